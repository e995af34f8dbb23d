using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace PortRegistry;

/// <summary>Reads a history: checks its header and hash, decompresses it, and takes nothing for granted.</summary>
internal sealed class HistoryReader
{
    private readonly byte[] content;
    private int offset;

    private HistoryReader(byte[] content) => this.content = content;

    /// <summary>Reads a history.</summary>
    /// <param name="file">The file.</param>
    /// <param name="baseSha256">SHA-256 of the source of the registry from which the last version is made.</param>
    /// <returns>The versions in the order in which they were published.</returns>
    /// <exception cref="InvalidHistoryException">The bytes are not a whole history of a version that can be read.</exception>
    internal static HistoryVersion[] Read(byte[] file, out string baseSha256)
    {
        CheckHeader(file);
        var reader = new HistoryReader(Decompress(file));
        baseSha256 = reader.ReadText(reader.ReadLength());
        HistoryVersion[] versions = reader.ReadVersions();
        return reader.offset == reader.content.Length ? versions : throw reader.Invalid("Something follows the content.");
    }

    private static void CheckHeader(byte[] file)
    {
        if (file.Length < HistoryFormat.HeaderLength)
        {
            throw new InvalidHistoryException(file.Length, "The file ends inside the header.");
        }

        for (int i = 0; i < HistoryFormat.Magic.Length; i++)
        {
            if (file[i] != HistoryFormat.Magic[i])
            {
                throw new InvalidHistoryException(i, "The file does not begin as a history of the registry.");
            }
        }

        int major = SnapshotFormat.ReadUInt16(file, HistoryFormat.MajorOffset);
        if (major != HistoryFormat.Major)
        {
            throw new InvalidHistoryException(HistoryFormat.MajorOffset, $"The history is of format {major}; this version of the module reads format {HistoryFormat.Major}.");
        }

        if (SnapshotFormat.ReadUInt32(file, HistoryFormat.TotalLengthOffset) != (uint)file.Length)
        {
            throw new InvalidHistoryException(HistoryFormat.TotalLengthOffset, "The file is not as long as its header says.");
        }

        if (SnapshotFormat.ReadUInt32(file, HistoryFormat.ContentLengthOffset) > HistoryFormat.MaxContentLength)
        {
            throw new InvalidHistoryException(HistoryFormat.ContentLengthOffset, "The content is longer than any history.");
        }

        for (int i = HistoryFormat.ReservedOffset; i < HistoryFormat.HashOffset; i++)
        {
            if (file[i] != 0)
            {
                throw new InvalidHistoryException(i, "A reserved byte of the header is not zero.");
            }
        }

        byte[] hash = HistoryFormat.Hash(file);
        for (int i = 0; i < HistoryFormat.HashLength; i++)
        {
            if (hash[i] != file[HistoryFormat.HashOffset + i])
            {
                throw new InvalidHistoryException(HistoryFormat.HashOffset, "The content does not have the hash that the header says.");
            }
        }
    }

    // Never more than the header says, however much the data expands to.
    private static byte[] Decompress(byte[] file)
    {
        var content = new byte[SnapshotFormat.ReadUInt32(file, HistoryFormat.ContentLengthOffset)];
        try
        {
            using var compressed = new MemoryStream(file, HistoryFormat.HeaderLength, file.Length - HistoryFormat.HeaderLength, writable: false);
            using var deflate = new DeflateStream(compressed, CompressionMode.Decompress);
            int count = 0;
            int read;
            while (count < content.Length && (read = deflate.Read(content, count, content.Length - count)) > 0)
            {
                count += read;
            }

            return count == content.Length && deflate.ReadByte() < 0
                ? content
                : throw new InvalidHistoryException(HistoryFormat.HeaderLength, "The content is not as long as the header says.");
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidHistoryException(HistoryFormat.HeaderLength, "The content cannot be decompressed.", exception);
        }
    }

