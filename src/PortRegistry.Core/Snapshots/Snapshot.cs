using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// An opened snapshot, the only code that reads its bytes. Opening checks the header, the hash and the bounds of the
/// sections; every later read checks the ids and offsets it follows and throws <see cref="InvalidSnapshotException"/>.
/// </summary>
internal sealed partial class Snapshot
{
    private readonly byte[] bytes;
    private SnapshotSection stamp;
    private SnapshotSection text;
    private SnapshotSection details;
    private SnapshotSection rows;
    private int textStart;
    private int detailsIdWidth;
    private int detailsRowLength;
    private int rowIdWidth;
    private int rowLength;

    private Snapshot(byte[] bytes) => this.bytes = bytes;

    /// <summary>The whole file.</summary>
    internal byte[] Bytes => bytes;

    internal int TextCount { get; private set; }

    internal int DetailsCount { get; private set; }

    internal int RowCount { get; private set; }

    /// <summary>The hash that the header has, in hexadecimal digits.</summary>
    internal string Hash => BitConverter.ToString(bytes, SnapshotFormat.HashOffset, SnapshotFormat.HashLength).Replace("-", string.Empty);

    /// <summary>Opens a snapshot; the bytes are kept, not copied, and must not change.</summary>
    /// <exception cref="InvalidSnapshotException">The bytes are not a whole snapshot of a version that can be read.</exception>
    internal static Snapshot Open(byte[] bytes)
    {
        var snapshot = new Snapshot(bytes);
        SnapshotHeader.Check(bytes);
        snapshot.ReadSections();
        return snapshot;
    }

    internal int RowFirst(int row) => SnapshotFormat.ReadUInt16(bytes, RowOffset(row));

    internal int RowLast(int row) => SnapshotFormat.ReadUInt16(bytes, RowOffset(row) + 2);

    internal int RowFlags(int row) => bytes[RowOffset(row) + 4];

    internal bool RowHasPort(int row) => (RowFlags(row) & SnapshotFormat.HasPortFlag) != 0;

    internal int RowDetails(int row)
    {
        int offset = RowOffset(row) + SnapshotFormat.RowHeadLength;
        int id = SnapshotFormat.ReadId(bytes, offset, rowIdWidth);
        return (uint)id < (uint)DetailsCount ? id : throw rows.Invalid(offset, "The row names details that do not exist.");
    }

    internal PortRange? RowPort(int row)
    {
        int flags = RowFlags(row);
        if ((flags & SnapshotFormat.HasPortFlag) == 0)
        {
            return null;
        }

        int first = RowFirst(row);
        int last = RowLast(row);
        bool written = (flags & SnapshotFormat.WrittenRangeFlag) != 0;
        if (last < first || (last > first && !written))
        {
            throw rows.Invalid(RowOffset(row), "The row's ports are not a range.");
        }

        return written ? PortRange.Written(first, last) : new PortRange(first);
    }

    /// <summary>Whether a row holds a port and answers for a transport, given as its code; 0 is any, and a row without a transport answers for all.</summary>
    internal bool RowHolds(int row, int port, int transportCode)
    {
        int offset = RowOffset(row);
        int flags = bytes[offset + 4];
        int own = flags & SnapshotFormat.TransportMask;
        return (flags & SnapshotFormat.HasPortFlag) != 0
            && SnapshotFormat.ReadUInt16(bytes, offset) <= port
            && SnapshotFormat.ReadUInt16(bytes, offset + 2) >= port
            && (transportCode == 0 || own == transportCode || own == 0);
    }

    internal TransportProtocol? RowTransport(int row) => SnapshotFormat.Transport(RowTransportCode(row));

    internal int RowTransportCode(int row)
    {
        int flags = RowFlags(row);
        int code = flags & SnapshotFormat.TransportMask;
        return code < SnapshotFormat.TransportCount && (flags & ~SnapshotFormat.KnownFlags) == 0
            ? code
            : throw rows.Invalid(RowOffset(row) + 4, "The row's flags are not known.");
    }

    /// <summary>The id of one of the eight texts of a details row; 0 for none.</summary>
    internal int DetailsText(int id, int index)
    {
        int offset = DetailsOffset(id) + (index * detailsIdWidth);
        int textId = SnapshotFormat.ReadId(bytes, offset, detailsIdWidth);
        return (uint)textId < (uint)TextCount ? textId : throw details.Invalid(offset, "The details name a text that does not exist.");
    }

