using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The tables of iptables with the rules and policies of a text.</summary>
internal sealed class IptablesTables
{
    private readonly Dictionary<string, PacketChains> chains = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Chain), PacketRule> policies = new();
    private readonly List<(string Table, string Chain, PacketRule Rule)> kept = new();
    private readonly PacketQueue queue = new();

    /// <summary>Whether later lines may undo earlier ones, as in a script, so that everything is kept until the end.</summary>
    internal bool IsScript { get; set; }

    internal static string? DirectionOf(string chain) => chain switch
    {
        "INPUT" or "PREROUTING" => RuleText.In,
        "FORWARD" => RuleText.Forward,
        "OUTPUT" or "POSTROUTING" => RuleText.Out,
        _ => null,
    };

    internal void Add(string table, string chain, List<PacketRule> rules, string? target, PortUseSink sink)
    {
        PacketChains of = ChainsOf(table);
        Hook(of, chain);
        foreach (PacketRule rule in rules)
        {
            if (target is not null)
            {
                of.Jump(chain, target, rule);
            }

            of.Add(chain, rule, sink, IsScript);
            if (IsScript)
            {
                kept.Add((table, chain, rule));
            }
        }
    }

    /// <summary>Reads a policy. In the filter table, one that accepts incoming or forwarded traffic is a rule.</summary>
    internal void SetPolicy(string table, string chain, string policy, PortUseSink sink)
    {
        if (table is not ("filter" or "") || chain is not ("INPUT" or "FORWARD"))
        {
            return;
        }

        if (policies.TryGetValue((table, chain), out PacketRule? before))
        {
            before.MatchesNothing = true;
        }

        if (policy == "ACCEPT")
        {
            var rule = new PacketRule { Action = policy };
            policies[(table, chain)] = rule;
            PacketChains of = ChainsOf(table);
            Hook(of, chain);
            of.AddPolicy(chain, rule, sink, IsScript);
        }
    }

    /// <summary>Removes the rules of a chain, or of all chains.</summary>
    internal void Flush(string table, string? chain)
    {
        foreach ((string of, string name, PacketRule rule) in kept)
        {
            rule.MatchesNothing |= of == table && (chain is null || name == chain);
        }

        kept.RemoveAll(item => item.Rule.MatchesNothing);
    }

    internal void End(string table)
    {
        if (!IsScript && chains.TryGetValue(table, out PacketChains? of))
        {
            of.Look(isEnd: false);
            queue.Give(isEnd: false);
        }
    }

    internal void Complete()
    {
        foreach (PacketChains of in chains.Values)
        {
            of.Look(isEnd: true);
        }

        queue.Give(isEnd: true);
        chains.Clear();
        policies.Clear();
        kept.Clear();
    }

    private static void Hook(PacketChains chains, string chain)
    {
        if (DirectionOf(chain) is string direction)
        {
            chains.Hook(chain, direction);
        }
    }

    private PacketChains ChainsOf(string table)
    {
        if (!chains.TryGetValue(table, out PacketChains? of))
        {
            chains.Add(table, of = new PacketChains(queue, table));
        }

        return of;
    }
}
