using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>A rule of <c>iptables -L</c>: columns, followed by the text of the matches and the target.</summary>
internal sealed class IptablesListRow
{
    // First words of the text of matches that are conditions without a property.
    private static readonly HashSet<string> Conditions = new(StringComparer.Ordinal)
    {
        "limit:", "#conn", "match-set", "recent:", "owner", "mark", "connmark", "MAC", "source", "destination", "ADDRTYPE", "PKTTYPE", "TTL", "HL", "length", "STRING",
        "TIME", "statistic", "PHYSDEV", "policy", "rpfilter", "quota:", "DSCP", "u32", "helper", "connbytes", "socket", "connlabel", "cpu", "devgroup", "ecn", "ECN", "realm",
        "tos", "TOS", "bytecode", "cgroup", "nfacct-name", "rateest", "set", "tcpmss", "ctproto", "ctorigsrc", "ctorigdst", "ctreplsrc", "ctrepldst", "ctorigdstport",
        "ctorigsrcport", "ctstatus", "ctexpire", "ctdir", "spi:", "ah", "esp", "frag", "rt", "vaddr", "ipvs", "CLUSTER", "OS", "-m", "NOT", "src-group", "dst-group", "!src-group", "!dst-group",
    };

    // First words of the text of targets.
    private static readonly HashSet<string> Targets = new(StringComparer.Ordinal)
    {
        "reject-with", "LOG", "random", "random-fully", "persistent", "MARK", "CONNMARK", "CT", "NFLOG", "nflog-prefix", "nflog-group", "nflog-size", "nflog-threshold",
        "TCPMSS", "[goto]", "NFQUEUE", "CLASSIFY", "ULOG", "add-set", "del-set", "map-set", "CHECKSUM", "IDLETIMER", "timeout", "SECMARK", "CONNSECMARK", "SYNPROXY",
        "TEE", "TRACE", "AUDIT", "HMARK", "LED", "masq", "netmap", "prefix", "xset", "notrack", "NOTRACK", "balance",
    };

    private static readonly char[] AddressSigns = { '.', ':', '/' };

    private readonly List<ShellWord> words;
    private readonly string? comment;
    private readonly List<PacketRule> rules = new() { new PacketRule() };
    private int at;

    internal IptablesListRow(string line)
    {
        int open = line.IndexOf("/* ", StringComparison.Ordinal);
        int close = open < 0 ? -1 : line.IndexOf(" */", open + 2, StringComparison.Ordinal);
        if (close > 0)
        {
            comment = line.Substring(open + 3, Math.Max(close - open - 3, 0));
            line = line.Substring(0, open) + line.Substring(close + 3);
        }

        var read = new List<ShellWord>();
        Quote = ShellWord.Read(line, false, new Dictionary<string, string>(), read);
        words = read;
    }

    internal List<PacketRule> Rules => rules;

    internal string? Target { get; private set; }

    /// <summary>Whether the line has the columns of a rule.</summary>
    internal bool HasColumns { get; private set; }

    private string? Quote { get; }

    internal string? Read(bool hasNumbers, bool hasCounters)
    {
        at = (hasNumbers ? 1 : 0) + (hasCounters ? 2 : 0);
        string? reason = Quote ?? ReadColumns(hasCounters);
        while (reason is null && at < words.Count)
        {
            reason = ReadExtra();
        }

        rules.ForEach(rule => rule.Comment = comment);
        return reason;
    }

    private string? ReadColumns(bool hasInterfaces)
    {
        int counts = at;
        bool hasTarget = !IsOption(at + 1) && (IsOption(at + 2) || (IsProtocol(at + 1) && !IsAddress(at + 1)));
        if (hasTarget)
        {
            Target = words[at++].Text;
        }

        int columns = 3 + (hasInterfaces ? 2 : 0) + (IsOption(at + 1) ? 1 : 0);
        HasColumns = at + columns <= words.Count && words.FindIndex(word => word.Text.Length == 0 || !char.IsDigit(word.Text[0])) >= counts && IsProtocol(at) && !IsField(words[at + columns - 2].Text);
        if (!HasColumns)
        {
            return "a rule of iptables -L has a target, a protocol, a source and a destination; iptables-save prints it in full";
        }

        string protocol = words[at++].Text;
        if (IsOption(at))
        {
            if (words[at].Text != "--")
            {
                AddCondition(words[at].Text == "-f" ? "-f" : "! -f");
            }

            at++;
        }

        PacketRule rule = rules[0];
        rule.Action = Target;
        rule.IsRedirection = Target is "DNAT" or "REDIRECT" or "TPROXY";
        if (IsNot(protocol))
        {
            rule.AddCondition("! -p " + protocol.Substring(1));
        }
        else if (protocol != "0")
        {
            rule.AddTransport(TransportSpec.Parse(protocol));
        }

        if (hasInterfaces)
        {
            AddInterface(true, words[at++].Text);
            AddInterface(false, words[at++].Text);
        }

        AddAddress(false, words[at++].Text);
        AddAddress(true, words[at++].Text);
        return null;
    }

