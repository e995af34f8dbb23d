using System;
using System.Collections.Generic;

namespace PortRegistry.Formats;

/// <summary>
/// What a plain text says above and below its table: headings at the left edge, each followed by indented lines.
/// </summary>
internal static class TextStamp
{
    internal const string Title = "Title";
    internal const string Category = "Category";
    internal const string Updated = "Last Updated";
    internal const string Experts = "Expert(s)";
    internal const string Reference = "Reference";
    internal const string Note = "Note";
    internal const string TitledNote = "Note: ";
    internal const string Footnote = "Footnote";

    private const string Formats = "Available Formats";

    /// <summary>Reads the head.</summary>
    /// <param name="lines">The text's lines.</param>
    /// <param name="end">Where the table begins.</param>
    /// <param name="footnotes">The footnotes, which stand below the table.</param>
    /// <param name="context">Takes what is wrong.</param>
    internal static RegistryStamp Read(IReadOnlyList<string> lines, int end, IReadOnlyList<RegistryNote> footnotes, ReadContext context)
    {
        string? title = null;
        string? category = null;
        string? reference = null;
        string? experts = null;
        RegistryDate? updated = null;
        var notes = new List<RegistryNote>();
        for (int line = FindFirstHeading(lines, end, ref title); line < end;)
        {
            string heading = lines[line].TrimEnd();
            int next = line + 1;
            while (next < end && (lines[next].Length == 0 || lines[next][0] == ' '))
            {
                next++;
            }

            string text = Unindent(lines, line + 1, next, 1);
            switch (heading)
            {
                case Title:
                    title = text.Trim();
                    break;
                case Category:
                    category = text.Trim();
                    break;
                case Updated:
                    updated = ReadDate(text.Trim(), line + 2, context);
                    break;
                case Experts:
                    experts = text;
                    break;
                case Reference:
                    reference = text.Trim();
                    break;
                case Note:
                    notes.Add(new RegistryNote(null, text));
                    break;
                case Formats:
                    break;
                default:
                    notes.Add(new RegistryNote(heading.StartsWith(TitledNote, StringComparison.Ordinal) ? heading.Substring(TitledNote.Length) : heading, text));
                    break;
            }

            line = next;
        }

        return new RegistryStamp(title, category, updated, reference, experts, notes, footnotes);
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
            else if (close > 0 && lines[line][0] == '[')
            {
                int next = line + 1;
                while (next < lines.Count && (lines[next].Length == 0 || lines[next][0] == ' '))
                {
                    next++;
                }

                string rest = Unindent(lines, line + 1, next, 4);
                string first = lines[line].Substring(close + 1).Trim();
                notes.Add(new RegistryNote(lines[line].Substring(1, close - 1), (first + "\n" + rest).Trim('\n')));
                line = next - 1;
            }
        }

        return notes;
    }

    // The title stands in the middle of the line above the first heading, below the site's navigation.
    private static int FindFirstHeading(IReadOnlyList<string> lines, int end, ref string? title)
    {
        for (int line = 0; line < end; line++)
        {
            string text = lines[line].TrimEnd();
            if (text is Title or Category or Updated or Experts or Reference or Note || text.StartsWith(TitledNote, StringComparison.Ordinal))
            {
                return line;
            }

            title = text.Length > 0 ? text.Trim() : title;
        }

        return end;
    }

    private static RegistryDate? ReadDate(string text, int line, ReadContext context)
    {
        if (RegistryDate.TryParse(text, out RegistryDate date))
        {
            return date;
        }

        context.Report(new ParseIssue(line, Updated, $"'{text}' is not a date of the form YYYY-MM-DD or YYYY-MM."));
        return null;
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
