using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>Ranks the rows of a registry against a text.</summary>
internal sealed class TextSearch
{
    // The rank of what does not match; the best is 1.
    private const byte None = 0;
    private const byte Worst = 7;

    /// <summary>The quotation marks around words that are searched for as they stand.</summary>
    internal static readonly char[] Quotes = { '"', '\u201C', '\u201D', '\u201E' };

    // "rfc 8011" is the reference that the registry writes RFC8011.
    private static readonly Regex Rfc = new(@"\bRFC\s+(?=[0-9]+\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly TextIndex texts;
    private readonly string[] words;
    private readonly string phrase;

    internal TextSearch(TextIndex texts, string text)
    {
        this.texts = texts;
        words = Words(text);
        phrase = string.Join(" ", words);
    }

    /// <summary>The rows that match, best first, then in the registry's order.</summary>
    internal int[] Rows()
    {
        byte[] ranks = Ranks();
        int[] detailsOf = texts.Rows;
        int[] counts = new int[Worst + 1];
        foreach (int details in detailsOf)
        {
            counts[ranks[details]]++;
        }

        int[] rows = new int[detailsOf.Length - counts[None]];
        int[] next = new int[Worst + 1];
        for (int rank = 2; rank <= Worst; rank++)
        {
            next[rank] = next[rank - 1] + counts[rank - 1];
        }

        for (int row = 0; row < detailsOf.Length; row++)
        {
            byte rank = ranks[detailsOf[row]];
            if (rank != None)
            {
                rows[next[rank]++] = row;
            }
        }

        return rows;
    }

    // A match has every word, so a scan for the word that is probably rarest leaves few texts to examine.
    private byte[] Ranks()
    {
        byte[] ranks = new byte[texts.Count];
        string scanned = string.Empty;
        foreach (string word in words)
        {
            scanned = word.Length > scanned.Length ? word : scanned;
        }

        // What has a NUL would be found across two texts, and is in none.
        int details = 0;
        int at = scanned.Length == 0 || phrase.IndexOf('\0') >= 0 ? -1 : texts.All.IndexOf(scanned, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            while (texts.StartOf(details + 1) <= at)
            {
                details++;
            }

            ranks[details] = words.Length == 1 ? RankOf(details, at) : RankOf(details);
            at = texts.All.IndexOf(scanned, texts.StartOf(details + 1), StringComparison.OrdinalIgnoreCase);
        }

        return ranks;
    }

    private byte RankOf(int details)
    {
        int at = IndexIn(details, phrase);
        if (at >= 0)
        {
            return RankOf(details, at);
        }

        foreach (string word in words)
        {
            if (IndexIn(details, word) < 0)
            {
                return None;
            }
        }

        return Worst;
    }

    // The phrase stands first at this place.
    private byte RankOf(int details, int at)
        => at >= texts.StartOf(details, 2) ? (byte)6
            : at >= texts.StartOf(details, 1) ? (byte)5
            : RankInName(texts.StartOf(details), texts.StartOf(details, 1) - 1, at);

    private byte RankInName(int start, int end, int at)
    {
        if (at == start)
        {
            return end - start == phrase.Length ? (byte)1 : (byte)2;
        }

        for (; at >= 0; at = texts.All.IndexOf(phrase, at + 1, end - at - 1, StringComparison.OrdinalIgnoreCase))
        {
            int after = at + phrase.Length;
            if (!char.IsLetterOrDigit(texts.All[at - 1]) && (after == end || !char.IsLetterOrDigit(texts.All[after])))
            {
                return 3;
            }
        }

        return 4;
    }

    private int IndexIn(int details, string part)
    {
        int start = texts.StartOf(details);
        return texts.All.IndexOf(part, start, texts.StartOf(details + 1) - start, StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Words(string text)
    {
        string[] parts = Rfc.Replace(text, RfcName.Prefix).Split(Quotes);
        var words = new List<string>();
        for (int i = 0; i < parts.Length; i++)
        {
            // What is quoted is one word, with its spaces.
            bool isQuoted = i % 2 == 1 && i < parts.Length - 1;
            words.AddRange(isQuoted ? new[] { WhiteSpace.Collapse(parts[i]) } : parts[i].Split(WhiteSpace.Characters, StringSplitOptions.RemoveEmptyEntries));
        }

        words.RemoveAll(string.IsNullOrEmpty);
        return words.ToArray();
    }
}
