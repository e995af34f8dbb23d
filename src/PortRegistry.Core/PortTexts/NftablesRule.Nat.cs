using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <content>Network address translation: the new address and port.</content>
internal sealed partial class NftablesRule
{
    private static readonly string[] BehindNat = { "random", "fully-random", "persistent", "comment", "counter", "log" };

    // dnat ip to 10.0.0.1:8080, redirect to :tcp dport map @ports, dnat ip addr . port to ip daddr . tcp dport map { ... }
    private string? ReadNat(string kind)
    {
        if (at + 1 < tokens.Count && !tokens[at + 1].IsQuoted && tokens[at + 1].Text is "to" or "addr" or "interval" or "prefix")
        {
            SkipAny("ip", "ip6", "inet");
        }

        SkipAny("interval", "prefix");
        if (Skip("addr"))
        {
            SkipAny(".", "port");
        }

        // The word "to" is optional.
        bool hasTarget = Skip("to") || (kind is "dnat" or "snat" && at < tokens.Count && !tokens[at].IsQuoted && !IsBehindNat(tokens[at].Text));
        string? reason = hasTarget ? ReadTarget() : null;
        SkipAny("random", "fully-random", "persistent", ",");
        foreach (PacketRule rule in rules)
        {
            rule.IsRedirection |= kind is "dnat" or "redirect" or "tproxy";
        }

        return reason;
    }

    private static bool IsBehindNat(string word) => Array.IndexOf(BehindNat, word) >= 0;

    private string? ReadTarget()
    {
        bool isPort = false;
        if (at < tokens.Count && !tokens[at].IsQuoted && tokens[at].Text[0] == ':' && !tokens[at].Text.StartsWith("::", StringComparison.Ordinal))
        {
            isPort = true;
            if (tokens[at].Text.Length == 1)
            {
                at++;
            }
            else
            {
                tokens[at] = new NftablesToken(tokens[at].Text.Substring(1), false);
            }
        }

        int start = at;
        if (!TryReadSelectors())
        {
            if (at >= tokens.Count)
            {
                return "an address or a port is missing behind 'to'";
            }

            SkipValue();
            string? bad = SetTargets(new[] { ReadTarget(tokens, start, at, isPort) });
            return bad ?? ReadPortBehind();
        }

        if (!Skip("map"))
        {
            string text = NftablesToken.Print(tokens, start, at);
            foreach (PacketRule rule in rules)
            {
                rule.NatAddress = isPort ? null : text;
            }

            return null;
        }

        string? reason = ReadSet(out NftablesSet? map, out _) ?? (map is null ? MissingMap(at - 1) : null);
        return reason ?? Translate(selectors, map!, start, isPort) ?? ReadPortBehind();
    }

    private string? Translate(List<NftablesSelector> selectors, NftablesSet map, int start, bool isPort)
    {
        bool isChoice = tokens[start].Text is "numgen" or "jhash" or "symhash";
        if (!isChoice && !IsOfPortsAlone(selectors))
        {
            map.IsUsed = true;
            var written = new WrittenCondition(tokens, start, at);
            return map.Check(selectors.Count)
                ?? MatchEach(selectors, map, ref written, (rule, element) => Put(rule, ReadTarget(element.Value, 0, element.Value.Count, isPort)));
        }

        string? reason = isChoice ? null : Match(selectors, map, string.Empty, start);
        var targets = new List<(string? Address, string? Port)>();
        foreach (NftablesElement element in map.Elements)
        {
            targets.Add(ReadTarget(element.Value, 0, element.Value.Count, isPort));
        }

        if (targets.Count == 0)
        {
            // The values of a map with dynamic elements are unknown.
            targets.Add((NftablesToken.Print(tokens, start, at), null));
        }

        map.IsUsed = true;
        return reason ?? SetTargets(targets);
    }

    private string? SetTargets(IReadOnlyList<(string? Address, string? Port)> targets)
    {
        var addresses = new List<string>();
        var ports = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string? address, string? port) in targets)
        {
            if (address is not null && known.Add(address))
            {
                addresses.Add(address);
            }

            if (port is not null && known.Add(":" + port))
            {
                ports.Add(port);
            }
        }

        foreach (PacketRule rule in rules)
        {
            string? reason = Put(rule, (addresses.Count == 0 ? null : string.Join(", ", addresses), ports.Count == 0 ? null : string.Join(",", ports)));
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }

    private static string? Put(PacketRule rule, (string? Address, string? Port) target)
    {
        rule.NatAddress = target.Address ?? rule.NatAddress;
        if (target.Port is null)
        {
            return null;
        }

        rule.NatPort = target.Port.IndexOf(',') < 0 ? NftablesSet.PortsOf(target.Port) : PortSpec.Parse(target.Port);
        return rule.NatPort.Error?.TrimEnd('.');
    }

    // "dnat to ip saddr map { ... } : 80"
    private string? ReadPortBehind()
    {
        if (at >= tokens.Count || tokens[at].IsQuoted || tokens[at].Text[0] != ':')
        {
            return null;
        }

        if (tokens[at].Text.Length == 1)
        {
            int start = ++at;
            if (TryReadSelectors())
            {
                NftablesSet? map = null;
                string? bad = Skip("map") ? ReadSet(out map, out _) : "a map is missing behind ':'";
                return bad ?? (map is null ? MissingMap(at - 1) : Translate(selectors, map, start, isPort: true));
            }

            at--;
        }

        string port = tokens[at].Text.Length > 1 ? tokens[at].Text.Substring(1) : ++at < tokens.Count ? tokens[at].Text : string.Empty;
        at++;
        foreach (PacketRule rule in rules)
        {
            if (Put(rule, (null, port)) is string reason)
            {
                return reason;
            }
        }

        return null;
    }

    // 10.0.0.1:80-90, [2001:db8::1]:80, 2001:db8::1, 10.0.0.1 . 80
    private static (string? Address, string? Port) ReadTarget(IReadOnlyList<NftablesToken> value, int start, int end, bool isPort)
    {
        int dot = start;
        while (dot < end && !value[dot].Is("."))
        {
            dot++;
        }

        string text = NftablesToken.Join(value, start, Math.Min(dot, end));
        if (dot < end)
        {
            return (text, NftablesToken.Join(value, dot + 1, end));
        }

        return isPort ? (null, text) : PacketPorts.SplitAddress(text);
    }
}
