using System;
using System.Collections.Generic;

namespace PortRegistry.Formats;

/// <summary>
/// The place of the table in a plain text: IANA's, whose columns are found by their blank gutters, or PortRegistry's, whose
/// columns are ruled. Lines count from 0; ends are exclusive.
/// </summary>
internal sealed class TextTable
{
    // The titles take five lines in columns as narrow as their longest words; two are usual.
    private const int MaxHeaderLines = 5;

    // A table of twelve columns has fewer gaps; the limit keeps the grouping of spans cheap.
    private const int MaxSpans = 120;

    // Ten times the width of IANA's table, which is 423; each line is examined many times to find the columns.
    private const int MaxWidth = 4096;

    private TextTable(IReadOnlyList<TextColumn> columns, int header, int first, int end, bool isRuled)
    {
        Columns = columns;
        Header = header;
        First = first;
        End = end;
        IsRuled = isRuled;
    }

    internal IReadOnlyList<TextColumn> Columns { get; }

    /// <summary>The first line of the titles.</summary>
    internal int Header { get; }

    internal int First { get; }

    internal int End { get; }

    /// <summary>Whether the table is PortRegistry's own, with a rule of dashes under its titles and at its end.</summary>
    internal bool IsRuled { get; }

    /// <summary>Finds the table.</summary>
    /// <exception cref="InvalidRegistryException">There is none, it is not whole, or it has not the registry's twelve columns.</exception>
    internal static TextTable Find(IReadOnlyList<string> lines)
    {
        int header = FindHeader(lines);
        for (int line = header + 1; line < lines.Count && line <= header + MaxHeaderLines; line++)
        {
            if (IsRule(lines[line]))
            {
                return FindRuled(lines, header, line);
            }
        }

        return FindCentered(lines, header);
    }

    /// <summary>Whether a line is a heading of what follows the table.</summary>
    internal static bool IsHeadingAfter(string line, out bool isFootnotes)
    {
        string text = line.Trim();
        isFootnotes = text is "Footnote" or "Footnotes";
        return isFootnotes || text is "Contact Information" or "People";
    }

