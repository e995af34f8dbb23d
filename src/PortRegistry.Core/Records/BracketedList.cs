using System;
using System.Collections.Generic;
using System.Text;

namespace PortRegistry;

/// <summary>
/// The registry's notation for several people or references in one cell: <c>[RFC7858][RFC8094]</c>. Brackets may be
/// nested inside a token; text outside brackets is a token of its own, so that nothing is lost.
/// </summary>
internal static class BracketedList
{
    private static readonly TextList<string> Empty = new(Array.Empty<string>());

    /// <summary>Splits a cell into its tokens, without their brackets.</summary>
    /// <param name="cell">The cell, null or empty for none.</param>
    /// <returns>The tokens in order; empty for none.</returns>
    public static IReadOnlyList<string> Parse(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
        {
            return Empty;
        }

        if (cell![0] == '[' && cell.IndexOf(']') == cell.Length - 1)
        {
            return new TextList<string>(new[] { cell.Substring(1, cell.Length - 2) });
        }

        var tokens = new List<string>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < cell.Length; i++)
        {
            if (cell[i] == '[' && depth++ == 0)
            {
                AddLoose(tokens, cell, start, i);
                start = i + 1;
            }
            else if (cell[i] == ']' && depth > 0 && --depth == 0)
            {
                tokens.Add(cell.Substring(start, i - start));
                start = i + 1;
            }
        }

        AddLoose(tokens, cell, start, cell.Length);
        return new TextList<string>(tokens);
    }

    /// <summary>Writes tokens as one cell.</summary>
    /// <param name="tokens">The tokens, without brackets.</param>
    /// <returns>The cell, or null where there are no tokens.</returns>
    public static string? Format(IEnumerable<string>? tokens)
    {
        if (tokens is null)
        {
            return null;
        }

        var cell = new StringBuilder();
        foreach (string token in tokens)
        {
            cell.Append('[').Append(token).Append(']');
        }

        return cell.Length == 0 ? null : cell.ToString();
    }

    private static void AddLoose(List<string> tokens, string cell, int start, int end)
    {
        string loose = cell.Substring(start, end - start).Trim();
        if (loose.Length > 0)
        {
            tokens.Add(loose);
        }
    }
}
