using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>A block in braces of a ruleset: a table, a chain, a set, or something without rules.</summary>
internal sealed class NftablesBlock
{
    private static readonly string[] Families = { "ip", "ip6", "inet", "arp", "bridge", "netdev" };

    private static readonly HashSet<string> SetWords = new(StringComparer.Ordinal)
    {
        "type", "typeof", "flags", "size", "policy", "timeout", "gc-interval", "comment", "counter", "auto-merge", "limit", "quota", "ct", "last",
    };

    private readonly NftablesSet? set;

    private NftablesBlock(string kind, PortUseSink sink, NftablesTable? table, NftablesChain? chain, NftablesSet? set, IReadOnlyList<PacketRule>? outer)
    {
        Kind = kind;
        Sink = sink;
        Table = table;
        Chain = chain;
        this.set = set;
        Outer = outer;
    }

    /// <summary>The top level, outside of all blocks.</summary>
    internal static NftablesBlock None { get; } = new(string.Empty, default, null, null, null, null);

    /// <summary><c>table</c>, <c>chain</c>, <c>nameless</c> for a chain without a name, <c>set</c>, <c>map</c>, or another word.</summary>
    internal string Kind { get; }

    /// <summary>The line on which it begins.</summary>
    internal PortUseSink Sink { get; }

    internal NftablesTable? Table { get; }

    internal NftablesChain? Chain { get; }

    /// <summary>For a chain without a name, the rules that jump to it.</summary>
    internal IReadOnlyList<PacketRule>? Outer { get; }

    internal bool IsChain => Kind is "chain" or "nameless";

    internal static bool IsKind(string word)
        => word is "table" or "chain" or "set" or "map" or "flowtable" or "counter" or "quota" or "limit" or "ct" or "secmark" or "synproxy" or "tunnel";

    internal static NftablesBlock Skipped(PortUseSink sink) => new("skipped", sink, null, null, null, null);

    internal NftablesBlock Nameless(IReadOnlyList<PacketRule> outer, PortUseSink sink) => new("nameless", sink, Table, Chain, null, outer);

    /// <summary>Whether a shell parses the line before nft does.</summary>
    internal static bool IsShell(string text) => text.StartsWith("nft ", StringComparison.Ordinal) || text.StartsWith("sudo ", StringComparison.Ordinal);

    /// <summary>The index after a command's verb, and after the call of nft before it.</summary>
    internal static int AfterCommand(List<NftablesToken> statement, out string verb)
    {
        int at = 0;
        while (at < statement.Count && (statement[at].Is("sudo") || statement[at].Is("nft") || statement[at].Text.EndsWith("/nft", StringComparison.Ordinal) || (at > 0 && statement[at].Text.StartsWith("-", StringComparison.Ordinal))))
        {
            at++;
        }

        verb = at < statement.Count ? statement[at].Text : string.Empty;
        if (IsKind(verb))
        {
            verb = "add";
            return at;
        }

        return at + 1;
    }

    /// <summary>Opens the block that a statement begins; null if its brace starts a set.</summary>
    internal static string? Open(NftablesRuleset ruleset, NftablesBlock parent, List<NftablesToken> statement, PortUseSink sink, out NftablesBlock? opened)
    {
        opened = null;
        int at = parent.Table is null ? AfterCommand(statement, out string verb) : 0;
        if (at >= statement.Count || !IsKind(statement[at].Text) || statement[at].IsQuoted)
        {
            return null;
        }

        string kind = statement[at++].Text;
        NftablesTable? table = parent.Table ?? TableAt(ruleset, statement, ref at);
        if (table is null || (kind != "table" && at >= statement.Count))
        {
            return $"the name of a {kind} is missing";
        }

        string name = at < statement.Count ? statement[at].Text : string.Empty;
        opened = kind switch
        {
            "table" => new NftablesBlock(kind, sink, table, null, null, null),
            "chain" => new NftablesBlock(kind, sink, table, table.ChainOf(name), null, null),
            "set" or "map" => new NftablesBlock(kind, sink, table, null, table.AddSet(name), null),
            _ => new NftablesBlock(kind, sink, table, null, null, null),
        };
        return null;
    }

    /// <summary>Reads the name of a table; the default family is IPv4.</summary>
    internal static NftablesTable? TableAt(NftablesRuleset ruleset, List<NftablesToken> statement, ref int at)
    {
        string family = "ip";
        if (at < statement.Count && !statement[at].IsQuoted && Array.IndexOf(Families, statement[at].Text) >= 0)
        {
            family = statement[at++].Text;
        }

        return at < statement.Count ? ruleset.Table(family + " " + statement[at++].Text) : null;
    }

    internal static string? AddElements(NftablesSet set, List<NftablesToken> statement, int start)
        => set.IsUsed ? "rules before it were read by what the set had then" : set.Add(statement, start, statement.Count);

    internal string? ReadSet(List<NftablesToken> statement)
    {
        if (!statement[0].Is("elements"))
        {
            return SetWords.Contains(statement[0].Text) ? null : $"'{statement[0].Text}' is nothing that a set has";
        }

        return statement.Count < 3 || !statement[1].Is("=") ? "'=' and elements in braces are missing" : AddElements(set!, statement, 2);
    }
}
