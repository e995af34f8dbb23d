using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The states of ports in nmap's words, and the names of services in scans.</summary>
internal static class ScanStates
{
    private static readonly HashSet<string> States = new(StringComparer.Ordinal) { "open", "closed", "filtered", "unfiltered", "open|filtered", "closed|filtered" };

    internal static bool Has(string word) => States.Contains(word);

    /// <summary>The name without the mark of a guess; null if there is none.</summary>
    internal static string? ServiceOf(string? name)
    {
        string text = (name ?? string.Empty).TrimEnd('?');
        return text is "" or "unknown" ? null : text;
    }

    /// <summary>Sets port and transport; for a scan of IP protocols, only the protocol.</summary>
    /// <returns>Null, or why they cannot be read.</returns>
    internal static string? SetPort(PortUse draft, string port, string protocol)
    {
        PortSpec spec = PortSpec.Parse(port);
        if (spec.Kind != PortSpecKind.Range)
        {
            return $"'{port}' is not a port";
        }

        switch (protocol)
        {
            case "tcp" or "udp" or "sctp":
                (draft.LocalPort, draft.Protocol) = (spec, TransportSpec.Parse(protocol));
                return null;
            case "icmp":
                draft.Protocol = TransportSpec.Parse(protocol);
                return null;
            case "ip":
                draft.Protocol = TransportSpec.WithoutPorts(TransportSpec.Parse(port));
                return draft.Protocol.Kind == TransportSpecKind.Invalid ? $"'{port}' is not an IP protocol" : null;
            default:
                return $"'{protocol}' is not tcp, udp, sctp or ip";
        }
    }
}
