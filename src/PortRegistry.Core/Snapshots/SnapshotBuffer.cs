using System;

namespace PortRegistry;

/// <summary>A growing run of bytes, little-endian, that the snapshot is written into.</summary>
internal sealed class SnapshotBuffer
{
    private byte[] bytes = new byte[0x10_0000];

    internal int Length { get; private set; }

    internal byte[] ToArray()
    {
        byte[] exact = new byte[Length];
        Buffer.BlockCopy(bytes, 0, exact, 0, Length);
        return exact;
    }

    internal void Skip(int count)
    {
        Reserve(count);
        Length += count;
    }

    internal void Write(byte value)
    {
        Reserve(1);
        bytes[Length++] = value;
    }

    internal void Write(uint value)
    {
        Skip(4);
        WriteAt(Length - 4, value);
    }

    internal void WriteAt(int offset, uint value)
    {
        bytes[offset] = (byte)value;
        bytes[offset + 1] = (byte)(value >> 8);
        bytes[offset + 2] = (byte)(value >> 16);
        bytes[offset + 3] = (byte)(value >> 24);
    }

    internal void WriteId(int id, int width)
    {
        Reserve(width);
        for (int i = 0; i < width; i++)
        {
            bytes[Length++] = (byte)(id >> (8 * i));
        }
    }

    internal void WriteLength(int length)
    {
        uint rest = (uint)length;
        while (rest >= 0x80)
        {
            Write((byte)(rest | 0x80));
            rest >>= 7;
        }

        Write((byte)rest);
    }

    /// <summary>Writes a text after its length in bytes, to which <paramref name="plus"/> is added.</summary>
    internal void WriteText(string text, int plus = 0)
    {
        int count = SnapshotFormat.Utf8.GetByteCount(text);
        WriteLength(count + plus);
        Reserve(count);
        Length += SnapshotFormat.Utf8.GetBytes(text, 0, text.Length, bytes, Length);
    }

    private void Reserve(int count)
    {
        if (bytes.Length - Length < count)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }
    }
}
