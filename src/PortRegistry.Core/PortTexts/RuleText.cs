using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PortRegistry;

/// <summary>What the readers of firewall rules share: words with quotes and braces, ports by comparison, directions.</summary>
internal static class RuleText
{
    internal const string In = "In";
    internal const string Out = "Out";
    internal const string Forward = "Forward";

    private static readonly char[] WordEnds = { '-', '_', ' ' };

    /// <summary>
    /// The words of a rule. A quoted text is one word, without its quotes, after the mark that <see cref="IsQuoted"/>
    /// knows; with <paramref name="braces"/>, a set in braces is one word with them.
    /// </summary>
    internal static List<string> Words(string line, bool braces)
    {
        var words = new List<string>();
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
                words.Add(ReadQuoted(line, ref at));
            }
            else if (c == '{' && braces)
            {
                int close = line.IndexOf('}', at);
                int end = close < 0 ? line.Length : close + 1;
                words.Add(line.Substring(at, end - at));
                at = end;
            }
            else
            {
                int start = at;
                while (at < line.Length && !char.IsWhiteSpace(line[at]) && !(braces && line[at] is '{' or '"'))
                {
                    at++;
                }

                words.Add(line.Substring(start, at - start));
            }
        }

        return words;
    }

    internal static bool IsQuoted(string word) => word.Length > 0 && word[0] == '"';

    internal static string Unquoted(string word) => IsQuoted(word) ? word.Substring(1) : word;

    /// <summary>The ports that a comparison leaves: <c>!= 22</c>, <c>&gt;= 1024</c>.</summary>
    internal static PortSpec Compare(string comparison, PortSpec ports)
    {
        if (ports.Kind == PortSpecKind.Invalid || comparison is "" or "==")
        {
            return ports;
        }

        if (comparison is "!=" or "!")
        {
            return Complement(ports);
        }

        if (ports.Kind != PortSpecKind.Range)
        {
            return PortSpec.Parse(comparison + " " + ports.Text);
        }

        int port = ports.Range.First;
        (int first, int last) = comparison switch
        {
            "<" => (0, port - 1),
            "<=" => (0, port),
            ">" => (port + 1, PortRange.MaxPort),
            _ => (port, PortRange.MaxPort),
        };
        return PortSpec.Parse(string.Format(CultureInfo.InvariantCulture, "{0}-{1}", first, last));
    }

    /// <summary>
    /// The direction that the last word of a chain's name says, such as <c>ufw-user-output</c>; null where it says none.
    /// </summary>
    internal static string? DirectionOfName(string chain)
    {
        int word = chain.LastIndexOfAny(WordEnds) + 1;
        return chain.Substring(word).ToUpperInvariant() switch
        {
            "INPUT" or "PREROUTING" => In,
            "FORWARD" => Forward,
            "OUTPUT" or "POSTROUTING" => Out,
            _ => null,
        };
    }

    internal static string DirectionOfChain(string chain)
        => chain.EndsWith("OUTPUT", StringComparison.OrdinalIgnoreCase) || chain.EndsWith("POSTROUTING", StringComparison.OrdinalIgnoreCase) ? Out
        : chain.EndsWith("FORWARD", StringComparison.OrdinalIgnoreCase) ? Forward
        : In;

    /// <summary>Sets destination and source, which are the own and the other side, and the other way round for what goes out.</summary>
    internal static void SetSides(PortUseDraft draft, (string? Address, PortSpec? Port) destination, (string? Address, PortSpec? Port) source)
    {
        bool isOut = draft.Direction == Out;
        (draft.LocalAddress, draft.LocalPort) = isOut ? source : destination;
        (draft.RemoteAddress, draft.RemotePort) = isOut ? destination : source;
    }

    private static string ReadQuoted(string line, ref int at)
    {
        var text = new StringBuilder("\"");
        for (at++; at < line.Length && line[at] != '"'; at++)
        {
            if (line[at] == '\\' && at + 1 < line.Length)
            {
                at++;
            }

            text.Append(line[at]);
        }

        at++;
        return text.ToString();
    }

    // All ports but these. Of names and keywords the complement is not known.
    private static PortSpec Complement(PortSpec ports)
    {
        var ranges = new List<PortRange>();
        foreach (PortSpec item in ports.Items)
        {
            if (item.Kind != PortSpecKind.Range)
            {
                return PortSpec.Parse("!" + ports.Text);
            }

            ranges.Add(item.Range);
        }

        ranges.Sort();
        var left = new List<string>();
        int next = 0;
        foreach (PortRange range in ranges)
        {
            if (range.First > next)
            {
                left.Add(Between(next, range.First - 1));
            }

            next = Math.Max(next, range.Last + 1);
        }

        if (next <= PortRange.MaxPort)
        {
            left.Add(Between(next, PortRange.MaxPort));
        }

        return PortSpec.Parse(string.Join(",", left));
    }

    private static string Between(int first, int last) => (first == last ? new PortRange(first) : new PortRange(first, last)).ToString();
}
