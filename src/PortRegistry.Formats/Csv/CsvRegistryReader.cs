using System;
using System.IO;
using System.Runtime.CompilerServices;
using CsvHelper;

namespace PortRegistry.Formats;

/// <summary>Reads IANA's CSV with CsvHelper, row by row.</summary>
internal sealed class CsvRegistryReader : IRegistryReader
{
    private const int MaxRowLength = 1 << 20;

    private readonly string?[] cells = new string?[RegistryColumns.Count];
    private readonly RecentTexts recent = new();
    private CsvMalformedReason? badQuote;
    private ParseIssue? problem;
    private bool open;
    private int line;

    public RegistryStamp Read(Stream input, ReadContext context)
    {
        var options = new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            MaxRecordSize = MaxRowLength,
            OnMalformedRecord = record => badQuote = record.Reason,
        };

        using var bytes = new Utf8Stream(input);
        using CsvReader rows = CsvReader.Create(bytes, options);
        try
        {
            ReadRows(rows, context);
        }
        catch (CsvFormatException e)
        {
            throw ReadContext.Refuse((int)e.LineNumber, "A row cannot be read: most likely a quotation mark is not closed. " + e.Message, e);
        }

        Finish(context, bytes.Last);
        return new RegistryStamp();
    }

    [MethodImpl(Compilation.Optimized)]
    private void ReadRows(CsvReader rows, ReadContext context)
    {
        int[] columns = CsvHeader.Bind(rows.Headers);
        badQuote = null;
        while (rows.Read())
        {
            // Reported when the next row is read, because a bad last row means that the file is cut off.
            if (problem is not null)
            {
                context.Report(problem);
            }

            line = (int)rows.LineNumber;
            problem = ProblemOf(rows, columns);
            if (problem is null)
            {
                ReadCells(rows, columns);
                context.Add(cells, line);
            }
        }
    }

    [MethodImpl(Compilation.Optimized)]
    private void ReadCells(CsvReader rows, int[] columns)
    {
        Array.Clear(cells, 0, cells.Length);
        for (int i = 0; i < columns.Length; i++)
        {
            ReadOnlySpan<byte> utf8 = rows.GetSpan(i);
            if (!utf8.IsEmpty)
            {
                // Most services have the same person for both.
                int column = columns[i];
                int alike = column == (int)RegistryColumn.Contact ? (int)RegistryColumn.Assignee : column;
                cells[column] = recent.Find(alike, utf8) ?? recent.Add(alike, rows.GetString(i));
            }
        }
    }

    [MethodImpl(Compilation.Optimized)]
    private ParseIssue? ProblemOf(CsvReader rows, int[] columns)
    {
        if (badQuote is CsvMalformedReason reason)
        {
            badQuote = null;
            open = reason == CsvMalformedReason.UnterminatedQuote;
            string text = reason switch
            {
                CsvMalformedReason.UnterminatedQuote => "A quotation mark is not closed.",
                CsvMalformedReason.TextAfterClosingQuote => "Text follows the quotation mark that closes a cell.",
                _ => "A quotation mark stands inside a cell that has none around it.",
            };
            return new ParseIssue(line, BadColumn(rows, columns), text);
        }

        return rows.FieldCount == columns.Length
            ? null
            : new ParseIssue(line, null, $"The row has {rows.FieldCount} cells, the header {columns.Length}.");
    }

    private static string? BadColumn(CsvReader rows, int[] columns)
    {
        for (int i = 0; i < Math.Min(rows.FieldCount, columns.Length); i++)
        {
            ReadOnlySpan<byte> raw = rows.GetRawSpan(i);
            int quotes = 0;
            foreach (byte b in raw)
            {
                quotes += b == '"' ? 1 : 0;
            }

            if (quotes % 2 != 0 || (quotes > 0 && (raw[0] != '"' || raw[raw.Length - 1] != '"')))
            {
                return RegistryColumns.Titles[columns[i]];
            }
        }

        return null;
    }

    // A file may end without a line break, but then its last cell may be cut off, unless it is empty.
    private void Finish(ReadContext context, byte last)
    {
        bool ended = last is (byte)'\n' or (byte)'\r';
        if (problem is not null && (open || !ended))
        {
            throw ReadContext.Refuse(problem.Line, "The file is cut off in this row. " + problem.Reason);
        }

        if (problem is not null)
        {
            context.Report(problem);
        }

        if (!ended && last != ',')
        {
            context.Report(new ParseIssue(line, null, "The file ends within a row, without a line break: it may be cut off."));
        }
    }
}
