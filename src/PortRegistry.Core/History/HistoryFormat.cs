using System.Security.Cryptography;

namespace PortRegistry;

/// <summary>The layout of a history, version 1, for writer and reader both; docs/history-format.md describes it.</summary>
internal static class HistoryFormat
{
    internal const ushort Major = 1;
    internal const ushort Minor = 0;

    internal const int HeaderLength = 64;
    internal const int MajorOffset = 8;
    internal const int MinorOffset = 10;
    internal const int ContentLengthOffset = 12;
    internal const int TotalLengthOffset = 16;
    internal const int ReservedOffset = 20;
    internal const int HashOffset = 32;
    internal const int HashLength = 32;

    /// <summary>How many bytes the content has at most after decompression: some ten times what eleven years take.</summary>
    internal const int MaxContentLength = 4 << 20;

    /// <summary>The maximum number of edits.</summary>
    internal const int MaxEdits = 250_000;

    /// <summary>How many versions there are at most: some hundred years of them.</summary>
    internal const int MaxVersions = 10_000;

    /// <summary>A first byte that no text has, the name, then line ends that a text transfer would spoil.</summary>
    internal static readonly byte[] Magic = { 0x89, (byte)'P', (byte)'R', (byte)'H', 0x0D, 0x0A, 0x1A, 0x0A };

    internal static byte[] Hash(byte[] bytes)
    {
        using SHA256 sha = SHA256.Create();
        return sha.ComputeHash(bytes, HeaderLength, bytes.Length - HeaderLength);
    }
}