    private static bool IsNot(string text) => text.StartsWith("!", StringComparison.Ordinal);

    private bool IsOption(int place) => place < words.Count && words[place].Text is "--" or "-f" or "!f";

    private bool IsProtocol(int place) => place < words.Count && TransportSpec.Parse(words[place].Text.TrimStart('!')).Kind != TransportSpecKind.Invalid;

    private bool IsAddress(int place) => place < words.Count && words[place].Text.IndexOfAny(AddressSigns) >= 0;

    private void AddInterface(bool isIn, string name)
    {
        if (name is not ("*" or "any"))
        {
            rules[0].TryAddInterface(isIn, IsNot(name) ? "! " + name.Substring(1) : name);
        }
    }

    private void AddAddress(bool isDestination, string address)
    {
        if (!IptablesRule.IsAnywhere(address))
        {
            rules[0].TryAddAddress(isDestination, IsNot(address) ? "! " + address.Substring(1) : address);
        }
    }

    private void AddCondition(string text) => rules.ForEach(rule => rule.AddCondition(text));

    private string? ReadExtra()
    {
        int start = at;
        bool isNegated = words[at].Text == "!" && at + 1 < words.Count;
        string word = words[at + (isNegated ? 1 : 0)].Text;
        switch (word)
        {
            case "tcp" or "udp" or "udplite" or "sctp" or "dccp":
                at++;
                while (at < words.Count && IsField(words[at].Text))
                {
                    string? reason = ReadField(words[at++].Text);
                    if (reason is not null)
                    {
                        return reason;
                    }
                }

                return null;
            case "multiport":
                return ReadMultiport();
            case "ctstate" or "state":
                at += isNegated ? 2 : 1;
                if (at >= words.Count)
                {
                    return $"a value is missing behind '{word}'";
                }

                bool isKnown = IptablesRule.IsKnown(words[at++].Text, isNegated);
                rules.ForEach(rule => rule.IsForKnownConnections |= isKnown);
                AddCondition(Text(start));
                return null;
            case "icmp" or "ipv6-icmp" or "icmptype" or "ipv6-icmptype":
                return ReadMessages(word);
            case "redir" or "masq":
                at += 2;
                return at < words.Count ? IptablesRule.Translate(rules, (null, words[at++].Text)) : "the ports are missing";
            case "TPROXY":
                at += 2;
                return at < words.Count ? IptablesRule.Translate(rules, PacketPorts.SplitAddress(words[at++].Text)) ?? SkipTarget() : "the address is missing";
        }

        if (word.StartsWith("to:", StringComparison.Ordinal))
        {
            at++;
            return IptablesRule.Translate(rules, PacketPorts.SplitAddress(word.Substring(3)));
        }

        if (word == "[goto]")
        {
            rules.ForEach(rule => rule.Action = "goto " + Target);
        }

        if (Targets.Contains(word) || IsOfTarget(word))
        {
            return SkipTarget();
        }

        if (!Conditions.Contains(word))
        {
            return $"'{words[start].Text}' is nothing that iptables -L is known to print here; iptables-save prints the rule in full";
        }

        at += isNegated ? 2 : 1;
        while (at < words.Count && !IsStart(at))
        {
            at++;
        }

        AddCondition(Text(start));
        return null;
    }

    // MARK prints "MARK set 0x1", and a match of marks "mark match 0x1".
    private bool IsOfTarget(string word) => Target is not null && (word == Target || (word is "DSCP" or "TOS" or "TTL" or "HL" && word == Target));

    private string? SkipTarget()
    {
        at++;
        while (at < words.Count && !IsStart(at))
        {
            at++;
        }

        return null;
    }

