using System;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Get-IanaPort: what the registry says of ports, or of all ports of a service.</summary>
[Cmdlet(VerbsCommon.Get, "IanaPort", DefaultParameterSetName = PortSet)]
[OutputType(typeof(ServiceRecord))]
public sealed class GetIanaPortCommand : IanaCmdlet
{
    private const string PortSet = "Port";
    private const string ServiceNameSet = "ServiceName";
    private const string InputObjectSet = "InputObject";
    private PortLookup lookup = null!;
    private Action<PSObject>? writeInput;
    private TransportSpec transport = TransportSpec.Any;
    private bool isTransportValid;

    /// <summary>The ports: numbers, ranges, lists, names or firewall keywords (about_PortRegistry_PortSpec). Without them, every record.</summary>
    [Parameter(Position = 0, ParameterSetName = PortSet)]
    [Alias("PortNumber", "LocalPort", "LocalPorts", "DestinationPort", "DestinationPortRange", "DstPort")]
    [ArgumentCompleter(typeof(PortCompleter))]
    [AllowNull]
    [AllowEmptyCollection]
    [PortSpecTransformation]
    public PortSpec[]? Port { get; set; }

    /// <summary>
    /// Ports, or objects with ports: connections, rules, exports, records. They are read as by Resolve-IanaPort; if an object
    /// has no port, its ServiceName is used.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>The names of services, wildcards allowed: all their ports, and their rows without a port.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ServiceNameSet)]
    [Alias("Name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ServiceNameCompleter))]
    [ValidateLength(0, SearchPatterns.MaxLength)]
    [ValueGiven]
    public string[] ServiceName { get; set; } = null!;

    /// <summary>The transports: tcp, udp, sctp, dccp, as names or IP protocol numbers. Records without one answer for all.</summary>
    [Parameter]
    [Alias("Protocol", "TransportProtocol", "IpProtocol")]
    [ArgumentCompleter(typeof(TransportCompleter))]
    [AllowNull]
    [TransportSpecTransformation]
    public TransportSpec[]? Transport { get; set; }

    /// <summary>Only records of these statuses.</summary>
    [Parameter]
    [ValueGiven]
    public AssignmentStatus[]? Status { get; set; }

    /// <summary>Only records of these classes of ports: System, User, Dynamic.</summary>
    [Parameter]
    [ValueGiven]
    public PortClass[]? Class { get; set; }

    /// <summary>Only records with a port; <c>-HasPort:$false</c>, only names without one.</summary>
    [Parameter]
    public SwitchParameter HasPort { get; set; }

    /// <summary>Return a record for each port of a range.</summary>
    [Parameter]
    public SwitchParameter Expand { get; set; }

    /// <summary>The registry to use: an object of Get-IanaRegistry or Import-IanaRegistry, or a file. The default is the active one.</summary>
    [Parameter]
    [ValueGiven]
    public RegistrySource? Registry { get; set; }

    /// <summary>The day whose registry answers: of its published versions, the newest that is not after it. A day since 2015-05-04.</summary>
    [Parameter]
    [ValueGiven]
    public RegistryDate? AsOf { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        lookup = new PortLookup(this, OpenRegistry(Registry, AsOf), Status, Class)
        {
            HasPort = Asked(nameof(HasPort), HasPort),
            Expand = Expand,
        };
        isTransportValid = lookup.TryTransport(Transport, out transport);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!isTransportValid)
        {
            return;
        }

        if (ParameterSetName == InputObjectSet)
        {
            writeInput ??= lookup.WriterOf(new PortReader(lookup.Registry, null, null, Transport is { Length: > 0 } ? transport : null, PortSide.Auto));
            PortInput.ForEach(InputObject, writeInput);
        }
        else if (ParameterSetName == ServiceNameSet)
        {
            foreach (string name in ServiceName)
            {
                lookup.WriteService(name, transport);
            }
        }
        else if (Port is not null)
        {
            foreach (PortSpec port in Port)
            {
                lookup.WritePort(port, transport);
            }
        }
        else if (!MyInvocation.ExpectingInput && !MyInvocation.BoundParameters.ContainsKey(nameof(Port)))
        {
            lookup.WriteEverything(transport);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => TellLeftOut(lookup.LeftOut, "records of another status or class, or with a port or without one");
}
