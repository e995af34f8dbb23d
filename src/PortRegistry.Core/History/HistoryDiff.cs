using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Finds the edits that make one version from another: as few rows as can be, by Myers' greedy algorithm, and of each the fewest cells.</summary>
internal static class HistoryDiff
{
    // A pair that shares fewer cells is shorter as a removed and an added row.
    private const int MaxChangedCells = 8;

    /// <summary>The edits from a version to the one before it.</summary>
    internal static List<HistoryEdit> Between(IReadOnlyList<ServiceRecord> later, IReadOnlyList<ServiceRecord> earlier)
    {
        int start = 0;
        while (start < later.Count && start < earlier.Count && later[start].Equals(earlier[start]))
        {
            start++;
        }

        int tail = 0;
        while (tail < later.Count - start && tail < earlier.Count - start && later[later.Count - 1 - tail].Equals(earlier[earlier.Count - 1 - tail]))
        {
            tail++;
        }

        var edits = new List<HistoryEdit>();
        int row = start;
        int other = start;
        foreach ((int keptRow, int keptOther) in Kept(later, start, later.Count - tail, earlier, start, earlier.Count - tail))
        {
            AddGap(edits, later, row, keptRow, earlier, other, keptOther);
            row = keptRow + 1;
            other = keptOther + 1;
        }

        AddGap(edits, later, row, later.Count - tail, earlier, other, earlier.Count - tail);
        return edits;
    }

    // The longest common subsequence. Each round of the search allows one more row that only one side has.
    private static List<(int Later, int Earlier)> Kept(IReadOnlyList<ServiceRecord> later, int from, int to, IReadOnlyList<ServiceRecord> earlier, int fromOther, int toOther)
    {
        int rows = to - from;
        int others = toOther - fromOther;
        int limit = rows + others;
        var furthest = new int[(2 * limit) + 3];
        var rounds = new List<int[]>();
        for (int round = 0; round <= limit; round++)
        {
            // Only the diagonals of this round are kept: round -round to +round.
            var taken = new int[(2 * round) + 1];
            for (int diagonal = -round; diagonal <= round; diagonal += 2)
            {
                int at = IsDown(furthest, limit, round, diagonal) ? furthest[limit + diagonal + 2] : furthest[limit + diagonal] + 1;
                while (at < rows && at - diagonal < others && later[from + at].Equals(earlier[fromOther + at - diagonal]))
                {
                    at++;
                }

                furthest[limit + diagonal + 1] = at;
                taken[diagonal + round] = at;
                if (at >= rows && at - diagonal >= others)
                {
                    rounds.Add(taken);
                    return WalkBack(rounds, from, rows, fromOther, others);
                }
            }

            rounds.Add(taken);
        }

        throw new InvalidOperationException("Every row was allowed to differ.");
    }

    private static bool IsDown(int[] furthest, int limit, int round, int diagonal)
        => diagonal == -round || (diagonal != round && furthest[limit + diagonal] < furthest[limit + diagonal + 2]);

    private static List<(int Later, int Earlier)> WalkBack(List<int[]> rounds, int from, int row, int fromOther, int other)
    {
        var kept = new List<(int, int)>();
        for (int round = rounds.Count - 1; round >= 0; round--)
        {
            int diagonal = row - other;
            int before = 0;
            int beforeOther = 0;
            if (round > 0)
            {
                int[] last = rounds[round - 1];
                int below = diagonal - 1 + round - 1;
                int above = diagonal + 1 + round - 1;
                bool isDown = diagonal == -round || (diagonal != round && last[below] < last[above]);
                before = isDown ? last[above] : last[below];
                beforeOther = before - (isDown ? diagonal + 1 : diagonal - 1);
            }

            int firstKept = round == 0 ? 0 : Math.Max(before, beforeOther + diagonal);
            while (row > firstKept && other > 0 && row > 0)
            {
                kept.Add((from + --row, fromOther + --other));
            }

            row = before;
            other = beforeOther;
        }

        kept.Reverse();
        return kept;
    }

    // Between two rows that stay, rows are paired in order; the others were removed or added.
    private static void AddGap(List<HistoryEdit> edits, IReadOnlyList<ServiceRecord> later, int row, int end, IReadOnlyList<ServiceRecord> earlier, int other, int otherEnd)
    {
        for (; other < otherEnd; other++)
        {
            int best = -1;
            int fewest = MaxChangedCells;
            for (int candidate = row; candidate < end; candidate++)
            {
                int cost = CountBits(Differing(later[candidate], earlier[other])) + candidate - row;
                if (cost < fewest)
                {
                    best = candidate;
                    fewest = cost;
                }
            }

            if (best < 0)
            {
                edits.Add(Edit(HistoryEditKind.Insert, row, null, earlier[other]));
                continue;
            }

            while (row < best)
            {
                edits.Add(new HistoryEdit(HistoryEditKind.Remove, row++, 0, Array.Empty<string?>()));
            }

            edits.Add(Edit(HistoryEditKind.Change, row, later[row], earlier[other]));
            row++;
        }

        while (row < end)
        {
            edits.Add(new HistoryEdit(HistoryEditKind.Remove, row++, 0, Array.Empty<string?>()));
        }
    }

    private static HistoryEdit Edit(HistoryEditKind kind, int row, ServiceRecord? from, ServiceRecord to)
    {
        var cells = new string?[RegistryColumns.Count];
        int columns = Differing(from, to);
        for (int column = 0; column < cells.Length; column++)
        {
            cells[column] = (columns & (1 << column)) != 0 ? to.GetCell((RegistryColumn)column) : null;
        }

        return new HistoryEdit(kind, row, columns, cells);
    }

    private static int Differing(ServiceRecord? from, ServiceRecord to)
    {
        int columns = 0;
        for (int column = 0; column < RegistryColumns.Count; column++)
        {
            if (!string.Equals(from?.GetCell((RegistryColumn)column), to.GetCell((RegistryColumn)column), StringComparison.Ordinal))
            {
                columns |= 1 << column;
            }
        }

        return columns;
    }

    private static int CountBits(int bits)
    {
        int count = 0;
        for (; bits != 0; bits &= bits - 1)
        {
            count++;
        }

        return count;
    }
}
