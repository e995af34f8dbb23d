using System;
using System.Collections.Generic;

namespace PortRegistry.Formats;

/// <summary>
/// Consecutive lines interpreted as one record of IANA's plain text, and how unlikely that is. The cells are vertically
/// centered, so lines above and below the one with the name may belong to either neighbor; the text decides.
/// </summary>
internal sealed class TextBlock
{
    // Weights, found by experiments with the registry at several widths: what the layout forbids weighs most, what wrapping
    // would not produce less, what is unusual in English least.
    private const int OffCenter = 2000;
    private const int NoFullCell = 600;
    private const int NameAlone = 500;
    private const int NoPortBeforePorts = 500;
    private const int WrappedName = 200;
    private const int UnlikeNeighbor = 60;
    private const int EarlyBreak = 40;
    private const int OpenBracket = 30;
    private const int OpenEnd = 30;
    private const int OtherInitial = 10;
    private const int LowerCaseStart = 10;

    // Words with which a text does not end.
    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase)
    {
        "&", "-", "a", "an", "and", "are", "as", "at", "be", "between", "by", "for", "from", "in", "into", "is", "its",
        "of", "on", "or", "over", "that", "the", "their", "to", "under", "used", "using", "via", "which", "with",
    };

    private static readonly RegistryColumn[] Prose = { RegistryColumn.Description, RegistryColumn.AssignmentNotes };

    // Columns that the tcp and the udp row of a service usually have in common.
    private static readonly RegistryColumn[] Shared =
    {
        RegistryColumn.Description,
        RegistryColumn.UnauthorizedUse,
        RegistryColumn.AssignmentNotes,
    };

    internal TextBlock(IReadOnlyList<string[]> lines, int start, int length, IReadOnlyList<TextColumn> columns, bool isBeforePorts)
    {
        Cells = new string[columns.Count];
        int tallest = 0;
        int filled = 0;
        for (int column = 0; column < Cells.Length; column++)
        {
            Cells[column] = ReadCell(lines, start, length, column, columns[column].Width, ref tallest);
            filled += Cells[column].Length > 0 ? 1 : 0;
        }

        Cost += tallest < length ? NoFullCell : 0;
        Cost += filled == 1 && this[RegistryColumn.ServiceName].Length > 0 ? NameAlone : 0;
        Cost += isBeforePorts && this[RegistryColumn.PortNumber].Length == 0 ? NoPortBeforePorts : 0;

        // Of two ways to divide lines, the even one is more likely.
        Cost += length * length;
        foreach (RegistryColumn column in Prose)
        {
            Cost += JudgeProse(this[column]);
        }

        string name = this[RegistryColumn.ServiceName];
        string description = this[RegistryColumn.Description];
        if (name.Length > 0 && description.Length > 0 && char.ToUpperInvariant(name[0]) != char.ToUpperInvariant(description[0]))
        {
            Cost += OtherInitial;
        }
    }

    /// <summary>The twelve cells, their lines joined by a space.</summary>
    internal string[] Cells { get; }

    /// <summary>How unlikely it is that these lines are one record.</summary>
    internal int Cost { get; private set; }

    private string this[RegistryColumn column] => Cells[(int)column];

    /// <summary>How unlikely it is that this record follows another.</summary>
    internal int CostAfter(TextBlock? previous)
    {
        string name = this[RegistryColumn.ServiceName];
        if (previous is null || name.Length == 0 || name != previous[RegistryColumn.ServiceName])
        {
            return 0;
        }

        int cost = 0;
        foreach (RegistryColumn column in Shared)
        {
            cost += this[column] == previous[column] ? 0 : UnlikeNeighbor;
        }

        return cost;
    }

    private string ReadCell(IReadOnlyList<string[]> lines, int start, int length, int column, int width, ref int tallest)
    {
        int first = start;
        int end = start + length;
        while (first < end && lines[first][column].Length == 0)
        {
            first++;
        }

        if (first == end)
        {
            return string.Empty;
        }

        while (lines[end - 1][column].Length == 0)
        {
            end--;
        }

        int height = end - first;
        tallest = Math.Max(tallest, height);
        Cost += (length - height) / 2 == first - start ? 0 : OffCenter;
        if (height == 1)
        {
            return lines[first][column];
        }

        Cost += column == (int)RegistryColumn.ServiceName ? WrappedName * (height - 1) : 0;
        var parts = new List<string>(height);
        for (int i = first; i < end; i++)
        {
            string part = lines[i][column];
            if (part.Length == 0)
            {
                continue;
            }

            if (i > first && lines[i - 1][column].Length > 0)
            {
                int space = part.IndexOf(' ');
                int word = space < 0 ? part.Length : space;
                Cost += lines[i - 1][column].Length + 1 + word <= width ? EarlyBreak : 0;
            }

            parts.Add(part);
        }

        return string.Join(" ", parts);
    }

    private static int JudgeProse(string text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        int cost = char.IsLower(text[0]) ? LowerCaseStart : 0;
        cost += text[text.Length - 1] == ',' || Openers.Contains(text.Substring(text.LastIndexOf(' ') + 1)) ? OpenEnd : 0;
        return cost + (IsBalanced(text) ? 0 : OpenBracket);
    }

    private static bool IsBalanced(string text)
    {
        int round = 0;
        int square = 0;
        bool quoted = false;
        foreach (char character in text)
        {
            switch (character)
            {
                case '(':
                    round++;
                    break;
                case ')' when --round < 0:
                case ']' when --square < 0:
                    return false;
                case '[':
                    square++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
            }
        }

        return round == 0 && square == 0 && !quoted;
    }
}
