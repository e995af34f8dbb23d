using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;

namespace PortRegistry.Commands;

/// <summary>
/// The one table of property names (about_PortRegistry_Audits), compared without regard to case, blanks, <c>_</c>,
/// <c>-</c> and <c>.</c>.
/// </summary>
internal static class PortNames
{
    // Names that a caller may make up have no end.
    private const int MaxKept = 4096;

    private const string Owners =
        "(?<local>local|l)|(?<remote>remote|r|peer|foreign)|(?<source>source|src|s|(?<asks>client|orig|initiator))"
        + "|(?<destination>destination|dest|dst|d|(?<answers>server|target|resp|responder))";

    private const string Ends = "(?<first>from|first|start|begin|min|low)|(?<last>to|last|end|max|high)";

    // destinationPort, dst_port_ranges, FromPort, port_range_min, destinationPortStart, ServicePort.
    private static readonly Regex Port = new(
        $"^(?:{Ends})?(?:{Owners})?(?:service|l4|svc|transport|endpoint)?(?:{Owners})?(?<noun>port|ports|portrange|portranges|portnumber|portnumbers|portno|port\\(s\\))(?:{Ends})?$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Negation = new(
        "(service|services|port|ports)(negate|negated|not|invert|inverted)$|(^|destination|source)(negate|not|except|exclude|excluded|invert)(destination|dest|dst)?(service|services|port|ports)$|^matchopposite(port|ports|protocol)$|^protocolmatchexcepted$",
        RegexOptions.CultureInvariant);

    // What only rules have, and what only scans, flows and logs have.
    private static readonly Regex Ruled = new(
        "cidr|iprange|addressprefix|ipprefix|prefixlist|securitygroup|^(chain|priority|sequence|sources|destinations|sourceranges|destinationranges)$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Seen = new(
        "bytes?($|sent|in|out|received)|packets?($|sent|in|out|received)|pkts?$|octets|^(i|o)byte?$|^(plugin|nvt|cve|cvss|vuln|scan)"
        + "|^(time|timestamp|datetime|date|ts|starttime|endtime|eventtime|utctime|timegenerated|timecreated|receivetime|generatedtime|lastseen|firstseen|duration"
        + "|host|hostname|hostip|ip|ipaddress|ipstr|fqdn|dns|dnsname|netbios|netbiosname|os|qid|severity|risk|riskfactor|threat|synopsis|solution|banner|logstatus)$",
        RegexOptions.CultureInvariant);

    private static readonly Regex PortLike = new("(?<!sup|ex|im|re|trans|view|air|pass)port(?!al|folio|f)|service|firewallgroup", RegexOptions.CultureInvariant);

    // Azure's Log Analytics says the type of a column of the user's own at its end: DestPort_d.
    private const string TypeLetters = "sdgbt";

    private static readonly string[] Nouns = { "port", "ports", "portrange", "portranges", "portnumber", "portnumbers", "portno", "port(s)" };