    private static int FindHeader(IReadOnlyList<string> lines)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i];
            int at = -1;
            foreach (RegistryColumn column in new[] { RegistryColumn.Description, RegistryColumn.Assignee, RegistryColumn.Contact, RegistryColumn.Reference })
            {
                at = line.IndexOf(column.Title(), at + 1, StringComparison.Ordinal);
                if (at < 0)
                {
                    break;
                }
            }

            if (at < 0)
            {
                continue;
            }

            while (i > 0 && !IsBlank(lines[i - 1]))
            {
                i--;
            }

            return i;
        }

        throw ReadContext.Refuse(0, "The text has no line with the titles of the registry's columns: it is not the registry, or it is cut off before them.");
    }

    private static TextTable FindRuled(IReadOnlyList<string> lines, int header, int rule)
    {
        CheckWidth(lines, header, rule + 1);
        List<TextColumn> columns = TextColumn.Between(lines, rule, rule + 1);
        CheckCount(columns.Count, rule);
        for (int i = 0; i < columns.Count; i++)
        {
            if (!((RegistryColumn)i).HasTitle(HeaderText(lines, header, rule, columns[i])))
            {
                throw ReadContext.Refuse(header + 1, $"The title of column {i + 1} is not '{RegistryColumns.Titles[i]}'.");
            }
        }

        for (int line = rule + 1; line < lines.Count; line++)
        {
            if (lines[line] == lines[rule])
            {
                return new TextTable(columns, header, rule + 1, line, isRuled: true);
            }
        }

        throw ReadContext.Refuse(lines.Count, "The file is cut off: the rule that ends the table is missing.");
    }

    private static TextTable FindCentered(IReadOnlyList<string> lines, int header)
    {
        int end = header + 1;
        while (end < lines.Count && !(IsBlank(lines[end - 1]) && IsHeadingAfter(lines[end], out _)))
        {
            end++;
        }

        if (end == lines.Count)
        {
            throw ReadContext.Refuse(end, "The file is cut off: nothing follows the table, neither 'Contact Information' nor 'Footnote'.");
        }

        while (IsBlank(lines[end - 1]))
        {
            end--;
        }

        CheckWidth(lines, header, end);
        List<TextColumn> spans = TextColumn.Between(lines, header, end);
        for (int first = header + 1; first < end && first <= header + MaxHeaderLines; first++)
        {
            if (Group(lines, header, first, spans) is List<TextColumn> columns)
            {
                return new TextTable(columns, header, first, end, isRuled: false);
            }
        }

        if (spans.Count < RegistryColumns.Count && HasAllTitles(lines, header))
        {
            throw ReadContext.Refuse(header + 1, $"Only {spans.Count} of the table's {RegistryColumns.Count} columns can be told apart: texts reach into the next column, as they did in IANA's plain text until 2017. Use the XML or CSV of the same day.");
        }

        CheckCount(spans.Count, header);
        throw ReadContext.Refuse(header + 1, "The titles of the table's columns are not the registry's.");
    }

    private static void CheckWidth(IReadOnlyList<string> lines, int first, int end)
    {
        for (int line = first; line < end; line++)
        {
            if (lines[line].Length > MaxWidth)
            {
                throw ReadContext.Refuse(line + 1, $"The line has more than {MaxWidth} characters, wider than any table of the registry.");
            }
        }
    }

    private static void CheckCount(int count, int line)
    {
        if (count != RegistryColumns.Count)
        {
            throw ReadContext.Refuse(line + 1, $"The table has {count} columns where the registry has {RegistryColumns.Count}.");
        }
    }

    // Usually each span is a column. But a column whose few texts happen to be blank at the same position has several spans;
    // then no title may be split, and of the remaining ways the one that centers the titles best is taken.
    private static List<TextColumn>? Group(IReadOnlyList<string> lines, int header, int first, List<TextColumn> spans)
    {
        if (spans.Count is < RegistryColumns.Count or > MaxSpans)
        {
            return null;
        }

        var reached = new Grouping?[RegistryColumns.Count + 1, spans.Count + 1];
        reached[0, 0] = new Grouping(default, null, 0);
        for (int title = 0; title < RegistryColumns.Count; title++)
        {
            for (int from = title; from < spans.Count; from++)
            {
                if (reached[title, from] is not Grouping before)
                {
                    continue;
                }

                for (int to = from; to < spans.Count; to++)
                {
                    var column = new TextColumn(spans[from].Start, spans[to].End);
                    if (((RegistryColumn)title).HasTitle(HeaderText(lines, header, first, column)))
                    {
                        int cost = before.Cost + OffCenter(lines, header, first, column);
                        if (!(reached[title + 1, to + 1]?.Cost <= cost))
                        {
                            reached[title + 1, to + 1] = new Grouping(column, before, cost);
                        }
                    }
                }
            }
        }

        Grouping? last = reached[RegistryColumns.Count, spans.Count];
        if (last is null)
        {
            return null;
        }

        var columns = new List<TextColumn>();
        for (; last.Previous is Grouping previous; last = previous)
        {
            columns.Add(last.Column);
        }

        columns.Reverse();
        return columns;
    }

    private static bool HasAllTitles(IReadOnlyList<string> lines, int header)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (int line = header; line < lines.Count && line < header + MaxHeaderLines; line++)
        {
            words.UnionWith(lines[line].Split(' '));
        }

        for (int column = 0; column < RegistryColumns.Count; column++)
        {
            string title = column == (int)RegistryColumn.UnauthorizedUse ? "Unauthorized" : RegistryColumns.Titles[column];
            if (!words.IsSupersetOf(title.Split(' ')))
            {
                return false;
            }
        }

        return true;
    }

    private static string HeaderText(IReadOnlyList<string> lines, int header, int first, TextColumn column)
    {
        var parts = new List<string>();
        for (int i = header; i < first; i++)
        {
            string part = column.Cell(lines[i]);
            if (part.Length > 0)
            {
                parts.Add(part);
            }
        }

        return string.Join(" ", parts);
    }

    private static int OffCenter(IReadOnlyList<string> lines, int header, int first, TextColumn column)
    {
        int sum = 0;
        for (int i = header; i < first; i++)
        {
            string line = lines[i];
            int end = Math.Min(column.End, line.Length);
            int left = column.Start;
            while (left < end && line[left] == ' ')
            {
                left++;
            }

            int right = end;
            while (right > left && line[right - 1] == ' ')
            {
                right--;
            }

            sum += left >= end ? 0 : Math.Abs(left - column.Start - (column.End - right));
        }

        return sum;
    }

    private static bool IsRule(string line) => line.Length > 0 && line[0] == '-' && line.Trim('-', ' ').Length == 0;

    private static bool IsBlank(string line) => line.Trim().Length == 0;

    private sealed class Grouping
    {
        internal Grouping(TextColumn column, Grouping? previous, int cost)
        {
            Column = column;
            Previous = previous;
            Cost = cost;
        }

        internal TextColumn Column { get; }

        internal Grouping? Previous { get; }

        internal int Cost { get; }
    }
}
