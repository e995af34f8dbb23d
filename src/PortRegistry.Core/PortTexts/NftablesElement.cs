using System.Collections.Generic;

namespace PortRegistry;

/// <summary>An element of a set or map: the parts of its key, and its value in a map.</summary>
internal sealed class NftablesElement(IReadOnlyList<string> parts, IReadOnlyList<NftablesToken> value)
{
    private static readonly HashSet<string> Options = new(System.StringComparer.Ordinal) { "timeout", "expires", "counter", "comment", "limit", "quota", "last", "ct" };

    /// <summary>One part for each concatenated selector; <c>*</c> alone matches all keys that no other element has.</summary>
    internal IReadOnlyList<string> Parts { get; } = parts;

    /// <summary>The value in a map; empty for a set.</summary>
    internal IReadOnlyList<NftablesToken> Value { get; } = value;

    internal bool IsRest => Parts.Count == 1 && Parts[0] == "*";

    /// <summary>Reads elements in braces, or a value without braces.</summary>
    /// <returns>Null, or why it cannot be read.</returns>
    internal static string? ReadAll(IReadOnlyList<NftablesToken> tokens, int start, int end, List<NftablesElement> elements)
    {
        int at = start;
        while (at < end)
        {
            // The elements of a nested set belong to the outer one.
            if (tokens[at].Is(",") || tokens[at].Is("{") || tokens[at].Is("}"))
            {
                at++;
                continue;
            }

            string? reason = ReadKey(tokens, ref at, end, out List<string> parts);
            reason ??= SkipOptions(tokens, ref at, end);
            if (reason is not null)
            {
                return reason;
            }

            var value = new List<NftablesToken>();
            if (at < end && tokens[at].Is(":"))
            {
                for (at++; at < end && !tokens[at].Is(",") && !tokens[at].Is("}"); at++)
                {
                    value.Add(tokens[at]);
                }

                if (value.Count == 0)
                {
                    return "nothing stands behind a colon";
                }
            }

            elements.Add(new NftablesElement(SplitMapping(parts, value), value));
        }

        return null;
    }

    // 10.0.0.1 . 80-90, and "08:00" - "17:00".
    private static string? ReadKey(IReadOnlyList<NftablesToken> tokens, ref int at, int end, out List<string> parts)
    {
        parts = new List<string>(1);
        while (true)
        {
            if (at >= end || IsEnd(tokens[at]))
            {
                return "a part of an element is missing";
            }

            int start = at++;
            while (at + 1 < end && (tokens[at].Is("-") || tokens[at].Is("/") || tokens[at].Is("|") || tokens[at].Is("&")))
            {
                at += 2;
            }

            parts.Add(at == start + 1 ? tokens[start].Text : NftablesToken.Join(tokens, start, at));
            if (at >= end || !tokens[at].Is("."))
            {
                return null;
            }

            at++;
        }
    }

    // An element's own timeout, counter, limit or comment.
    private static string? SkipOptions(IReadOnlyList<NftablesToken> tokens, ref int at, int end)
    {
        if (at < end && !IsEnd(tokens[at]) && (tokens[at].IsQuoted || !Options.Contains(tokens[at].Text)))
        {
            return $"'{tokens[at].Text}' is nothing that an element has";
        }

        while (at < end && !IsEnd(tokens[at]))
        {
            at++;
        }

        return null;
    }

    private static bool IsEnd(NftablesToken token) => !token.IsQuoted && token.Text is "," or ":" or "{" or "}";

    // "22:accept", which people may write without spaces.
    private static List<string> SplitMapping(List<string> parts, List<NftablesToken> value)
    {
        string last = parts[parts.Count - 1];
        int colon = last.IndexOf(':');
        if (value.Count > 0 || colon <= 0 || last.IndexOf(':', colon + 1) >= 0 || !IsNumber(last, colon))
        {
            return parts;
        }

        value.Add(new NftablesToken(last.Substring(colon + 1), false));
        parts[parts.Count - 1] = last.Substring(0, colon);
        return parts;
    }

    private static bool IsNumber(string text, int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (text[i] is (< '0' or > '9') and not '-')
            {
                return false;
            }
        }

        return true;
    }
}
