using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using CsvHelper;

namespace PortRegistry.Formats;

/// <summary>Reads a catalog as CSV with CsvHelper. The separator is that of the heading: a comma, a semicolon, a tab or a bar.</summary>
internal sealed class CsvCatalogReader(PortCatalogBuilder catalog, Action<ParseIssue> failed, CancellationToken cancellationToken)
{
    private static readonly char[] Separators = { ',', ';', '\t', '|' };

    private const int NamesShown = 12;
    private const int NameShown = 30;

    private static readonly char[] LineEnds = { '\r', '\n' };

    public void Read(string text)
    {
        // Windows PowerShell's Export-Csv writes the type of the objects above the heading.
        int skipped = 0;
        int start = 0;
        while (start < text.Length && text[start] is '#' or '\r' or '\n')
        {
            int end = text.IndexOf('\n', start);
            start = end < 0 ? text.Length : end + 1;
            skipped++;
        }

        text = text.Substring(start);
        string heading = text.Split(LineEnds, 2)[0];
        CsvMalformedReason? malformed = null;
        var options = new CsvReaderOptions
        {
            Separator = Separators.OrderByDescending(separator => heading.Count(c => c == separator)).First(),
            TrackLineNumbers = true,
            OnMalformedRecord = record => malformed = record.Reason,
        };
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using CsvReader rows = CsvReader.Create(bytes, options);
        try
        {
            // A column without a heading, such as those after the last one of a spreadsheet, gets one, as in Import-Csv.
            string[] headings = rows.Headers.Select((heading, place) => string.IsNullOrWhiteSpace(heading) ? $"H{place + 1}" : heading).ToArray();
            Check(headings);
            while (rows.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                int count = rows.FieldCount;
                for (; count > headings.Length && string.IsNullOrWhiteSpace(rows.GetString(count - 1)); count--)
                {
                }

                string? reason = malformed == CsvMalformedReason.UnterminatedQuote ? "A quotation mark is not closed, so no row from here on is read."
                    : malformed is not null ? "A quotation mark stands inside a cell that has none around it, or text follows the one that closes a cell."
                    : count > headings.Length ? $"The row has {count} cells, and the heading {headings.Length}. Put a cell with a separator in quotation marks."
                    : catalog.Add(CellsOf(rows, headings), (int)rows.LineNumber + skipped);
                malformed = null;
                if (reason is not null)
                {
                    failed(new ParseIssue((int)rows.LineNumber + skipped, null, reason));
                }
            }
        }
        catch (CsvFormatException e)
        {
            throw ReadContext.Refuse((int)e.LineNumber + skipped, "A row cannot be read: most likely a quotation mark is not closed. " + e.Message, e);
        }
    }

    private static void Check(string[] headings)
    {
        if (!PortCatalogBuilder.HasPort(headings))
        {
            string names = string.Join(", ", headings.Take(NamesShown).Select(heading => VisibleText.Of(heading.Length <= NameShown ? heading : heading.Substring(0, NameShown) + "…")));
            throw ReadContext.Refuse(
                1, $"The heading has no column for ports: it has {names}{(headings.Length > NamesShown ? ", …" : string.Empty)}. Name the one with the ports Port. A catalog is CSV with a heading, JSON, or in the syntax of /etc/services.");
        }

        string? twice = headings.GroupBy(heading => heading, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw ReadContext.Refuse(1, $"The column '{twice}' is there twice.");
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> CellsOf(CsvReader rows, string[] headings)
    {
        for (int i = 0; i < rows.FieldCount && i < headings.Length; i++)
        {
            yield return new(headings[i], rows.GetString(i));
        }
    }
}
