using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Converts patterns for a column to the tests that the core applies; case never matters.</summary>
internal static class SearchPatterns
{
    /// <summary>How long a query, a name or a pattern may be: each text of the registry is held against it.</summary>
    internal const int MaxLength = 1000;

    private const WildcardOptions Options = WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant;

    /// <summary>The whole text, wildcards allowed.</summary>
    internal static Func<string, bool>? Whole(string[]? patterns)
        => Any(patterns, pattern =>
        {
            string name = Literal(pattern);
            return Wildcard(pattern) ?? (text => Same(text, name));
        });

    /// <summary>A part of the text; with wildcards, the whole text.</summary>
    internal static Func<string, bool>? Part(string[]? patterns)
        => Any(patterns, pattern =>
        {
            string part = Literal(pattern);
            return Wildcard(pattern) ?? (text => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
        });

    /// <summary>A reference: RFC numbers with or without space, and with or without the section that follows.</summary>
    internal static Func<string, bool>? Reference(string[]? patterns)
        => Any(patterns, written =>
        {
            string pattern = RfcName.Join(written.Trim().Trim('[', ']'));
            string reference = Literal(pattern);
            return Wildcard(pattern) ?? (text => Same(text, reference) || text.StartsWith(reference + ",", StringComparison.OrdinalIgnoreCase));
        });

    internal static IEnumerable<string> LiteralsOf(string[]? patterns)
    {
        foreach (string pattern in patterns ?? Array.Empty<string>())
        {
            if (Wildcard(pattern) is null)
            {
                yield return Literal(pattern);
            }
        }
    }

    /// <summary>The text that a pattern without wildcards stands for: one that was escaped, as it was before.</summary>
    internal static string Literal(string pattern) => pattern.IndexOf('`') < 0 ? pattern : WildcardPattern.Unescape(pattern);

    private static bool Same(string text, string pattern) => string.Equals(text, pattern, StringComparison.OrdinalIgnoreCase);

    /// <summary>The test of a pattern with wildcards; null if it has none, or an unclosed bracket, which is literal.</summary>
    internal static Func<string, bool>? Wildcard(string pattern)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(pattern))
        {
            return null;
        }

        var wildcard = new WildcardPattern(pattern, Options);
        try
        {
            wildcard.IsMatch(string.Empty);
            return wildcard.IsMatch;
        }
        catch (WildcardPatternException)
        {
            return null;
        }
    }

    private static Func<string, bool>? Any(string[]? patterns, Func<string, Func<string, bool>> testOf)
    {
        if (patterns is null || patterns.Length == 0)
        {
            return null;
        }

        Func<string, bool>[] tests = Array.ConvertAll(patterns, pattern => testOf(pattern));
        return text => Array.Exists(tests, test => test(text));
    }
}
