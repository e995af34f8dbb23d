using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>
/// A file as it is read once from front to back: its head can be looked at before, its SHA-256 (where it is wanted) is
/// known after, its size is capped, and cancelling stops it at the next read.
/// </summary>
internal sealed class RegistryInput : ForwardStream
{
    private const int HeadLength = 4096;

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

    /// <summary>From now on, refuses bytes that no text has: a registry does not ring the bell or move the cursor.</summary>
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

    // Eight bytes at a time, as hardly any have more than ends of lines below a blank. Added to seven bits of a byte, a number
    // carries into the eighth where they are large enough, and into no other byte; one more makes 0x7F a small one too.
    [MethodImpl(Compilation.Optimized)]
    private void CheckText(byte[] buffer, int offset, int count)
    {
        if (!isText)
        {
            return;
        }

        const ulong Ones = 0x0101010101010101;
        const ulong LowBits = Ones * 0x7F;
        const ulong HighBits = Ones * 0x80;
        ReadOnlySpan<ulong> eights = MemoryMarshal.Cast<byte, ulong>(buffer.AsSpan(offset, count));
        for (int i = 0; i < eights.Length; i++)
        {
            ulong bytes = eights[i];
            ulong oneMore = ((bytes & LowBits) + Ones) & LowBits;
            ulong ofText = (oneMore + (Ones * (0x80 - 0x21))) | bytes;
            if ((ofText & HighBits) != HighBits)
            {
                ulong fromLineFeed = bytes ^ (Ones * (byte)'\n');
                ulong fromReturn = bytes ^ (Ones * (byte)'\r');
                ulong notLineFeed = ((fromLineFeed & LowBits) + LowBits) | fromLineFeed;
                ulong notReturn = ((fromReturn & LowBits) + LowBits) | fromReturn;
                if (((ofText | ~(notLineFeed & notReturn)) & HighBits) != HighBits)
                {
                    CheckEach(buffer, offset + (i * sizeof(ulong)), sizeof(ulong));
                }
            }
        }

        int rest = count % sizeof(ulong);
        CheckEach(buffer, offset + count - rest, rest);
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
