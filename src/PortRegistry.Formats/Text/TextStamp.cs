using System;
using System.Collections.Generic;

namespace PortRegistry.Formats;

/// <summary>
/// The text above and below the table of a plain text: headings, each followed by indented lines. Headings are at the left
/// edge; until June 2026 IANA's were indented by three spaces, and the values by eleven at first, later by three.
/// </summary>
internal static class TextStamp
{
    internal const string TitledNote = HeadTerms.Note + ": ";
    internal const string Footnote = "Footnote";

    private const int FormerIndent = 3;

    /// <summary>Reads the head.</summary>
    /// <param name="lines">The text's lines.</param>
    /// <param name="end">Where the table begins.</param>
    /// <param name="footnotes">The footnotes, which stand below the table.</param>
    /// <param name="context">Takes what is wrong.</param>
    internal static RegistryStamp Read(IReadOnlyList<string> lines, int end, List<RegistryNote> footnotes, ReadContext context)
    {
        var head = new RegistryHead(footnotes);
        string title = string.Empty;
        int start = FindFirstHeading(lines, end, ref title);
        int indent = start < end ? IndentOf(lines[start]) : 0;
        for (int line = start; line < end;)
        {
            string heading = lines[line].Trim();
            int next = line + 1;
            while (next < end && !IsHeading(lines, next, indent))
            {
                next++;
            }

            string text = Unindent(lines, line + 1, next, 1);
            if (heading == HeadTerms.Title)
            {
                head.SetTitle(text.Trim());
            }
            else if (heading.StartsWith(TitledNote, StringComparison.Ordinal))
            {
                head.AddNote(heading.Substring(TitledNote.Length), text);
            }
            else
            {
                bool isShort = heading is HeadTerms.Category or HeadTerms.Updated or HeadTerms.Reference;
                head.Add(heading, isShort ? text.Trim() : text, line + 2, context);
            }

            line = next;
        }

        head.SetTitle(title);
        return head.ToStamp();
    }

    /// <summary>Reads the footnotes: <c>[1] text</c>, further lines indented.</summary>
    /// <param name="lines">The text's lines.</param>
    /// <param name="start">Where the table ends.</param>
    /// <param name="hasHeading">Whether the heading above them is there.</param>
    internal static List<RegistryNote> ReadFootnotes(IReadOnlyList<string> lines, int start, out bool hasHeading)
    {
        hasHeading = false;
        var notes = new List<RegistryNote>();
        for (int line = start; line < lines.Count; line++)
        {
            int close = lines[line].IndexOf(']');
            if (!hasHeading)
            {
                hasHeading = TextTable.IsHeadingAfter(lines[line], out bool isFootnotes) && isFootnotes;
            }
            else if (IndentOf(lines[line]) is int indent and (0 or FormerIndent) && close > indent && lines[line][indent] == '[')
            {
                int next = line + 1;
                while (next < lines.Count && (lines[next].Length == 0 || IndentOf(lines[next]) > indent))
                {
                    next++;
                }

                string rest = Unindent(lines, line + 1, next, indent + 4);
                string first = lines[line].Substring(close + 1).Trim();
                notes.Add(new RegistryNote(lines[line].Substring(indent + 1, close - indent - 1), (first + "\n" + rest).Trim('\n')));
                line = next - 1;
            }
        }

        return notes;
    }

    // The title is centered on the line above the first heading, below the site's navigation.
    private static int FindFirstHeading(IReadOnlyList<string> lines, int end, ref string title)
    {
        for (int line = 0; line < end; line++)
        {
            string text = lines[line].Trim();
            if (IndentOf(lines[line]) is 0 or FormerIndent
                && (text is HeadTerms.Title or HeadTerms.Category or HeadTerms.Updated or HeadTerms.Experts or HeadTerms.Reference or HeadTerms.Note || text.StartsWith(TitledNote, StringComparison.Ordinal)))
            {
                return line;
            }

            title = text.Length > 0 ? text : title;
        }

        return end;
    }

    // A value can be indented by three spaces like a heading; but a heading has a blank line above it and is not a reference.
    private static bool IsHeading(IReadOnlyList<string> lines, int line, int indent)
        => lines[line].Trim().Length > 0
        && IndentOf(lines[line]) == indent
        && (indent == 0 || (string.IsNullOrWhiteSpace(lines[line - 1]) && lines[line][indent] != '['));

    private static int IndentOf(string line)
    {
        int indent = 0;
        while (indent < line.Length && line[indent] == ' ')
        {
            indent++;
        }

        return indent;
    }

    private static string Unindent(IReadOnlyList<string> lines, int start, int end, int indent)
    {
        while (end > start && string.IsNullOrWhiteSpace(lines[end - 1]))
        {
            end--;
        }

        while (start < end && string.IsNullOrWhiteSpace(lines[start]))
        {
            start++;
        }

        var parts = new List<string>();
        for (int i = start; i < end; i++)
        {
            int cut = 0;
            while (cut < indent && cut < lines[i].Length && lines[i][cut] == ' ')
            {
                cut++;
            }

            parts.Add(lines[i].Substring(cut).TrimEnd());
        }

        return string.Join("\n", parts);
    }
}
