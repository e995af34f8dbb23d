using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace PortRegistry;

/// <summary>The service names and their rows. Names compare without regard to case (RFC 6335 section 5.1).</summary>
internal sealed class NameIndex
{
    private static readonly int[] None = Array.Empty<int>();
    private readonly Dictionary<string, int> ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> names = new();
    private readonly int[] firstRows;
    private readonly int[] rows;

    internal NameIndex(Snapshot snapshot)
    {
        Names = new NameList(names);
        int[] nameOfText = new int[snapshot.TextCount];
        int[] nameOfRow = new int[snapshot.RowCount];
        for (int row = 0; row < nameOfRow.Length; row++)
        {
            int text = snapshot.DetailsText(snapshot.RowDetails(row), SnapshotFormat.NameText);
            if (text != 0 && nameOfText[text] == 0)
            {
                nameOfText[text] = Add(snapshot.Text(text)!) + 1;
            }

            nameOfRow[row] = nameOfText[text];
        }

        firstRows = new int[names.Count + 2];
        foreach (int name in nameOfRow)
        {
            firstRows[name]++;
        }

        // Rows without a name have number 0 and come first.
        int sum = 0;
        for (int name = 0; name < firstRows.Length; name++)
        {
            int count = firstRows[name];
            firstRows[name] = sum;
            sum += count;
        }

        rows = new int[nameOfRow.Length];
        int[] next = (int[])firstRows.Clone();
        for (int row = 0; row < nameOfRow.Length; row++)
        {
            rows[next[nameOfRow[row]]++] = row;
        }
    }

    /// <summary>The distinct names, spelled as the registry first spells them, in its order.</summary>
    internal NameList Names { get; }

    internal IEnumerable<int> RowsOf(string name) => ids.TryGetValue(name, out int id) ? RowsOf(id) : None;

    internal IEnumerable<int> RowsOf(int id)
    {
        for (int i = firstRows[id + 1]; i < firstRows[id + 2]; i++)
        {
            yield return rows[i];
        }
    }

    /// <summary>The names; they do not change. Thousands are no cell of a table, where they are counted.</summary>
    internal sealed class NameList : ReadOnlyCollection<string>
    {
        internal NameList(IList<string> names)
            : base(names)
        {
        }

        public override string ToString() => $"{Count} names";
    }

    private int Add(string name)
    {
        if (!ids.TryGetValue(name, out int id))
        {
            id = names.Count;
            ids.Add(name, id);
            names.Add(name);
        }

        return id;
    }
}
