using System;
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
    private readonly StringBuilder text = new();

    public void Write(TextWriter writer)
    {
        writer.Write("{\"rows\":[");
        WriteAll(writer, report.Rows, row =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(writer, row);
        });
        writer.Write("],\n\"findings\":[");
        WriteAll(writer, findings.Keys, finding =>
        {
            writer.Write('[');
            Write(writer, finding.Id);
            writer.Write(',');
            Write(writer, finding.Message);
            writer.Write(']');
        });
        writer.Write("],\n\"strings\":[");
        WriteAll(writer, strings, value => Write(writer, value));
        writer.Write("]}\n");
    }

    private static void WriteAll<T>(TextWriter writer, IEnumerable<T> items, Action<T> write)
    {
        string separator = "\n";
        foreach (T item in items)
        {
            writer.Write(separator);
            write(item);
            separator = ",\n";
        }
    }

    private void Write(TextWriter writer, PortReportRow row)
    {
        writer.Write('[');
        writer.Write(row.Rank);
        Write(writer, PlaceOf(row.Source));
        Write(writer, PlaceOf(row.PortText ?? row.Port.ToString()));
        Write(writer, row.Port.Items.Select(item => CatalogSet.PortsOf(item)?.First ?? PortRange.MaxPort + 1).Min());
        Write(writer, PlaceOf(row.Name));
        Write(writer, PlaceOf(row.Details));
        Write(writer, PlaceOf(row.Line));
        Write(writer, PlaceOf(row.Service));
        Write(writer, PlaceOf(row.LocalName));
        writer.Write(",[");
        writer.Write(string.Join(",", row.Findings.Select(PlaceOf)));
        writer.Write("]]");
    }

    private static void Write(TextWriter writer, int number)
    {
        writer.Write(',');
        writer.Write(number.ToString(CultureInfo.InvariantCulture));
    }

    // The data must not end the element that contains it.
    private void Write(TextWriter writer, string value) => writer.Write(JsonText.Append(text.Clear(), value).Replace("<", "\\u003c").ToString());

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
