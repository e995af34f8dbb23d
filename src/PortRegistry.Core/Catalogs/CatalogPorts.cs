using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry;

/// <summary>Runs of ports by their transports, in words: <c>443/tcp,udp, 8001-8099/tcp</c>.</summary>
internal sealed class CatalogPorts
{
    private const int Shown = 3;

    private readonly List<KeyValuePair<int, PortRange>> runs = new(1);

    /// <summary>Adds a run; it lengthens the one of the same transport that it follows.</summary>
    internal void Add(int transport, PortRange range)
    {
        bool isNext = true;
        for (int i = runs.Count - 1; i >= 0; i--)
        {
            if (runs[i].Key != transport)
            {
                continue;
            }

            PortRange own = runs[i].Value;
            if (isNext && own.Last + 1 == range.First)
            {
                runs[i] = new(transport, new PortRange(own.First, range.Last));
                return;
            }

            if (own == range)
            {
                return;
            }

            isNext = false;
        }

        runs.Add(new(transport, range));
    }

    /// <summary>The runs, three at most, and how many ports are in the others. Those alike over several transports are told once.</summary>
    /// <returns>A short text.</returns>
    public override string ToString()
    {
        var byRange = new SortedDictionary<PortRange, string>();
        for (int i = 0; i < CatalogIndex.Transports.Length; i++)
        {
            string transport = ServiceRecord.TransportName(CatalogIndex.Transports[i])!;
            foreach (KeyValuePair<int, PortRange> run in runs)
            {
                if (run.Key == i)
                {
                    byRange[run.Value] = byRange.TryGetValue(run.Value, out string? others) ? $"{others},{transport}" : transport;
                }
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