    private static readonly Dictionary<string, PortName> Others = new(StringComparer.Ordinal)
    {
        ["dpt"] = new(PortNameKind.Port, PortOwner.Destination, 20),
        ["spt"] = new(PortNameKind.Port, PortOwner.Source, 20),
        ["idrespp"] = new(PortNameKind.Port, PortOwner.Destination, 21, isRoleSaid: true),
        ["idorigp"] = new(PortNameKind.Port, PortOwner.Source, 21, isRoleSaid: true),
        ["sp"] = new(PortNameKind.Port, PortOwner.Source, 22),
        ["dp"] = new(PortNameKind.Port, PortOwner.Destination, 22),
        ["dsport"] = new(PortNameKind.Port, PortOwner.Destination, 23),
        ["multiport"] = new(PortNameKind.Port, PortOwner.Unsaid, 19),
        ["portid"] = new(PortNameKind.Port, PortOwner.Unsaid, 20),
        ["publicport"] = new(PortNameKind.Port, PortOwner.Unsaid, 21),
        ["publishedport"] = new(PortNameKind.Port, PortOwner.Unsaid, 22),
        ["hostport"] = new(PortNameKind.Port, PortOwner.Unsaid, 23),
        ["privateport"] = new(PortNameKind.Port, PortOwner.Unsaid, 24),
        ["containerport"] = new(PortNameKind.Port, PortOwner.Unsaid, 25),
        ["targetport"] = new(PortNameKind.Port, PortOwner.Unsaid, 26),
        ["tcpdstport"] = new(PortNameKind.Port, PortOwner.Destination, 30, TransportProtocol.tcp),
        ["udpdstport"] = new(PortNameKind.Port, PortOwner.Destination, 31, TransportProtocol.udp),
        ["tcpsrcport"] = new(PortNameKind.Port, PortOwner.Source, 30, TransportProtocol.tcp),
        ["udpsrcport"] = new(PortNameKind.Port, PortOwner.Source, 31, TransportProtocol.udp),
        ["tcpportrange"] = new(PortNameKind.Port, PortOwner.Unsaid, 30, TransportProtocol.tcp),
        ["udpportrange"] = new(PortNameKind.Port, PortOwner.Unsaid, 31, TransportProtocol.udp),
        ["sctpportrange"] = new(PortNameKind.Port, PortOwner.Unsaid, 32, TransportProtocol.sctp),
        ["tcpport"] = new(PortNameKind.Port, PortOwner.Unsaid, 33, TransportProtocol.tcp),
        ["udpport"] = new(PortNameKind.Port, PortOwner.Unsaid, 34, TransportProtocol.udp),
        ["tcpports"] = new(PortNameKind.Port, PortOwner.Unsaid, 35, TransportProtocol.tcp),
        ["udpports"] = new(PortNameKind.Port, PortOwner.Unsaid, 36, TransportProtocol.udp),
        ["localendpoint"] = new(PortNameKind.Port, PortOwner.Local, 20),
        ["remoteendpoint"] = new(PortNameKind.Port, PortOwner.Remote, 20),
        ["protocol"] = new(PortNameKind.Transport, rank: 0),
        ["transport"] = new(PortNameKind.Transport, rank: 1),
        ["transportprotocol"] = new(PortNameKind.Transport, rank: 2),
        ["ipprotocol"] = new(PortNameKind.Transport, rank: 3),
        ["proto"] = new(PortNameKind.Transport, rank: 4),
        ["ipproto"] = new(PortNameKind.Transport, rank: 5),
        ["networktransport"] = new(PortNameKind.Transport, rank: 6),
        ["l4proto"] = new(PortNameKind.Transport, rank: 7),
        ["l4protocol"] = new(PortNameKind.Transport, rank: 8),
        ["layer4protocol"] = new(PortNameKind.Transport, rank: 9),
        ["protocols"] = new(PortNameKind.Transport, rank: 10),
        ["ianaprotocol"] = new(PortNameKind.Transport, rank: 11),
        ["networkiananumber"] = new(PortNameKind.Transport, rank: 12),
        ["protocolnumber"] = new(PortNameKind.Transport, rank: 13),
        ["protocolidentifier"] = new(PortNameKind.Transport, rank: 14),
        ["portprotocol"] = new(PortNameKind.Transport, rank: 15),
        ["serviceprotocol"] = new(PortNameKind.Transport, rank: 16),
        ["networkprotocol"] = new(PortNameKind.Transport, rank: 17),
        ["protocolname"] = new(PortNameKind.Transport, rank: 18),
        ["protocolnum"] = new(PortNameKind.Transport, rank: 19),
        ["pro"] = new(PortNameKind.Transport, rank: 20),
        ["pr"] = new(PortNameKind.Transport, rank: 21),
        ["protokoll"] = new(PortNameKind.Transport, rank: 23),
        ["protocole"] = new(PortNameKind.Transport, rank: 24),
        ["protocolo"] = new(PortNameKind.Transport, rank: 25),
        ["protocollo"] = new(PortNameKind.Transport, rank: 26),
        ["ipprotocols"] = new(PortNameKind.Transport, rank: 22),
        ["type"] = new(PortNameKind.Type),
        ["service"] = new(PortNameKind.Service, rank: 0),
        ["services"] = new(PortNameKind.Service, rank: 1),
        ["servicename"] = new(PortNameKind.Service, rank: 2),
        ["services&applications"] = new(PortNameKind.Service, rank: 3),
        ["direction"] = new(PortNameKind.Direction, rank: 0),
        ["trafficdirection"] = new(PortNameKind.Direction, rank: 1),
        ["networkdirection"] = new(PortNameKind.Direction, rank: 2),
        ["flowdirection"] = new(PortNameKind.Direction, rank: 3),
        ["dir"] = new(PortNameKind.Direction, rank: 4),
        ["isegress"] = new(PortNameKind.IsOutbound, rank: 0),
        ["egress"] = new(PortNameKind.IsOutbound, rank: 1),
        ["action"] = new(PortNameKind.Action, rank: 0),
        ["ruleaction"] = new(PortNameKind.Action, rank: 1),
        ["access"] = new(PortNameKind.Action, rank: 2),
        ["verdict"] = new(PortNameKind.Action, rank: 3),
        ["state"] = new(PortNameKind.State, rank: 0),
        ["status"] = new(PortNameKind.State, rank: 1),
        ["connectionstate"] = new(PortNameKind.State, rank: 2),
        ["tcpstate"] = new(PortNameKind.State, rank: 3),
        ["role"] = new(PortNameKind.Role),
        ["condition"] = new(PortNameKind.Condition),
        ["conditions"] = new(PortNameKind.Condition, rank: 1),
        ["destination"] = new(PortNameKind.Prefix),
        ["dest"] = new(PortNameKind.Prefix),
        ["dst"] = new(PortNameKind.Prefix),
        ["source"] = new(PortNameKind.Prefix),
        ["src"] = new(PortNameKind.Prefix),
        ["local"] = new(PortNameKind.Prefix),
        ["remote"] = new(PortNameKind.Prefix),
        ["server"] = new(PortNameKind.Prefix),
        ["client"] = new(PortNameKind.Prefix),
        ["peer"] = new(PortNameKind.Prefix),
        ["network"] = new(PortNameKind.Prefix),
        ["srcendpoint"] = new(PortNameKind.Prefix),
        ["dstendpoint"] = new(PortNameKind.Prefix),
        ["id"] = new(PortNameKind.Prefix),
        ["properties"] = new(PortNameKind.Wrapper),
        ["spec"] = new(PortNameKind.Wrapper),
        ["rule"] = new(PortNameKind.Wrapper),
        ["connection"] = new(PortNameKind.Wrapper),
        ["connectioninfo"] = new(PortNameKind.Wrapper),
        ["jsonpayload"] = new(PortNameKind.Wrapper),
        ["tcpoptions"] = new(PortNameKind.Wrapper, transport: TransportProtocol.tcp),
        ["udpoptions"] = new(PortNameKind.Wrapper, transport: TransportProtocol.udp),
        ["denied"] = new(PortNameKind.Blocked),
        ["iana"] = new(PortNameKind.Answer),
    };

