using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>A table of nftables: its sets, its chains, and the rules that are added to them.</summary>
internal sealed class NftablesTable(string name, PacketChains chains, NftablesCount count)
{
    private const string Dormant = "flags dormant";

    private readonly Dictionary<string, NftablesSet> sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NftablesChain> chains = new(StringComparer.Ordinal);
    private NftablesRule? rule;

    /// <summary>The family and the name.</summary>
    internal string Name { get; } = name;

    internal PacketChains Chains { get; } = chains;

    /// <summary>Whether the table is dormant.</summary>
    internal bool IsDormant { get; set; }

    /// <summary>The set or map of a name; null if the text has none.</summary>
    internal NftablesSet? SetOf(string name) => sets.TryGetValue(name, out NftablesSet? set) ? set : null;

    internal NftablesSet AddSet(string name)
    {
        if (!sets.TryGetValue(name, out NftablesSet? set))
        {
            sets.Add(name, set = new NftablesSet());
        }

        return set;
    }

    internal NftablesChain ChainOf(string name)
    {
        if (!chains.TryGetValue(name, out NftablesChain? chain))
        {
            chains.Add(name, chain = new NftablesChain(name));
        }

        return chain;
    }

    internal bool TryCount(long uses) => count.TryAdd(uses);

    /// <summary>Reads the hook of a chain: <c>type filter hook input priority 0</c>.</summary>
    internal string? SetHook(NftablesChain chain, string type, string hook, string priority, PortUseSink sink)
    {
        string? direction = hook switch
        {
            "input" or "prerouting" or "ingress" => RuleText.In,
            "forward" => RuleText.Forward,
            "output" or "postrouting" or "egress" => RuleText.Out,
            _ => null,
        };
        if (direction is null)
        {
            return $"'{hook}' is no hook of nft that is known here";
        }

        Chains.Hook(chain.Name, direction);
        bool isFilter = type == "filter" && IsWhereFiltersAre(priority) && hook is "input" or "forward" && !IsOfArp;
        chain.SetHook(isFilter, sink);
        return null;
    }

    /// <summary>Reports the policy of a chain if it is accept, which is the default.</summary>
    internal void GivePolicy(NftablesChain chain)
    {
        if (chain.TakePolicy() is PortUseSink sink)
        {
            var policy = new PacketRule { Action = "accept" };
            chain.GivenPolicy = policy;
            if (IsDormant)
            {
                policy.AddCondition(Dormant);
            }

            Chains.AddPolicy(chain.Name, policy, sink);
        }
    }

    /// <summary>Adds a rule. For a jump to a chain without a name, returns the rules whose conditions those within inherit.</summary>
    /// <returns>Null, or why it cannot be read.</returns>
    internal string? AddRule(NftablesChain chain, List<NftablesToken> tokens, int start, IReadOnlyList<PacketRule>? outer, PortUseSink sink, out IReadOnlyList<PacketRule> inner)
    {
        GivePolicy(chain);
        rule ??= new NftablesRule(this);
        string? reason = rule.Read(tokens, start, outer);
        inner = rule.Continued;
        if (reason is not null)
        {
            return reason;
        }

        // A terminal that wraps the rule leaves what it does for a line of its own.
        bool isRest = start == 0 && chain.RestLine == sink.LineNumber && rule.Rules.Count > 0 && rule.Rules.TrueForAll(one => one.IsForAll && one.Action is "accept" or "drop" or "reject");
        chain.RestLine = rule.Rules.Count > 0 && rule.Rules.TrueForAll(one => one.Action is null && !one.IsForAll) ? sink.LineNumber + 1 : 0;
        if (isRest)
        {
            return "it applies to every packet, unless it is the rest of the rule above, which does nothing; write a rule in one line";
        }

        foreach (PacketRule one in rule.Rules)
        {
            if (one.JumpTarget is string target)
            {
                Chains.Jump(chain.Name, target, one);
            }

            Add(chain, one, sink);
        }

        return null;
    }

    private bool IsOfArp => Name.StartsWith("arp ", StringComparison.Ordinal);

    // Filter chains with the priority of raw, mangle or security mark packets; what they accept is filtered elsewhere.
    private static bool IsWhereFiltersAre(string priority)
        => int.TryParse(priority, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int number)
            ? number is > -150 and < 50
            : priority is not ("raw" or "mangle" or "security" or "dstnat" or "srcnat");

    private void Add(NftablesChain chain, PacketRule rule, PortUseSink sink)
    {
        if (IsOfArp)
        {
            // No packet of ARP has a port.
            return;
        }

        if (IsDormant)
        {
            rule.AddCondition(Dormant);
        }

        Chains.Add(chain.Name, rule, sink);
    }
}
