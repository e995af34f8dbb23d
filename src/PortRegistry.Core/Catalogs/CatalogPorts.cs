using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry;

/// <summary>Runs of ports by their transports, in words: <c>443/tcp,udp, 8001-8099/tcp</c>.</summary>
internal sealed class CatalogPorts
{
    private const int Shown = 3;

    private readonly List<PortRange>?[] runs = new List<PortRange>?[CatalogIndex.Transports.Length];

    /// <summary>Adds a run.</summary>
    internal void Add(int transport, PortRange range) => Add(runs[transport] ??= new List<PortRange>(1), range);

    /// <summary>The runs, three at most, and how many ports are in the others. Those alike over several transports are told once.</summary>
    /// <returns>A short text.</returns>
    public override string ToString()
    {
        var byRange = new SortedDictionary<PortRange, string>();
        for (int i = 0; i < runs.Length; i++)
        {
            string transport = ServiceRecord.TransportName(CatalogIndex.Transports[i])!;
            foreach (PortRange run in United(runs[i]))
            {
                byRange[run] = byRange.TryGetValue(run, out string? others) ? $"{others},{transport}" : transport;
            }
        }

        var words = new List<string>(Shown);
        int more = 0;
        foreach (KeyValuePair<PortRange, string> run in byRange)
        {
            if (words.Count < Shown)
            {
                words.Add($"{run.Key}/{run.Value}");
            }
            else
            {
                more += run.Key.Count;
            }
        }

        string text = string.Join(", ", words);
        return more == 0 ? text : string.Format(CultureInfo.InvariantCulture, "{0} and {1} more ports", text, more);
    }

    // In a list, ports may come in any order, and twice.
    private static List<PortRange> United(List<PortRange>? runs)
    {
        var united = new List<PortRange>();
        if (runs is not null)
        {
            var sorted = new List<PortRange>(runs);
            sorted.Sort();
            sorted.ForEach(run => Add(united, run));
        }

        return united;
    }

    // Runs that meet the one before become one with it.
    private static void Add(List<PortRange> runs, PortRange range)
    {
        int last = runs.Count - 1;
        if (last >= 0 && runs[last] is PortRange before && before.First <= range.First && before.Last + 1 >= range.First)
        {
            runs[last] = new PortRange(before.First, System.Math.Max(before.Last, range.Last));
        }
        else
        {
            runs.Add(range);
        }
    }
}
