using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace PortRegistry;

/// <summary>Compiles a registry into a snapshot (docs/snapshot-format.md). The same document gives the same bytes.</summary>
public static class SnapshotWriter
{
    /// <summary>Compiles a registry.</summary>
    /// <param name="document">The registry; the order of its records is kept.</param>
    /// <returns>The snapshot's bytes.</returns>
    /// <exception cref="ArgumentNullException">The document is null.</exception>
    public static byte[] Write(RegistryDocument document)
    {
        if (document is null)
        {
            throw new ArgumentNullException(nameof(document));
        }

        var texts = new TextPool();
        var detailIds = new Dictionary<ServiceDetails, int>();
        var details = new List<ServiceDetails>();
        foreach (ServiceRecord record in document.Records)
        {
            if (!detailIds.ContainsKey(record.Details))
            {
                detailIds.Add(record.Details, details.Count);
                details.Add(record.Details);
                Pool(texts, record.Details);
            }
        }

        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write(new byte[SnapshotFormat.HeaderLength]);
        WriteSection(writer, SnapshotFormat.StampSection, () => WriteStamp(writer, document));
        WriteSection(writer, SnapshotFormat.TextSection, () => texts.Write(writer));
        WriteSection(writer, SnapshotFormat.DetailsSection, () => WriteDetails(writer, details, texts));
        WriteSection(writer, SnapshotFormat.RowsSection, () => WriteRows(writer, document.Records, detailIds));
        byte[] bytes = buffer.ToArray();
        WriteHeader(bytes, sectionCount: 4);
        return bytes;
    }

    private static void WriteHeader(byte[] bytes, uint sectionCount)
    {
        SnapshotFormat.Magic.CopyTo(bytes, 0);
        BitConverter.GetBytes(SnapshotFormat.Major).CopyTo(bytes, SnapshotFormat.MajorOffset);
        BitConverter.GetBytes(SnapshotFormat.Minor).CopyTo(bytes, SnapshotFormat.MinorOffset);
        BitConverter.GetBytes(sectionCount).CopyTo(bytes, SnapshotFormat.SectionCountOffset);
        BitConverter.GetBytes((uint)bytes.Length).CopyTo(bytes, SnapshotFormat.TotalLengthOffset);
        SnapshotFormat.Hash(bytes, bytes.Length).CopyTo(bytes, SnapshotFormat.HashOffset);
    }

    private static void WriteSection(BinaryWriter writer, uint id, Action writeBody)
    {
        writer.Write(id);
        writer.Write(0u);
        long start = writer.BaseStream.Position;
        writeBody();
        long end = writer.BaseStream.Position;
        writer.BaseStream.Position = start - sizeof(uint);
        writer.Write((uint)(end - start));
        writer.BaseStream.Position = end;
    }

    private static void WriteStamp(BinaryWriter writer, RegistryDocument document)
    {
        RegistryStamp stamp = document.Stamp;
        writer.Write((uint)document.Records.Count);
        WriteText(writer, stamp.Title);
        WriteText(writer, stamp.Category);
        WriteText(writer, stamp.Updated?.ToString());
        WriteText(writer, stamp.Reference);
        WriteText(writer, stamp.Experts);
        WriteText(writer, stamp.Source);
        WriteText(writer, stamp.SourceSha256);
        WriteNotes(writer, stamp.Notes);
        WriteNotes(writer, stamp.Footnotes);
    }

    private static void WriteNotes(BinaryWriter writer, IReadOnlyList<RegistryNote> notes)
    {
        WriteLength(writer, notes.Count);
        foreach (RegistryNote note in notes)
        {
            WriteText(writer, note.Title);
            WriteText(writer, note.Text);
        }
    }

    // Length plus one before the bytes, so that zero says "no text".
    private static void WriteText(BinaryWriter writer, string? text)
    {
        if (text is null)
        {
            WriteLength(writer, 0);
            return;
        }

        byte[] bytes = SnapshotFormat.Utf8.GetBytes(text);
        WriteLength(writer, bytes.Length + 1);
        writer.Write(bytes);
    }

    private static void WriteLength(BinaryWriter writer, int length)
    {
        uint rest = (uint)length;
        while (rest >= 0x80)
        {
            writer.Write((byte)(rest | 0x80));
            rest >>= 7;
        }

        writer.Write((byte)rest);
    }