    private static readonly ConcurrentDictionary<string, PortName> Known = new(StringComparer.Ordinal);

    /// <summary>The names as they are documented, for completion.</summary>
    internal static IReadOnlyList<string> Documented { get; } = new[]
    {
        "LocalPort", "LocalPorts", "DestinationPort", "DestinationPorts", "DestinationPortRange", "DestinationPortRanges", "DstPort", "DestPort",
        "DPort", "dpt", "Port", "Ports", "PortRange", "PortRanges", "PortNumber", "PortId", "RemotePort", "RemotePorts", "LocalEndPoint", "RemoteEndPoint",
        "FromPort..ToPort", "StartPort..EndPort", "PortRangeMin..PortRangeMax", "Port..EndPort", "ServiceName",
    };

    /// <summary>What a property of this name holds.</summary>
    internal static PortName Find(string name)
    {
        if (Known.TryGetValue(name, out PortName known))
        {
            return known;
        }

        if (Known.Count > MaxKept)
        {
            Known.Clear();
        }

        PortName read = Read(Normalize(name));
        bool isTyped = read.Kind == PortNameKind.None && name.Length > 2 && name[name.Length - 2] == '_' && TypeLetters.IndexOf(name[name.Length - 1]) >= 0;
        return Known.GetOrAdd(name, isTyped ? Read(Normalize(name.Substring(0, name.Length - 2))) : read);
    }

    /// <summary>Whether a name that is not known may nevertheless be one of ports or of a service.</summary>
    internal static bool MayBePorts(string name) => PortLike.IsMatch(Normalize(name));

    internal static string Normalize(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c is not ('_' or '-' or '.') && !char.IsWhiteSpace(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
        }

        return text.ToString();
    }

    /// <summary>Which end of a range a name such as <c>from</c> or <c>max</c> is; none for another.</summary>
    internal static PortNameKind EndOf(string name) => Normalize(name) switch
    {
        "from" or "first" or "start" or "begin" or "min" or "low" or "lower" => PortNameKind.First,
        "to" or "last" or "end" or "max" or "high" or "upper" => PortNameKind.Last,
        _ => PortNameKind.None,
    };

    private static PortName Read(string name)
    {
        if (Others.TryGetValue(name, out PortName other))
        {
            return other;
        }

        // Cilium's toPorts are no end of a range.
        Match match = name.Length < 64 ? Port.Match(name) : Match.Empty;
        if (!match.Success || (match.Groups["noun"].Value == "ports" && (match.Groups["first"].Success || match.Groups["last"].Success)))
        {
            return name.Length >= 64 ? default
                : Negation.IsMatch(name) ? new PortName(PortNameKind.Negation)
                : Ruled.IsMatch(name) ? new PortName(PortNameKind.Ruled)
                : Seen.IsMatch(name) ? new PortName(PortNameKind.Seen)
                : default;
        }

        PortOwner owner = match.Groups["local"].Success ? PortOwner.Local
            : match.Groups["remote"].Success ? PortOwner.Remote
            : match.Groups["source"].Success ? PortOwner.Source
            : match.Groups["destination"].Success ? PortOwner.Destination
            : PortOwner.Unsaid;
        PortNameKind kind = match.Groups["first"].Success ? PortNameKind.First : match.Groups["last"].Success ? PortNameKind.Last : PortNameKind.Port;
        bool isRoleSaid = match.Groups["asks"].Success || match.Groups["answers"].Success;
        return new PortName(kind, owner, Array.IndexOf(Nouns, match.Groups["noun"].Value), isRoleSaid: isRoleSaid);
    }
}
