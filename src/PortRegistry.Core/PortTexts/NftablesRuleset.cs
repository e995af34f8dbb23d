using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The tables of a ruleset of nftables, by family and name.</summary>
internal sealed class NftablesRuleset
{
    private readonly Dictionary<string, NftablesTable> tables = new(StringComparer.Ordinal);
    private readonly PacketQueue queue = new();
    private readonly NftablesCount count = new();

    internal NftablesTable Table(string name)
    {
        if (!tables.TryGetValue(name, out NftablesTable? table))
        {
            tables.Add(name, table = new NftablesTable(name, new PacketChains(queue, name), count));
        }

        return table;
    }

    /// <summary>Ends a table, or its part in the text.</summary>
    internal void End(NftablesTable table)
    {
        table.Chains.Look(isEnd: false);
        queue.Give(isEnd: false);
    }

    internal void Complete()
    {
        foreach (NftablesTable table in tables.Values)
        {
            table.Chains.Look(isEnd: true);
        }

        queue.Give(isEnd: true);
    }
}
