using System.Runtime.CompilerServices;

namespace PortRegistry;

/// <summary>
/// Which rows hold a port. The ports are cut into segments in which every port has the same rows; a port finds its
/// segment in one step, and the segment its rows, in the registry's order.
/// </summary>
internal sealed class PortIndex
{
    internal const int PortCount = PortRange.MaxPort + 1;
    internal const int FirstDynamicPort = 49152;

    // Each row carries its transport along, so that a look-up by transport touches nothing else.
    private const int TransportBits = 3;

    // Some 64 rows for each port. A registry has one or two; ranges laid over each other without measure fill the memory.
    private const int MaxEntries = 1 << 22;

    private readonly ushort[] segmentOfPort = new ushort[PortCount];
    private readonly int[] firstPorts;
    private readonly int[] firstRows;
    private readonly int[] rows;

    [MethodImpl(Compilation.Optimized)]
    internal PortIndex(Snapshot snapshot)
    {
        bool[] begins = new bool[PortCount + 1];
        begins[0] = begins[FirstDynamicPort] = begins[PortCount] = true;
        for (int row = 0; row < snapshot.RowCount; row++)
        {
            if (snapshot.RowPort(row) is PortRange port)
            {
                begins[port.First] = true;
                begins[port.Last + 1] = true;
            }
        }

        int count = 0;
        for (int port = 0; port < PortCount; port++)
        {
            if (begins[port])
            {
                count++;
            }

            segmentOfPort[port] = (ushort)(count - 1);
        }

        firstPorts = new int[count + 1];
        firstRows = new int[count + 1];
        for (int port = PortCount - 1; port >= 0; port--)
        {
            firstPorts[segmentOfPort[port]] = port;
        }

        firstPorts[count] = PortCount;
        rows = FillRows(snapshot, count);
    }

    internal int SegmentOf(int port) => segmentOfPort[port];

    /// <summary>The first port of a segment; of the one after the last, 65536.</summary>
    internal int FirstPort(int segment) => firstPorts[segment];

    /// <summary>Where a segment's rows begin; they end where the next segment's begin.</summary>
    internal int FirstRow(int segment) => firstRows[segment];

    internal int Row(int position) => rows[position] >> TransportBits;

    /// <summary>Whether the row at a position answers for a transport, given as its code in the snapshot; a row without one answers for all.</summary>
    internal bool AnswersFor(int position, int transportCode)
    {
        int own = rows[position] & SnapshotFormat.TransportMask;
        return own == transportCode || own == 0;
    }

    /// <summary>Holds the index against the rows: every port of every row is there, and nothing else.</summary>
    /// <exception cref="InvalidSnapshotException">It is not.</exception>
    internal void Validate(Snapshot snapshot)
    {
        long ports = 0;
        for (int segment = 0; segment < firstRows.Length - 1; segment++)
        {
            for (int position = firstRows[segment]; position < firstRows[segment + 1]; position++)
            {
                int row = Row(position);
                bool isNext = position == firstRows[segment] || row > Row(position - 1);
                if (!isNext || !(snapshot.RowPort(row) is PortRange port && port.Contains(firstPorts[segment]) && port.Contains(firstPorts[segment + 1] - 1)))
                {
                    throw snapshot.InvalidRow(row, "The row is found by a port that is not its own.");
                }

                ports += firstPorts[segment + 1] - firstPorts[segment];
            }
        }

        for (int row = 0; row < snapshot.RowCount; row++)
        {
            ports -= snapshot.RowPort(row)?.Count ?? 0;
        }

        if (ports != 0)
        {
            throw snapshot.InvalidRow(0, "A row is not found by one of its ports.");
        }
    }

    [MethodImpl(Compilation.Optimized)]
    private int[] FillRows(Snapshot snapshot, int count)
    {
        int entries = 0;
        for (int row = 0; row < snapshot.RowCount; row++)
        {
            if (snapshot.RowHasPort(row))
            {
                int last = segmentOfPort[snapshot.RowLast(row)];
                for (int segment = segmentOfPort[snapshot.RowFirst(row)]; segment <= last; segment++)
                {
                    firstRows[segment + 1]++;
                    if (++entries > MaxEntries)
                    {
                        throw snapshot.InvalidRow(row, "More ranges lie over each other than in any registry.");
                    }
                }
            }
        }

        for (int segment = 0; segment < count; segment++)
        {
            firstRows[segment + 1] += firstRows[segment];
        }

        int[] filled = new int[firstRows[count]];
        int[] next = new int[count];
        for (int row = 0; row < snapshot.RowCount; row++)
        {
            if (snapshot.RowHasPort(row))
            {
                int last = segmentOfPort[snapshot.RowLast(row)];
                for (int segment = segmentOfPort[snapshot.RowFirst(row)]; segment <= last; segment++)
                {
                    filled[firstRows[segment] + next[segment]++] = (row << TransportBits) | SnapshotFormat.TransportCode(snapshot.RowTransport(row));
                }
            }
        }

        return filled;
    }
}
