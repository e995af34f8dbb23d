using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Finds the names nearest to a misspelled one.</summary>
internal static class NameSuggestions
{
    private const int Abbreviation = 3;
    private const int ShortName = 5;
    private const int LongName = 8;

    /// <summary>
    /// Names that differ from the requested one by a typing error: one edit, or two in a long name or at its end. No hint is
    /// better than a wrong one: typing errors seldom affect the first letter; three letters are usually another abbreviation;
    /// and a name similar to a short one is usually another service, unless it is widely known, continues it, or lacks its
    /// last letter (<c>sshd</c>).
    /// </summary>
    internal static IReadOnlyList<string> Nearest(IReadOnlyList<string> names, string asked, int count, Func<string, bool> isWellKnown)
    {
        if (asked.Length <= Abbreviation)
        {
            return Array.Empty<string>();
        }

        var near = new List<(int Distance, int Order, string Name)>();
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i];

            // What is cheap first: nearly every name ends here.
            if (Math.Abs(name.Length - asked.Length) > 2 || !IsSameAtFront(name, asked))
            {
                continue;
            }

            bool isBeginning = name.StartsWith(asked, StringComparison.OrdinalIgnoreCase);
            int most = isBeginning || asked.Length >= LongName ? 2 : 1;
            if (Math.Abs(name.Length - asked.Length) <= most)
            {
                int distance = Distance(name, asked, most);
                if (distance <= most && (asked.Length > ShortName || isBeginning || IsBeginning(name, asked) || isWellKnown(name)))
                {
                    near.Add((distance, i, name));
                }
            }
        }

        near.Sort();
        var best = new List<string>();
        for (int i = 0; i < near.Count && best.Count < count && near[i].Distance <= Math.Max(1, near[0].Distance); i++)
        {
            best.Add(near[i].Name);
        }

        return best;
    }

    // The first letter may be swapped with the second, and in a longer name be left out or one too many.
    private static bool IsSameAtFront(string name, string asked)
        => Same(name[0], asked[0])
        || (name.Length > 1 && Same(name[0], asked[1]) && Same(name[1], asked[0]))
        || (asked.Length >= ShortName && (EndsWith(name, asked) || EndsWith(asked, name)));

    private static bool IsBeginning(string name, string asked)
        => asked.Length == name.Length + 1 && asked.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWith(string longer, string shorter)
        => longer.Length == shorter.Length + 1 && longer.EndsWith(shorter, StringComparison.OrdinalIgnoreCase);

    // Restricted Damerau-Levenshtein distance: swapped neighbors, the most common typing error, count as one edit.
    private static int Distance(string left, string right, int most)
    {
        int[] beforeLast = new int[right.Length + 1];
        int[] last = new int[right.Length + 1];
        int[] current = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int edit = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    edit = Math.Min(edit, beforeLast[j - 2] + 1);
                }

                current[j] = edit;
                least = Math.Min(least, edit);
            }

            if (least > most + 1)
            {
                return least;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }

    // Names are of letters, digits and signs of ASCII.
    private static bool Same(char left, char right) => left == right || (left | 0x20) == (right | 0x20);
}
