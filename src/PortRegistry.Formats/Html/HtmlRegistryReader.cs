using System.Collections.Generic;
using System.IO;

namespace PortRegistry.Formats;

/// <summary>
/// Reads the registry's web page, IANA's or PortRegistry's: all rows, or one page of a hundred; as served, or as saved by
/// a browser. The table is recognized by its titles.
/// </summary>
internal sealed class HtmlRegistryReader : IRegistryReader
{
    private const string TableId = "table-service-names-port-numbers";

    private readonly RegistryHead head = new(new List<RegistryNote>());
    private readonly HtmlText text = new();
    private readonly List<string> row = new(RegistryColumns.Count);
    private readonly string?[] cells = new string?[RegistryColumns.Count];
    private ReadContext context = null!;
    private HtmlTokenizer tokens = null!;

    // The element whose text is collected: title, h1, dt, dd or td; null for none.
    private string? gathered;
    private int gatheredLine;
    private string? pageTitle;
    private string term = string.Empty;
    private int tableDepth;
    private int rowLine;
    private bool isRegistryTable;
    private bool hasId;
    private bool isTableRead;
    private bool isPage;
    private bool isPageEnded;

    public RegistryStamp Read(Stream input, ReadContext context)
    {
        using StreamReader reader = ReadContext.OpenText(input);
        this.context = context;
        tokens = new HtmlTokenizer(reader.ReadToEnd());
        while (tokens.Read())
        {
            switch (tokens.Kind)
            {
                case HtmlTokenKind.Text when gathered is not null:
                    text.Append(tokens.Page, tokens.Start, tokens.End);
                    break;
                case HtmlTokenKind.StartTag:
                    ReadStartTag(tokens.Name);
                    break;
                case HtmlTokenKind.EndTag:
                    ReadEndTag(tokens.Name);
                    break;
            }
        }

        CheckEnd();
        return head.ToStamp();
    }

    private void ReadStartTag(string name)
    {
        switch (name)
        {
            case "html" or "body":
                isPage = true;
                break;
            case "br":
                text.AppendBreak();
                break;
            case "table":
                StartTable();
                break;
            case "tr" when tableDepth == 1:
                FinishRow();
                rowLine = tokens.Line;
                break;
            case "td" or "th" when tableDepth == 1:
                FinishCell();
                Gather("td");
                break;
            case "dt" or "dd" or "h1" or "title" when tableDepth == 0:
                FinishTerm();
                Gather(name);
                break;
            case "p" or "div" or "li":
                text.AppendParagraph();
                break;
        }
    }

    private void ReadEndTag(string name)
    {
        switch (name)
        {
            case "html":
                isPageEnded = true;
                break;
            case "table" when tableDepth > 0:
                EndTable();
                break;
            case "tr" or "thead" or "tbody" when tableDepth == 1:
                FinishRow();
                break;
            case "td" or "th" when tableDepth == 1:
                FinishCell();
                break;
            case "dt" or "dd" or "dl" or "h1" or "title" when tableDepth == 0:
                FinishTerm();
                break;
        }
    }

    private void Gather(string element)
    {
        gathered = element;
        gatheredLine = tokens.Line;
        text.Clear(unwraps: element == "td");
    }

    private string Gathered()
    {
        gathered = null;
        return text.ToString();
    }

    private void FinishTerm()
    {
        switch (gathered)
        {
            case "title":
                string title = Gathered();
                pageTitle ??= title;
                break;
            case "h1":
                head.SetTitle(Gathered());
                break;
            case "dt":
                term = Gathered();
                break;
            case "dd" when isTableRead:
                head.AddFootnote(term, Gathered());
                break;
            case "dd":
                head.Add(term, Gathered(), gatheredLine, context);
                break;
        }
    }

    private void StartTable()
    {
        if (tableDepth++ == 0)
        {
            FinishTerm();
            row.Clear();
            hasId = tokens.Attribute("id") == TableId;
        }
    }

    private void EndTable()
    {
        if (tableDepth == 1)
        {
            FinishRow();
            isTableRead |= isRegistryTable;
            isRegistryTable = false;
        }

        tableDepth--;
    }

    private void FinishCell()
    {
        if (gathered == "td")
        {
            row.Add(Gathered());
        }
    }

    private void FinishRow()
    {
        FinishCell();
        if (row.Count == 0)
        {
            return;
        }

        if (isRegistryTable)
        {
            AddRecord();
        }
        else if (isTableRead && row.Count == 2)
        {
            head.AddFootnote(row[0], row[1]);
        }
        else if (!isTableRead)
        {
            ReadTitles();
        }

        row.Clear();
    }

    private void AddRecord()
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        if (row.Count != RegistryColumns.Count)
        {
            context.Report(new ParseIssue(rowLine, null, $"The row has {row.Count} cells, not {RegistryColumns.Count}."));
            return;
        }

        row.CopyTo(cells!);
        context.Add(cells, rowLine);
    }

    private void ReadTitles()
    {
        int known = 0;
        while (known < row.Count && known < RegistryColumns.Count && ((RegistryColumn)known).HasTitle(row[known]))
        {
            known++;
        }

        isRegistryTable = known == RegistryColumns.Count && row.Count == known;
        if (hasId && !isRegistryTable)
        {
            throw ReadContext.Refuse(rowLine, $"The table's first row has {row.Count} cells, of which the first {known} are the registry's {RegistryColumns.Count} titles.");
        }
    }

    private void CheckEnd()
    {
        if (tableDepth > 0 && isRegistryTable)
        {
            throw ReadContext.Refuse(tokens.Line, "The page is cut off within the table of records.");
        }

        if (isPage && !isPageEnded)
        {
            throw ReadContext.Refuse(tokens.Line, isTableRead ? "The page is cut off after the table of records." : "The page is cut off before the table of records.");
        }

        if (!isTableRead)
        {
            string name = string.IsNullOrEmpty(pageTitle) ? "The page" : $"The page '{pageTitle}'";
            throw ReadContext.Refuse(1, $"{name} is not the registry: it has no table with the titles of the registry's columns.");
        }
    }
}
