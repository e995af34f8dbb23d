using System;
using System.Runtime.CompilerServices;

namespace PortRegistry;

/// <summary>
/// Finds the rows among which the records of a port are. The rows stay in the registry's order: for each row the index
/// has the highest port up to it and the lowest port from it on. If the rows are sorted by first port, as in IANA's files,
/// the block of a port leads to its rows in a few steps; otherwise more rows are examined, with the same result.
/// </summary>
internal sealed class PortIndex
{
    // A binary search mispredicts most of its steps; a block for each port takes the first look-up longer to fill.
    private const int BlockBits = 4;

    private readonly int[] highestUpTo;
    private readonly int[] lowestFrom;

    // For each block of ports the first row from which on no port lies before the block.
    private readonly int[] firstRows = new int[(PortRange.MaxPort >> BlockBits) + 1];

    [MethodImpl(Compilation.Optimized)]
    internal PortIndex(Snapshot snapshot)
    {
        int count = snapshot.RowCount;
        highestUpTo = new int[count];
        lowestFrom = new int[count];
        int highest = -1;
        for (int row = 0; row < count; row++)
        {
            highest = snapshot.RowHasPort(row) ? Math.Max(highest, snapshot.RowLast(row)) : highest;
            highestUpTo[row] = highest;
        }

        int lowest = int.MaxValue;
        for (int row = count - 1; row >= 0; row--)
        {
            lowest = snapshot.RowHasPort(row) ? Math.Min(lowest, snapshot.RowFirst(row)) : lowest;
            lowestFrom[row] = lowest;
        }

        for (int block = 0, row = 0; block < firstRows.Length; block++)
        {
            while (row < count && lowestFrom[row] < block << BlockBits)
            {
                row++;
            }

            firstRows[block] = row;
        }
    }

    /// <summary>The first row that may hold one of the ports, and the row past the last; rows between them may hold none.</summary>
    /// <param name="first">The first port.</param>
    /// <param name="last">The last port.</param>
    internal (int Start, int End) Rows(int first, int last)
    {
        int end = firstRows[last >> BlockBits];
        while (end < lowestFrom.Length && lowestFrom[end] <= last)
        {
            end++;
        }

        int start = end;
        while (start > 0 && highestUpTo[start - 1] >= first)
        {
            start--;
        }

        return (start, end);
    }
}
