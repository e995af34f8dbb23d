using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>
/// Cuts IANA's XML between records into blocks, each made a document of its own: what stands before the records, the
/// records, and what stands behind them. A cut is only made where IANA's layout has a record on lines of its own; a file
/// without such lines, or in another encoding than UTF-8, stays one block.
/// </summary>
internal sealed class XmlBlocks
{
    /// <summary>What stands before a block that is not the first.</summary>
    public static readonly byte[] Prefix = Encoding.ASCII.GetBytes("<registry xmlns=\"" + XmlNames.IanaNamespace + "\">");

    /// <summary>What stands behind a block that is not the last.</summary>
    public static readonly byte[] Suffix = Encoding.ASCII.GetBytes("</registry>");

    // Below the size at which .NET collects a buffer only with everything else.
    private const int BlockLength = 80_000;

    private readonly Stream input;
    private byte[] buffer = new byte[BlockLength];
    private readonly Stack<byte[]> free = new();
    private int count;
    private bool isFirst = true;
    private bool isUncut;

    public XmlBlocks(Stream input) => this.input = input;

    /// <summary>Whether the last block was read.</summary>
    public bool IsAtEnd { get; private set; }

    private static ReadOnlySpan<byte> RecordStart => "\n  <record"u8;

    private static ReadOnlySpan<byte> RecordEnd => "\n  </record>"u8;

    /// <summary>Reads the next block.</summary>
    /// <returns>The bytes of a document, good until the next is read.</returns>
    public ArraySegment<byte> Next()
    {
        int cut;
        bool more;
        do
        {
            if (count == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            more = Fill();
            isUncut |= isFirst && !IsUtf8();
            cut = isUncut ? -1 : FindCut(more);
        }
        while (cut < 0 && more);

        isFirst = false;
        IsAtEnd = cut < 0;
        return IsAtEnd ? new ArraySegment<byte>(buffer, 0, count) : Cut(cut);
    }

    /// <summary>Gives a block back whose bytes are no longer needed.</summary>
    public void Return(ArraySegment<byte> block) => free.Push(block.Array!);

    private ArraySegment<byte> Cut(int cut)
    {
        byte[] block = buffer;
        int rest = count - cut;
        int needed = Math.Max(block.Length, Prefix.Length + rest + 1);
        buffer = free.Count > 0 && free.Peek().Length >= needed ? free.Pop() : new byte[needed];
        Prefix.CopyTo(buffer, 0);
        Buffer.BlockCopy(block, cut, buffer, Prefix.Length, rest);
        count = Prefix.Length + rest;
        if (rest < Suffix.Length)
        {
            Array.Resize(ref block, cut + Suffix.Length);
        }

        Suffix.CopyTo(block, cut);
        return new ArraySegment<byte>(block, 0, cut + Suffix.Length);
    }

    // Negative where there is no place.
    private int FindCut(bool more)
    {
        if (isFirst)
        {
            return buffer.AsSpan(0, count).IndexOf(RecordStart);
        }

        ReadOnlySpan<byte> records = buffer.AsSpan(Prefix.Length, count - Prefix.Length);
        int found = records.LastIndexOf(more ? RecordStart : RecordEnd);
        return more
            ? found > 0 ? Prefix.Length + found : -1
            : found >= 0 ? Prefix.Length + found + RecordEnd.Length : -1;
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
