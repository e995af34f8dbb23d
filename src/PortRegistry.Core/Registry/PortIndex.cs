using System;
using System.Runtime.CompilerServices;

namespace PortRegistry;

/// <summary>
/// Which rows hold a port. A port finds in one step where its rows begin, in the registry's order; the last one says that
/// it is. Ports that have the same rows one after the other are a segment, for whoever goes through a range.
/// </summary>
internal sealed class PortIndex
{
    internal const int PortCount = PortRange.MaxPort + 1;
    internal const int FirstDynamicPort = 49152;

    /// <summary>The position of a port that has no rows.</summary>
    internal const int None = 0;

    // Each row carries its transport along, so that a look-up by transport touches nothing else.
    private const int LastFlag = 8;
    private const int RowShift = 4;

    // Some 64 rows for each port. A registry has one or two; ranges laid over each other without measure fill the memory.
    private const int MaxEntries = 1 << 22;

    // Two bytes for each port are enough where there are fewer rows than that, as in every registry so far.
    private readonly ushort[]? narrow;
    private readonly int[]? wide;
    private readonly int[] firstPorts;
    private readonly int[] rows;

    [MethodImpl(Compilation.Optimized)]
    internal PortIndex(Snapshot snapshot)
    {
        ushort[] segmentOfPort = Segments(snapshot);
        int count = segmentOfPort[PortCount - 1] + 1;
        firstPorts = new int[count + 1];
        for (int port = PortCount - 1; port >= 0; port--)
        {
            firstPorts[segmentOfPort[port]] = port;
        }

        firstPorts[count] = PortCount;
        int[] positions = Count(snapshot, segmentOfPort, count);
        rows = Fill(snapshot, segmentOfPort, positions);
        narrow = rows.Length <= ushort.MaxValue ? new ushort[PortCount] : null;
        wide = narrow is null ? new int[PortCount] : null;
        for (int port = 0; port < PortCount; port++)
        {
            int segment = segmentOfPort[port];
            int position = positions[segment] == positions[segment + 1] ? None : positions[segment];
            if (narrow is null)
            {
                wide![port] = position;
            }
            else
            {
                narrow[port] = (ushort)position;
            }
        }
    }

    /// <summary>Where a port's rows begin; <see cref="None"/> where it has none. They go on to the one that <see cref="IsLast"/>.</summary>
    internal int Position(int port) => narrow is null ? wide![port] : narrow[port];

    internal bool IsLast(int position) => (rows[position] & LastFlag) != 0;

    internal int Row(int position) => rows[position] >> RowShift;

    /// <summary>Whether the row at a position answers for a transport, given as its code in the snapshot; a row without one answers for all.</summary>
    internal bool AnswersFor(int position, int transportCode)
    {
        int own = rows[position] & SnapshotFormat.TransportMask;
        return own == transportCode || own == 0;
    }

    internal int SegmentOf(int port)
    {
        int found = Array.BinarySearch(firstPorts, port);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The first port of a segment; of the one after the last, 65536.</summary>
    internal int FirstPort(int segment) => firstPorts[segment];

    /// <summary>Holds the index against the rows: every port of every row is there, and nothing else.</summary>
    /// <exception cref="InvalidSnapshotException">It is not.</exception>
    internal void Validate(Snapshot snapshot)
    {
        long ports = 0;
        for (int segment = 0; segment < firstPorts.Length - 1; segment++)
        {
            int first = firstPorts[segment];
            int past = firstPorts[segment + 1];
            int before = -1;
            bool isLast = Position(first) == None;
            for (int position = Position(first); !isLast; position++)
            {
                int row = Row(position);
                if (row <= before || !(snapshot.RowPort(row) is PortRange port && port.Contains(first) && port.Contains(past - 1)))
                {
                    throw snapshot.InvalidRow(row, "The row is found by a port that is not its own.");
                }

                ports += past - first;
                before = row;
                isLast = IsLast(position);
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
    private static ushort[] Segments(Snapshot snapshot)
    {
        bool[] begins = new bool[PortCount + 1];
        begins[FirstDynamicPort] = true;
        for (int row = 0; row < snapshot.RowCount; row++)
        {
            if (snapshot.RowPort(row) is PortRange port)
            {
                begins[port.First] = true;
                begins[port.Last + 1] = true;
            }
        }

        int segment = 0;
        ushort[] segmentOfPort = new ushort[PortCount];
        for (int port = 1; port < PortCount; port++)
        {
            segment += begins[port] ? 1 : 0;
            segmentOfPort[port] = (ushort)segment;
        }

        return segmentOfPort;
    }

    // Where the rows of each segment begin, and where those of the last one end. The first position stands for none.
    [MethodImpl(Compilation.Optimized)]
    private static int[] Count(Snapshot snapshot, ushort[] segmentOfPort, int count)
    {
        int[] positions = new int[count + 1];
        int entries = 0;
        for (int row = 0; row < snapshot.RowCount; row++)
        {
            if (snapshot.RowHasPort(row))
            {
                int last = segmentOfPort[snapshot.RowLast(row)];
                for (int segment = segmentOfPort[snapshot.RowFirst(row)]; segment <= last; segment++)
                {
                    positions[segment + 1]++;
                    if (++entries > MaxEntries)
                    {
                        throw snapshot.InvalidRow(row, "More ranges lie over each other than in any registry.");
                    }
                }
            }
        }

        positions[0] = None + 1;
        for (int segment = 0; segment < count; segment++)
        {
            positions[segment + 1] += positions[segment];
        }

        return positions;
    }

    [MethodImpl(Compilation.Optimized)]
    private static int[] Fill(Snapshot snapshot, ushort[] segmentOfPort, int[] positions)
    {
        int count = positions.Length - 1;
        int[] filled = new int[positions[count]];
        int[] next = new int[count];
        Array.Copy(positions, next, count);
        for (int row = 0; row < snapshot.RowCount; row++)
        {
            if (snapshot.RowHasPort(row))
            {
                int last = segmentOfPort[snapshot.RowLast(row)];
                for (int segment = segmentOfPort[snapshot.RowFirst(row)]; segment <= last; segment++)
                {
                    int position = next[segment]++;
                    int isLast = position == positions[segment + 1] - 1 ? LastFlag : 0;
                    filled[position] = (row << RowShift) | isLast | snapshot.RowTransportCode(row);
                }
            }
        }

        return filled;
    }
}
