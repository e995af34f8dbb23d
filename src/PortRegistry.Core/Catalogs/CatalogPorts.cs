using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry;

/// <summary>Runs of ports by their transports, in words: <c>443/tcp,udp, 8001-8099/tcp</c>.</summary>
internal sealed class CatalogPorts
{
    private const int Shown = 3;

    private static readonly List<PortRange> None = new();

    private readonly List<PortRange>?[] ranges = new List<PortRange>?[CatalogIndex.Transports.Length];

    /// <summary>Adds a run; it lengthens the one that it follows.</summary>
    internal void Add(int transport, PortRange range)
    {
        List<PortRange> own = ranges[transport] ??= new List<PortRange>(1);
        int last = own.Count - 1;
        if (last >= 0 && own[last].Last + 1 == range.First)
        {
            own[last] = new PortRange(own[last].First, range.Last);
        }
        else if (!own.Contains(range))
        {
            own.Add(range);
        }
    }

    /// <summary>The runs, three at most, and how many ports are in the others. Those alike over several transports are told once.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => OneRun() ?? AllRuns();

    // What most uses have.
    private string? OneRun()
    {
        PortRange? only = null;
        string transports = string.Empty;
        for (int i = 0; i < ranges.Length; i++)
        {
            if (ranges[i] is List<PortRange> own)
            {
                if (own.Count > 1 || (only is PortRange other && !other.Equals(own[0])))
                {
                    return null;
                }

                string transport = ServiceRecord.TransportName(CatalogIndex.Transports[i])!;
                transports = only is null ? transport : $"{transports},{transport}";
                only = own[0];
            }
        }

        return $"{only}/{transports}";
    }

    private string AllRuns()
    {
        var byRange = new SortedDictionary<PortRange, string>();
        for (int i = 0; i < ranges.Length; i++)
        {
            foreach (PortRange range in ranges[i] ?? None)
            {
                string transport = ServiceRecord.TransportName(CatalogIndex.Transports[i])!;
                byRange[range] = byRange.TryGetValue(range, out string? others) ? $"{others},{transport}" : transport;
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
}
