using System;
using System.IO;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>
/// Reads a file once from start to end. Its head is available before, its SHA-256 (if requested) after. The size is
/// limited, and cancellation takes effect at the next read.
/// </summary>
internal sealed class RegistryInput : ForwardStream
{
    private const int HeadLength = 4096;

    private static readonly Vector<byte> Tab = new((byte)'\t');
    private static readonly Vector<byte> LineFeed = new((byte)'\n');
    private static readonly Vector<byte> FormFeed = new((byte)'\f');
    private static readonly Vector<byte> Return = new((byte)'\r');
    private static readonly Vector<byte> Blank = new((byte)' ');
    private static readonly Vector<byte> Delete = new(0x7F);

    private readonly Stream inner;
    private readonly CancellationToken cancellationToken;
    private readonly IncrementalHash? hash;
    private readonly byte[] head = new byte[HeadLength];
    private readonly int headCount;
    private int headPosition;
    private bool isText;
    private long total;
    private uint tail;

    public RegistryInput(Stream inner, bool hashed, CancellationToken cancellationToken)
    {
        this.inner = inner;
        hash = hashed ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        this.cancellationToken = cancellationToken;
        int read;
        while (headCount < head.Length && (read = ReadInner(head, headCount, head.Length - headCount)) > 0)
        {
            headCount += read;
        }
    }

    /// <summary>The first bytes, all of them where there are fewer than 4096.</summary>
    public ArraySegment<byte> Head => new(head, 0, headCount);

    /// <summary>How many bytes have come so far.</summary>
    public long Total => total;

    /// <summary>The last four bytes that came, as a little-endian number: the length that a gzip file ends with.</summary>
    public uint Tail => tail;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (headPosition < headCount)
        {
            int taken = Math.Min(count, headCount - headPosition);
            Buffer.BlockCopy(head, headPosition, buffer, offset, taken);
            headPosition += taken;
            return taken;
        }

        return ReadInner(buffer, offset, count);
    }

    /// <summary>From now on, refuses control characters, which no registry has.</summary>
    public void RequireText()
    {
        isText = true;
        CheckText(head, 0, headCount);
    }

    /// <summary>Reads what is left and throws it away: a gzip stream proves itself only at its end.</summary>
    public void Drain()
    {
        var rest = new byte[8192];
        while (ReadInner(rest, 0, rest.Length) > 0)
        {
        }
    }

    /// <summary>SHA-256 of the whole file, once it is drained.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public string Sha256()
    {
        const string Digits = "0123456789abcdef";
        var text = new StringBuilder(64);
        foreach (byte b in hash!.GetHashAndReset())
        {
            text.Append(Digits[b >> 4]).Append(Digits[b & 15]);
        }

        return text.ToString();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash?.Dispose();
        }

        base.Dispose(disposing);
    }

    // A vector at a time; a buffer with a control character is examined again, to name it.
    private void CheckText(byte[] buffer, int offset, int count)
    {
        if (!isText)
        {
            return;
        }

        ReadOnlySpan<Vector<byte>> vectors = MemoryMarshal.Cast<byte, Vector<byte>>(buffer.AsSpan(offset, count));
        Vector<byte> controls = Vector<byte>.Zero;
        foreach (Vector<byte> bytes in vectors)
        {
            Vector<byte> white = Vector.Equals(bytes, Tab) | Vector.Equals(bytes, LineFeed) | Vector.Equals(bytes, FormFeed) | Vector.Equals(bytes, Return);
            controls |= Vector.AndNot(Vector.LessThan(bytes, Blank), white) | Vector.Equals(bytes, Delete);
        }

        int passed = controls == Vector<byte>.Zero ? vectors.Length * Vector<byte>.Count : 0;
        CheckEach(buffer, offset + passed, count - passed);
    }

    [MethodImpl(Compilation.Optimized)]
    private static void CheckEach(byte[] buffer, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            if (buffer[i] is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f') or 0x7F)
            {
                throw ReadContext.Refuse(0, $"The file is not text: it has the control character 0x{buffer[i]:X2}.");
            }
        }
    }

    private int ReadInner(byte[] buffer, int offset, int count)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int read = inner.Read(buffer, offset, count);
        if (read > 0)
        {
            hash?.AppendData(buffer, offset, read);
            total += read;
            CheckText(buffer, offset, read);
            for (int i = offset + Math.Max(0, read - 4); i < offset + read; i++)
            {
                tail = (tail >> 8) | ((uint)buffer[i] << 24);
            }

            if (total > RegistryReadOptions.MaxFileLength)
            {
                throw ReadContext.Refuse(0, "The file has more than 64 MiB (gzip undone), which no registry file has.");
            }
        }

        return read;
    }
}
