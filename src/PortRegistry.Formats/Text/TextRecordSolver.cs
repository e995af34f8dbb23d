using System;
using System.Collections.Generic;
using System.Linq;

namespace PortRegistry.Formats;

/// <summary>
/// Finds the records of IANA's plain text: the most likely way to divide the table's lines into blocks of one record each.
/// A cell of k lines starts at line (n-k)/2 of the n lines of its record, so a record with d lines above its port has 2d+1
/// or 2d+2 lines. That leaves few blocks that can begin at a line, and the cheapest path through them is the result.
/// </summary>
internal sealed class TextRecordSolver
{
    // The longest record in use has 14 lines; a column would have to be very narrow to need this many.
    private const int MaxLength = 256;

    // How often a line may be examined as part of a block: some five times in IANA's text, more often in narrow columns.
    private const long MaxWorkPerLine = 64;

    // How much more another path may cost and still leave a cell in doubt. Where the paths chosen for the files of 2019 to
    // 2026 were wrong, the right ones cost at most 20 more.
    private const int Doubt = 30;

    private static readonly List<Step> None = new();

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
    /// <returns>The records; null where there is no way.</returns>
    internal List<TextRecord>? Solve(out int stuck)
    {
        var ending = new List<Step>?[lines.Count + 1];
        var beginning = new List<Step>?[lines.Count + 1];
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
                Step step = Cheapest(before, block, key);
                (ending[end] ??= new List<Step>()).Add(step);
                (beginning[start] ??= new List<Step>()).Add(step);
            }
        }

        if (ending[lines.Count] is not List<Step> last)
        {
            return null;
        }

        ILookup<int, Step> rivals = FindRivals(ending, beginning);
        Step? chosen = Cheapest(last, null, 0).Previous;
        var records = new List<TextRecord>();
        for (; chosen?.Block is TextBlock block; chosen = chosen.Previous)
        {
            records.Add(new TextRecord(block.Cells, chosen.Key, Doubts(block, rivals[chosen.Key])));
        }

        records.Reverse();
        return records;
    }

    // The cost of the cheapest path through a block. Paths that cost little more than the cheapest of all are nearly as good.
    private static ILookup<int, Step> FindRivals(List<Step>?[] ending, List<Step>?[] beginning)
    {
        foreach (Step step in ending[ending.Length - 1]!)
        {
            step.Rest = 0;
        }

        for (int line = ending.Length - 2; line >= 0; line--)
        {
            foreach (Step step in ending[line] ?? None)
            {
                foreach (Step next in beginning[line] ?? None)
                {
                    if (next.Rest is long rest)
                    {
                        long cost = next.Block!.Cost + next.Block.CostAfter(step.Block) + rest;
                        step.Rest = Math.Min(step.Rest ?? cost, cost);
                    }
                }
            }
        }

        long best = ending[0]![0].Rest!.Value;
        return ending.SelectMany(steps => steps ?? None)
            .Where(step => step.Block is not null && step.Cost + step.Rest <= best + Doubt)
            .ToLookup(step => step.Key);
    }

    private static List<(RegistryColumn Column, string Other)> Doubts(TextBlock chosen, IEnumerable<Step> rivals)
    {
        var doubts = new List<(RegistryColumn Column, string Other)>();
        foreach (Step rival in rivals)
        {
            for (int column = 0; column < chosen.Cells.Length; column++)
            {
                string other = rival.Block!.Cells[column];
                if (other != chosen.Cells[column] && !doubts.Exists(doubt => doubt.Column == (RegistryColumn)column))
                {
                    doubts.Add(((RegistryColumn)column, other));
                }
            }
        }

        return doubts;
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

        /// <summary>What the cheapest way from here to the end costs; null where there is none.</summary>
        internal long? Rest { get; set; }
    }
}
