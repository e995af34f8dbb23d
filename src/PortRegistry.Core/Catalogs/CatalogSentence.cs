using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry;

/// <summary>
/// What a catalog has against ports, as a sentence that is made when it is first read: of thousands, few are. Does not
/// change once it is part of a finding.
/// </summary>
internal sealed class CatalogSentence
{
    private const int Shown = 3;

    private readonly string approvers;

    // An audit keeps many, nearly all of one run of ports.
    private PortRange first;
    private int transportsOfFirst;
    private List<(int Transport, PortRange Range)>? more;

    /// <summary>Makes a sentence.</summary>
    /// <param name="approvers">The catalogs that approve ports.</param>
    /// <param name="entry">The entry that refuses the ports, or approved them once; null where none covers them.</param>
    internal CatalogSentence(string approvers, PortCatalogEntry? entry)
    {
        this.approvers = approvers;
        Entry = entry;
    }

    /// <summary>The entry that refuses the ports, or approved them once; null where none covers them.</summary>
    internal PortCatalogEntry? Entry { get; }

    /// <summary>Adds a run of ports of a transport, by its place in <see cref="CatalogIndex.Transports"/>.</summary>
    internal void Add(int transport, PortRange range)
    {
        if (transportsOfFirst == 0 || range == first)
        {
            first = range;
            transportsOfFirst |= 1 << transport;
            return;
        }

        more ??= new List<(int, PortRange)>(1);
        int last = more.Count - 1;
        if (last >= 0 && more[last].Transport == transport && Meet(more[last].Range, range))
        {
            more[last] = (transport, Union(more[last].Range, range));
        }
        else
        {
            more.Add((transport, range));
        }
    }

    /// <summary>The sentence.</summary>
    /// <returns>A sentence with the ports in it.</returns>
    public override string ToString()
    {
        string ports = Ports();
        if (Entry is null)
        {
            return $"No entry of {approvers} approves {ports}.";
        }

        string place = Entry.Name is null ? ports : $"{ports} ({Entry.Name})";
        string note = Entry.Note is null ? "." : $": {PortFindings.OneLine(Entry.Note).TrimEnd('.')}.";
        return Entry.Approved == true ? $"The approval of {place} in {Entry.Catalog} ended on {Entry.Expires}{note}" : $"{Entry.Catalog} does not approve {place}{note}";
    }

    // 443/tcp,udp, 8001-8099/tcp and 7 more ports. Runs alike over several transports are told once.
    private string Ports()
    {
        var byRange = new SortedDictionary<PortRange, string>();
        for (int i = 0; i < CatalogIndex.Transports.Length; i++)
        {
            string transport = ServiceRecord.TransportName(CatalogIndex.Transports[i])!;
            foreach (PortRange run in RunsOf(i))
            {
                byRange[run] = byRange.TryGetValue(run, out string? others) ? $"{others},{transport}" : transport;
            }
        }

        var words = new List<string>(Shown);
        int unnamed = 0;
        foreach (KeyValuePair<PortRange, string> run in byRange)
        {
            if (words.Count < Shown)
            {
                words.Add($"{run.Key}/{run.Value}");
            }
            else
            {
                unnamed += run.Key.Count;
            }
        }

        string text = string.Join(", ", words);
        return unnamed == 0 ? text : string.Format(CultureInfo.InvariantCulture, "{0} and {1} more ports", text, unnamed);
    }

    // In a list, ports may come in any order, and twice.
    private List<PortRange> RunsOf(int transport)
    {
        var runs = new List<PortRange>();
        if ((transportsOfFirst & (1 << transport)) != 0)
        {
            runs.Add(first);
        }

        foreach ((int own, PortRange range) in more ?? new())
        {
            if (own == transport)
            {
                runs.Add(range);
            }
        }

        runs.Sort();
        var united = new List<PortRange>(runs.Count);
        foreach (PortRange run in runs)
        {
            int last = united.Count - 1;
            if (last >= 0 && Meet(united[last], run))
            {
                united[last] = Union(united[last], run);
            }
            else
            {
                united.Add(run);
            }
        }

        return united;
    }

    private static bool Meet(PortRange before, PortRange range) => before.First <= range.First && before.Last + 1 >= range.First;

    private static PortRange Union(PortRange before, PortRange range) => new(before.First, System.Math.Max(before.Last, range.Last));
}