    private static void Pool(TextPool texts, ServiceDetails details)
    {
        texts.Add(details.ServiceName);
        texts.Add(details.Description);
        texts.Add(details.AssigneeCell);
        texts.Add(details.ContactCell);
        texts.Add(details.ReferenceCell);
        texts.Add(ServiceCode(details));
        texts.Add(details.UnauthorizedUse);
        texts.Add(details.AssignmentNotes);
    }

    private static string? ServiceCode(ServiceDetails details) => details.ServiceCode?.ToString(CultureInfo.InvariantCulture);

    private static void WriteDetails(BinaryWriter writer, List<ServiceDetails> details, TextPool texts)
    {
        int width = SnapshotFormat.IdWidth(texts.Count);
        writer.Write((uint)details.Count);
        writer.Write((byte)width);
        foreach (ServiceDetails row in details)
        {
            WriteId(writer, texts.IdOf(row.ServiceName), width);
            WriteId(writer, texts.IdOf(row.Description), width);
            WriteId(writer, texts.IdOf(row.AssigneeCell), width);
            WriteId(writer, texts.IdOf(row.ContactCell), width);
            WriteId(writer, texts.IdOf(row.ReferenceCell), width);
            WriteId(writer, texts.IdOf(ServiceCode(row)), width);
            WriteId(writer, texts.IdOf(row.UnauthorizedUse), width);
            WriteId(writer, texts.IdOf(row.AssignmentNotes), width);
            WriteId(writer, row.RegistrationDate?.Value ?? 0, SnapshotFormat.DateWidth);
            WriteId(writer, row.ModificationDate?.Value ?? 0, SnapshotFormat.DateWidth);
        }
    }

    private static void WriteRows(BinaryWriter writer, IReadOnlyList<ServiceRecord> records, Dictionary<ServiceDetails, int> detailIds)
    {
        int width = SnapshotFormat.IdWidth(detailIds.Count);
        writer.Write((uint)records.Count);
        writer.Write((byte)width);
        foreach (ServiceRecord record in records)
        {
            int flags = SnapshotFormat.TransportCode(record.Transport);
            if (record.Port is PortRange port)
            {
                flags |= SnapshotFormat.HasPortFlag | (port.IsRange ? SnapshotFormat.WrittenRangeFlag : 0);
                writer.Write((ushort)port.First);
                writer.Write((ushort)port.Last);
            }
            else
            {
                writer.Write(0u);
            }

            writer.Write((byte)flags);
            WriteId(writer, detailIds[record.Details], width);
        }
    }

    private static void WriteId(BinaryWriter writer, int id, int width)
    {
        for (int i = 0; i < width; i++)
        {
            writer.Write((byte)(id >> (8 * i)));
        }
    }

    /// <summary>Every text once, in order of first use; id 0 is "no text".</summary>
    private sealed class TextPool
    {
        private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
        private readonly List<string> texts = new() { string.Empty };

        internal int Count => texts.Count;

        internal void Add(string? text)
        {
            if (text is not null && !ids.ContainsKey(text))
            {
                ids.Add(text, texts.Count);
                texts.Add(text);
            }
        }

        internal int IdOf(string? text) => text is null ? 0 : ids[text];

        internal void Write(BinaryWriter writer)
        {
            int blocks = (texts.Count + SnapshotFormat.TextsPerBlock - 1) / SnapshotFormat.TextsPerBlock;
            writer.Write((uint)texts.Count);
            long table = writer.BaseStream.Position;
            writer.Write(new byte[blocks * sizeof(uint)]);
            long start = writer.BaseStream.Position;
            var offsets = new List<uint>(blocks);
            for (int i = 0; i < texts.Count; i++)
            {
                if (i % SnapshotFormat.TextsPerBlock == 0)
                {
                    offsets.Add((uint)(writer.BaseStream.Position - start));
                }

                byte[] bytes = SnapshotFormat.Utf8.GetBytes(texts[i]);
                WriteLength(writer, bytes.Length);
                writer.Write(bytes);
            }

            long end = writer.BaseStream.Position;
            writer.BaseStream.Position = table;
            foreach (uint offset in offsets)
            {
                writer.Write(offset);
            }

            writer.BaseStream.Position = end;
        }
    }
}