    private bool IsStart(int place)
    {
        string word = words[place].Text;
        if (words[place].IsQuoted)
        {
            return false;
        }

        return word is "multiport" or "ctstate" or "state" or "redir" or "reject-with" or "limit:" or "match-set" or "recent:" or "ADDRTYPE" or "PKTTYPE" or "owner" or "STRING" or "PHYSDEV"
                or "statistic" or "#conn" or "MARK" or "CONNMARK" or "LOG" or "nflog-prefix" or "nflog-group" or "TPROXY" or "rpfilter" or "TCPMSS" or "add-set" or "del-set" or "CT" or "NFLOG" or "[goto]"
            || word.StartsWith("to:", StringComparison.Ordinal)
            || (word is "tcp" or "udp" && place + 1 < words.Count && IsField(words[place + 1].Text))
            || (word == "mark" && place + 1 < words.Count && words[place + 1].Text == "match")
            || (word == "!" && place + 1 < words.Count && words[place + 1].Text is "ctstate" or "state" or "match-set" or "limit:" or "recent:" or "owner");
    }

    private static bool IsField(string word)
        => word.StartsWith("dpt:", StringComparison.Ordinal) || word.StartsWith("spt:", StringComparison.Ordinal)
        || word.StartsWith("dpts:", StringComparison.Ordinal) || word.StartsWith("spts:", StringComparison.Ordinal)
        || word.StartsWith("flags:", StringComparison.Ordinal) || word.StartsWith("option=", StringComparison.Ordinal);

    // dpt:22, dpt:!443, dpts:1024:65535, flags:0x17/0x02
    private string? ReadField(string field)
    {
        int colon = field.IndexOf(':');
        string value = field.Substring(colon + 1);
        if (field[0] is 'f' or 'o')
        {
            // Only SYN of SYN, RST, ACK and FIN starts a connection.
            bool isKnown = value is "!0x17/0x02" or "!FIN,SYN,RST,ACK/SYN";
            rules.ForEach(rule => rule.IsForKnownConnections |= isKnown);
            AddCondition("tcp " + field);
            return null;
        }

        return AddPorts(value, field[0] == 'd', field);
    }

    private string? AddPorts(string value, bool isDestination, string written)
    {
        PortSpec ports = RuleText.Compare(value.StartsWith("!", StringComparison.Ordinal) ? "!" : string.Empty, PortSpec.Parse(value.TrimStart('!')));
        if (ports.Kind == PortSpecKind.Invalid)
        {
            return ports.Error!.TrimEnd('.');
        }

        foreach (PacketRule rule in rules)
        {
            if (!rule.TryAddPorts(isDestination, ports))
            {
                rule.AddCondition(written);
            }
        }

        return null;
    }

    // multiport dports 25,110; multiport sports !80
    private string? ReadMultiport()
    {
        string side = at + 2 < words.Count ? words[at + 1].Text : string.Empty;
        if (side is not ("dports" or "sports" or "ports"))
        {
            return "the ports of multiport are missing";
        }

        int value = words[at + 2].Text == "!" && at + 3 < words.Count ? at + 3 : at + 2;
        string ports = (value == at + 3 ? "!" : string.Empty) + words[value].Text;
        at = value + 1;
        if (side != "ports")
        {
            return AddPorts(ports, side == "dports", side + " " + ports);
        }

        PortSpec either = RuleText.Compare(IsNot(ports) ? "!" : string.Empty, PortSpec.Parse(ports.TrimStart('!')));
        return either.Kind == PortSpecKind.Invalid ? either.Error!.TrimEnd('.') : IptablesRule.AddEither(rules, either, IsNot(ports), ports);
    }

    // icmptype 8 code 0, icmp echo-request, icmp !type 8
    private string? ReadMessages(string word)
    {
        TransportSpec protocol = TransportSpec.Parse(word.StartsWith("icmp", StringComparison.Ordinal) ? "icmp" : "ipv6-icmp");
        int start = at++;
        if (at >= words.Count)
        {
            return $"a type is missing behind '{word}'";
        }

        string type = words[at++].Text;
        if (type == "!type" && at < words.Count)
        {
            type = "!" + words[at++].Text;
        }

        if (at + 1 < words.Count && words[at].Text is "code" or "codes")
        {
            type += ":" + words[at + 1].Text;
            at += 2;
        }

        bool isAny = type is "any" or "255";
        string written = Text(start);
        rules.ForEach(rule =>
        {
            rule.AddTransport(protocol);
            if (IsNot(type) || (!isAny && !rule.TryAddMessages(PacketPorts.Message(type, protocol))))
            {
                rule.AddCondition(written);
            }
        });
        return null;
    }

    private string Text(int start)
    {
        var parts = new List<string>();
        for (int i = start; i < at; i++)
        {
            parts.Add(words[i].IsQuoted ? "\"" + words[i].Text + "\"" : words[i].Text);
        }

        return string.Join(" ", parts);
    }
}
