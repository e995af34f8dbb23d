using System;

namespace PortRegistry;

/// <summary>Every distinct text of a registry in one string, so that a search is one scan, and which of them each record has.</summary>
internal sealed class TextIndex
{
    // Positions of name, description, assignee, reference and notes among the texts of a details row.
    private static readonly int[] Searched =
    {
        SnapshotFormat.NameText, SnapshotFormat.DescriptionText, SnapshotFormat.AssigneeText, SnapshotFormat.ReferenceText, SnapshotFormat.NotesText,
    };

    private readonly string all;
    private readonly int[] starts;

    internal TextIndex(Snapshot snapshot)
    {
        starts = new int[snapshot.TextCount + 1];
        all = snapshot.AllTexts(starts);
        Fields = new int[snapshot.DetailsCount * FieldCount];
        for (int i = 0; i < Fields.Length; i++)
        {
            Fields[i] = snapshot.DetailsText(i / FieldCount, Searched[i % FieldCount]);
        }

        Rows = new int[snapshot.RowCount];
        for (int row = 0; row < Rows.Length; row++)
        {
            Rows[row] = snapshot.RowDetails(row);
        }
    }

    /// <summary>How many texts of a record are searched: name, description, assignee, reference, notes.</summary>
    internal static int FieldCount => 5;

    /// <summary>The ids of those texts, details row by details row.</summary>
    internal int[] Fields { get; }

    /// <summary>For each row, its details.</summary>
    internal int[] Rows { get; }

    /// <summary>Marks the texts that hold a part, without regard to case.</summary>
    internal bool[] Find(string part)
    {
        bool[] found = new bool[starts.Length - 1];
        int id = 0;
        int at = part.Length == 0 ? -1 : all.IndexOf(part, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            while (starts[id + 1] <= at)
            {
                id++;
            }

            // A match across the NUL between two texts is in neither.
            found[id] |= at + part.Length < starts[id + 1];
            at = all.IndexOf(part, found[id] ? starts[id + 1] : at + 1, StringComparison.OrdinalIgnoreCase);
        }

        return found;
    }

    /// <summary>Where in a text a part stands, from 0; -1 where it does not.</summary>
    internal int IndexIn(int text, string part, int from = 0)
    {
        int start = starts[text];
        int at = all.IndexOf(part, start + from, LengthOf(text) - from, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? -1 : at - start;
    }

    internal int LengthOf(int text) => starts[text + 1] - starts[text] - 1;

    internal char CharOf(int text, int index) => all[starts[text] + index];
}
