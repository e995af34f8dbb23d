using System;
using System.IO;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>
/// Cuts IANA's XML between records into blocks, each made a document of its own, so that several can be parsed at a
/// time. A cut is only made where IANA's layout has a record begin on a line of its own; a file without such lines,
/// or in another encoding than UTF-8, stays one block.
/// </summary>
internal sealed class XmlBlocks
{
    // Below the size at which .NET collects a buffer only with everything else.
    private const int BlockLength = 80_000;

    private static readonly byte[] Prefix = Encoding.ASCII.GetBytes("<registry xmlns=\"" + XmlNames.IanaNamespace + "\">");
    private static readonly byte[] Suffix = Encoding.ASCII.GetBytes("</registry>");

    private readonly Stream input;
    private byte[] buffer = new byte[BlockLength];
    private int count;
    private bool uncut;

    public XmlBlocks(Stream input) => this.input = input;

    /// <summary>Whether the last block was given.</summary>
    public bool IsAtEnd { get; private set; }

    private static ReadOnlySpan<byte> RecordStart => "\n  <record"u8;

    /// <summary>The next block.</summary>
    /// <returns>The bytes of a document.</returns>
    public ArraySegment<byte> Next()
    {
        bool first = count == 0;
        int searched = first ? 0 : Prefix.Length;
        while (true)
        {
            bool more = Fill();
            uncut |= first && !IsUtf8();
            int cut = more && !uncut ? buffer.AsSpan(searched, count - searched).LastIndexOf(RecordStart) : -1;
            if (!more)
            {
                IsAtEnd = true;
                return new ArraySegment<byte>(buffer, 0, count);
            }

            if (cut > 0)
            {
                return Cut(searched + cut);
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    private ArraySegment<byte> Cut(int end)
    {
        byte[] block = buffer;
        int rest = count - end;
        buffer = new byte[Math.Max(BlockLength, Prefix.Length + rest + 1)];
        Prefix.CopyTo(buffer, 0);
        Buffer.BlockCopy(block, end, buffer, Prefix.Length, rest);
        count = Prefix.Length + rest;
        if (block.Length - end < Suffix.Length)
        {
            Array.Resize(ref block, end + Suffix.Length);
        }

        Suffix.CopyTo(block, end);
        return new ArraySegment<byte>(block, 0, end + Suffix.Length);
    }

    // False at the end of the input.
    private bool Fill()
    {
        while (count < buffer.Length)
        {
            int read = input.Read(buffer, count, buffer.Length - count);
            if (read == 0)
            {
                return false;
            }

            count += read;
        }

        return true;
    }

    private bool IsUtf8()
    {
        string head = Encoding.ASCII.GetString(buffer, 0, Math.Min(count, 200));
        int end = head.IndexOf("?>", StringComparison.Ordinal);
        string declaration = end < 0 ? string.Empty : head.Substring(0, end);
        return declaration.IndexOf("encoding", StringComparison.Ordinal) < 0
            || declaration.IndexOf("utf-8", StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
