namespace PortRegistry;

/// <summary>
/// The texts that are searched: those of one details row after those of another, in one string, so that a search is
/// one scan.
/// </summary>
internal sealed class TextIndex
{
    // Positions of name, description, assignee, reference and notes among the texts of a details row.
    private static readonly int[] Searched =
    {
        SnapshotFormat.NameText, SnapshotFormat.DescriptionText, SnapshotFormat.AssigneeText, SnapshotFormat.ReferenceText, SnapshotFormat.NotesText,
    };

    private readonly int[] starts;

    internal TextIndex(Snapshot snapshot)
    {
        string[] pool = snapshot.AllTexts();
        Count = snapshot.DetailsCount;
        starts = new int[(Count * Searched.Length) + 1];

        // After the last comes nothing, so that it is followed by a NUL too.
        string[] all = new string[starts.Length];
        int i = 0;
        for (int details = 0; details < Count; details++)
        {
            foreach (int field in Searched)
            {
                all[i] = pool[snapshot.DetailsText(details, field)];
                starts[i + 1] = starts[i] + all[i].Length + 1;
                i++;
            }
        }

        All = string.Join("\0", all);
        Rows = new int[snapshot.RowCount];
        for (int row = 0; row < Rows.Length; row++)
        {
            Rows[row] = snapshot.RowDetails(row);
        }
    }

    /// <summary>All texts, each followed by a NUL, which is in none of them.</summary>
    internal string All { get; }

    /// <summary>How many details rows there are.</summary>
    internal int Count { get; }

    /// <summary>For each row, its details.</summary>
    internal int[] Rows { get; }

    /// <summary>Where a text of a details row begins: 0 is the name, 1 the description; where it ends, after the last.</summary>
    internal int StartOf(int details, int field = 0) => starts[(details * Searched.Length) + field];
}
