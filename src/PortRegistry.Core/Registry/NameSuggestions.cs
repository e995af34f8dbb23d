using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Finds the names nearest to a misspelt one.</summary>
internal static class NameSuggestions
{
    private const int ShortName = 3;

    internal static IReadOnlyList<string> Nearest(IReadOnlyList<string> names, string asked, int count)
    {
        int most = asked.Length <= ShortName ? 1 : 2;
        var near = new List<(int Distance, int Order, string Name)>();
        for (int i = 0; i < names.Count; i++)
        {
            if (Math.Abs(names[i].Length - asked.Length) <= most)
            {
                int distance = Distance(names[i], asked, most);
                if (distance <= most)
                {
                    near.Add((distance, i, names[i]));
                }
            }
        }

        near.Sort();
        var best = new List<string>();
        for (int i = 0; i < near.Count && best.Count < count; i++)
        {
            best.Add(near[i].Name);
        }

        return best;
    }

    // Damerau-Levenshtein in its restricted form: swapped neighbours, the commonest slip, count as one edit.
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

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
