using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// The chains of one table, and which way the packets of each go: those of a chain that the system calls are known, and
/// any other has those of the chains that jump to it.
/// </summary>
internal sealed class PacketChains
{
    // A table that is opened more often than this is looked at once more, at the end.
    private const int MaxLooks = 16;

    // In the order in which a packet can meet them.
    private static readonly string[] Names = { RuleText.In, RuleText.Forward, RuleText.Out };

    private readonly Dictionary<string, int> hooks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> jumps = new(StringComparer.Ordinal);
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private readonly PacketQueue queue;
    private readonly string table;
    private Dictionary<string, int> reached = new(StringComparer.Ordinal);
    private int looks;

    internal PacketChains(PacketQueue queue, string table)
    {
        this.queue = queue;
        this.table = table;
    }

    /// <summary>Whether every chain with rules that wait is reached.</summary>
    internal bool IsKnown { get; private set; }

    /// <summary>Tells that the system calls a chain for packets of a direction.</summary>
    internal void Hook(string chain, string direction)
    {
        hooks.TryGetValue(chain, out int directions);
        hooks[chain] = directions | (1 << Array.IndexOf(Names, direction));
    }

    internal void Jump(string from, string to)
    {
        if (!jumps.TryGetValue(from, out HashSet<string>? targets))
        {
            jumps.Add(from, targets = new HashSet<string>(StringComparer.Ordinal));
        }

        targets.Add(to);
    }

    internal void Add(string chain, PacketRule rule, PortUseSink sink, bool keep = false)
    {
        bool isHooked = hooks.ContainsKey(chain);
        if (isHooked && !keep && queue.IsEmpty)
        {
            Give(chain, rule, sink);
            return;
        }

        IsKnown &= isHooked;
        waiting.Add(chain);
        queue.Add(this, chain, rule, sink);
    }

    /// <summary>Looks which way the chains go, at the end of the table or of the text.</summary>
    internal void Look(bool isEnd)
    {
        if (waiting.Count == 0 || (!isEnd && ++looks > MaxLooks))
        {
            return;
        }

        reached = Reached();
        IsKnown = true;
        foreach (string chain in waiting)
        {
            IsKnown &= reached.ContainsKey(chain);
        }

        if (IsKnown)
        {
            waiting.Clear();
        }
    }

    internal void Give(string chain, PacketRule rule, PortUseSink sink)
    {
        if (!reached.TryGetValue(chain, out int directions))
        {
            hooks.TryGetValue(chain, out directions);
        }

        // A chain that nothing here jumps to belongs to a part of the ruleset that is not in the text; its name may still tell.
        string place = table.Length == 0 ? chain : table + " " + chain;
        if (directions == 0 && rule.ToDraft(RuleText.DirectionOfName(chain), place) is PortUseDraft lone)
        {
            sink.Add(lone);
        }

        for (int i = 0; i < Names.Length; i++)
        {
            if ((directions & (1 << i)) != 0 && rule.ToDraft(Names[i], place) is PortUseDraft draft)
            {
                sink.Add(draft);
            }
        }
    }

    private Dictionary<string, int> Reached()
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < Names.Length; i++)
        {
            int direction = 1 << i;
            var next = new Stack<string>();
            foreach (KeyValuePair<string, int> hook in hooks)
            {
                if ((hook.Value & direction) != 0)
                {
                    next.Push(hook.Key);
                }
            }

            while (next.Count > 0)
            {
                string chain = next.Pop();
                found.TryGetValue(chain, out int known);
                if ((known & direction) != 0)
                {
                    continue;
                }

                found[chain] = known | direction;
                if (jumps.TryGetValue(chain, out HashSet<string>? targets))
                {
                    foreach (string target in targets)
                    {
                        next.Push(target);
                    }
                }
            }
        }

        return found;
    }
}
