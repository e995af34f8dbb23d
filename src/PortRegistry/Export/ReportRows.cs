using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Turns objects that Resolve-IanaPort passed on, of this session or of another, into the rows of a report.</summary>
internal sealed class ReportRows(string property)
{
    private readonly List<PortReportRow> rows = new();
    private readonly List<string> answeredBy = new();

    internal int Count => rows.Count;

    /// <summary>Adds an object; false where nothing has resolved its ports, or a finding has no severity that is known.</summary>
    internal bool TryAdd(PSObject input)
    {
        if (ReportAnswer.Of(input, property) is not ReportAnswer answer)
        {
            return false;
        }

        var text = new RowText(input, property, answer.Port);
        rows.Add(new PortReportRow(answer.Places, answer.Findings)
        {
            PortText = answer.Port.ToString(),
            Source = text.Source,
            Name = text.Name,
            Details = text.Details,
            Line = text.Line,
            Service = answer.ServiceName,
            LocalName = answer.CatalogName,
        });
        if (answer.Source is string source && !answeredBy.Contains(source))
        {
            answeredBy.Add(source);
        }

        return true;
    }

    internal PortReport ToReport(string title) => new(title, DateTimeOffset.Now, answeredBy, rows);
}
