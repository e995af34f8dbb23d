using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>
/// Writes an audit as one page that stands by itself: the findings by kind, a picture of the port space and, as data
/// for its script, the uses.
/// </summary>
internal sealed class PortReportWriter
{
    // The registry's note (RFC 6335, section 8.1).
    private const string Warning =
        "Assignment of a port number does not in any way imply an endorsement of an application or product, and the fact that network traffic is "
        + "flowing to or from a registered port does not mean that it is \u201cgood\u201d traffic, nor that it necessarily corresponds to the assigned "
        + "service. (IANA)";

    private readonly PortReport report;
    private readonly TextWriter writer;
    private readonly CancellationToken cancellationToken;

    public PortReportWriter(PortReport report, TextWriter writer, CancellationToken cancellationToken)
    {
        this.report = report;
        this.writer = writer;
        this.cancellationToken = cancellationToken;
    }

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

    private string Uses() => Number(report.Rows.Count) + (report.Rows.Count == 1 ? " use" : " uses");

    private void WriteFacts()
    {
        int sources = report.Rows.Select(row => row.Source).Where(source => source is not null).Distinct().Count();
        string made = report.Created.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
        WriteText($"{Uses()} of ports{(sources == 0 ? string.Empty : $" from {Number(sources)} {(sources == 1 ? "source" : "sources")}")}, made {made}.");
        foreach (string answer in report.AnsweredBy)
        {
            writer.Write("<br>");
            WriteText(answer);
        }
    }

    private void WriteSummary()
    {
        var counts = new Dictionary<string, (PortFindingSeverity Severity, int Uses)>();
        int without = 0;
        foreach (PortReportRow row in report.Rows)
        {
            without += row.Findings.Count == 0 ? 1 : 0;
            foreach (string id in row.Findings.Select(finding => finding.Id).Distinct())
            {
                PortFindingSeverity severity = row.Findings.First(finding => finding.Id == id).Severity;
                counts[id] = (severity, counts.TryGetValue(id, out (PortFindingSeverity, int Uses) counted) ? counted.Uses + 1 : 1);
            }
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

        writer.Write($"<tr><td></td><td>no finding</td><td class=\"n\">{Number(without)}</td></tr>\n</tbody>\n</table>\n");
    }
}
