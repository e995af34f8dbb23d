using System;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>A line of a text. It is not blank.</summary>
internal sealed class PortTextLine
{
    // "$ ss -tulpn", "root@host:~# ss", "[user@host ~]$ ss", "PS C:\\> netstat", "C:\\>netstat"
    private static readonly Regex Prompt = new(
        @"^(\$ |[➜❯] |\[?[A-Za-z0-9_.-]+@[A-Za-z0-9_.-]+[^$#%>]*[$#%>] ?|PS [A-Za-z]:\\[^>]*> ?|[A-Za-z]:\\[^>]*>)([a-z]|$)", RegexOptions.CultureInvariant);

    // Commands that print what is read, in a transcript without prompts. Those of iptables and nft are their parsers'.
    private static readonly Regex Command = new(
        @"^(sudo +)?((ss|netstat|lsof|nmap|masscan)( .*)? -[A-Za-z]|(ss|netstat)$|ufw status|firewall-cmd .*--list-|(docker|podman) (.* )?(ps|port|ls)( |$)|kubectl .*\bget |netsh advfirewall .*show |(cat|type) \S+$|show (access-list|run))",
        RegexOptions.CultureInvariant);

    private string[]? words;

    internal PortTextLine(string raw)
    {
        Raw = raw;
        Text = raw.Trim();
    }

    /// <summary>The original line.</summary>
    internal string Raw { get; }

    /// <summary>The trimmed line.</summary>
    internal string Text { get; }

    /// <summary>Its words, which nobody changes.</summary>
    internal string[] Words => words ??= Split(Text);

    /// <summary>Whether it is a comment, a shell prompt, also with a command, or a fence of Markdown; they occur in texts and have no ports.</summary>
    internal bool IsComment => Text[0] == '#' || Starts("```") || Prompt.IsMatch(Text);

    /// <summary>Whether it is a command whose output is read.</summary>
    internal bool IsCommand => Command.IsMatch(Text);

    /// <summary>Splits a text at its spaces.</summary>
    internal static string[] Split(string text)
    {
        var words = new string[Count(text)];
        int at = 0;
        for (int i = 0; i < words.Length; i++)
        {
            while (char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            int start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            words[i] = SharedWords.Of(text, start, at - start);
        }

        return words;
    }

    private static int Count(string text)
    {
        int count = 0;
        bool isInside = false;
        foreach (char c in text)
        {
            bool isSpace = char.IsWhiteSpace(c);
            count += isSpace || isInside ? 0 : 1;
            isInside = !isSpace;
        }

        return count;
    }

    internal bool IsIndented => char.IsWhiteSpace(Raw[0]);

    internal bool Starts(string start) => Text.StartsWith(start, StringComparison.Ordinal);

    internal bool Ends(string end) => Text.EndsWith(end, StringComparison.Ordinal);

    internal bool Holds(string part) => Text.IndexOf(part, StringComparison.Ordinal) >= 0;

    /// <summary>Whether the line's words begin with these.</summary>
    internal bool HasHeading(params string[] heading)
    {
        if (Words.Length < heading.Length)
        {
            return false;
        }

        for (int i = 0; i < heading.Length; i++)
        {
            if (Words[i] != heading[i])
            {
                return false;
            }
        }

        return true;
    }
}
