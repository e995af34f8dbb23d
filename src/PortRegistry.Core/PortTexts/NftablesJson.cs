using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Converts the output of <c>nft -j</c> to the language of nft (libnftables-json(5)).</summary>
internal static class NftablesJson
{
    private static readonly string[] NoRules =
    {
        "metainfo", "flowtable", "counter", "quota", "limit", "secmark", "synproxy", "ct helper", "ct timeout", "ct expectation", "tunnel",
    };

    /// <summary>Adds an object of the list to the ruleset.</summary>
    /// <returns>Null, or why it cannot be read.</returns>
    internal static string? Add(NftablesRuleset ruleset, Dictionary<string, object?> item, PortUseSink sink)
    {
        foreach (KeyValuePair<string, object?> member in item)
        {
            if (member.Key is "add" or "create" or "insert" && member.Value is Dictionary<string, object?> added)
            {
                return Add(ruleset, added, sink);
            }

            if (Array.IndexOf(NoRules, member.Key) >= 0)
            {
                return null;
            }

            if (member.Value is not Dictionary<string, object?> of || member.Key is not ("table" or "chain" or "rule" or "set" or "map" or "element"))
            {
                return $"'{member.Key}' is nothing that is known here";
            }

            string name = Text(of, "name");
            NftablesTable table = ruleset.Table(Text(of, "family") + " " + (member.Key == "table" ? name : Text(of, "table")));
            switch (member.Key)
            {
                case "table":
                    table.IsDormant |= Print(of, "flags").Exists(token => token.Text == "dormant");
                    return null;
                case "chain":
                    return AddChain(table, of, sink);
                case "rule":
                    return AddRule(table, of, sink);
                default:
                    var elements = new List<NftablesToken>();
                    NftablesSet set = table.AddSet(name);
                    return of.TryGetValue("elem", out object? elem) ? new NftablesJsonWords(elements).Set(elem) ?? NftablesBlock.AddElements(set, elements, 0) : null;
            }
        }

        return null;
    }

    private static string? AddChain(NftablesTable table, Dictionary<string, object?> of, PortUseSink sink)
    {
        NftablesChain chain = table.ChainOf(Text(of, "name"));
        if (!of.ContainsKey("hook"))
        {
            return null;
        }

        string? reason = table.SetHook(chain, Text(of, "type"), Text(of, "hook"), Text(of, "prio"), sink);
        if (of.ContainsKey("policy"))
        {
            chain.SetPolicy(Text(of, "policy") == "accept", sink);
        }

        table.GivePolicy(chain);
        return reason;
    }

    private static string? AddRule(NftablesTable table, Dictionary<string, object?> of, PortUseSink sink)
    {
        var tokens = new List<NftablesToken>();
        string? reason = of.TryGetValue("expr", out object? statements) ? new NftablesJsonWords(tokens).Statements(statements) : "a rule has statements in expr";
        if (of.ContainsKey("comment"))
        {
            tokens.Add(new NftablesToken("comment", false));
            tokens.Add(new NftablesToken(Text(of, "comment"), true));
        }

        NftablesChain chain = table.ChainOf(Text(of, "chain"));
        reason ??= table.AddRule(chain, tokens, 0, null, sink, out _);

        // Each rule is an object, which nothing wraps.
        chain.RestLine = 0;
        return reason;
    }

    private static string Text(Dictionary<string, object?> of, string name)
        => of.TryGetValue(name, out object? value) ? value as string ?? (value is NftablesToken number ? number.Text : string.Empty) : string.Empty;

    private static List<NftablesToken> Print(Dictionary<string, object?> of, string name)
    {
        var tokens = new List<NftablesToken>();
        if (of.TryGetValue(name, out object? value))
        {
            new NftablesJsonWords(tokens).Expression(value);
        }

        return tokens;
    }
}
