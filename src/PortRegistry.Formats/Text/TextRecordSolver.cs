using System.Collections.Generic;

namespace PortRegistry.Formats;

/// <summary>
/// Finds the records of IANA's plain text: the likeliest way to tile the table's lines with blocks, each one record.
/// A cell of k lines stands from line (n-k)/2 of its record's n, so a record whose port stands below d lines has
/// 2d+1 or 2d+2 lines. That leaves few blocks to begin at any line, and the cheapest path through them is the answer.
/// </summary>
internal sealed class TextRecordSolver
{
    // The longest record in use has 14 lines; a column would have to be very narrow to need this many.
    private const int MaxLength = 256;

    // Lines looked at as part of a block, for each line there is: some five in IANA's text, more in narrow columns.
    private const long MaxWorkPerLine = 64;

    private readonly IReadOnlyList<string[]> lines;
    private readonly IReadOnlyList<TextColumn> columns;
    private readonly int[] nextKey;
    private readonly int lastPort = -1;

    /// <summary>Takes the table's lines, cut into twelve cells.</summary>
    internal TextRecordSolver(IReadOnlyList<string[]> lines, IReadOnlyList<TextColumn> columns)
    {
        this.lines = lines;
        this.columns = columns;
        nextKey = new int[lines.Count + 1];
        nextKey[lines.Count] = lines.Count;
        for (int i = lines.Count - 1; i >= 0; i--)
        {
            nextKey[i] = HasName(i) || HasPort(i) ? i : nextKey[i + 1];
            if (lastPort < 0 && Has(i, RegistryColumn.PortNumber))
            {
                lastPort = i;
            }
        }
    }

    /// <summary>Finds the records.</summary>
    /// <param name="stuck">Where there is no way: the first line, from 0, that no record could take.</param>
    /// <returns>Each record's twelve cells and the line, from 0, of its port or name; null where there is no way.</returns>
    internal List<(string[] Cells, int Line)>? Solve(out int stuck)
    {
        var ending = new List<Step>?[lines.Count + 1];
        ending[0] = new List<Step> { new(null, null, 0, 0) };
        stuck = 0;
        long work = 0;
        for (int start = 0; start < lines.Count; start++)
        {
            if (ending[start] is not List<Step> before)
            {
                continue;
            }

            foreach ((int length, int key) in Candidates(start))
            {
                work += length;
                if (work > MaxWorkPerLine * (lines.Count + MaxLength))
                {
                    stuck = start;
                    return null;
                }

                var block = new TextBlock(lines, start, length, columns, key < lastPort);
                int end = start + length;
                stuck = end > stuck ? end : stuck;
                (ending[end] ??= new List<Step>()).Add(Cheapest(before, block, key));
            }
        }

        if (ending[lines.Count] is not List<Step> last)
        {
            return null;
        }

        Step? step = Cheapest(last, null, 0).Previous;
        var records = new List<(string[], int)>();
        for (; step?.Block is TextBlock block; step = step.Previous)
        {
            records.Add((block.Cells, step.Key));
        }

        records.Reverse();
        return records;
    }

    private static Step Cheapest(List<Step> before, TextBlock? block, int key)
    {
        Step? best = null;
        long cost = long.MaxValue;
        foreach (Step step in before)
        {
            long sum = step.Cost + (block?.CostAfter(step.Block) ?? 0);
            if (sum < cost)
            {
                best = step;
                cost = sum;
            }
        }

        return new Step(best, block, key, cost + (block?.Cost ?? 0));
    }

    // A name with spaces may be wrapped: then it has lines without a port right above or below the one with the port.
    private IEnumerable<(int Length, int Key)> Candidates(int start)
    {
        int key = nextKey[start];
        while (key < lines.Count && 2 * (key - start) < MaxLength)
        {
            int above = key - start;
            for (int length = (2 * above) + 1; length <= (2 * above) + 2; length++)
            {
                if (start + length <= lines.Count && IsOneRecord(start, key, start + length))
                {
                    yield return (length, key);
                }
            }

            int next = nextKey[key + 1];
            if (HasPort(key) || next != key + 1)
            {
                yield break;
            }

            key = next;
        }
    }

    private bool IsOneRecord(int start, int key, int end)
    {
        if (nextKey[start] < key && !HasPort(key))
        {
            return false;
        }

        for (int other = nextKey[key + 1]; other < end; other = nextKey[other + 1])
        {
            if (HasPort(other) || !HasPort(key) || !HasName(other - 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasName(int line) => Has(line, RegistryColumn.ServiceName);

    private bool HasPort(int line) => Has(line, RegistryColumn.PortNumber) || Has(line, RegistryColumn.TransportProtocol);

    private bool Has(int line, RegistryColumn column) => lines[line][(int)column].Length > 0;

    private sealed class Step
    {
        internal Step(Step? previous, TextBlock? block, int key, long cost)
        {
            Previous = previous;
            Block = block;
            Key = key;
            Cost = cost;
        }

        internal Step? Previous { get; }

        internal TextBlock? Block { get; }

        internal int Key { get; }

        internal long Cost { get; }
    }
}
