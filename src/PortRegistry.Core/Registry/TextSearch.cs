using System;
using System.Collections.Generic;
using System.Text;

namespace PortRegistry;

/// <summary>Ranks the rows of a registry against a text.</summary>
internal sealed class TextSearch
{
    internal const int RankCount = 7;
    private const int None = -1;
    private const int NameField = 0;
    private const int DescriptionField = 1;

    // Name, description, assignee, reference, notes: their places among a details row's texts.
    private static readonly int[] Fields = { NameField, DescriptionField, 2, 4, 7 };
    private static readonly char[] Spaces = { ' ', '\t', '\r', '\n' };

    private readonly Snapshot snapshot;
    private readonly string phrase;
    private readonly bool[] phraseTexts;
    private readonly List<bool[]> wordTexts = new();

    internal TextSearch(Snapshot snapshot, TextIndex texts, string text)
    {
        this.snapshot = snapshot;
        string[] words = Words(text);
        phrase = string.Join(" ", words);
        phraseTexts = texts.Find(phrase);
        if (words.Length > 1)
        {
            foreach (string word in words)
            {
                wordTexts.Add(texts.Find(word));
            }
        }
    }

    /// <summary>The rows that match, best first, then in the registry's order.</summary>
    internal IEnumerable<int> Rows()
    {
        if (phrase.Length == 0)
        {
            yield break;
        }

        sbyte[] ranks = new sbyte[snapshot.DetailsCount];
        for (int id = 0; id < ranks.Length; id++)
        {
            ranks[id] = (sbyte)Rank(id);
        }

        for (int rank = 0; rank < RankCount; rank++)
        {
            for (int row = 0; row < snapshot.RowCount; row++)
            {
                if (ranks[snapshot.RowDetails(row)] == rank)
                {
                    yield return row;
                }
            }
        }
    }

    private int Rank(int details)
    {
        if (phraseTexts[snapshot.DetailsText(details, NameField)])
        {
            return RankInName(snapshot.Text(snapshot.DetailsText(details, NameField))!);
        }

        if (phraseTexts[snapshot.DetailsText(details, DescriptionField)])
        {
            return 4;
        }

        if (Holds(phraseTexts, details))
        {
            return 5;
        }

        foreach (bool[] found in wordTexts)
        {
            if (!Holds(found, details))
            {
                return None;
            }
        }

        return wordTexts.Count > 0 ? 6 : None;
    }

    private bool Holds(bool[] found, int details)
    {
        foreach (int field in Fields)
        {
            if (found[snapshot.DetailsText(details, field)])
            {
                return true;
            }
        }

        return false;
    }

    private int RankInName(string name)
    {
        int at = name.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
        if (at == 0)
        {
            return name.Length == phrase.Length ? 0 : 1;
        }

        for (; at >= 0; at = name.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + phrase.Length;
            if ((at == 0 || !char.IsLetterOrDigit(name[at - 1])) && (end == name.Length || !char.IsLetterOrDigit(name[end])))
            {
                return 2;
            }
        }

        return 3;
    }

    // "rfc 8011" is the reference that the registry writes RFC8011.
    private static string[] Words(string text)
    {
        string[] words = text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        var joined = new List<string>();
        foreach (string word in words)
        {
            if (joined.Count > 0 && IsNumber(word) && string.Equals(joined[joined.Count - 1], "rfc", StringComparison.OrdinalIgnoreCase))
            {
                joined[joined.Count - 1] = new StringBuilder("RFC").Append(word).ToString();
            }
            else
            {
                joined.Add(word);
            }
        }

        return joined.ToArray();
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
