using System;
using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry;

/// <summary>Writes the bytes of a snapshot (docs/snapshot-format.md). The same document gives the same bytes.</summary>
internal static class SnapshotWriter
{
    /// <summary>Writes a registry.</summary>
    /// <param name="document">The registry; the order of its records is kept.</param>
    /// <returns>The snapshot's bytes.</returns>
    internal static byte[] Write(RegistryDocument document)
    {
        var texts = new TextPool();
        var details = new DetailsPool(texts);
        int[] rowDetails = new int[document.Records.Count];
        for (int row = 0; row < rowDetails.Length; row++)
        {
            rowDetails[row] = details.Add(document.Records[row].Details);
        }

        var buffer = new SnapshotBuffer();
        buffer.Skip(SnapshotFormat.HeaderLength);
        WriteSection(buffer, SnapshotFormat.StampSection, () => WriteStamp(buffer, document));
        WriteSection(buffer, SnapshotFormat.TextSection, () => texts.Write(buffer));
        WriteSection(buffer, SnapshotFormat.DetailsSection, () => details.Write(buffer));
        WriteSection(buffer, SnapshotFormat.RowsSection, () => WriteRows(buffer, document.Records, rowDetails, details.Count));
        WriteSection(buffer, SnapshotFormat.ChecksumSection, () => buffer.Skip(SnapshotChecksum.Length));
        byte[] bytes = buffer.ToArray();
        WriteHeader(bytes, sectionCount: 5);
        return bytes;
    }

    private static void WriteHeader(byte[] bytes, uint sectionCount)
    {
        SnapshotFormat.Magic.CopyTo(bytes, 0);
        BitConverter.GetBytes(SnapshotFormat.Major).CopyTo(bytes, SnapshotFormat.MajorOffset);
        BitConverter.GetBytes(SnapshotFormat.Minor).CopyTo(bytes, SnapshotFormat.MinorOffset);
        BitConverter.GetBytes(sectionCount).CopyTo(bytes, SnapshotFormat.SectionCountOffset);
        BitConverter.GetBytes((uint)bytes.Length).CopyTo(bytes, SnapshotFormat.TotalLengthOffset);
        BitConverter.GetBytes(SnapshotChecksum.Of(bytes)).CopyTo(bytes, bytes.Length - SnapshotChecksum.Length);
        SnapshotFormat.Hash(bytes, bytes.Length).CopyTo(bytes, SnapshotFormat.HashOffset);
    }

    private static void WriteSection(SnapshotBuffer buffer, uint id, Action writeBody)
    {
        buffer.Write(id);
        buffer.Write(0u);
        int start = buffer.Length;
        writeBody();
        buffer.WriteAt(start - sizeof(uint), (uint)(buffer.Length - start));
    }

    private static void WriteStamp(SnapshotBuffer buffer, RegistryDocument document)
    {
        RegistryStamp stamp = document.Stamp;
        buffer.Write((uint)document.Records.Count);
        WriteOptionalText(buffer, stamp.Title);
        WriteOptionalText(buffer, stamp.Category);
        WriteOptionalText(buffer, stamp.Updated?.ToString());
        WriteOptionalText(buffer, stamp.Reference);
        WriteOptionalText(buffer, stamp.Experts);
        WriteOptionalText(buffer, stamp.Source);
        WriteOptionalText(buffer, stamp.SourceSha256);
        WriteNotes(buffer, stamp.Notes);
        WriteNotes(buffer, stamp.Footnotes);
    }

    private static void WriteNotes(SnapshotBuffer buffer, IReadOnlyList<RegistryNote> notes)
    {
        buffer.WriteLength(notes.Count);
        foreach (RegistryNote note in notes)
        {
            WriteOptionalText(buffer, note.Title);
            WriteOptionalText(buffer, note.Text);
        }
    }

    // Length plus one before the bytes, so that zero means "no text".
    private static void WriteOptionalText(SnapshotBuffer buffer, string? text)
    {
        if (text is null)
        {
            buffer.WriteLength(0);
        }
        else
        {
            buffer.WriteText(text, plus: 1);
        }
    }

