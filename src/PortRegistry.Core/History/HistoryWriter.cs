using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace PortRegistry;

/// <summary>Writes a history: heads, versions, edits, then the cells of each column, all compressed as one.</summary>
internal static class HistoryWriter
{
    /// <summary>Writes a history.</summary>
    /// <param name="baseSha256">SHA-256 of the source of the registry from which the last version is made.</param>
    /// <param name="versions">The versions in the order in which they were published.</param>
    /// <returns>The file.</returns>
    internal static byte[] Write(string baseSha256, IReadOnlyList<HistoryVersion> versions)
    {
        byte[] content = WriteContent(baseSha256, versions);
        using var output = new MemoryStream();
        output.Write(new byte[HistoryFormat.HeaderLength], 0, HistoryFormat.HeaderLength);
        using (var deflate = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content, 0, content.Length);
        }

        byte[] file = output.ToArray();
        HistoryFormat.Magic.CopyTo(file, 0);
        WriteUInt32(file, HistoryFormat.MajorOffset, HistoryFormat.Major | (HistoryFormat.Minor << 16));
        WriteUInt32(file, HistoryFormat.ContentLengthOffset, content.Length);
        WriteUInt32(file, HistoryFormat.TotalLengthOffset, file.Length);
        HistoryFormat.Hash(file).CopyTo(file, HistoryFormat.HashOffset);
        return file;
    }

    private static byte[] WriteContent(string baseSha256, IReadOnlyList<HistoryVersion> versions)
    {
        var buffer = new SnapshotBuffer();
        buffer.WriteText(baseSha256);
        var heads = new List<byte[]>();
        int[] headOf = versions.Select(version => IndexOf(heads, Head(version.Stamp))).ToArray();
        buffer.WriteLength(heads.Count);
        foreach (byte[] head in heads)
        {
            WriteAll(buffer, head);
        }

        buffer.WriteLength(versions.Count);
        int last = 0;
        for (int i = 0; i < versions.Count; i++)
        {
            int date = versions[i].Updated?.Value ?? 0;
            WriteSigned(buffer, date - last);
            last = date;
            buffer.WriteLength(headOf[i]);
            buffer.WriteLength(versions[i].Edits.Count);
        }

        List<HistoryEdit> edits = versions.Reverse().SelectMany(version => version.Edits).ToList();
        foreach (HistoryVersion version in versions.Reverse())
        {
            int row = 0;
            foreach (HistoryEdit edit in version.Edits)
            {
                buffer.WriteLength(((edit.Row - row) * 3) + (int)edit.Kind);
                row = edit.Row;
            }
        }

        foreach (HistoryEdit edit in edits.Where(edit => edit.Kind != HistoryEditKind.Remove))
        {
            buffer.WriteLength(edit.Columns);
        }

        for (int column = 0; column < RegistryColumns.Count; column++)
        {
            foreach (HistoryEdit edit in edits.Where(edit => (edit.Columns & (1 << column)) != 0))
            {
                WriteOptional(buffer, edit.Cells[column]);
            }
        }

        return buffer.ToArray();
    }

    private static byte[] Head(RegistryStamp stamp)
    {
        var buffer = new SnapshotBuffer();
        WriteOptional(buffer, stamp.Title);
        WriteOptional(buffer, stamp.Category);
        WriteOptional(buffer, stamp.Reference);
        WriteOptional(buffer, stamp.Experts);
        foreach (IReadOnlyList<RegistryNote> notes in new[] { stamp.Notes, stamp.Footnotes })
        {
            buffer.WriteLength(notes.Count);
            foreach (RegistryNote note in notes)
            {
                WriteOptional(buffer, note.Title);
                buffer.WriteText(note.Text);
            }
        }

        return buffer.ToArray();
    }

    private static int IndexOf(List<byte[]> heads, byte[] head)
    {
        int known = heads.FindIndex(other => other.SequenceEqual(head));
        if (known >= 0)
        {
            return known;
        }

        heads.Add(head);
        return heads.Count - 1;
    }

    private static void WriteAll(SnapshotBuffer buffer, byte[] bytes) => Array.ForEach(bytes, buffer.Write);

    private static void WriteSigned(SnapshotBuffer buffer, int value) => buffer.WriteLength((value << 1) ^ (value >> 31));

    private static void WriteOptional(SnapshotBuffer buffer, string? text)
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

    private static void WriteUInt32(byte[] bytes, int offset, int value)
    {
        for (int i = 0; i < 4; i++)
        {
            bytes[offset + i] = (byte)(value >> (8 * i));
        }
    }
}
