using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// The findings of the records of one port or one name. The same finding for several transports is one finding that names
/// those transports.
/// </summary>
internal sealed class PortRecordFindings(PortFindings findings)
{
    private const string DuplicateNote = "This is a duplicate of the \"";
    private const string Place = "{port}";

    private readonly List<Said> sayings = new();
    private int spokenFor;

    /// <summary>The findings of one port: of the records that answer for the transports asked for, and of those of other transports.</summary>
    internal void AddPort(PortSpec port, PortUseRole role, IReadOnlyList<ServiceRecord> records, RecordSet ofAnyTransport)
    {
        // The system assigned it to a client, so the service of the port is not involved.
        if (role == PortUseRole.Connection && port.Range.First >= PortRange.FirstEphemeralPort)
        {
            return;
        }

        if (port.Range.Class == PortClass.Dynamic)
        {
            findings.AddDynamic($"{port} is one of the Dynamic Ports, which are never assigned");
            return;
        }

        var holders = new List<ServiceRecord>();
        string others = TransportsOf(ofAnyTransport);
        foreach (ServiceRecord record in records)
        {
            SayUnauthorizedUse(record, port.Range);
            if (record.ServiceName is null)
            {
                SayNameless(record, port.Range, others);
            }
            else if (record.AliasOf is null && !record.IsHistoric && !IsDuplicate(record))
            {
                SayWidespreadUse(record, port.Range);
                holders.Add(record);
            }
        }

        WriteSayings(port.Transport.Kind == TransportSpecKind.Any);
        AddAliases(records);
        AddHolders(port, holders);
    }

    /// <summary>The findings of a service by its name.</summary>
    internal void AddService(PortSpec port, List<ServiceRecord> records, List<ServiceRecord> ofAnyTransport)
    {
        if (records.Count == 0)
        {
            findings.Add(PortFindingId.OtherTransport, $"{port.ServiceName} is registered for {TransportsOf(ofAnyTransport)}, and not for {port.Transport}.");
        }
        else if (!records.Exists(record => record.Port is not null))
        {
            findings.Add(PortFindingId.NoPort, $"{port.ServiceName} is registered without a port, so the port is unknown.");
        }

        foreach (ServiceRecord record in records)
        {
            if (record.Port is PortRange own)
            {
                SayUnauthorizedUse(record, own);
                SayWidespreadUse(record, own);
            }
        }

        WriteSayings(port.Transport.Kind == TransportSpecKind.Any);
        AddAliases(records);
    }

    private static bool IsDuplicate(ServiceRecord record)
        => record.AssignmentNotes is string notes && notes.StartsWith(DuplicateNote, StringComparison.Ordinal);

    private static string TransportsOf(IEnumerable<ServiceRecord> records)
    {
        var names = new List<string>();
        foreach (ServiceRecord record in records)
        {
            string name = ServiceRecord.TransportName(record.Transport) ?? "any transport";
            if (record.ServiceName is not null && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return string.Join(", ", names);
    }

    private static int MaskOf(ServiceRecord record)
        => record.Transport is TransportProtocol transport ? TransportSpec.MaskOf((int)transport) : TransportSpec.Any.SetBits - 1;

    private void SayUnauthorizedUse(ServiceRecord record, PortRange asked)
    {
        spokenFor |= MaskOf(record);
        foreach (PortRange accused in UnauthorizedPorts.Of(record))
        {
            if (accused.Overlaps(asked))
            {
                string use = record.UnauthorizedUse!;
                Say(record, PortFindingId.UnauthorizedUse, accused.Intersect(asked), string.Equals(use, "yes", StringComparison.OrdinalIgnoreCase)
                    ? $"Unauthorized use of {Place} was reported to IANA, which gives no detail."
                    : $"Unauthorized use of {Place} was reported to IANA: {PortFindings.Quote(use)}.");
            }
        }
    }

    private void SayWidespreadUse(ServiceRecord record, PortRange port)
    {
        if (PortFindings.IsWidespreadUse(record))
        {
            Say(record, PortFindingId.WidespreadUse, port, $"{Place} is not assigned to {record.ServiceName}: the registry records a widespread use.");
        }
    }

    private void SayNameless(ServiceRecord record, PortRange port, string others)
    {
        PortFindingId? id = PortRangeFindings.IdOf(record);
        if ((id == PortFindingId.Unassigned || !record.IsListed) && others.Length > 0 && record.Transport is TransportProtocol transport)
        {
            Say(record, PortFindingId.OtherTransport, port, $"{port} is registered for {others}, and not for {{transport}}.");
            return;
        }

        string? sentence = id switch
        {
            PortFindingId.Unassigned => $"{Place} is unassigned.",
            PortFindingId.Deassigned => $"{Place} was de-assigned: {PortFindings.OneLine(record.AssignmentNotes!).TrimEnd('.')}.",
            PortFindingId.Removed => $"{Place} had a service that was removed: {PortFindings.OneLine(record.Description!).TrimEnd('.')}.",
            PortFindingId.Reserved => $"{Place} is reserved.",
            _ => null,
        };
        if (sentence is not null)
        {
            Say(record, id!.Value, port, sentence);
        }
    }

    private void Say(ServiceRecord record, PortFindingId id, PortRange port, string sentence)
    {
        foreach (Said said in sayings)
        {
            if (said.Id == id && said.Port == port && said.Sentence == sentence)
            {
                said.Transports |= MaskOf(record);
                return;
            }
        }

        sayings.Add(new Said(id, port, sentence, MaskOf(record)));
    }

    // A finding for every requested transport does not name them.
    private void WriteSayings(bool isAnyAsked)
    {
        foreach (Said said in sayings)
        {
            bool isAll = said.Transports == TransportSpec.Any.SetBits - 1 || (isAnyAsked && said.Transports == spokenFor);
            string transports = TransportSpec.OfMask(said.Transports).ToString();
            string place = said.Port.ToString() + (isAll ? string.Empty : "/" + transports);
            findings.Add(said.Id, said.Sentence.Replace(Place, place).Replace("{transport}", transports));
        }
    }

    private void AddAliases(IEnumerable<ServiceRecord> records)
    {
        foreach (ServiceRecord record in records)
        {
            if (record.ServiceName is not null && (record.AliasOf is not null || record.IsHistoric))
            {
                findings.AddAlias(record);
            }
        }
    }

    // 512/tcp is exec and 512/udp is comsat, which is one holder each.
    private void AddHolders(PortSpec port, List<ServiceRecord> holders)
    {
        var names = new List<string>();
        foreach (ServiceRecord holder in holders)
        {
            bool isShared = holders.Exists(other
                => !string.Equals(other.ServiceName, holder.ServiceName, StringComparison.OrdinalIgnoreCase) && other.AnswersFor(holder.Transport));
            if (isShared && !names.Contains(holder.ServiceName!))
            {
                names.Add(holder.ServiceName!);
            }
        }

        if (names.Count > 1)
        {
            findings.Add(PortFindingId.SeveralHolders, $"{port} is held by {string.Join(", ", names)}.");
        }
    }

    /// <summary>A sentence about a port, and the transports of which it is true.</summary>
    private sealed class Said
    {
        internal Said(PortFindingId id, PortRange port, string sentence, int transports)
        {
            Id = id;
            Port = port;
            Sentence = sentence;
            Transports = transports;
        }

        internal PortFindingId Id { get; }

        internal PortRange Port { get; }

        internal string Sentence { get; }

        internal int Transports { get; set; }
    }
}