    private HistoryVersion[] ReadVersions()
    {
        var heads = new RegistryStamp[ReadCount(int.MaxValue)];
        for (int i = 0; i < heads.Length; i++)
        {
            heads[i] = ReadHead();
        }

        int count = ReadCount(HistoryFormat.MaxVersions);
        var stamps = new RegistryStamp[count];
        var edits = new HistoryEdit[count][];
        int date = 0;
        int left = HistoryFormat.MaxEdits;
        for (int i = 0; i < count; i++)
        {
            int step = ReadLength();
            date = unchecked(date + ((step >> 1) ^ -(step & 1)));
            RegistryDate updated = default;
            if (date != 0 && !RegistryDate.TryFromValue(date, out updated))
            {
                throw Invalid("A date is none.");
            }

            int head = ReadLength();
            if (head >= heads.Length)
            {
                throw Invalid("A version has a head that is not there.");
            }

            RegistryStamp stamp = heads[head];
            stamps[i] = new RegistryStamp(stamp.Title, stamp.Category, date == 0 ? null : updated, stamp.Reference, stamp.Experts, stamp.Notes, stamp.Footnotes);
            edits[i] = new HistoryEdit[ReadCount(left)];
            left -= edits[i].Length;
        }

        ReadEdits(edits);
        var versions = new HistoryVersion[count];
        for (int i = 0; i < count; i++)
        {
            versions[i] = new HistoryVersion(stamps[i], edits[i]);
        }

        return versions;
    }

    private RegistryStamp ReadHead()
    {
        string? title = ReadOptional();
        string? category = ReadOptional();
        string? reference = ReadOptional();
        string? experts = ReadOptional();
        return new RegistryStamp(title, category, null, reference, experts, ReadNotes(), ReadNotes());
    }

    private List<RegistryNote> ReadNotes()
    {
        int count = ReadCount(int.MaxValue);
        var notes = new List<RegistryNote>(count);
        for (int i = 0; i < count; i++)
        {
            notes.Add(new RegistryNote(ReadOptional(), ReadText(ReadLength())));
        }

        return notes;
    }

    // Newest version first, as they are applied; column by column, because the cells of a column are similar.
    private void ReadEdits(HistoryEdit[][] edits)
    {
        for (int version = edits.Length - 1; version >= 0; version--)
        {
            long row = 0;
            for (int i = 0; i < edits[version].Length; i++)
            {
                int code = ReadLength();
                row += code / 3;
                if (row > int.MaxValue)
                {
                    throw Invalid("An edit is of a row that no registry has.");
                }

                edits[version][i] = new HistoryEdit((HistoryEditKind)(code % 3), (int)row, 0, System.Array.Empty<string?>());
            }
        }

        for (int version = edits.Length - 1; version >= 0; version--)
        {
            for (int i = 0; i < edits[version].Length; i++)
            {
                HistoryEdit edit = edits[version][i];
                if (edit.Kind != HistoryEditKind.Remove)
                {
                    int columns = ReadLength();
                    edits[version][i] = columns < 1 << RegistryColumns.Count
                        ? new HistoryEdit(edit.Kind, edit.Row, columns, new string?[RegistryColumns.Count])
                        : throw Invalid("An edit has a column that is not there.");
                }
            }
        }

        for (int column = 0; column < RegistryColumns.Count; column++)
        {
            for (int version = edits.Length - 1; version >= 0; version--)
            {
                foreach (HistoryEdit edit in edits[version])
                {
                    if ((edit.Columns & (1 << column)) != 0)
                    {
                        edit.Cells[column] = ReadOptional();
                    }
                }
            }
        }
    }

    // Every item takes at least a byte, so a count cannot exceed the rest of the content.
    private int ReadCount(int limit)
    {
        int count = ReadLength();
        return count <= limit && count <= content.Length - offset ? count : throw Invalid("A count is larger than the rest of the content.");
    }

    private int ReadLength()
    {
        uint length = 0;
        for (int shift = 0; shift < 35 && offset < content.Length; shift += 7)
        {
            byte next = content[offset++];
            length |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return length <= int.MaxValue ? (int)length : throw Invalid("A number is too large.");
            }
        }

        throw Invalid("A number does not end inside the content.");
    }

    private string? ReadOptional()
    {
        int length = ReadLength();
        return length == 0 ? null : ReadText(length - 1);
    }

    private string ReadText(int length)
    {
        if (length > content.Length - offset)
        {
            throw Invalid("A text is longer than the rest of the content.");
        }

        try
        {
            string text = SnapshotFormat.Utf8.GetString(content, offset, length);
            offset += length;
            return text;
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidHistoryException(offset, "A text is not UTF-8.", exception);
        }
    }

    private InvalidHistoryException Invalid(string reason) => new(offset, reason);
}
