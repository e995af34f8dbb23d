using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace PortRegistry.Formats;

/// <summary>Reads the registry's plain text: IANA's, a text browser's dump of the web page, and PortRegistry's own.</summary>
internal sealed class TextRegistryReader : IRegistryReader
{
    private const string LastLine = "Licensing Terms";

    // Some 16 times those of today; a line, however short, takes as much memory as a row of cells.
    private const int MaxLines = 400_000;

    public RegistryStamp Read(Stream input, ReadContext context)
    {
        List<string> lines = ReadLines(input, out bool isLastEnded);
        TextTable table = TextTable.Find(lines);
        List<RegistryNote> footnotes = TextStamp.ReadFootnotes(lines, table.End, out bool hasFootnotes);
        if (table.IsRuled)
        {
            ReadRuled(lines, table, context);
        }
        else
        {
            isLastEnded |= lines[lines.Count - 1].Trim() == LastLine;
            if (!hasFootnotes || footnotes.Count == 0 || !isLastEnded)
            {
                // The contacts are not read, but a file that is cut off within them may lack more: only the end proves that it is complete.
                throw ReadContext.Refuse(lines.Count, "The file is cut off: it ends before the footnotes or within them.");
            }

            ReadCentered(lines, table, context);
        }

        return TextStamp.Read(lines, table.Header, footnotes, context);
    }

    private static List<string> ReadLines(Stream input, out bool isLastEnded)
    {
        using StreamReader reader = ReadContext.OpenText(input);
        string text = reader.ReadToEnd();
        isLastEnded = text.EndsWith("\n", StringComparison.Ordinal) || text.EndsWith("\r", StringComparison.Ordinal);
        var lines = new List<string>(32768);
        using var rest = new StringReader(text);
        while (rest.ReadLine() is string line)
        {
            lines.Add(line);
            if (lines.Count > MaxLines)
            {
                throw ReadContext.Refuse(lines.Count, $"The text has more than {MaxLines} lines, which no registry file has.");
            }
        }

        return lines;
    }

    private static void ReadCentered(List<string> lines, TextTable table, ReadContext context)
    {
        var cells = new List<string[]>(table.End - table.First);
        for (int line = table.First; line < table.End; line++)
        {
            cells.Add(TextColumn.Split(lines[line], table.Columns));
        }

        List<TextRecord>? records = new TextRecordSolver(cells, table.Columns).Solve(out int stuck);
        if (records is null)
        {
            throw ReadContext.Refuse(table.First + stuck + 1, "No record can begin or end here: the lines are not laid out as IANA's plain text.");
        }

        foreach (TextRecord record in records)
        {
            int line = table.First + record.Line + 1;
            foreach ((RegistryColumn column, string other) in record.Doubts)
            {
                context.Report(new ParseIssue(
                    line,
                    column.Title(),
                    $"The layout leaves in doubt which lines belong to this record: '{record.Cells[(int)column]}' was read, and '{other}' is about as likely. IANA's XML says for sure.",
                    ParseIssueKind.Doubtful));
            }

            context.Add(record.Cells, line);
        }
    }

    private static void ReadRuled(List<string> lines, TextTable table, ReadContext context)
    {
        int count = 0;
        for (int line = table.First; line < table.End;)
        {
            int end = line + 1;
            while (end < table.End && !TextRow.IsFirstLine(lines[end], table.Columns))
            {
                end++;
            }

            context.Add(TextRow.Read(lines, line, end, table.Columns), line + 1);
            count++;
            line = end;
        }

        string last = string.Format(CultureInfo.InvariantCulture, TextRow.EndFormat, count);
        if (lines[lines.Count - 1] != last)
        {
            throw ReadContext.Refuse(lines.Count, $"The file is cut off, or rows were lost: its last line is not '{last}'.");
        }
    }
}
