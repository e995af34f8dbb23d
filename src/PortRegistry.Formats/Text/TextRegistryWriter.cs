using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>
/// Writes plain text in fixed columns, laid out by <see cref="TextRow"/>. This loses white space: a run in a cell, line
/// breaks included, becomes one space, and white space around cells, blank lines and spaces around notes and spaces at the
/// ends of their lines are dropped.
/// </summary>
internal sealed class TextRegistryWriter : IRegistryWriter
{
    // The maximum width of a column; it is no wider than its longest text. One position more than any line of text except a
    // broken word, see TextRow.
    private static readonly int[] MaxWidths = { 41, 12, 10, 61, 61, 61, 13, 13, 61, 11, 41, 101 };

    private readonly List<string>[] wrapped = new List<string>[RegistryColumns.Count];

    internal TextRegistryWriter()
    {
        for (int i = 0; i < wrapped.Length; i++)
        {
            wrapped[i] = new List<string>();
        }
    }

    public void Write(RegistryDocument document, Stream output, CancellationToken cancellationToken)
    {
        using StreamWriter writer = TextOutput.Open(output);
        WriteHead(writer, document.Stamp);
        int[] widths = MeasureColumns(document.Records, cancellationToken);
        WriteRow(writer, column => RegistryColumns.Titles[column], widths);
        WriteRule(writer, widths);
        foreach (ServiceRecord record in document.Records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteRow(writer, column => WhiteSpace.Collapse(record.GetCell((RegistryColumn)column)), widths);
        }

        WriteRule(writer, widths);
        WriteFootnotes(writer, document.Stamp.Footnotes);
        writer.WriteLine();
        writer.WriteLine(string.Format(CultureInfo.InvariantCulture, TextRow.EndFormat, document.Records.Count));
    }

    private static void WriteHead(TextWriter writer, RegistryStamp stamp)
    {
        writer.WriteLine(RegistryStamp.DefaultTitle);
        string title = WhiteSpace.Collapse(stamp.Title);
        WriteValue(writer, HeadTerms.Title, title == RegistryStamp.DefaultTitle ? string.Empty : title);
        WriteValue(writer, HeadTerms.Category, WhiteSpace.Collapse(stamp.Category));
        WriteValue(writer, HeadTerms.Updated, stamp.Updated?.ToString() ?? string.Empty);
        WriteText(writer, HeadTerms.Experts, stamp.Experts);
        WriteValue(writer, HeadTerms.Reference, WhiteSpace.Collapse(stamp.Reference));
        foreach (RegistryNote note in stamp.Notes)
        {
            string noteTitle = WhiteSpace.Collapse(note.Title);
            WriteText(writer, noteTitle.Length == 0 ? HeadTerms.Note : TextStamp.TitledNote + noteTitle, note.Text);
        }

        writer.WriteLine();
    }

    private static void WriteValue(TextWriter writer, string heading, string value)
    {
        if (value.Length > 0)
        {
            writer.WriteLine();
            writer.WriteLine(heading);
            writer.WriteLine("        " + value);
        }
    }

    private static void WriteText(TextWriter writer, string heading, string? text)
    {
        if (text is null)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine(heading);
        writer.WriteLine();
        foreach (string line in SplitLines(text))
        {
            writer.WriteLine(line.Length == 0 ? line : " " + line);
        }
    }

    private static void WriteFootnotes(TextWriter writer, IReadOnlyList<RegistryNote> footnotes)
    {
        if (footnotes.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine(TextStamp.Footnote);
        writer.WriteLine();
        foreach (RegistryNote footnote in footnotes)
        {
            string start = "[" + WhiteSpace.Collapse(footnote.Title) + "] ";
            foreach (string line in SplitLines(footnote.Text))
            {
                writer.WriteLine(line.Length == 0 ? start.TrimEnd() : start + line);
                start = "    ";
            }
        }
    }

    private static int[] MeasureColumns(IReadOnlyList<ServiceRecord> records, CancellationToken cancellationToken)
    {
        int[] widths = new int[RegistryColumns.Count];
        for (int column = 0; column < widths.Length; column++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (string word in RegistryColumns.Titles[column].Split(' '))
            {
                widths[column] = Math.Max(widths[column], word.Length + 1);
            }

            for (int i = 0; i < records.Count && widths[column] < MaxWidths[column]; i++)
            {
                string cell = WhiteSpace.Collapse(records[i].GetCell((RegistryColumn)column));
                widths[column] = Math.Min(MaxWidths[column], Math.Max(widths[column], TextColumn.Measure(cell) + 1));
            }
        }

        return widths;
    }

    private void WriteRow(TextWriter writer, Func<int, string> cell, int[] widths)
    {
        int height = 0;
        for (int column = 0; column < widths.Length; column++)
        {
            TextRow.Wrap(cell(column), column, widths[column], wrapped[column]);
            height = Math.Max(height, wrapped[column].Count);
        }

        var line = new StringBuilder();
        for (int i = 0; i < height; i++)
        {
            line.Clear();
            int gap = 0;
            for (int column = 0; column < widths.Length; column++)
            {
                string part = i < wrapped[column].Count ? wrapped[column][i] : string.Empty;
                line.Append(' ', part.Length == 0 ? 0 : gap).Append(part);
                gap = (part.Length == 0 ? gap : 0) + widths[column] - TextColumn.Measure(part) + 1;
            }

            writer.WriteLine(line.ToString());
        }
    }

    private static void WriteRule(TextWriter writer, int[] widths)
    {
        string gap = string.Empty;
        foreach (int width in widths)
        {
            writer.Write(gap + new string('-', width));
            gap = " ";
        }

        writer.WriteLine();
    }

    private static string[] SplitLines(string text)
    {
        string[] lines = text.Replace("\r\n", "\n").Replace('\r', '\n').Trim('\n').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = lines[i].TrimEnd();
        }

        return lines;
    }
}
