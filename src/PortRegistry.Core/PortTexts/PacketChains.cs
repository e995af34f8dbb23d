using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// The chains of a table and the directions of their packets: a base chain has the direction of its hook, any other chain
/// those of the chains that jump to it.
/// </summary>
internal sealed class PacketChains(PacketQueue queue, string table)
{
    // A table that is reopened more often than this is evaluated only once more, at the end.
    private const int MaxLooks = 16;

    // In the order in which a packet can meet them.
    private static readonly string[] Names = { RuleText.In, RuleText.Forward, RuleText.Out };

    private readonly Dictionary<string, int> hooks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, PacketJump>> jumps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PacketRule>> deciding = new(StringComparer.Ordinal);
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);

    // For each direction, the chains that its packets reach, and how; null if all packets do.
    private readonly Dictionary<string, PacketWay?>[] reached = Array.ConvertAll(Names, _ => new Dictionary<string, PacketWay?>(StringComparer.Ordinal));
    private int looks;
    private (string? Chain, string? Place) placed;

    /// <summary>Whether every chain with pending rules is reached.</summary>
    internal bool IsKnown { get; private set; }

    /// <summary>Registers a base chain for packets of a direction.</summary>
    internal void Hook(string chain, string direction)
    {
        hooks.TryGetValue(chain, out int directions);
        hooks[chain] = directions | (1 << Array.IndexOf(Names, direction));
    }

    /// <summary>Registers a jump to another chain.</summary>
    internal void Jump(string from, string to, PacketRule rule)
    {
        if (!jumps.TryGetValue(from, out Dictionary<string, PacketJump>? targets))
        {
            jumps.Add(from, targets = new Dictionary<string, PacketJump>(StringComparer.Ordinal));
        }

        if (targets.TryGetValue(to, out PacketJump? jump))
        {
            jump.Add(rule);
        }
        else
        {
            targets.Add(to, new PacketJump(from, rule));
        }
    }

    /// <summary>Adds the policy of a chain. It is pending until the rules are known, which may leave it no packets.</summary>
    internal void AddPolicy(string chain, PacketRule policy, PortUseSink sink, bool keep = false)
    {
        policy.Before = DecidingOf(chain);
        Add(chain, policy, sink, keep);
    }

    internal void Add(string chain, PacketRule rule, PortUseSink sink, bool keep = false)
    {
        bool isHooked = hooks.TryGetValue(chain, out int directions);
        if (isHooked && rule.Before is null && rule.BearsOnPolicy)
        {
            DecidingOf(chain).Add(rule);
        }

        if (isHooked && !keep && rule.Before is null && queue.IsEmpty)
        {
            Give(chain, directions, rule, sink);
            return;
        }

        IsKnown &= isHooked;
        waiting.Add(chain);
        queue.Add(this, chain, rule, sink);
    }

    /// <summary>Determines the directions of the chains, at the end of the table or of the text.</summary>
    internal void Look(bool isEnd)
    {
        if (waiting.Count == 0 || (!isEnd && ++looks > MaxLooks))
        {
            return;
        }

        for (int i = 0; i < Names.Length; i++)
        {
            Reach(1 << i, reached[i]);
        }

        IsKnown = true;
        foreach (string chain in waiting)
        {
            IsKnown &= Array.Exists(reached, chains => chains.ContainsKey(chain));
        }

        if (IsKnown)
        {
            waiting.Clear();
        }
    }

    internal void Give(string chain, PacketRule rule, PortUseSink sink)
    {
        hooks.TryGetValue(chain, out int directions);
        Give(chain, directions, rule, sink);
    }

    private void Give(string chain, int directions, PacketRule rule, PortUseSink sink)
    {
        string place = PlaceOf(chain);
        bool isReached = false;
        for (int i = 0; i < Names.Length; i++)
        {
            PacketWay? way = null;
            if ((directions & (1 << i)) != 0 || reached[i].TryGetValue(chain, out way))
            {
                isReached = true;
                Give(rule, Names[i], place, way, sink);
            }
        }

        // The chain is used by a part of the ruleset that is not in the text, or by none; its name may still tell.
        if (!isReached && rule.ToDraft(RuleText.DirectionOfName(chain), place) is PortUse lone)
        {
            lone.Assumption = new List<string>(lone.Assumption) { "The chain is assumed to be in use: nothing in the text jumps to it or says when it is called." };
            sink.Add(lone);
        }
    }

    // The rules of a chain mostly follow one another.
    private string PlaceOf(string chain)
    {
        if (chain != placed.Chain)
        {
            placed = (chain, table.Length == 0 ? chain : table + " " + chain);
        }

        return placed.Place!;
    }

    private List<PacketRule> DecidingOf(string chain)
    {
        if (!deciding.TryGetValue(chain, out List<PacketRule>? rules))
        {
            deciding.Add(chain, rules = new List<PacketRule>());
        }

        return rules;
    }

    private static void Give(PacketRule rule, string direction, string place, PacketWay? way, PortUseSink sink)
    {
        if (rule.ToDraft(direction, place) is PortUse draft)
        {
            if (way is not null)
            {
                var conditions = new List<string>(draft.Condition);
                conditions.AddRange(way.Conditions());
                draft.Condition = conditions;
            }

            sink.Add(draft);
        }
    }

    // First by unconditional jumps, then by the others.
    private void Reach(int direction, Dictionary<string, PacketWay?> found)
    {
        found.Clear();
        var chains = new List<string>();
        foreach (KeyValuePair<string, int> hook in hooks)
        {
            if ((hook.Value & direction) != 0)
            {
                found.Add(hook.Key, null);
                chains.Add(hook.Key);
            }
        }

        Follow(chains, found, isForAll: true);
        Follow(chains, found, isForAll: false);
    }

    // The list grows during the loop.
    private void Follow(List<string> chains, Dictionary<string, PacketWay?> found, bool isForAll)
    {
        for (int i = 0; i < chains.Count; i++)
        {
            if (!jumps.TryGetValue(chains[i], out Dictionary<string, PacketJump>? targets))
            {
                continue;
            }

            PacketWay? before = found[chains[i]];
            foreach (KeyValuePair<string, PacketJump> target in targets)
            {
                if (isForAll && !target.Value.IsForAll)
                {
                    continue;
                }

                if (!found.TryGetValue(target.Key, out PacketWay? way))
                {
                    found.Add(target.Key, isForAll ? null : new PacketWay(target.Value.IsForAll ? null : target.Value, before));
                    chains.Add(target.Key);
                }
                else if (way is not null)
                {
                    way.HasOthers = true;
                }
            }
        }
    }
}
