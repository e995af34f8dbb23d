using System;
using System.Collections.Generic;
using System.Text;

namespace PortRegistry;

/// <summary>
/// Other names of services from the registry's own texts: a description that is the word (<c>Who Is</c>), a name or
/// abbreviation in parentheses (<c>(was sldap)</c>), the first words of a name joined (<c>ms-sql-s</c>), for System Ports
/// the initials (<c>Domain Name Server</c>), and the last words of a description joined (<c>SQL Server</c>).
/// </summary>
internal sealed class NameMeanings
{
    private const int MostNames = 4;
    private const int ShortestInitials = 3;
    private const int ShortestHead = 4;
    private const int ShortestTail = 8;
    private const int Whole = 0;
    private const int Parentheses = 1;
    private const int Heads = 2;
    private const int Abbreviations = 3;
    private const int Tails = 4;
    private static readonly char[] LineBreaks = { '\r', '\n' };
    private static readonly char[] Separators = { ' ', '-', '/', '_' };

    // By strength: literal text comes before initials.
    private readonly Dictionary<string, List<string>>[] ranks = new Dictionary<string, List<string>>[5];

    internal NameMeanings(IEnumerable<ServiceRecord> records)
    {
        for (int i = 0; i < ranks.Length; i++)
        {
            ranks[i] = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        }

        foreach (ServiceRecord record in records)
        {
            if (record.ServiceName is string name && record.AliasOf is null)
            {
                Add(record, name);
            }
        }
    }

    /// <summary>The services that a word means, best first; none where nothing says so, or so many that it tells nothing.</summary>
    internal IReadOnlyList<string> Of(string word)
    {
        string key = Squeezed(word);
        for (int rank = 0; rank < ranks.Length; rank++)
        {
            // Parentheses that several services share contain a property, such as (TLS), rather than a name.
            int most = rank == Parentheses ? 1 : MostNames;
            if (ranks[rank].TryGetValue(key, out List<string>? names) && names.Count <= most)
            {
                return names;
            }
        }

        return Array.Empty<string>();
    }

    private static string Squeezed(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                squeezed.Append(char.ToLowerInvariant(c));
            }
        }

        return squeezed.ToString();
    }

    private static string Initials(string text)
    {
        var initials = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])))
            {
                initials.Append(char.ToLowerInvariant(text[i]));
            }
        }

        return initials.ToString();
    }

    private void Add(ServiceRecord record, string name)
    {
        string description = (record.Description ?? string.Empty).Split(LineBreaks)[0];
        Add(Whole, Squeezed(description), name);
        AddParentheses(description, name);
        AddHeads(name);
        AddTails(description, name);
        string initials = Initials(description);
        if (initials.Length >= ShortestInitials && record.Class == PortClass.System)
        {
            Add(Abbreviations, initials, name);
        }
    }

    private void AddParentheses(string description, string name)
    {
        const string Formerly = "was ";
        for (int open = description.IndexOf('('); open >= 0; open = description.IndexOf('(', open + 1))
        {
            int close = description.IndexOf(')', open);
            if (close > open)
            {
                string inside = description.Substring(open + 1, close - open - 1);
                Add(Parentheses, Squeezed(inside.StartsWith(Formerly, StringComparison.OrdinalIgnoreCase) ? inside.Substring(Formerly.Length) : inside), name);
            }
        }
    }

    private void AddHeads(string name)
    {
        for (int end = name.IndexOf('-'); end >= 0; end = name.IndexOf('-', end + 1))
        {
            string head = Squeezed(name.Substring(0, end));
            if (head.Length >= ShortestHead)
            {
                Add(Heads, head, name);
            }
        }
    }

    private void AddTails(string description, string name)
    {
        string[] words = description.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        string tail = string.Empty;
        for (int i = words.Length - 1; i > 0; i--)
        {
            tail = Squeezed(words[i]) + tail;
            if (i < words.Length - 1 && tail.Length >= ShortestTail)
            {
                Add(Tails, tail, name);
            }
        }
    }

    private void Add(int rank, string key, string name)
    {
        if (!ranks[rank].TryGetValue(key, out List<string>? names))
        {
            ranks[rank].Add(key, names = new List<string>(1));
        }

        // The rows of a service for its transports are adjacent.
        if (names.Count <= MostNames && !names.Contains(name))
        {
            names.Add(name);
        }
    }
}
