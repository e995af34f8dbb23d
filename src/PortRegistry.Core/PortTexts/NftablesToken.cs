using System.Collections.Generic;
using System.Text;

namespace PortRegistry;

/// <summary>A word or an operator of nft's language.</summary>
internal readonly struct NftablesToken(string text, bool isQuoted)
{
    private static readonly bool[] Signs = TableOf(c => c is '{' or '}' or '(' or ')' or ';' or ',' or '=' or '!' or '<' or '>' or '&' or '|' or '^');
    private static readonly bool[] WordEnds = TableOf(c => char.IsWhiteSpace(c) || Signs[c] || c is '"' or '#' or '\\');

    /// <summary>The word, without quotes.</summary>
    internal string Text { get; } = text;

    /// <summary>Whether it was quoted, so that it is not a keyword.</summary>
    internal bool IsQuoted { get; } = isQuoted;

    internal bool Is(string word) => !IsQuoted && Text == word;

    /// <summary>Splits a line. A comment ends it, unless nft printed the comment in place of an iptables extension.</summary>
    /// <param name="line">The line.</param>
    /// <param name="tokens">Where its tokens go.</param>
    /// <param name="goesOn">Whether the next line continues it.</param>
    /// <returns>Null, or why the line cannot be read.</returns>
    internal static string? Read(string line, List<NftablesToken> tokens, out bool goesOn)
    {
        goesOn = false;
        int at = 0;
        while (at < line.Length)
        {
            char c = line[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c == '"')
            {
                int end = line.IndexOf('"', at + 1);
                if (end < 0)
                {
                    return "the quote at its end is missing";
                }

                tokens.Add(new NftablesToken(line.Substring(at + 1, end - at - 1), true));
                at = end + 1;
            }
            else if (c == '#')
            {
                return HiddenIn(line, at);
            }
            else if (c == '\\')
            {
                goesOn = at + 1 == line.TrimEnd().Length;
                at++;
            }
            else if (IsSign(c))
            {
                int length = at + 1 < line.Length && ((line[at + 1] == '=' && c is '=' or '!' or '<' or '>') || (line[at + 1] == c && c is '<' or '>')) ? 2 : 1;
                tokens.Add(new NftablesToken(SharedWords.Of(line, at, length), false));
                at += length;
            }
            else
            {
                at = ReadWord(line, at, tokens);
            }
        }

        return null;
    }

    /// <summary>Tokens as nft prints them, with or without their quotes.</summary>
    internal static string Print(IReadOnlyList<NftablesToken> tokens, int start, int end, bool quotes = true)
    {
        if (end == start + 1 && !(tokens[start].IsQuoted && quotes))
        {
            return tokens[start].Text;
        }

        var text = new StringBuilder();
        int braces = 0;
        for (int i = start; i < end; i++)
        {
            braces += tokens[i].Is("{") ? 1 : tokens[i].Is("}") ? -1 : 0;
            bool isTight = i == start || tokens[i].Is(",") || tokens[i].Is(";") || tokens[i].Is("-") || tokens[i - 1].Is("-")
                || (tokens[i - 1].Is(",") && braces == 0);
            text.Append(isTight ? string.Empty : " ");
            text.Append(tokens[i].IsQuoted && quotes ? "\"" + tokens[i].Text + "\"" : tokens[i].Text);
        }

        return text.ToString();
    }

    /// <summary>Tokens joined without spaces or quotes.</summary>
    internal static string Join(IReadOnlyList<NftablesToken> tokens, int start, int end)
    {
        var text = new StringBuilder();
        for (int i = start; i < end; i++)
        {
            text.Append(tokens[i].Text);
        }

        return text.ToString();
    }

    private static bool[] TableOf(System.Predicate<char> holds)
    {
        var table = new bool[128];
        for (char c = '\0'; c < table.Length; c++)
        {
            table[c] = holds(c);
        }

        return table;
    }

    private static bool IsSign(char c) => c < Signs.Length && Signs[c];

    private static bool EndsWord(char c) => c < WordEnds.Length ? WordEnds[c] : char.IsWhiteSpace(c);

    // "22:" in a map is a key and a colon, and "fe80::" is an address.
    private static int ReadWord(string line, int at, List<NftablesToken> tokens)
    {
        int end = at;
        while (end < line.Length && !EndsWord(line[end]))
        {
            end++;
        }

        bool hasColon = end - at > 1 && line[end - 1] == ':' && line[end - 2] != ':';
        tokens.Add(new NftablesToken(SharedWords.Of(line, at, end - at - (hasColon ? 1 : 0)), false));
        if (hasColon)
        {
            tokens.Add(new NftablesToken(":", false));
        }

        return end;
    }

    // nft before 1.0.7 prints an extension of iptables as a comment in the middle of the rule.
    private static string? HiddenIn(string line, int at)
    {
        string comment = line.Substring(at + 1).Trim();
        if (!comment.StartsWith("xt_", System.StringComparison.Ordinal))
        {
            return null;
        }

        int space = comment.IndexOf(' ');
        return HiddenReason(comment.Substring(3, (space < 0 ? comment.Length : space) - 3));
    }

    internal static string HiddenReason(string name) => $"nft shows no more than the name of the extension '{name}' of iptables; iptables-save prints the rule";
}
