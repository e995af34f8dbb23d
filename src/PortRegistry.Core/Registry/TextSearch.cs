using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Ranks the rows of a registry against a text.</summary>
internal sealed class TextSearch
{
    private const int None = -1;
    private const int RankCount = 7;

    private readonly TextIndex texts;
    private readonly string[] words;
    private readonly HashSet<string> different;
    private readonly string phrase;
    private readonly bool[] scanned;

    internal TextSearch(TextIndex texts, string text)
    {
        this.texts = texts;
        words = Words(text);
        different = new HashSet<string>(words, StringComparer.OrdinalIgnoreCase);
        phrase = string.Join(" ", words);

        // A match has every word, so a scan for the word that is probably rarest leaves few texts to examine.
        string scan = string.Empty;
        foreach (string word in words)
        {
            scan = word.Length > scan.Length ? word : scan;
        }

        scanned = texts.Find(scan);
    }

    /// <summary>The rows that match, best first, then in the registry's order.</summary>
    internal List<int> Rows()
    {
        var rows = new List<int>();
        if (phrase.Length == 0)
        {
            return rows;
        }

        sbyte[] ranks = new sbyte[texts.Fields.Length / TextIndex.FieldCount];
        for (int id = 0; id < ranks.Length; id++)
        {
            ranks[id] = (sbyte)Rank(id);
        }

        var found = new List<int>?[RankCount];
        for (int row = 0; row < texts.Rows.Length; row++)
        {
            int rank = ranks[texts.Rows[row]];
            if (rank != None)
            {
                (found[rank] ??= new List<int>()).Add(row);
            }
        }

        foreach (List<int>? ofRank in found)
        {
            if (ofRank is not null)
            {
                rows.AddRange(ofRank);
            }
        }

        return rows;
    }

    private int Rank(int details)
    {
        int first = details * TextIndex.FieldCount;
        if (!HoldsScanned(first))
        {
            return None;
        }

        int name = texts.Fields[first];
        int at = scanned[name] ? texts.IndexIn(name, phrase) : -1;
        if (at >= 0)
        {
            return RankInName(name, at);
        }

        for (int field = first + 1; field < first + TextIndex.FieldCount; field++)
        {
            if (HoldsPhrase(texts.Fields[field]))
            {
                return field == first + 1 ? 4 : 5;
            }
        }

        foreach (string word in different)
        {
            if (!Holds(first, word))
            {
                return None;
            }
        }

        return 6;
    }

    // The scanned word is part of the phrase, or all of it.
    private bool HoldsPhrase(int text) => scanned[text] && (words.Length == 1 || texts.IndexIn(text, phrase) >= 0);

    private bool HoldsScanned(int first)
    {
        for (int field = first; field < first + TextIndex.FieldCount; field++)
        {
            if (scanned[texts.Fields[field]])
            {
                return true;
            }
        }

        return false;
    }

    private bool Holds(int first, string word)
    {
        for (int field = first; field < first + TextIndex.FieldCount; field++)
        {
            if (texts.IndexIn(texts.Fields[field], word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private int RankInName(int name, int at)
    {
        int length = texts.LengthOf(name);
        if (at == 0)
        {
            return length == phrase.Length ? 0 : 1;
        }

        for (; at >= 0; at = texts.IndexIn(name, phrase, at + 1))
        {
            int end = at + phrase.Length;
            if (!char.IsLetterOrDigit(texts.CharOf(name, at - 1)) && (end == length || !char.IsLetterOrDigit(texts.CharOf(name, end))))
            {
                return 2;
            }
        }

        return 3;
    }

    // "rfc 8011" is the reference that the registry writes RFC8011.
    private static string[] Words(string text)
    {
        var words = new List<string>();
        foreach (string word in text.Split(WhiteSpace.Characters, StringSplitOptions.RemoveEmptyEntries))
        {
            int last = words.Count - 1;
            if (last >= 0 && IsNumber(word) && string.Equals(words[last], RfcName.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                words[last] = RfcName.Prefix + word;
            }
            else
            {
                words.Add(word);
            }
        }

        return words.ToArray();
    }

    private static bool IsNumber(string word)
    {
        foreach (char c in word)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
