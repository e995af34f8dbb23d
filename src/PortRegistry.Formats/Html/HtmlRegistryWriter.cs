using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>
/// Writes the registry as a self-contained page: a table as on IANA's page, read back unchanged by
/// <see cref="HtmlRegistryReader"/>, and a script to search and sort it. It works without the script too.
/// </summary>
internal sealed class HtmlRegistryWriter : IRegistryWriter
{
    // Browsers skip the layout of groups of rows that are out of sight; the script makes groups of the same size.
    private const int RowsPerGroup = 100;

    public void Write(RegistryDocument document, Stream output, CancellationToken cancellationToken)
    {
        using StreamWriter writer = TextOutput.Open(output);
        HtmlTemplate.Write("HtmlPage", writer, name => WritePiece(writer, name, document, cancellationToken));
    }

    private static void WritePiece(TextWriter writer, string name, RegistryDocument document, CancellationToken cancellationToken)
    {
        switch (name)
        {
            case "title":
                HtmlEncoder.WritePreformatted(writer, document.Stamp.Title);
                break;
            case "updated":
                WriteUpdated(writer, document.Stamp.Updated);
                break;
            case "facts":
                WriteFacts(writer, document.Stamp);
                break;
            case "count":
                int count = document.Records.Count;
                writer.Write(string.Format(CultureInfo.InvariantCulture, count == 1 ? "{0:N0} record" : "{0:N0} records", count));
                break;
            case "titles":
                WriteTitles(writer);
                break;
            case "rows":
                WriteRows(writer, document.Records, cancellationToken);
                break;
            case "footnotes":
                WriteFootnotes(writer, document.Stamp.Footnotes);
                break;
        }
    }

    private static void WriteUpdated(TextWriter writer, RegistryDate? updated)
    {
        if (updated is RegistryDate date)
        {
            writer.WriteLine("<dl class=\"updated\">");
            WriteTerm(writer, HeadTerms.Updated, date.ToString());
            writer.WriteLine("</dl>");
        }
    }

    private static void WriteFacts(TextWriter writer, RegistryStamp stamp)
    {
        if (stamp.Category is null && stamp.Experts is null && stamp.Reference is null && stamp.Notes.Count == 0)
        {
            return;
        }

        writer.WriteLine("<details>");
        writer.WriteLine("<summary>About the registry</summary>");
        writer.WriteLine("<dl>");
        WriteTerm(writer, HeadTerms.Category, stamp.Category);
        WriteTerm(writer, HeadTerms.Experts, stamp.Experts);
        WriteTerm(writer, HeadTerms.Reference, stamp.Reference);
        foreach (RegistryNote note in stamp.Notes)
        {
            WriteTerm(writer, string.IsNullOrEmpty(note.Title) ? HeadTerms.Note : note.Title!, note.Text);
        }

        writer.WriteLine("</dl>");
        writer.WriteLine("</details>");
    }

    private static void WriteFootnotes(TextWriter writer, IReadOnlyList<RegistryNote> footnotes)
    {
        if (footnotes.Count == 0)
        {
            return;
        }

        writer.WriteLine("<dl>");
        foreach (RegistryNote footnote in footnotes)
        {
            WriteTerm(writer, "[" + footnote.Title + "]", footnote.Text);
        }

        writer.WriteLine("</dl>");
    }

    private static void WriteTerm(TextWriter writer, string term, string? text)
    {
        if (text is null)
        {
            return;
        }

        writer.Write("<dt>");
        HtmlEncoder.WriteText(writer, term);
        writer.Write("</dt><dd><pre>");
        HtmlEncoder.WritePreformatted(writer, text);
        writer.WriteLine("</pre></dd>");
    }

    private static void WriteTitles(TextWriter writer)
    {
        foreach (string title in RegistryColumns.Titles)
        {
            // The script enables the buttons: without it they would do nothing.
            writer.Write("<th scope=\"col\"><button type=\"button\" disabled>");
            writer.Write(title);
            writer.Write("</button></th>");
        }
    }

    private static void WriteRows(TextWriter writer, IReadOnlyList<ServiceRecord> records, CancellationToken cancellationToken)
    {
        for (int i = 0; i < records.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i % RowsPerGroup == 0)
            {
                writer.WriteLine(i == 0 ? "<tbody>" : "</tbody><tbody>");
            }

            writer.Write("<tr>");
            for (int column = 0; column < RegistryColumns.Count; column++)
            {
                writer.Write("<td>");
                WriteCell(writer, records[i], (RegistryColumn)column);
                writer.Write("</td>");
            }

            writer.WriteLine("</tr>");
        }

        writer.WriteLine(records.Count == 0 ? "<tbody></tbody>" : "</tbody>");
    }

    private static void WriteCell(TextWriter writer, ServiceRecord record, RegistryColumn column)
    {
        string? cell = record.GetCell(column);
        if (cell is null)
        {
            return;
        }

        if (column == RegistryColumn.Reference && cell == BracketedList.Format(record.Reference))
        {
            foreach (string reference in record.Reference)
            {
                WriteReference(writer, reference);
            }
        }
        else
        {
            HtmlEncoder.WriteText(writer, cell);
        }
    }

    private static void WriteReference(TextWriter writer, string reference)
    {
        bool isLink = ReferenceUri.TryGet(reference, out System.Uri? uri);
        writer.Write('[');
        if (isLink)
        {
            writer.Write("<a href=\"");
            HtmlEncoder.WriteAttribute(writer, uri!.AbsoluteUri);
            writer.Write("\">");
        }

        HtmlEncoder.WriteText(writer, reference);
        writer.Write(isLink ? "</a>]" : "]");
    }
}
