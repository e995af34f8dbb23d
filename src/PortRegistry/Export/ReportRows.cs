using System;
using System.Collections.Generic;
using System.Linq;
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
        if (Value(input, property) is not object answer)
        {
            return false;
        }

        PSObject iana = PSObject.AsPSObject(answer);
        if (iana.Properties[nameof(PortResolution.Findings)] is null)
        {
            return false;
        }

        PortReportFinding?[] findings = FindingsOf(iana);
        if (Array.IndexOf(findings, null) >= 0)
        {
            return false;
        }

        PortSpec written = PortOf(Value(iana, nameof(PortResolution.Port)));
        var text = new RowText(input, property, written);
        rows.Add(new PortReportRow(PlacesOf(written, iana), findings!)
        {
            PortText = written.ToString(),
            Source = text.Source,
            Name = text.Name,
            Details = text.Details,
            Line = text.Line,
            Service = Text(Value(iana, nameof(PortResolution.ServiceName))),
            LocalName = Text(Value(iana, nameof(PortResolution.CatalogName))),
        });
        if (Text(Value(iana, nameof(PortResolution.Source))) is string source && !answeredBy.Contains(source))
        {
            answeredBy.Add(source);
        }

        return true;
    }

    internal PortReport ToReport(string title) => new(title, DateTimeOffset.Now, answeredBy, rows);

    private static PortSpec PortOf(object? value) => value as PortSpec ?? PortSpec.Parse(Text(value));

    // A service name means the ports of its records.
    private static PortSpec PlacesOf(PortSpec written, PSObject iana)
    {
        if (!written.Items.Any(item => item.Kind == PortSpecKind.Service) || Items(iana, nameof(PortResolution.Services)) is not IEnumerable<PSObject> services)
        {
            return written;
        }

        // In deserialized records, port and transport are texts.
        IEnumerable<PortSpec> named = services
            .Select(record => (Port: Text(Value(record, nameof(ServiceRecord.Port))), Transport: Text(Value(record, nameof(ServiceRecord.Transport)))))
            .Where(record => record.Port is not null)
            .Select(record => PortSpec.Parse(record.Port).With(TransportSpec.Parse(record.Transport ?? "any")));
        PortSpec places = PortSpec.ListOf(written.Items.Where(item => item.Kind != PortSpecKind.Service).Concat(named));
        return places.Kind == PortSpecKind.Invalid ? written : places;
    }

    private static IEnumerable<PSObject>? Items(PSObject input, string name)
        => LanguagePrimitives.GetEnumerable(Value(input, name))?.Cast<object?>().Where(item => item is not null).Select(item => PSObject.AsPSObject(item));

    private static PortReportFinding?[] FindingsOf(PSObject iana)
        => Items(iana, nameof(PortResolution.Findings))?.Select(FindingOf).ToArray() ?? Array.Empty<PortReportFinding>();

    // In objects deserialized with a low depth, a finding is only its id. Null if the severity is unknown.
    private static PortReportFinding? FindingOf(PSObject finding)
    {
        string id = Text(Value(finding, nameof(PortFinding.Id))) ?? finding.ToString();
        PortFindingSeverity? severity = Enum.TryParse(Text(Value(finding, nameof(PortFinding.Severity))), out PortFindingSeverity written) ? written
            : Enum.TryParse(id, out PortFindingId known) ? PortFinding.SeverityOf(known)
            : null;
        return severity is PortFindingSeverity found ? new PortReportFinding(id, found, Text(Value(finding, nameof(PortFinding.Message))) ?? id) : null;
    }

    private static string? Text(object? value)
    {
        string? text = value is null ? null : PSObject.AsPSObject(value).ToString();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static object? Value(PSObject input, string name)
    {
        try
        {
            return input.Properties[name]?.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
