using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Asks a registry for ports and services and writes the answers, filtered, to a cmdlet's pipeline.</summary>
internal sealed class PortLookup
{
    private readonly IanaCmdlet cmdlet;
    private readonly PortRemarks remarks;
    private readonly AssignmentStatus[]? statuses;
    private readonly PortClass[]? classes;

    internal PortLookup(IanaCmdlet cmdlet, IanaRegistry registry, AssignmentStatus[]? statuses, PortClass[]? classes)
    {
        this.cmdlet = cmdlet;
        remarks = new PortRemarks(cmdlet);
        Registry = registry;
        this.statuses = statuses;
        this.classes = classes;
    }

    /// <summary>The registry to use.</summary>
    internal IanaRegistry Registry { get; }

    /// <summary>True: only records with a port. False: only those without. Null: any.</summary>
    internal bool? HasPort { get; set; }

    /// <summary>How many records the filters left out.</summary>
    internal int LeftOut { get; private set; }

    /// <summary>Whether each port of a range is given a record of its own; a keyword has one answer, whatever it stands for.</summary>
    internal bool Expand { get; set; }

    internal bool TryTransport(TransportSpec[]? asked, out TransportSpec transport)
    {
        transport = TransportSpec.Any;
        if (asked is null || asked.Length == 0)
        {
            return true;
        }

        transport = asked.Length == 1 ? asked[0] : TransportSpec.Union(asked);
        foreach (TransportSpec spec in asked)
        {
            if (spec.Kind is TransportSpecKind.Invalid or TransportSpecKind.OtherProtocol)
            {
                cmdlet.WriteError(Errors.TransportNotValid(spec));
            }
        }

        return transport.Kind is TransportSpecKind.Any or TransportSpecKind.Transports;
    }

    /// <summary>Writes what the registry says of the ports of an object.</summary>
    internal Action<PSObject> WriterOf(PortReader reader) => input =>
    {
        try
        {
            PortReading reading = reader.Read(input);
            remarks.Tell(reader);
            if (!reading.IsFound)
            {
                cmdlet.WriteError(Errors.PortNotSaid(input));
                return;
            }

            bool isTransport = reading.Transport.Kind is TransportSpecKind.Any or TransportSpecKind.Transports;
            if (!isTransport)
            {
                cmdlet.WriteError(Errors.TransportNotValid(reading.Transport));
            }

            // An unknown transport still leaves the port; a protocol without ports does not.
            if (isTransport || reading.Transport.Kind == TransportSpecKind.Invalid)
            {
                WritePort(reading.Port, isTransport ? reading.Transport : TransportSpec.Any);
            }
        }
        catch (PortReadException exception)
        {
            cmdlet.WriteError(Errors.PortNotReadable(exception, input));
        }
    };

    internal void WritePort(PortSpec port, TransportSpec transport)
    {
        switch (port.Kind)
        {
            case PortSpecKind.Range or PortSpecKind.Service or PortSpecKind.Any or PortSpecKind.Keyword when !TransportOf(port).And(transport).Includes(null):
                cmdlet.WriteError(port.Transport.Kind == TransportSpecKind.OtherProtocol ? Errors.TransportNotValid(port.Transport) : Errors.TransportDiffers(port, transport));
                break;
            case PortSpecKind.Range:
                WriteRange(port.Range, port.Transport.And(transport));
                break;
            case PortSpecKind.Service:
                WriteNamed(port.ServiceName!, port.Transport.And(transport));
                break;
            case PortSpecKind.Any:
            case PortSpecKind.Keyword:
                Write(new[] { IanaRegistry.Answer(port) });
                break;
            case PortSpecKind.List:
                foreach (PortSpec item in port.Items)
                {
                    WritePort(item, transport);
                }

                break;
            case PortSpecKind.Invalid when ServicePattern.TryParse(port.Text, out ServicePattern? pattern):
                WriteService(pattern!.Name, pattern.Transport.And(transport));
                break;
            default:
                cmdlet.WriteError(Errors.PortNotValid(port));
                break;
        }
    }

    private static TransportSpec TransportOf(PortSpec port) => port.FirewallKeyword is FirewallKeyword keyword ? new TransportSpec(keyword.Transport) : port.Transport;

    private void WriteRange(PortRange range, TransportSpec transport)
    {
        if (!Expand)
        {
            Write(Registry.Answer(range, transport));
            return;
        }

        for (int port = range.First; port <= range.Last && !cmdlet.Stopping; port++)
        {
            foreach (ServiceRecord record in Registry.Answer(port, transport))
            {
                WriteOne(record.At(port));
            }
        }
    }

    internal void WriteService(string name, TransportSpec transport)
    {
        if (SearchPatterns.Wildcard(name) is Func<string, bool> test)
        {
            Write(OfTransport(Registry.FindServices(test), transport));
        }
        else
        {
            WriteNamed(SearchPatterns.Literal(name), transport);
        }
    }

    internal void WriteEverything(TransportSpec transport) => Write(OfTransport(Registry.Records, transport));

    private static IEnumerable<ServiceRecord> OfTransport(IEnumerable<ServiceRecord> records, TransportSpec transport)
    {
        foreach (ServiceRecord record in records)
        {
            if (transport.Includes(record.Transport))
            {
                yield return record;
            }
        }
    }

    private void WriteNamed(string name, TransportSpec transport)
    {
        using IEnumerator<ServiceRecord> found = Registry.FindService(name).GetEnumerator();
        if (!found.MoveNext())
        {
            cmdlet.WriteError(Errors.ServiceNotFound(name, Registry.SuggestNames(name)));
            return;
        }

        Write(OfTransport(Registry.FindService(name), transport));
    }

    private void Write(IEnumerable<ServiceRecord> records)
    {
        foreach (ServiceRecord record in records)
        {
            if (Expand && record.Port is { Count: > 1 } ports && record.Status != AssignmentStatus.Keyword)
            {
                for (int port = ports.First; port <= ports.Last && !cmdlet.Stopping; port++)
                {
                    WriteOne(record.At(port));
                }
            }
            else
            {
                WriteOne(record);
            }
        }
    }

    private void WriteOne(ServiceRecord record)
    {
        if ((statuses is null || Array.IndexOf(statuses, record.Status) >= 0)
            && (classes is null || (record.Class is PortClass own && Array.IndexOf(classes, own) >= 0))
            && (HasPort is null || HasPort == record.Port is not null))
        {
            cmdlet.WriteObject(record);
        }
        else
        {
            LeftOut++;
        }
    }
}