    private static void WriteRows(SnapshotBuffer buffer, IReadOnlyList<ServiceRecord> records, int[] rowDetails, int detailsCount)
    {
        int width = SnapshotFormat.IdWidth(detailsCount);
        buffer.Write((uint)rowDetails.Length);
        buffer.Write((byte)width);
        for (int row = 0; row < rowDetails.Length; row++)
        {
            ServiceRecord record = records[row];
            int flags = SnapshotFormat.TransportCode(record.Transport);
            PortRange port = record.Port.GetValueOrDefault();
            if (record.Port is not null)
            {
                flags |= SnapshotFormat.HasPortFlag | (port.IsRange ? SnapshotFormat.WrittenRangeFlag : 0);
            }

            buffer.WriteId(port.First, 2);
            buffer.WriteId(port.Last, 2);
            buffer.Write((byte)flags);
            buffer.WriteId(rowDetails[row], width);
        }
    }

    /// <summary>Every text once, in order of first use; id 0 is "no text".</summary>
    private sealed class TextPool
    {
        private readonly Dictionary<string, int> ids = new(0x8000, StringComparer.Ordinal);
        private readonly List<string> texts = new(0x8000) { string.Empty };

        internal int Count => texts.Count;

        internal int IdOf(string? text)
        {
            if (string.IsNullOrEmpty(text))
            {
                return 0;
            }

            if (!ids.TryGetValue(text!, out int id))
            {
                id = texts.Count;
                ids.Add(text!, id);
                texts.Add(text!);
            }

            return id;
        }

        internal void Write(SnapshotBuffer buffer)
        {
            buffer.Write((uint)texts.Count);
            int table = buffer.Length;
            int blocks = (texts.Count + SnapshotFormat.TextsPerBlock - 1) / SnapshotFormat.TextsPerBlock;
            buffer.Skip(blocks * sizeof(uint));
            int start = buffer.Length;
            for (int i = 0; i < texts.Count; i++)
            {
                if (i % SnapshotFormat.TextsPerBlock == 0)
                {
                    buffer.WriteAt(table + (i / SnapshotFormat.TextsPerBlock * sizeof(uint)), (uint)(buffer.Length - start));
                }

                buffer.WriteText(texts[i]);
            }
        }
    }

    /// <summary>Every different set of details once, in order of first use.</summary>
    private sealed class DetailsPool
    {
        private readonly TextPool texts;
        private readonly Dictionary<ServiceDetails, int> ids = new(0x2000);
        private readonly List<int> cells = new(0x2_0000);
        private ServiceDetails? last;
        private int lastId;

        internal DetailsPool(TextPool texts) => this.texts = texts;

        internal int Count => ids.Count;

        // The tcp and the udp row of a service are adjacent, so the last details are the most likely ones.
        internal int Add(ServiceDetails details)
        {
            if (last is not null && last.Equals(details))
            {
                return lastId;
            }

            if (!ids.TryGetValue(details, out int id))
            {
                id = ids.Count;
                ids.Add(details, id);
                AddCells(details);
            }

            (last, lastId) = (details, id);
            return id;
        }

        internal void Write(SnapshotBuffer buffer)
        {
            int width = SnapshotFormat.IdWidth(texts.Count);
            buffer.Write((uint)Count);
            buffer.Write((byte)width);
            for (int i = 0; i < cells.Count;)
            {
                for (int text = 0; text < SnapshotFormat.DetailsTexts; text++)
                {
                    buffer.WriteId(cells[i++], width);
                }

                for (int date = 0; date < SnapshotFormat.DetailsDates; date++)
                {
                    buffer.WriteId(cells[i++], SnapshotFormat.DateWidth);
                }
            }
        }

        private void AddCells(ServiceDetails details)
        {
            int[] row = new int[SnapshotFormat.DetailsTexts];
            row[SnapshotFormat.NameText] = texts.IdOf(details.ServiceName);
            row[SnapshotFormat.DescriptionText] = texts.IdOf(details.Description);
            row[SnapshotFormat.AssigneeText] = texts.IdOf(details.AssigneeCell);
            row[SnapshotFormat.ContactText] = texts.IdOf(details.ContactCell);
            row[SnapshotFormat.ReferenceText] = texts.IdOf(details.ReferenceCell);
            row[SnapshotFormat.ServiceCodeText] = texts.IdOf(details.ServiceCode?.ToString(CultureInfo.InvariantCulture));
            row[SnapshotFormat.UnauthorizedUseText] = texts.IdOf(details.UnauthorizedUse);
            row[SnapshotFormat.NotesText] = texts.IdOf(details.AssignmentNotes);
            cells.AddRange(row);
            cells.Add(details.RegistrationDate?.Value ?? 0);
            cells.Add(details.ModificationDate?.Value ?? 0);
        }
    }
}
