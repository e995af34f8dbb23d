using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>What an edit does to a row.</summary>
internal enum HistoryEditKind
{
    /// <summary>Some of its cells become others.</summary>
    Change,

    /// <summary>It goes.</summary>
    Remove,

    /// <summary>A row comes before it.</summary>
    Insert,
}

/// <summary>One edit on the way from a version to the one before it.</summary>
internal readonly struct HistoryEdit(HistoryEditKind kind, int row, int columns, string?[] cells)
{
    internal HistoryEditKind Kind { get; } = kind;

    /// <summary>The row of the later version, from 0; for an insertion, that before which it comes.</summary>
    internal int Row { get; } = row;

    /// <summary>A bit for each column whose cell is given.</summary>
    internal int Columns { get; } = columns;

    /// <summary>Twelve cells, of which those of <see cref="Columns"/> count.</summary>
    internal string?[] Cells { get; } = cells;

    /// <summary>Makes the earlier version's records from the later one's.</summary>
    /// <param name="records">The later version.</param>
    /// <param name="edits">The edits, by row.</param>
    /// <param name="edited">Receives the edited rows of the earlier and the later version; null if not needed.</param>
    /// <exception cref="InvalidHistoryException">They do not fit, or make a row that no registry has.</exception>
    internal static ServiceRecord[] Apply(ServiceRecord[] records, IReadOnlyList<HistoryEdit> edits, EditedRows? edited = null)
    {
        var earlier = new ServiceRecord[CountAfter(records.Length, edits)];
        int row = 0;
        int count = 0;
        foreach (HistoryEdit edit in edits)
        {
            int stay = edit.Row - row;
            Array.Copy(records, row, earlier, count, stay);
            row += stay;
            count += stay;
            ServiceRecord? from = edit.Kind == HistoryEditKind.Insert ? null : records[row++];
            ServiceRecord? to = edit.Kind == HistoryEditKind.Remove ? null : edit.Make(from);
            edited?.Add(to, from);
            if (to is not null)
            {
                earlier[count++] = to;
            }
        }

        Array.Copy(records, row, earlier, count, records.Length - row);
        return earlier;
    }

    private static int CountAfter(int count, IReadOnlyList<HistoryEdit> edits)
    {
        int after = count;
        int row = 0;
        foreach (HistoryEdit edit in edits)
        {
            bool isInsertion = edit.Kind == HistoryEditKind.Insert;
            if (edit.Row < row || edit.Row > (isInsertion ? count : count - 1))
            {
                throw new InvalidHistoryException($"An edit is of row {edit.Row}, which is not there or was edited before.");
            }

            row = isInsertion ? edit.Row : edit.Row + 1;
            after += isInsertion ? 1 : edit.Kind == HistoryEditKind.Remove ? -1 : 0;
        }

        return after;
    }

    private ServiceRecord Make(ServiceRecord? from)
    {
        var cells = new string?[RegistryColumns.Count];
        for (int column = 0; column < cells.Length; column++)
        {
            cells[column] = (Columns & (1 << column)) != 0 ? Cells[column] : from?.GetCell((RegistryColumn)column);
        }

        return ServiceRecord.TryCreate(cells, out ServiceRecord? record, out RegistryColumn wrong, out string? reason)
            ? record
            : throw new InvalidHistoryException($"An edit of row {Row} makes no record: {wrong.Title()}: {reason}");
    }
}

/// <summary>Rows that differ between two versions, as they are in each.</summary>
internal sealed class EditedRows
{
    internal List<ServiceRecord> Earlier { get; } = new();

    internal List<ServiceRecord> Later { get; } = new();

    internal void Add(ServiceRecord? earlier, ServiceRecord? later)
    {
        if (earlier is not null)
        {
            Earlier.Add(earlier);
        }

        if (later is not null)
        {
            Later.Add(later);
        }
    }
}