    internal ServiceDetails ReadDetails(int id)
    {
        int offset = DetailsOffset(id) + (SnapshotFormat.DetailsTexts * detailsIdWidth);
        string? code = Text(DetailsText(id, SnapshotFormat.ServiceCodeText));
        uint? serviceCode = null;
        if (code is not null)
        {
            serviceCode = ServiceDetails.TryReadServiceCode(code, out uint number)
                ? number
                : throw details.Invalid(DetailsOffset(id), "The service code is not a number.");
        }

        return new ServiceDetails(
            Text(DetailsText(id, SnapshotFormat.NameText)),
            Text(DetailsText(id, SnapshotFormat.DescriptionText)),
            Text(DetailsText(id, SnapshotFormat.AssigneeText)),
            Text(DetailsText(id, SnapshotFormat.ContactText)),
            Date(offset),
            Date(offset + SnapshotFormat.DateWidth),
            Text(DetailsText(id, SnapshotFormat.ReferenceText)),
            serviceCode,
            Text(DetailsText(id, SnapshotFormat.UnauthorizedUseText)),
            Text(DetailsText(id, SnapshotFormat.NotesText)));
    }

    /// <summary>A text of the pool; null for id 0.</summary>
    internal string? Text(int id)
    {
        if (id == 0)
        {
            return null;
        }

        int offset = textStart + (int)SnapshotFormat.ReadUInt32(bytes, text.Start + 4 + (id / SnapshotFormat.TextsPerBlock * 4));
        for (int skip = id % SnapshotFormat.TextsPerBlock; skip > 0; skip--)
        {
            int skipped = text.ReadLength(ref offset);
            offset += skipped;
        }

        return text.ReadText(ref offset, text.ReadLength(ref offset));
    }

    /// <summary>Every text of the pool, by its id.</summary>
    internal string[] AllTexts()
    {
        string[] all = new string[TextCount];
        int offset = textStart;
        for (int id = 0; id < all.Length; id++)
        {
            all[id] = text.ReadText(ref offset, text.ReadLength(ref offset));
        }

        return all;
    }

    internal RegistryStamp ReadStamp(out int recordCount)
    {
        int offset = stamp.Start;
        recordCount = stamp.ReadCount(ref offset);
        string? title = stamp.ReadOptionalText(ref offset);
        string? category = stamp.ReadOptionalText(ref offset);
        int dateOffset = offset;
        string? updated = stamp.ReadOptionalText(ref offset);
        RegistryDate? date = null;
        if (updated is not null)
        {
            date = RegistryDate.TryParse(updated, out RegistryDate read) ? read : throw stamp.Invalid(dateOffset, "The date is not a date.");
        }

        string? reference = stamp.ReadOptionalText(ref offset);
        string? experts = stamp.ReadOptionalText(ref offset);
        string? source = stamp.ReadOptionalText(ref offset);
        string? sourceSha256 = stamp.ReadOptionalText(ref offset);
        List<RegistryNote> notes = ReadNotes(ref offset);
        List<RegistryNote> footnotes = ReadNotes(ref offset);
        return offset == stamp.End || MinorIsNewer
            ? new RegistryStamp(title, category, date, reference, experts, notes, footnotes, source, sourceSha256)
            : throw stamp.Invalid(offset, "The section is longer than what it holds.");
    }

    private bool MinorIsNewer => SnapshotFormat.ReadUInt16(bytes, SnapshotFormat.MinorOffset) > SnapshotFormat.Minor;

    private void ReadSections()
    {
        uint count = SnapshotFormat.ReadUInt32(bytes, SnapshotFormat.SectionCountOffset);
        int offset = SnapshotFormat.HeaderLength;
        for (uint i = 0; i < count; i++)
        {
            if (bytes.Length - offset < SnapshotFormat.SectionHeaderLength)
            {
                throw SnapshotHeader.Invalid(offset, "The file has fewer sections than its header says.");
            }

            uint id = SnapshotFormat.ReadUInt32(bytes, offset);
            uint length = SnapshotFormat.ReadUInt32(bytes, offset + 4);
            var section = new SnapshotSection(bytes, id, offset + SnapshotFormat.SectionHeaderLength, length);
            if (length > bytes.Length - section.Start)
            {
                throw section.Invalid(offset + 4, "The section is longer than the rest of the file.");
            }

            Keep(section);
            offset = section.End;
        }

        if (offset != bytes.Length)
        {
            throw SnapshotHeader.Invalid(offset, "The file goes on after its last section.");
        }

        Require(stamp, SnapshotFormat.StampSection);
        OpenTexts();
        OpenDetails();
        OpenRows();
    }

