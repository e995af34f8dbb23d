using System.Text;

namespace PortRegistry;

/// <summary>A section of a snapshot: the bounds-checked layer through which its variable-length parts are read.</summary>
internal readonly struct SnapshotSection(byte[] bytes, uint id, int start, uint length)
{
    internal uint Id { get; } = id;

    internal int Start { get; } = start;

    internal uint Length { get; } = length;

    internal int End => Start + (int)Length;

    internal InvalidSnapshotException Invalid(long offset, string reason) => new(SnapshotFormat.SectionName(Id), offset, reason);

    /// <summary>Reads the four-byte count at a section's start; never more than the file has bytes.</summary>
    internal int ReadCount(ref int offset)
    {
        if (Length < 4)
        {
            throw Invalid(Start, "The section is too short for its count.");
        }

        uint count = SnapshotFormat.ReadUInt32(bytes, offset);
        offset += 4;
        return count <= (uint)bytes.Length ? (int)count : throw Invalid(offset - 4, "The count is larger than the file.");
    }

    /// <summary>Reads a length of seven bits a byte, lowest first.</summary>
    internal int ReadLength(ref int offset)
    {
        int start = offset;
        uint length = 0;
        for (int shift = 0; shift < 35 && offset >= Start && offset < End; shift += 7)
        {
            byte next = bytes[offset++];
            length |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return length <= int.MaxValue ? (int)length : throw Invalid(start, "A length is too large.");
            }
        }

        throw Invalid(start, "A length does not end inside its section.");
    }

    internal string ReadText(ref int offset, int length)
    {
        if (length > End - offset)
        {
            throw Invalid(offset, "A text is longer than the rest of its section.");
        }

        try
        {
            string read = SnapshotFormat.Utf8.GetString(bytes, offset, length);
            offset += length;
            return read;
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidSnapshotException(SnapshotFormat.SectionName(Id), offset, "A text is not UTF-8.", exception);
        }
    }

    /// <summary>Reads a text whose length is written plus one; zero is "no text".</summary>
    internal string? ReadOptionalText(ref int offset)
    {
        int length = ReadLength(ref offset);
        return length == 0 ? null : ReadText(ref offset, length - 1);
    }
}
