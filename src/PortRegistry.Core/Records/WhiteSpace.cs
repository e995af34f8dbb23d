using System;

namespace PortRegistry;

/// <summary>White space in the registry's texts.</summary>
internal static class WhiteSpace
{
    /// <summary>The white space that the registry's files have.</summary>
    internal static readonly char[] Characters = { ' ', '\t', '\r', '\n' };

    /// <summary>Whether a character is white space that the registry's files have.</summary>
    internal static bool Is(char c) => c is ' ' or '\t' or '\r' or '\n';

    /// <summary>A text on one line: each run of white space as one space, and none at the ends.</summary>
    internal static string Collapse(string? text)
        => text is null ? string.Empty : string.Join(" ", text.Split(Characters, StringSplitOptions.RemoveEmptyEntries));
}
