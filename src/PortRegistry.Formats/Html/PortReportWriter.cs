using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>
/// Writes an audit as a self-contained page: the findings by kind, a picture of the port space and, as data
/// for its script, the uses.
/// </summary>
internal sealed class PortReportWriter(PortReport report, TextWriter writer, CancellationToken cancellationToken)
{
    // The registry's note (RFC 6335, section 8.1).
    private const string Warning =
        "Assignment of a port number does not in any way imply an endorsement of an application or product, and the fact that network traffic is "
        + "flowing to or from a registered port does not mean that it is \u201cgood\u201d traffic, nor that it necessarily corresponds to the assigned "
        + "service. (IANA)";

    // More are only counted.
    private const int NamedSources = 12;

    private static readonly string[] Severities = { "No finding", "Information", "Low", "Medium", "High" };

    public void Write() => HtmlTemplate.Write("PortReport", writer, WritePiece);

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private void WritePiece(string name)
    {
        switch (name)
        {
            case "title":
                WriteText(report.Title);
                break;
            case "facts":
                WriteFacts();
                break;
            case "summary":
                WriteSummary();
                break;
            case "map":
                new PortSpacePicture(new PortSpaceMap(report.Rows), writer).Write();
                break;
            case "count":
                WriteText(Uses());
                break;
            case "warning":
                WriteText(Warning);
                break;
            case "data":
                new PortReportData(report, cancellationToken).Write(writer);
                break;
        }
    }

    private void WriteText(string text) => HtmlEncoder.WriteText(writer, VisibleText.Of(text));

    private string Uses() => Counted(report.Rows.Count, "use", "uses");

    private static string Counted(int count, string one, string many) => Number(count) + " " + (count == 1 ? one : many);

    private void WriteFacts()
    {
        string?[] sources = report.Rows.Select(row => row.Source).Where(source => source is not null).Distinct().OrderBy(source => source, System.StringComparer.OrdinalIgnoreCase).ToArray();
        int without = report.Rows.Count(row => row.Source is null);
        string from = sources.Length == 0 ? string.Empty
            : (sources.Length > NamedSources ? $" {Number(sources.Length)} sources" : $" {(sources.Length == 1 ? "Source" : "Sources")}: {string.Join(", ", sources)}")
                + (without == 0 ? "." : $"; {Counted(without, "use names", "uses name")} none.");
        string made = report.Created.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
        WriteText($"{Uses()} of ports. Written {made}.{from}");
        foreach (string answer in report.AnsweredBy)
        {
            writer.Write("<br>");
            WriteText(answer);
        }
    }

    private void WriteSummary()
    {
        var counts = new Dictionary<string, (PortFindingSeverity Severity, int Uses)>();
        var seen = new HashSet<string>();
        int[] totals = new int[Severities.Length];
        foreach (PortReportRow row in report.Rows)
        {
            totals[row.Rank]++;
            seen.Clear();
            foreach (PortReportFinding finding in row.Findings)
            {
                if (seen.Add(finding.Id))
                {
                    counts[finding.Id] = (finding.Severity, counts.TryGetValue(finding.Id, out (PortFindingSeverity, int Uses) counted) ? counted.Uses + 1 : 1);
                }
            }
        }

        WriteTotals(totals);
        if (counts.Count == 0)
        {
            return;
        }

        writer.Write("<table>\n<thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">Finding</th><th scope=\"col\" class=\"n\">Uses</th></tr></thead>\n<tbody>\n");
        foreach (KeyValuePair<string, (PortFindingSeverity Severity, int Uses)> count in counts.OrderByDescending(count => count.Value.Severity).ThenByDescending(count => count.Value.Uses))
        {
            writer.Write($"<tr><td class=\"s s{(int)count.Value.Severity + 1}\">{count.Value.Severity}</td><td><button type=\"button\" class=\"link\" data-finding=\"");
            HtmlEncoder.WriteAttribute(writer, count.Key);
            writer.Write("\" disabled>");
            WriteText(count.Key);
            writer.Write($"</button></td><td class=\"n\">{Number(count.Value.Uses)}</td></tr>\n");
        }

        writer.Write("</tbody>\n</table>\n");
    }

    // Each use counts once, by its most severe finding.
    private void WriteTotals(int[] totals)
    {
        writer.Write("<ul class=\"totals\">\n");
        for (int rank = totals.Length - 1; rank >= 0; rank--)
        {
            if (totals[rank] > 0)
            {
                writer.Write($"<li class=\"s s{rank}\"><button type=\"button\" class=\"link\" data-severity=\"{rank}\" disabled>{Severities[rank]}</button> {Counted(totals[rank], "use", "uses")}</li>\n");
            }
        }

        writer.Write("</ul>\n");
    }
}
