using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PortRegistry.Tests.Fuzz;

/// <summary>Changes bytes as damage, clumsy editing and ill will do.</summary>
internal sealed class Mutator
{
    private const int MaxLength = 1 << 18;
    private const int MaxSpan = 1024;

    private static readonly byte[] OddBytes = [0, 1, 9, 10, 13, 27, 0x20, 0x7F, 0x80, 0xBF, 0xC0, 0xC3, 0xED, 0xEF, 0xF4, 0xFE, 0xFF];

    private static readonly string[] OddNumbers =
    [
        "0", "00", "1", "-1", "65535", "65536", "70000", "2147483647", "2147483648", "4294967295", "4294967296",
        "99999999999999999999", "1-65535", "2-1", "1e9", "0x50", "٣", "2024-02-30", "0000-00", "9999-12-31",
    ];

    private readonly Random random;
    private readonly byte[][] tokens;
    private readonly Func<byte[], byte[]>[] changes;

    internal Mutator(Random random, IEnumerable<string> tokens)
    {
        this.random = random;
        this.tokens = tokens.Select(Encoding.UTF8.GetBytes).ToArray();
        changes =
        [
            FlipBit, SetByte, SetByte, InsertToken, InsertToken, OverwriteWithToken, Delete, Delete, Duplicate,
            RepeatOften, Truncate, ChangeNumber, ChangeNumber, SwapLines, MoveSpan,
        ];
    }

    /// <summary>A changed copy: one to eight changes, and now and then a piece of another file.</summary>
    internal byte[] Change(byte[] bytes, byte[] other)
    {
        byte[] changed = random.Next(12) == 0 ? Splice(bytes, other) : bytes;
        for (int count = 1 << random.Next(4); count > 0; count--)
        {
            changed = changes[random.Next(changes.Length)](changed);
            changed = changed.Length > MaxLength ? changed[..MaxLength] : changed;
        }

        return changed;
    }

    private static byte[] Replace(byte[] bytes, int start, int length, ReadOnlySpan<byte> by)
        => [.. bytes.AsSpan(0, start), .. by, .. bytes.AsSpan(start + length)];

    private int Place(byte[] bytes) => random.Next(bytes.Length + 1);

    private (int Start, int Length) Span(byte[] bytes)
    {
        int start = Place(bytes);
        return (start, random.Next(Math.Min(bytes.Length - start, 1 << random.Next(11)) + 1));
    }

    private byte[] FlipBit(byte[] bytes)
    {
        int at = random.Next(Math.Max(1, bytes.Length));
        return bytes.Length == 0 ? bytes : Replace(bytes, at, 1, [(byte)(bytes[at] ^ (1 << random.Next(8)))]);
    }

    private byte[] SetByte(byte[] bytes)
        => bytes.Length == 0
            ? bytes
            : Replace(bytes, random.Next(bytes.Length), 1, [random.Next(2) == 0 ? OddBytes[random.Next(OddBytes.Length)] : (byte)random.Next(256)]);

    private byte[] InsertToken(byte[] bytes) => Replace(bytes, Place(bytes), 0, tokens[random.Next(tokens.Length)]);

    private byte[] OverwriteWithToken(byte[] bytes)
    {
        byte[] token = tokens[random.Next(tokens.Length)];
        int at = Place(bytes);
        return Replace(bytes, at, Math.Min(token.Length, bytes.Length - at), token);
    }

    private byte[] Delete(byte[] bytes)
    {
        (int start, int length) = Span(bytes);
        return Replace(bytes, start, length, []);
    }

    private byte[] Duplicate(byte[] bytes)
    {
        (int start, int length) = Span(bytes);
        return Replace(bytes, start, 0, bytes.AsSpan(start, length));
    }

    private byte[] RepeatOften(byte[] bytes)
    {
        (int start, int length) = Span(bytes);
        ReadOnlySpan<byte> piece = random.Next(2) == 0 ? tokens[random.Next(tokens.Length)] : bytes.AsSpan(start, Math.Min(length, MaxSpan));
        var repeated = new List<byte>();
        for (int count = 1 << random.Next(12); count > 0 && repeated.Count < MaxLength / 2; count--)
        {
            repeated.AddRange(piece);
        }

        return Replace(bytes, start, 0, repeated.ToArray());
    }

    private byte[] Truncate(byte[] bytes) => random.Next(2) == 0 ? bytes[..Place(bytes)] : bytes[Place(bytes)..];

    private byte[] Splice(byte[] bytes, byte[] other) => [.. bytes.AsSpan(0, Place(bytes)), .. other.AsSpan(Place(other))];

    private byte[] MoveSpan(byte[] bytes)
    {
        (int start, int length) = Span(bytes);
        byte[] piece = bytes[start..(start + length)];
        byte[] rest = Replace(bytes, start, length, []);
        return Replace(rest, Place(rest), 0, piece);
    }

    private byte[] ChangeNumber(byte[] bytes)
    {
        int at = Array.FindIndex(bytes, Place(bytes), IsDigit);
        if (at < 0)
        {
            return bytes;
        }

        int end = at;
        while (end < bytes.Length && IsDigit(bytes[end]))
        {
            end++;
        }

        string number = random.Next(2) == 0
            ? OddNumbers[random.Next(OddNumbers.Length)]
            : random.Next(70_000).ToString(CultureInfo.InvariantCulture);
        return Replace(bytes, at, end - at, Encoding.UTF8.GetBytes(number));
    }

    private byte[] SwapLines(byte[] bytes)
    {
        List<(int Start, int Length)> lines = Lines(bytes);
        (int start, int length) = lines[random.Next(lines.Count)];
        byte[] line = bytes[start..(start + length)];
        byte[] rest = Replace(bytes, start, length, []);
        (int to, _) = Lines(rest)[random.Next(Math.Max(1, lines.Count - 1))];
        return Replace(rest, to, 0, line);
    }

    private static List<(int Start, int Length)> Lines(byte[] bytes)
    {
        var lines = new List<(int, int)>();
        int start = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n')
            {
                lines.Add((start, i + 1 - start));
                start = i + 1;
            }
        }

        lines.Add((start, bytes.Length - start));
        return lines;
    }

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';
}
