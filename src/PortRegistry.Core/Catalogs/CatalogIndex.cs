using System.Collections.Generic;

namespace PortRegistry;

/// <summary>For every port and transport the entry that decides it, found by a binary search. Immutable.</summary>
internal sealed class CatalogIndex
{
    internal static readonly TransportProtocol[] Transports = { TransportProtocol.tcp, TransportProtocol.udp, TransportProtocol.sctp, TransportProtocol.dccp };

    private readonly Runs[] runs = new Runs[Transports.Length];

    internal CatalogIndex(List<CatalogClaim> claims)
    {
        for (int i = 0; i < Transports.Length; i++)
        {
            TransportProtocol transport = Transports[i];
            runs[i] = Sweep(claims.FindAll(claim => claim.Transport.Includes(transport)));
        }
    }

    /// <summary>The runs of a range of ports, each with the entry that decides it, or null where none covers it.</summary>
    internal IEnumerable<KeyValuePair<PortRange, PortCatalogEntry?>> RunsOf(PortRange range, int transport)
    {
        Runs all = runs[transport];
        int i = all.Starts.BinarySearch(range.First);
        for (i = i < 0 ? ~i - 1 : i; i < all.Starts.Count && all.Starts[i] <= range.Last; i++)
        {
            int last = i + 1 < all.Starts.Count ? all.Starts[i + 1] - 1 : PortRange.MaxPort;
            yield return new(new PortRange(System.Math.Max(all.Starts[i], range.First), System.Math.Min(last, range.Last)), all.Entries[i]);
        }
    }

    // From port 0 on, with the claims that cover the port in the order of precedence.
    private static Runs Sweep(List<CatalogClaim> claims)
    {
        var starts = new List<CatalogClaim>(claims);
        var ends = new List<CatalogClaim>(claims);
        starts.Sort((left, right) => left.Range.First.CompareTo(right.Range.First));
        ends.Sort((left, right) => left.Range.Last.CompareTo(right.Range.Last));
        var covering = new SortedSet<CatalogClaim>(CatalogClaim.ByPrecedence);
        var result = new Runs();
        int started = 0;
        int ended = 0;
        for (int port = 0; port <= PortRange.MaxPort;)
        {
            for (; ended < ends.Count && ends[ended].Range.Last < port; ended++)
            {
                covering.Remove(ends[ended]);
            }

            for (; started < starts.Count && starts[started].Range.First == port; started++)
            {
                covering.Add(starts[started]);
            }

            result.Add(port, covering.Count == 0 ? null : covering.Min.Entry);
            int next = started < starts.Count ? starts[started].Range.First : PortRange.MaxPort + 1;
            port = ended < ends.Count ? System.Math.Min(next, ends[ended].Range.Last + 1) : next;
        }

        return result;
    }

    private sealed class Runs
    {
        internal List<int> Starts { get; } = new();

        internal List<PortCatalogEntry?> Entries { get; } = new();

        internal void Add(int port, PortCatalogEntry? entry)
        {
            if (Starts.Count == 0 || !ReferenceEquals(Entries[Entries.Count - 1], entry))
            {
                Starts.Add(port);
                Entries.Add(entry);
            }
        }
    }
}