    // A section that this version does not know is skipped: newer minors add sections.
    private void Keep(SnapshotSection section)
    {
        switch (section.Id)
        {
            case SnapshotFormat.StampSection: Set(ref stamp, section); break;
            case SnapshotFormat.TextSection: Set(ref text, section); break;
            case SnapshotFormat.DetailsSection: Set(ref details, section); break;
            case SnapshotFormat.RowsSection: Set(ref rows, section); break;
            default: break;
        }
    }

    private static void Set(ref SnapshotSection slot, SnapshotSection section)
        => slot = slot.Id == 0 ? section : throw section.Invalid(section.Start, "The section stands twice.");

    private static void Require(SnapshotSection section, uint id)
    {
        if (section.Id == 0)
        {
            throw SnapshotHeader.Invalid(SnapshotFormat.SectionCountOffset, $"The section {SnapshotFormat.SectionName(id)} is missing.");
        }
    }

    private void OpenTexts()
    {
        Require(text, SnapshotFormat.TextSection);
        int offset = text.Start;
        TextCount = text.ReadCount(ref offset);
        long blocks = ((long)TextCount + SnapshotFormat.TextsPerBlock - 1) / SnapshotFormat.TextsPerBlock;
        if (TextCount == 0 || blocks * 4 > text.End - offset)
        {
            throw text.Invalid(text.Start, "The table of texts is longer than its section, or empty.");
        }

        textStart = offset + (int)(blocks * 4);
    }

    private void OpenDetails()
    {
        Require(details, SnapshotFormat.DetailsSection);
        (DetailsCount, detailsIdWidth) = OpenTable(details);
        detailsRowLength = SnapshotFormat.DetailsRowLength(detailsIdWidth);
        CheckTableLength(details, DetailsCount, detailsRowLength);
    }

    private void OpenRows()
    {
        Require(rows, SnapshotFormat.RowsSection);
        (RowCount, rowIdWidth) = OpenTable(rows);
        rowLength = SnapshotFormat.RowLength(rowIdWidth);
        CheckTableLength(rows, RowCount, rowLength);
    }

    private (int Count, int IdWidth) OpenTable(SnapshotSection table)
    {
        int offset = table.Start;
        int count = table.ReadCount(ref offset);
        int width = offset < table.End ? bytes[offset] : 0;
        return width is >= 2 and <= 4 ? (count, width) : throw table.Invalid(offset, "The width of an id is not 2, 3 or 4 bytes.");
    }

    private static void CheckTableLength(SnapshotSection table, int count, int length)
    {
        if (table.Length != SnapshotFormat.TableHeaderLength + ((long)count * length))
        {
            throw table.Invalid(table.Start, "The section's length is not that of its rows.");
        }
    }

    private int RowOffset(int row) => rows.Start + SnapshotFormat.TableHeaderLength + (row * rowLength);

    private int DetailsOffset(int id) => details.Start + SnapshotFormat.TableHeaderLength + (id * detailsRowLength);

    private RegistryDate? Date(int offset)
    {
        int value = SnapshotFormat.ReadId(bytes, offset, SnapshotFormat.DateWidth);
        if (value == 0)
        {
            return null;
        }

        return RegistryDate.TryFromValue(value, out RegistryDate date) ? date : throw details.Invalid(offset, "The date is not a date.");
    }

    private List<RegistryNote> ReadNotes(ref int offset)
    {
        int start = offset;
        int count = stamp.ReadLength(ref offset);
        if (count > stamp.End - offset)
        {
            throw stamp.Invalid(start, "There are more notes than bytes.");
        }

        var notes = new List<RegistryNote>(count);
        for (int i = 0; i < count; i++)
        {
            string? title = stamp.ReadOptionalText(ref offset);
            notes.Add(new RegistryNote(title, stamp.ReadOptionalText(ref offset) ?? string.Empty));
        }

        return notes;
    }
}
