namespace PortRegistry;

/// <content>The check of every byte.</content>
internal sealed partial class Snapshot
{
    // 64 rows for each port on average. A registry has one or two.
    private const int MaxPorts = 1 << 22;

    /// <summary>Reads every byte that a look-up could follow, and more: what a compiler checks before it lets a snapshot out.</summary>
    internal void Validate()
    {
        SnapshotHeader.CheckHash(bytes);
        ReadStamp(out int recordCount);
        if (recordCount != RowCount)
        {
            throw stamp.Invalid(stamp.Start, "The stamp's record count is not the number of rows.");
        }

        int[] lengths = new int[TextCount];
        ValidateTexts(lengths);
        ValidateDetails(lengths);

        int ports = 0;
        for (int row = 0; row < RowCount; row++)
        {
            ports += RowPort(row)?.Count ?? 0;
            if (ports > MaxPorts)
            {
                throw rows.Invalid(RowOffset(row), "More ranges lie over each other than in any registry.");
            }

            RowTransport(row);
            bool isNamed = DetailsText(RowDetails(row), SnapshotFormat.NameText) != 0;
            if (RowPort(row) is null && (!isNamed || RowFirst(row) != 0 || RowLast(row) != 0))
            {
                throw rows.Invalid(RowOffset(row), "The row has neither a port nor a name.");
            }
        }
    }

    // A text is stored once, but any number of cells may refer to it; together they are no longer than a registry file may be.
    private void ValidateDetails(int[] textLengths)
    {
        long total = 0;
        for (int id = 0; id < DetailsCount; id++)
        {
            for (int index = 0; index < SnapshotFormat.DetailsTexts; index++)
            {
                total += textLengths[DetailsText(id, index)];
            }

            if (total > SnapshotFormat.MaxCellsLength)
            {
                throw details.Invalid(DetailsOffset(id), "The cells hold more text than any registry.");
            }

            ReadDetails(id);
        }
    }

    private void ValidateTexts(int[] lengths)
    {
        int offset = textStart;
        for (int id = 0; id < TextCount; id++)
        {
            int block = text.Start + 4 + (id / SnapshotFormat.TextsPerBlock * 4);
            if (id % SnapshotFormat.TextsPerBlock == 0 && SnapshotFormat.ReadUInt32(bytes, block) != (uint)(offset - textStart))
            {
                throw text.Invalid(block, "The table of texts points beside a text.");
            }

            int start = offset;
            lengths[id] = text.ReadLength(ref offset);
            if (VisibleText.IndexOfControl(text.ReadText(ref offset, lengths[id])) >= 0)
            {
                throw text.Invalid(start, "The text has a control character, which no text of the registry has.");
            }

            if ((lengths[id] == 0) != (id == 0))
            {
                throw text.Invalid(start, "The first text alone is empty, and stands for none.");
            }
        }

        if (offset != text.End)
        {
            throw text.Invalid(offset, "The section is longer than its texts.");
        }
    }
}
