using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>What a report shows of an answer, which may come from an archive or another machine.</summary>
internal sealed class ReportAnswer
{
    // To read the properties of an answer of this session through PowerShell takes a third of the time of a report.
    private ReportAnswer(PortResolution answer)
    {
        Port = answer.Port ?? PortSpec.Parse(null);
        Places = PlacesOf(Port, answer);
        Findings = answer.Findings.Count == 0 ? Array.Empty<PortReportFinding>() : answer.Findings.Select(FindingOf).ToArray();
        ServiceName = answer.ServiceName;
        CatalogName = answer.CatalogName;
        Source = answer.Source;
    }

    private ReportAnswer(PSObject answer, PortReportFinding[] findings)
    {
        Port = Value(answer, nameof(PortResolution.Port)) is object port ? port as PortSpec ?? PortSpec.Parse(Text(port)) : PortSpec.Parse(null);
        Places = PlacesOf(Port, answer);
        Findings = findings;
        ServiceName = Text(Value(answer, nameof(PortResolution.ServiceName)));
        CatalogName = Text(Value(answer, nameof(PortResolution.CatalogName)));
        Source = Text(Value(answer, nameof(PortResolution.Source)));
    }

    /// <summary>The ports that were looked up.</summary>
    internal PortSpec Port { get; }

    /// <summary>The same, with the ports of its records in place of a service name.</summary>
    internal PortSpec Places { get; }

    internal IReadOnlyList<PortReportFinding> Findings { get; }

    internal string? ServiceName { get; }

    internal string? CatalogName { get; }

    internal string? Source { get; }

    /// <summary>The answer that a property holds; null where it holds none, or a finding has no severity that is known.</summary>
    internal static ReportAnswer? Of(PSObject input, string property)
    {
        if (Value(input, property) is not object value)
        {
            return null;
        }

        if (PortField.Bare(value) is PortResolution own)
        {
            return new ReportAnswer(own);
        }

        PSObject answer = PSObject.AsPSObject(value);
        if (answer.Properties[nameof(PortResolution.Findings)] is null)
        {
            return null;
        }

        PortReportFinding?[] findings = Items(answer, nameof(PortResolution.Findings)).Select(FindingOf).ToArray();
        return Array.IndexOf(findings, null) >= 0 ? null : new ReportAnswer(answer, findings!);
    }

    private static PortSpec PlacesOf(PortSpec written, object answer)
    {
        if (!written.Items.Any(item => item.Kind == PortSpecKind.Service))
        {
            return written;
        }

        // In deserialized records, port and transport are texts.
        IEnumerable<PortSpec> named = Items(PSObject.AsPSObject(answer), nameof(PortResolution.Services))
            .Select(record => (Port: Text(Value(record, nameof(ServiceRecord.Port))), Transport: Text(Value(record, nameof(ServiceRecord.Transport)))))
            .Where(record => record.Port is not null)
            .Select(record => PortSpec.Parse(record.Port).With(TransportSpec.Parse(record.Transport ?? "any")));
        PortSpec places = PortSpec.ListOf(written.Items.Where(item => item.Kind != PortSpecKind.Service).Concat(named));
        return places.Kind == PortSpecKind.Invalid ? written : places;
    }

    private static PortReportFinding FindingOf(PortFinding finding) => new(finding.ToString(), finding.Severity, finding.Message);

    // In objects deserialized with a low depth, a finding is only its id. Null if the severity is unknown.
    private static PortReportFinding? FindingOf(PSObject finding)
    {
        string id = Text(Value(finding, nameof(PortFinding.Id))) ?? finding.ToString();
        PortFindingSeverity? severity = Enum.TryParse(Text(Value(finding, nameof(PortFinding.Severity))), out PortFindingSeverity written) ? written
            : Enum.TryParse(id, out PortFindingId known) ? PortFinding.SeverityOf(known)
            : null;
        return severity is PortFindingSeverity found ? new PortReportFinding(id, found, Text(Value(finding, nameof(PortFinding.Message))) ?? id) : null;
    }

    private static IEnumerable<PSObject> Items(PSObject input, string name)
        => (LanguagePrimitives.GetEnumerable(Value(input, name)) ?? Array.Empty<object>()).Cast<object?>().Where(item => item is not null).Select(item => PSObject.AsPSObject(item));

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
