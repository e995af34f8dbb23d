using System;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>
/// The name of an RFC: <c>RFC6335</c> in the registry, <c>RFC 6335</c> on IANA's web page, in older files and in searches.
/// </summary>
internal static class RfcName
{
    internal const string Prefix = "RFC";
    private const string BracketedPrefix = "[" + Prefix;

    private static readonly Regex Spaced = new(@"\[RFC +([0-9]+(?=[],]))", RegexOptions.CultureInvariant);

    /// <summary>Joins the names in a cell of references that are nothing but a name, or a name and a section.</summary>
    /// <param name="cell">A cell such as <c>[RFC 6335][RFC 8765, Section 6.1]</c>.</param>
    /// <returns>The cell as the registry writes it.</returns>
    internal static string? JoinReferences(string? cell)
        => cell is null || cell.IndexOf(BracketedPrefix + " ", StringComparison.Ordinal) < 0 ? cell : Spaced.Replace(cell, BracketedPrefix + "$1");

    /// <summary>Joins a name at the start of a text, in any case.</summary>
    /// <param name="text">A text such as <c>rfc 6335</c>.</param>
    /// <returns>The text as the registry writes it.</returns>
    internal static string Join(string text)
        => text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && text.Length > Prefix.Length && WhiteSpace.Is(text[Prefix.Length])
            ? Prefix + text.Substring(Prefix.Length).TrimStart()
            : text;

    /// <summary>Whether white space parts the name of an RFC, behind a bracket, from its number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the white space starts.</param>
    /// <param name="end">Where it ends, which is within the text.</param>
    internal static bool IsGap(string text, int start, int end)
        => text[end] is >= '0' and <= '9'
        && start >= BracketedPrefix.Length
        && string.CompareOrdinal(text, start - BracketedPrefix.Length, BracketedPrefix, 0, BracketedPrefix.Length) == 0;
}
