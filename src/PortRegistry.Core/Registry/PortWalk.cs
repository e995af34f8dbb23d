using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// Walks through the rows of a range of ports, from each port at which a row begins or has ended to the next. All ports
/// between two such ports have the same rows.
/// </summary>
internal sealed class PortWalk
{
    private readonly PortRange range;
    private readonly Snapshot snapshot;
    private readonly int[] byFirst;
    private readonly int[] byLast;
    private readonly int[] open = new int[SnapshotFormat.TransportCount];
    private int begun;
    private int ended;

    internal PortWalk(Snapshot snapshot, PortIndex ports, PortRange range)
    {
        this.snapshot = snapshot;
        this.range = range;
        (int start, int end) = ports.Rows(range.First, range.Last);
        var rows = new List<int>(end - start);
        for (int row = start; row < end; row++)
        {
            if (snapshot.RowPort(row) is PortRange port && port.First <= range.Last && port.Last >= range.First)
            {
                rows.Add(row);
            }
        }

        byFirst = Sorted(rows, First);
        byLast = Sorted(rows, snapshot.RowLast);
    }

    /// <summary>The port at hand.</summary>
    internal int Port { get; private set; } = -1;

    /// <summary>The rows that begin at the port at hand, in the registry's order.</summary>
    internal ArraySegment<int> Beginning { get; private set; }

    /// <summary>Goes to the next port of the range at which something changes.</summary>
    /// <returns>False where there is none.</returns>
    internal bool MoveNext()
    {
        int next = Port < 0 ? range.First : Next();
        if (next > range.Last)
        {
            return false;
        }

        Port = next;
        for (; ended < byLast.Length && snapshot.RowLast(byLast[ended]) < next; ended++)
        {
            open[snapshot.RowTransportCode(byLast[ended])]--;
        }

        int start = begun;
        for (; begun < byFirst.Length && First(byFirst[begun]) == next; begun++)
        {
            open[snapshot.RowTransportCode(byFirst[begun])]++;
        }

        Beginning = new ArraySegment<int>(byFirst, start, begun - start);
        return true;
    }

    /// <summary>Fills the gaps of the transports that have a row at the port at hand.</summary>
    internal void FillGaps(ref PortGaps gaps)
    {
        for (int code = 0; code < open.Length; code++)
        {
            if (open[code] > 0)
            {
                gaps.Fill(SnapshotFormat.Transport(code));
            }
        }
    }

    private int Next()
    {
        int next = Port < PortRange.FirstDynamicPort ? PortRange.FirstDynamicPort : PortRange.MaxPort + 1;
        next = begun < byFirst.Length ? Math.Min(next, First(byFirst[begun])) : next;
        return ended < byLast.Length ? Math.Min(next, snapshot.RowLast(byLast[ended]) + 1) : next;
    }

    // A row that begins before the range begins with it.
    private int First(int row) => Math.Max(snapshot.RowFirst(row), range.First);

    // Rows of one port stay in the registry's order.
    private static int[] Sorted(List<int> rows, Func<int, int> port)
    {
        long[] keys = new long[rows.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = ((long)port(rows[i]) << 32) | (uint)rows[i];
        }

        int[] sorted = rows.ToArray();
        Array.Sort(keys, sorted);
        return sorted;
    }
}
