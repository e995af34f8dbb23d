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
    internal RunsOfRange RunsOf(PortRange range, int transport) => new(runs[transport], range);

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

    /// <summary>The runs of a range, for a foreach that allocates nothing.</summary>
    internal struct RunsOfRange
    {
        private readonly Runs runs;
        private readonly PortRange range;
        private int next;

        internal RunsOfRange(Runs runs, PortRange range)
        {
            this.runs = runs;
            this.range = range;
            int at = runs.Starts.BinarySearch(range.First);
            next = at < 0 ? ~at - 1 : at;
            Current = default;
        }

        public KeyValuePair<PortRange, PortCatalogEntry?> Current { get; private set; }

        public readonly RunsOfRange GetEnumerator() => this;

        public bool MoveNext()
        {
            if (next >= runs.Starts.Count || runs.Starts[next] > range.Last)
            {
                return false;
            }

            int last = next + 1 < runs.Starts.Count ? runs.Starts[next + 1] - 1 : PortRange.MaxPort;
            Current = new(new PortRange(System.Math.Max(runs.Starts[next], range.First), System.Math.Min(last, range.Last)), runs.Entries[next]);
            next++;
            return true;
        }
    }

    internal sealed class Runs
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
