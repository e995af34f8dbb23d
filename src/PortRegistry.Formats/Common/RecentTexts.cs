using System;
using System.Runtime.CompilerServices;

namespace PortRegistry.Formats;

/// <summary>
/// The last two texts of each column. The rows of a service are usually adjacent (tcp, then udp), so a cell is usually one
/// of these texts, and a comparison is cheaper than another string.
/// </summary>
internal sealed class RecentTexts
{
    private readonly string?[] newest = new string?[RegistryColumns.Count];
    private readonly string?[] older = new string?[RegistryColumns.Count];

    /// <summary>Finds a cell among the last texts of its column.</summary>
    /// <param name="column">The column's index.</param>
    /// <param name="utf8">The cell.</param>
    /// <returns>The text, or null.</returns>
    [MethodImpl(Compilation.Optimized)]
    public string? Find(int column, ReadOnlySpan<byte> utf8)
    {
        if (IsAscii(newest[column], utf8))
        {
            return newest[column];
        }

        if (!IsAscii(older[column], utf8))
        {
            return null;
        }

        (newest[column], older[column]) = (older[column], newest[column]);
        return newest[column];
    }

    /// <summary>Replaces a text by an equal one of the last texts of its column; otherwise remembers it.</summary>
    /// <param name="column">The column's index.</param>
    /// <param name="text">The text.</param>
    /// <returns>An equal text.</returns>
    public string Keep(int column, string text)
    {
        if (string.Equals(newest[column], text, StringComparison.Ordinal))
        {
            return newest[column]!;
        }

        if (!string.Equals(older[column], text, StringComparison.Ordinal))
        {
            return Add(column, text);
        }

        (newest[column], older[column]) = (older[column], newest[column]);
        return newest[column]!;
    }

    /// <summary>Remembers a text.</summary>
    /// <param name="column">The column's index.</param>
    /// <param name="text">The text.</param>
    /// <returns>The same text.</returns>
    [MethodImpl(Compilation.Optimized)]
    public string Add(int column, string text)
    {
        older[column] = newest[column];
        newest[column] = text;
        return text;
    }

    // Texts with other characters are never found, which costs only another string.
    [MethodImpl(Compilation.Optimized)]
    private static bool IsAscii(string? text, ReadOnlySpan<byte> utf8)
    {
        if (text is null || text.Length != utf8.Length)
        {
            return false;
        }

        for (int i = 0; i < utf8.Length; i++)
        {
            if (text[i] != utf8[i] || utf8[i] > 0x7F)
            {
                return false;
            }
        }

        return true;
    }
}
