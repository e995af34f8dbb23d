using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>The uses of a report as JSON for its script: each text once, and rows of numbers that stand for texts.</summary>
internal sealed class PortReportData(PortReport report, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, int> places = new();
    private readonly List<string> strings = new();
    private readonly Dictionary<(string Id, string Message), int> findings = new();

    public void Write(TextWriter writer)
    {
        var text = new StringBuilder("{\"rows\":[");
        string separator = "\n";
        foreach (PortReportRow row in report.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            text.Append(separator);
            Append(text, row);
            separator = ",\n";
        }

        text.Append("],\n\"findings\":[");
        separator = "\n";
        foreach ((string id, string message) in findings.Keys)
        {
            text.Append(separator).Append('[');
            JsonText.Append(text, id).Append(',');
            JsonText.Append(text, message).Append(']');
            separator = ",\n";
        }

        text.Append("],\n\"strings\":[");
        separator = "\n";
        foreach (string value in strings)
        {
            text.Append(separator);
            JsonText.Append(text, value);
            separator = ",\n";
        }

        // The data must not end the element that contains it.
        writer.Write(text.Append("]}\n").Replace("<", "\\u003c").ToString());
    }

    private void Append(StringBuilder text, PortReportRow row)
    {
        text.Append('[').Append(row.Findings.Count == 0 ? 0 : (int)row.Findings[0].Severity + 1);
        Append(text, PlaceOf(row.Source));
        Append(text, PlaceOf(row.PortText ?? row.Port.ToString()));
        Append(text, row.Port.Items.Select(item => CatalogSet.PortsOf(item)?.First ?? PortRange.MaxPort + 1).Min());
        Append(text, PlaceOf(row.Name));
        Append(text, PlaceOf(row.Details));
        Append(text, PlaceOf(row.Line));
        Append(text, PlaceOf(row.Service));
        Append(text, PlaceOf(row.LocalName));
        text.Append(",[").Append(string.Join(",", row.Findings.Select(PlaceOf))).Append("]]");
    }

    private static void Append(StringBuilder text, int number) => text.Append(',').Append(number.ToString(CultureInfo.InvariantCulture));

    private int PlaceOf(PortReportFinding finding)
    {
        (string, string) key = (finding.Id, VisibleText.Of(finding.Message));
        if (!findings.TryGetValue(key, out int place))
        {
            findings.Add(key, place = findings.Count);
        }

        return place;
    }

    private int PlaceOf(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return -1;
        }

        string shown = VisibleText.Of(value!);
        if (!places.TryGetValue(shown, out int place))
        {
            places.Add(shown, place = strings.Count);
            strings.Add(shown);
        }

        return place;
    }
}
