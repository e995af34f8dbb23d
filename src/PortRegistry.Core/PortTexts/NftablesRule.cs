using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>One rule of nftables, expression by expression.</summary>
internal sealed class NftablesRule
{
    private readonly NftablesParser parser;
    private readonly List<string> words;
    private readonly List<IReadOnlyList<(PortSpec Ports, string Verdict)>> maps = new();
    private TransportSpec protocol = TransportSpec.Any;
    private PortSpec? destinationPort;
    private PortSpec? sourcePort;
    private string? destination;
    private string? source;
    private string? networkInterface;
    private string? action;
    private string? comment;
    private bool isLimited;

    internal NftablesRule(NftablesParser parser, List<string> words)
    {
        this.parser = parser;
        this.words = words;
    }

    /// <summary>How many uses the rule's verdict maps give.</summary>
    internal long MapUses
    {
        get
        {
            long uses = 0;
            foreach (IReadOnlyList<(PortSpec Ports, string Verdict)> map in maps)
            {
                uses += map.Count;
            }

            return uses;
        }
    }

    internal string? Read()
    {
        for (int at = 0; at < words.Count; at++)
        {
            string? reason = ReadWord(ref at);
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }

    internal IEnumerable<PortUseDraft> ToDrafts(string direction, string chain)
    {
        foreach (IReadOnlyList<(PortSpec Ports, string Verdict)> map in maps)
        {
            foreach ((PortSpec ports, string verdict) in map)
            {
                yield return Draft(direction, chain, ports, verdict);
            }
        }

        bool saysPorts = destinationPort is not null || sourcePort is not null;
        bool acceptsAny = action == "accept" && !isLimited && networkInterface != "lo" && protocol.Kind != TransportSpecKind.OtherProtocol;
        if (maps.Count == 0 && (saysPorts || acceptsAny))
        {
            yield return Draft(direction, chain, saysPorts ? destinationPort : PortSpec.Any, action);
        }
    }

    private PortUseDraft Draft(string direction, string chain, PortSpec? ports, string? verdict)
    {
        var draft = new PortUseDraft
        {
            Role = PortUseRole.Rule,
            Protocol = protocol,
            Action = verdict,
            Direction = direction,
            Chain = chain,
            Interface = networkInterface,
            Comment = comment,
        };
        RuleText.SetSides(draft, (destination, ports), (source, sourcePort));
        return draft;
    }

    private string? ReadWord(ref int at)
    {
        switch (words[at])
        {
            case "dport":
                return ReadPorts(ref at, ref destinationPort);
            case "sport":
                return ReadPorts(ref at, ref sourcePort);
            case "tcp" or "udp" or "sctp" or "dccp" or "udplite" when protocol.Kind == TransportSpecKind.Any:
                protocol = TransportSpec.Parse(words[at]);
                break;
            case "l4proto" or "protocol" or "nexthdr" when at > 0 && words[at - 1] is "meta" or "ip" or "ip6":
                ReadProtocol(ref at);
                break;
            case "icmp" or "icmpv6" when Next(at) == "type":
                protocol = TransportSpec.Parse(words[at]);
                at++;
                string types = Value(ref at, out _);
                destinationPort = PortSpec.Parse(types).With(protocol);
                break;
            case "icmp" or "icmpv6":
                protocol = TransportSpec.Parse(words[at]);
                break;
            case "saddr" when Next(at) != ".":
                source = AddressOf(ref at);
                break;
            case "daddr" when Next(at) != ".":
                destination = AddressOf(ref at);
                break;
            case "iif" or "iifname" or "oif" or "oifname" when Next(at) != ".":
                networkInterface = AddressOf(ref at);
                break;
            case "state" when at > 0 && words[at - 1] == "ct":
                isLimited = Value(ref at, out string comparison).IndexOf("new", StringComparison.Ordinal) < 0 && comparison.Length == 0;
                break;
            case "prefix":
                at++;
                break;
            case "comment":
                comment = at + 1 < words.Count ? RuleText.Unquoted(words[++at]) : null;
                break;
            case "accept" or "drop" or "reject" or "queue" or "return" or "continue" or "masquerade" or "redirect" or "dnat" or "snat" or "tproxy" or "notrack":
                action ??= words[at];
                break;
            case "jump" or "goto":
                action ??= words[at] + " " + Next(at);
                at++;
                break;
        }

        return null;
    }

    private string? Next(int at) => at + 1 < words.Count ? words[at + 1] : null;

    // The word or set after a selector, and the comparison between them, if any.
    private string Value(ref int at, out string comparison)
    {
        comparison = string.Empty;
        if (Next(at) is "!=" or "==" or ">=" or "<=" or ">" or "<")
        {
            comparison = words[++at];
        }

        return at + 1 < words.Count ? words[++at] : string.Empty;
    }

    private string AddressOf(ref int at)
    {
        string value = RuleText.Unquoted(Value(ref at, out string comparison));
        return comparison == "!=" ? "! " + value : value;
    }

    private void ReadProtocol(ref int at)
    {
        if (Next(at) is "." or "vmap")
        {
            return;
        }

        string value = Value(ref at, out string comparison);
        TransportSpec read = TransportSpec.Parse(value.Trim('{', '}', ' '));
        if (comparison.Length == 0 && read.Kind != TransportSpecKind.Invalid)
        {
            protocol = read;
        }
    }

    private string? ReadPorts(ref int at, ref PortSpec? ports)
    {
        int place = PlaceInConcatenation(at);
        while (Next(at) == ".")
        {
            at += Next(at + 1) is "iif" or "iifname" or "oif" or "oifname" or "mark" ? 2 : 3;
        }

        if (Next(at) == "vmap")
        {
            at++;
            return ReadVerdicts(Value(ref at, out _), place);
        }

        string value = Value(ref at, out string comparison);
        if (parser.SetOf(value) is not NftablesSet set)
        {
            return $"the text has no set '{value}' in this table";
        }

        ports = set.Ports(place, comparison);
        return ports.Kind == PortSpecKind.Invalid ? ports.Error!.TrimEnd('.') : null;
    }

    private string? ReadVerdicts(string value, int place)
    {
        if (parser.SetOf(value) is not NftablesSet set)
        {
            return $"the text has no map '{value}' in this table";
        }

        IReadOnlyList<(PortSpec Ports, string Verdict)> map = set.Entries(place);
        PortSpec last = map[map.Count - 1].Ports;
        if (last.Kind == PortSpecKind.Invalid)
        {
            return last.Error!.TrimEnd('.');
        }

        maps.Add(map);
        return null;
    }

    // In "ip saddr . tcp dport" the port is the second part of each element.
    private int PlaceInConcatenation(int at)
    {
        int place = 0;
        for (int dot = at - 2; dot > 0 && words[dot] == "."; place++)
        {
            dot = words[dot - 1] is "iif" or "iifname" or "oif" or "oifname" or "mark" ? dot - 2 : dot - 3;
        }

        return place;
    }
}
