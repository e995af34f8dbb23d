namespace PortRegistry;

/// <summary>What is assumed for a use because its text does not say it.</summary>
internal static class PortAssumptions
{
    private static readonly string[] Tcp =
    {
        "The transport is assumed to be tcp: without the column Netid, ss prints sockets of sctp and dccp alike ('ss -tulpn' has the column).",
    };

    private static readonly string[] Udp =
    {
        "The transport is assumed to be udp: without the column Netid, ss prints raw sockets alike, with their protocol for the port ('ss -tulpn' has the column).",
    };

    /// <summary>The assumption for ss without the column Netid, where the transport follows from the state of a socket.</summary>
    internal static string[]? OfState(TransportSpec told) => told.Kind != TransportSpecKind.Transports ? null : told.Transports[0] == TransportProtocol.udp ? Udp : Tcp;

    /// <summary>The assumption for names of ports, where a use has some.</summary>
    internal static string? OfNames(PortUse use)
    {
        bool isOfMachine = use.Source is PortTextFormat.Ss or PortTextFormat.Netstat or PortTextFormat.Lsof or PortTextFormat.Iptables or PortTextFormat.Nftables;
        string? names = isOfMachine ? NamesIn(NamesIn(null, use.LocalPort), use.RemotePort) : null;
        return names is null ? null
            : $"Names of ports are the machine's own, and are assumed to be IANA's: {names} ('{(use.Source == PortTextFormat.Lsof ? "-P" : "-n")}' prints numbers).";
    }

    private static string? NamesIn(string? names, PortSpec? port)
    {
        if (port is null || port.Kind is PortSpecKind.Range or PortSpecKind.Any)
        {
            return names;
        }

        foreach (PortSpec item in port.Items)
        {
            names = item.ServiceName is not string name ? names : names is null ? name : names + ", " + name;
        }

        return names;
    }
}
