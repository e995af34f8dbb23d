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
        "(?<local>local|l)|(?<remote>remote|r|peer|foreign)|(?<source>source|src|s|(?<asks>client|cli|orig|initiator|principal))"
        + "|(?<destination>destination|dest|dst|d|(?<answers>server|srv|resp|responder))"
        + "|(?<outside>public|published|external|newexternal|ext|host|frontend|wan|listen|listener|listening|outside|entry|loadbalancer|lb|original)"
        + "|(?<inside>private|internal|newinternal|container|backend|instance|mapped|translated|target|lan|inside|connect|forward|fwd|redirect|origin|nat|xlate)";

    private const string Ends = "(?<first>from|first|start|begin|minimum|min|lower|low)|(?<last>to|last|end|maximum|max|upper|high)";

    private const string Sides = "(?<source>source|src|s)|(?<destination>destination|dest|dst|d)|(?<local>local)|(?<remote>remote)";

    private const string Nots = "negated?|not|except(?:ed|ions?)?|excluded?|excluding|invert(?:ed)?|inverse|opposite";

    private const string Negated = "services?|ports?|portranges?|protocols?";

    // destinationPort, dst_port_ranges, FromPort, port_range_min, destinationPortStart, ServicePort.
    private static readonly Regex Port = new(
        $"^(?!send)(?:{Ends})?(?:{Owners})?(?:{Ends})?(?:service|l4|svc|transport|protocol|endpoint|open|allowed)?(?:{Owners})?(?<noun>port|ports|portrange|portranges|portnumber|portnumbers|portno|port#|port\\(s\\)|portprotocol)(?:{Ends})?$",
        RegexOptions.CultureInvariant);

    // Destination Port/Protocol, Protocol / Port, Service/Port.
    private static readonly Regex Joint = new(
        $"^(?:{Sides})?(?:(?:protocols?|proto|services?|transports?)/(?:ports?|portranges?|portnumbers?)|(?:ports?|portranges?|portnumbers?)/(?:protocols?|proto|services?|transports?))$",
        RegexOptions.CultureInvariant);

    // matchOppositePorts, protocol_match_excepted, service-negate, destination-port-except, notPorts.
    private static readonly Regex Negation = new(
        $"^(?:{Sides})?(?:match)?(?:{Nots})(?:{Sides})?(?:{Negated})$|^(?:{Sides})?(?:{Negated})(?:is|match)?(?:{Nots})$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Side = new("^(?:(?<source>source|src)|(?<destination>destination|dest|dst)|(?<local>local)|(?<remote>remote))", RegexOptions.CultureInvariant);

    // Without a word for what it negates.
    private static readonly Regex BareNegation = new($"^(?:is|{Sides})?(?:negated?|not|invert(?:ed)?|inverse)$", RegexOptions.CultureInvariant);

    private static readonly Regex Operator = new($"^(?:{Sides})?(?:port)?oper(?:ator)?$", RegexOptions.CultureInvariant);

    // What only rules have, and what only scans, flows and logs have.
    private static readonly Regex Ruled = new(
        "cidr|iprange|addressprefix|ipprefix|prefixlist|securitygroup|^(chain|priority|sequence|sources|destinations|sourceranges|destinationranges)$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Seen = new(
        "bytes?($|sent|in|out|received)|packets?($|sent|in|out|received)|pkts?$|octets|^(i|o)byte?$|^(plugin|nvt|cve|cvss|vuln|scan)"
        + "|^(time|timestamp|datetime|date|ts|starttime|endtime|eventtime|utctime|timegenerated|timecreated|receivetime|generatedtime|lastseen|firstseen|duration"
        + "|host|hostname|hostip|ip|ipaddress|ipstr|fqdn|dns|dnsname|netbios|netbiosname|os|qid|severity|risk|riskfactor|threat|synopsis|solution|banner|logstatus)$",
        RegexOptions.CultureInvariant);

    // AdditionalPorts, LocalPort2, MetricsPort, console-address; no port of a switch, no number of ports and none of a source.
    private static readonly Regex OtherPorts = new(
        "(?<!sup|ex|im|re|trans|view|air|pass|switch|physical|uplink|interface|printer|console|serial|usb|com|parent|root|bridge|mirror|monitor|vlan|virtual|channel|slot|num|number|numberof|total|max|count|numof)"
        + "ports?(s|list|range|ranges|numbers?|start|from|min)?[0-9]?$|(address|addr|listen|bind|endpoint)$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Tickets = new("severity|risk|cve|cvss|plugin|qid|nvt|vuln|title|ticket|assign|finding|threat", RegexOptions.CultureInvariant);

    private static readonly Regex Asking = new("source|src|client|orig|initiator|^sport", RegexOptions.CultureInvariant);

    private static readonly Regex Identity = new(
        "^(id|uid|uuid|guid|etag|key|groupid|groupname|resourceid|ruleid|policyid|priority|sequence|order|ruleindex|rulenumber|localaddress|remoteaddress)$|arn$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Things = new(
        "^(hosts?|items|value|values|results?|resources|records|data|objects|entries|machines|devices|nodes|instances|groups|policies|(network)?securitygroups|firewalls)$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Parts = new("^(init|ephemeral)?containers$|^containerdefinitions$", RegexOptions.CultureInvariant);

    private static readonly Regex Remark = new("^(name|label|displayname|description|comment|remark|note|tags?)$", RegexOptions.CultureInvariant);

    private static readonly Regex PortLike = new("(?<!sup|ex|im|re|trans|view|air|pass)port(?!al|folio|f)|service|firewallgroup", RegexOptions.CultureInvariant);

    // Azure's Log Analytics says the type of a column of the user's own at its end: DestPort_d.
    private const string TypeLetters = "sdgbt";

    private static readonly string[] Nouns = { "port", "ports", "portrange", "portranges", "portnumber", "portnumbers", "portno", "port(s)", "portprotocol", "port#" };

    // Best first.
    private static readonly string[] Transports =
    {
        "protocol", "transport", "transportprotocol", "ipprotocol", "proto", "ipproto", "networktransport", "l4proto", "l4protocol", "layer4protocol",
        "protocols", "ianaprotocol", "networkiananumber", "protocolnumber", "protocolidentifier", "portprotocol", "serviceprotocol", "networkprotocol",
        "protocolname", "protocolnum", "pro", "pr", "ipprotocols", "protokoll", "protocole", "protocolo", "protocollo", "newprotocol", "entryprotocol",
        "protocolid", "networkipprotocol", "netid",
    };

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
        ["portvalue"] = new(PortNameKind.Port, PortOwner.Unsaid, 18),
        ["portid"] = new(PortNameKind.Port, PortOwner.Unsaid, 20),
        ["publicport"] = new(PortNameKind.Port, PortOwner.Outside, 21),
        ["publishedport"] = new(PortNameKind.Port, PortOwner.Outside, 22),
        ["hostport"] = new(PortNameKind.Port, PortOwner.Outside, 23),
        ["srcdport"] = new(PortNameKind.Port, PortOwner.Outside, 24),
        ["portbindings"] = new(PortNameKind.Port, PortOwner.Unsaid, 45),
        ["exposedports"] = new(PortNameKind.Port, PortOwner.Inside, 24),
        ["nodeport"] = new(PortNameKind.Port, PortOwner.Unsaid, 50),
        ["healthchecknodeport"] = new(PortNameKind.Port, PortOwner.Unsaid, 51, TransportProtocol.tcp),
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
        ["incomingports"] = new(PortNameKind.Port, PortOwner.Unsaid, 40),
        ["outgoingports"] = new(PortNameKind.Port, PortOwner.Unsaid, 52),
        ["inboundports"] = new(PortNameKind.Port, PortOwner.Unsaid, 40),
        ["outboundports"] = new(PortNameKind.Port, PortOwner.Unsaid, 52),
        ["published"] = new(PortNameKind.Published),
        ["range"] = new(PortNameKind.Count),
        ["portcount"] = new(PortNameKind.Count),
        ["initiated"] = new(PortNameKind.Initiated),
        ["toports"] = new(PortNameKind.Left),
        ["localendpoint"] = new(PortNameKind.Port, PortOwner.Local, 20),
        ["remoteendpoint"] = new(PortNameKind.Port, PortOwner.Remote, 20),
        ["type"] = new(PortNameKind.Type),
        ["family"] = new(PortNameKind.Family),
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
        ["eventname"] = new(PortNameKind.Action, rank: 4),
        ["forwarding"] = new(PortNameKind.Action, rank: 5),
        ["then"] = new(PortNameKind.Action, rank: 6),
        ["actions"] = new(PortNameKind.Action, rank: 7),
        ["policy"] = new(PortNameKind.ActionWord),
        ["grant"] = new(PortNameKind.ActionWord),
        ["target"] = new(PortNameKind.ActionWord),
        ["jump"] = new(PortNameKind.ActionWord),
        ["decision"] = new(PortNameKind.ActionWord),
        ["disposition"] = new(PortNameKind.ActionWord),
        ["permission"] = new(PortNameKind.ActionWord),
        ["effect"] = new(PortNameKind.ActionWord),
        ["isopen"] = new(PortNameKind.IsOpen),
        ["tcptestsucceeded"] = new(PortNameKind.IsOpen),
        ["portforward"] = new(PortNameKind.Forward),
        ["porttype"] = new(PortNameKind.SideWord),
        ["state"] = new(PortNameKind.State, rank: 0),
        ["status"] = new(PortNameKind.State, rank: 1),
        ["connectionstate"] = new(PortNameKind.State, rank: 2),
        ["tcpstate"] = new(PortNameKind.State, rank: 3),
        ["role"] = new(PortNameKind.Role),
        ["condition"] = new(PortNameKind.Condition),
        ["assumption"] = new(PortNameKind.Assumption),
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
        ["principal"] = new(PortNameKind.Prefix),
        ["network"] = new(PortNameKind.Prefix),
        ["srcendpoint"] = new(PortNameKind.Prefix),
        ["dstendpoint"] = new(PortNameKind.Prefix),
        ["id"] = new(PortNameKind.Prefix),
        ["networksettings"] = new(PortNameKind.Wrapper),
        ["hostconfig"] = new(PortNameKind.Wrapper),
        ["properties"] = new(PortNameKind.Wrapper),
        ["spec"] = new(PortNameKind.Wrapper),
        ["rule"] = new(PortNameKind.Wrapper),
        ["connection"] = new(PortNameKind.Wrapper),
        ["connectioninfo"] = new(PortNameKind.Wrapper),
        ["jsonpayload"] = new(PortNameKind.Wrapper),
        ["tcpoptions"] = new(PortNameKind.Wrapper, transport: TransportProtocol.tcp),
        ["udpoptions"] = new(PortNameKind.Wrapper, transport: TransportProtocol.udp),
        ["denied"] = new(PortNameKind.Blocked),
        ["deny"] = new(PortNameKind.Blocked),
        ["ingressdeny"] = new(PortNameKind.Blocked),
        ["egressdeny"] = new(PortNameKind.Blocked),
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

    /// <summary>What the properties of one object hold: some names mean ports only beside another.</summary>
    internal static PortName[] FindAll(string[] names)
    {
        PortName[] all = Array.ConvertAll(names, Find);
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].Kind == PortNameKind.Published)
            {
                int target = PlaceOf(names, "target");
                all[i] = target < 0 ? default : Others["publishedport"];
                if (target >= 0)
                {
                    all[target] = Find("TargetPort");
                }
            }
            else if (all[i].Kind == PortNameKind.Port && all[i].Owner == PortOwner.Local && PlaceOf(names, "target") >= 0 && Array.Exists(all, name => name.Kind == PortNameKind.Port && name.Owner == PortOwner.Destination))
            {
                // pfSense and OPNsense forward a destination to a target and its local port.
                all[i] = Find("TargetPort");
            }
            else if (all[i].Kind == PortNameKind.Service && PlaceOf(names, "apiversion") >= 0)
            {
                // Kubernetes names a service of its own there, which need not be called after what it serves.
                all[i] = default;
            }
            else if (all[i].Kind == PortNameKind.Last && Normalize(names[i]) == "toport" && !Array.Exists(all, name => name.Kind == PortNameKind.First) && Array.Exists(all, name => name.Kind == PortNameKind.Port))
            {
                // firewalld forwards a port to another.
                all[i] = new PortName(PortNameKind.Left);
            }
            else if (all[i].Kind == PortNameKind.Count && (Normalize(names[i]) == "range" ? PlaceOf(names, "hostport") < 0 || PlaceOf(names, "containerport") < 0
                : !Array.Exists(all, name => name.Kind == PortNameKind.First) || Array.Exists(all, name => name.Kind == PortNameKind.Last)))
            {
                all[i] = default;
            }
        }

        return all;
    }

    /// <summary>Whether a name that is not known may nevertheless be one of ports or of a service.</summary>
    internal static bool MayBePorts(string name) => PortLike.IsMatch(Normalize(name));

    /// <summary>Whether a name that is not known may be one of ports that are looked up beside known ones.</summary>
    internal static bool MayHoldOthers(string name)
    {
        string normal = Normalize(name);
        return normal.Length < 64 && OtherPorts.IsMatch(normal) && PortEndPoints.NameFor(name) is null && !Asking.IsMatch(normal);
    }

    /// <summary>Whether it is a name of what a list of findings or tickets has.</summary>
    internal static bool IsOfTickets(string name) => Tickets.IsMatch(Normalize(name));

    /// <summary>Whether it is a name of what identifies a thing: an id, a place in an order.</summary>
    internal static bool IsIdentity(string name) => Identity.IsMatch(Normalize(name));

    /// <summary>Whether it is a name of what identifies or describes a thing.</summary>
    internal static bool IsRemark(string name) => IsIdentity(name) || Remark.IsMatch(Normalize(name));

    /// <summary>Whether it is a name of lists whose items are things of their own, whatever they have.</summary>
    internal static bool IsOfThings(string name) => name.Length < 64 && Things.IsMatch(Normalize(name));

    /// <summary>Whether it is a name of what happens to that which no rule names.</summary>
    internal static bool IsOfDefaults(string name) => Normalize(name) is string normal && (normal.EndsWith("policy", StringComparison.Ordinal) || normal.StartsWith("default", StringComparison.Ordinal));

    /// <summary>Whether it is a name of lists of containers, which are parts of one thing and need not say their ports.</summary>
    internal static bool IsOfParts(string name) => name.Length < 64 && Parts.IsMatch(Normalize(name));

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
        "from" or "first" or "start" or "begin" or "min" or "minimum" or "low" or "lower" => PortNameKind.First,
        "to" or "last" or "end" or "max" or "maximum" or "high" or "upper" => PortNameKind.Last,
        _ => PortNameKind.None,
    };

    private static int PlaceOf(string[] names, string normal) => Array.FindIndex(names, name => Normalize(name) == normal);

    private static PortName Read(string name)
    {
        if (Others.TryGetValue(name, out PortName other))
        {
            return other;
        }

        if (Array.IndexOf(Transports, name) is int rank and >= 0)
        {
            return new PortName(PortNameKind.Transport, rank: rank);
        }

        // Cilium's toPorts and ufw's to_port_ranges are no end of a range.
        Match match = name.Length < 64 ? Port.Match(name) : Match.Empty;
        if (!match.Success || (match.Groups["noun"].Value.EndsWith("s", StringComparison.Ordinal) && (match.Groups["first"].Success || match.Groups["last"].Success)))
        {
            return name.Length >= 64 ? default
                : NegationOf(name) is PortName negation ? negation
                : Joint.Match(name) is { Success: true } joint ? new PortName(PortNameKind.Port, OwnerOf(joint), 45)
                : Operator.Match(name) is { Success: true } comparison ? new PortName(PortNameKind.Operator, OwnerOf(comparison))
                : Ruled.IsMatch(name) ? new PortName(PortNameKind.Ruled)
                : Seen.IsMatch(name) ? new PortName(PortNameKind.Seen)
                : name is "enabled" or "isenabled" or "enable" or "active" or "isactive" or "adminstateup" or "allow" or "allowed" or "permit" or "permitted" ? new PortName(PortNameKind.Enabled)
                : name is "disabled" or "isdisabled" or "inactive" or "block" or "blocked" ? new PortName(PortNameKind.Disabled)
                : name is "tcp" or "udp" or "sctp" or "dccp" ? new PortName(PortNameKind.TransportMark)
                : default;
        }

        bool isTranslated = match.Groups["outside"].Success || match.Groups["inside"].Success;
        if (isTranslated && match.Groups["source"].Success)
        {
            return new PortName(PortNameKind.Left);
        }

        PortOwner owner = match.Groups["inside"].Success ? PortOwner.Inside
            : match.Groups["outside"].Success ? PortOwner.Outside
            : OwnerOf(match);
        PortNameKind kind = match.Groups["first"].Success ? PortNameKind.First : match.Groups["last"].Success ? PortNameKind.Last : PortNameKind.Port;
        bool isRoleSaid = match.Groups["asks"].Success || match.Groups["answers"].Success;
        return new PortName(kind, owner, Array.IndexOf(Nouns, match.Groups["noun"].Value), isRoleSaid: isRoleSaid);
    }

    /// <summary>Whose side a name begins or ends with.</summary>
    internal static PortOwner SideOf(string name) => OwnerOf(Side.Match(Normalize(name)));

    private static PortOwner OwnerOf(Match match)
        => match.Groups["local"].Success ? PortOwner.Local
        : match.Groups["remote"].Success ? PortOwner.Remote
        : match.Groups["source"].Success ? PortOwner.Source
        : match.Groups["destination"].Success ? PortOwner.Destination
        : PortOwner.Unsaid;

    private static PortName? NegationOf(string name)
    {
        Match match = Negation.Match(name);
        return match.Success ? new PortName(PortNameKind.Negation, OwnerOf(match))
            : BareNegation.Match(name) is { Success: true } bare ? new PortName(PortNameKind.BareNegation, OwnerOf(bare))
            : null;
    }
}
