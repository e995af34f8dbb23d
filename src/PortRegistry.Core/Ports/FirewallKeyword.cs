using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace PortRegistry;

/// <summary>
/// A keyword that Windows Firewall accepts in place of a port (New-NetFirewallRule -LocalPort and -RemotePort, netsh,
/// and the rule strings of group policy), and its meaning. The ports of some are known only to the machine itself.
/// </summary>
public sealed class FirewallKeyword
{
    private FirewallKeyword(string name, PortRange? ports, bool isDefault, TransportProtocol transport, string? serviceName, string meaning, params string[] spellings)
    {
        Name = name;
        Ports = ports;
        IsDefault = isDefault;
        Transport = transport;
        ServiceName = serviceName;
        Meaning = meaning;
        Spellings = new TextList<string>(spellings);
    }

    /// <summary>Every keyword, one entry for all spellings of it.</summary>
    public static IReadOnlyList<FirewallKeyword> All { get; } = new ReadOnlyCollection<FirewallKeyword>(new FirewallKeyword[]
    {
        new("RPC", PortRange.Of(PortClass.Dynamic), true, TransportProtocol.tcp, null,
            "Ports assigned to remote procedure call servers when they start; 49152-65535 unless the machine is configured otherwise.", "RPC"),
        new("RPC-EPMap", 135, false, TransportProtocol.tcp, "epmap",
            "The remote procedure call endpoint mapper.", "RPC-EPMap", "RPCEPMap"),
        new("IPHTTPS", 443, true, TransportProtocol.tcp, "https",
            "IPv6 over HTTPS, in the direction of the rule.", "IPHTTPS"),
        new("IPHTTPSIn", 443, true, TransportProtocol.tcp, "https",
            "IPv6 over HTTPS, the local port of the server.", "IPHTTPSIn", "IPTLSIn"),
        new("IPHTTPSOut", 443, true, TransportProtocol.tcp, "https",
            "IPv6 over HTTPS, the remote port of the client.", "IPHTTPSOut", "IPTLSOut"),
        new("Teredo", 3544, true, TransportProtocol.udp, "teredo",
            "Teredo, IPv6 over UDP through address translation: the machine's own Teredo port, 3544 on servers.", "Teredo"),
        new("PlayToDiscovery", null, false, TransportProtocol.udp, null,
            "Ports on which Play To listens for replies of media devices; the machine chooses them.", "PlayToDiscovery", "Ply2Disc"),
    });

    private static (string Spelling, FirewallKeyword Keyword)[] BySpelling { get; } = Spell();

    /// <summary>The spelling that <see cref="PortSpec.Keyword"/> gives.</summary>
    public string Name { get; }

    /// <summary>Every spelling, in any case.</summary>
    public IReadOnlyList<string> Spellings { get; }

    /// <summary>The ports, or null where only the machine knows them.</summary>
    public PortRange? Ports { get; }

    /// <summary>Whether <see cref="Ports"/> is only what holds unless the machine is set up otherwise.</summary>
    public bool IsDefault { get; }

    /// <summary>The transport.</summary>
    public TransportProtocol Transport { get; }

    /// <summary>The registry's name of the service, or null where it has none.</summary>
    public string? ServiceName { get; }

    /// <summary>What the keyword means, as a sentence.</summary>
    public string Meaning { get; }

    /// <summary>The name and the ports: <c>RPC-EPMap 135/tcp</c>.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"{Name}{(Ports is PortRange ports ? " " + ports : string.Empty)}/{ServiceRecord.TransportName(Transport)}";

    internal static FirewallKeyword? Find(string text, int start, int length)
    {
        foreach ((string spelling, FirewallKeyword keyword) in BySpelling)
        {
            if (spelling.Length == length && string.Compare(text, start, spelling, 0, length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return keyword;
            }
        }

        return null;
    }

    private static (string Spelling, FirewallKeyword Keyword)[] Spell()
    {
        var spelled = new List<(string, FirewallKeyword)>();
        foreach (FirewallKeyword keyword in All)
        {
            foreach (string spelling in keyword.Spellings)
            {
                spelled.Add((spelling, keyword));
            }
        }

        return spelled.ToArray();
    }
}
