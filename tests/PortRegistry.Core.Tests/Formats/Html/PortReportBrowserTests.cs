using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PortRegistry.Formats;
using Xunit;

namespace PortRegistry.Tests.Formats;

/// <summary>A report as its reader uses it.</summary>
public class PortReportBrowserTests
{
    // The visible rows, one on each line: severity, source, port, use, registered service, local name, findings.
    private const string Shown = """
        const shown = () => [...document.querySelectorAll("#rows tbody tr")].map(row => [...row.cells].filter(cell => !cell.hidden).map(cell => cell.textContent).join("|")).join("\n");
        const ports = () => [...document.querySelectorAll("#rows tbody tr")].map(row => row.cells[2].textContent).join();
        const set = async (id, value) => {
          const field = document.getElementById(id);
          field.value = value;
          field.dispatchEvent(new window.Event(id === "query" ? "input" : "change"));
          await wait(150);
        };
        const sort = i => document.querySelectorAll("#rows th button")[i].click();

        """;

    private static readonly PortReportFinding Every = new("AnyPort", PortFindingSeverity.High, "Any covers every port.");
    private static readonly PortReportFinding Unassigned = new("Unassigned", PortFindingSeverity.Medium, "4501 is unassigned.");
    private static readonly PortReportFinding Dynamic = new("DynamicPort", PortFindingSeverity.Low, "51820/tcp is one of the Dynamic Ports.");

    private static readonly PortReportRow[] Rows =
    [
        Use("22/tcp", "web01", "sshd", service: "ssh"),
        Use("4501/tcp", "web01", "oldbackup", findings: Unassigned),
        Use("Any", "gateway", "inet filter input", findings: Every),
        Use("8080/tcp", "db01", "proxy", service: "http-alt", local: "intranet"),
        Use("51820/udp", "db01", "agent", findings: Dynamic),
        Use("49152-65535/udp", "gateway", "agents", findings: [Unassigned, Dynamic]),
    ];

    [BrowserFact]
    public async Task Uses_come_most_severe_first_with_all_that_is_known_of_them()
        => Assert.Equal(
            """
            High|gateway|Any|inet filter input|||AnyPort: Any covers every port.
            Medium|web01|4501/tcp|oldbackup|||Unassigned: 4501 is unassigned.
            Medium|gateway|49152-65535/udp|agents|||Unassigned: 4501 is unassigned.DynamicPort: 51820/tcp is one of the Dynamic Ports.
            Low|db01|51820/udp|agent|||DynamicPort: 51820/tcp is one of the Dynamic Ports.
            |web01|22/tcp|sshd|ssh||
            |db01|8080/tcp|proxy|http-alt|intranet|
            """,
            await Ask("return shown();"));

    [BrowserTheory]
    [InlineData("severity", "3", "4501/tcp,49152-65535/udp")]
    [InlineData("severity", "0", "22/tcp,8080/tcp")]
    [InlineData("finding", "DynamicPort", "49152-65535/udp,51820/udp")]
    [InlineData("query", "GATEWAY udp", "49152-65535/udp")]
    [InlineData("query", "intranet", "8080/tcp")]
    [InlineData("query", "covers every", "Any")]
    [InlineData("query", "no such text", "")]
    public async Task A_filter_leaves_what_it_says_and_the_count_says_how_many(string id, string value, string expected)
    {
        int count = expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.Equal($"{expected} {count} of 6 uses", await Ask($"""await set("{id}", "{value}"); return ports() + " " + document.getElementById("count").textContent;"""));
    }

    [BrowserFact]
    public async Task Filters_work_together()
        => Assert.Equal("51820/udp", await Ask("""
            const db01 = [...document.getElementById("source").options].find(option => option.text === "db01").value;
            await set("source", db01);
            await set("finding", "DynamicPort");
            return ports();
            """));

    [BrowserFact]
    public async Task Every_column_sorts_up_and_down_and_back_with_empty_cells_last()
        => Assert.Equal(
            """
            ascending Any,22/tcp,4501/tcp,8080/tcp,49152-65535/udp,51820/udp
            descending 51820/udp,49152-65535/udp,8080/tcp,4501/tcp,22/tcp,Any
            null Any,4501/tcp,49152-65535/udp,51820/udp,22/tcp,8080/tcp
            ascending 8080/tcp,22/tcp,Any,4501/tcp,49152-65535/udp,51820/udp
            """,
            await Ask("""
                const lines = [];
                for (const column of [2, 2, 2, 4]) {
                  sort(column);
                  lines.push(document.querySelectorAll("#rows th")[column].getAttribute("aria-sort") + " " + ports());
                }
                return lines.join("\n");
                """));

    [BrowserFact]
    public async Task A_finding_of_the_summary_filters_and_takes_the_keyboard_to_the_uses()
        => Assert.Equal("DynamicPort 49152-65535/udp,51820/udp uses 3 4501/tcp,49152-65535/udp", await Ask("""
            const press = selector => { document.querySelector(selector).focus(); document.activeElement.click(); };
            press("[data-finding=DynamicPort]");
            const first = [document.getElementById("finding").value, ports(), document.activeElement.id];
            await set("finding", "");
            press("[data-severity='3']");
            return [...first, document.getElementById("severity").value, ports()].join(" ");
            """));

    [BrowserFact]
    public async Task Many_uses_come_in_pages_that_keep_the_focus_and_all_of_them_on_paper()
        => Assert.Equal("100 Page 1 of 3|50 Page 3 of 3 next true|100 Page 2 of 3|250|100", await Ask(
            """
            const state = () => document.querySelectorAll("#rows tbody tr").length + " " + document.getElementById("page").textContent;
            const next = document.getElementById("next");
            const lines = [state()];
            next.focus();
            next.click();
            next.click();
            next.click();
            lines.push(state() + " " + document.activeElement.id + " " + next.getAttribute("aria-disabled"));
            document.getElementById("previous").click();
            lines.push(state());
            window.dispatchEvent(new window.Event("beforeprint"));
            lines.push(document.querySelectorAll("#rows tbody tr").length);
            window.dispatchEvent(new window.Event("afterprint"));
            lines.push(document.querySelectorAll("#rows tbody tr").length);
            return lines.join("|");
            """,
            Enumerable.Range(1000, 250).Select(port => Use($"{port}/tcp", "web01", "x"))));

    [BrowserFact]
    public async Task Columns_in_which_no_use_says_anything_are_not_there()
        => Assert.Equal("Severity,Port,Use,Registered by IANA,Findings |22/tcp||ssh|", await Ask(
            """
            return [...document.querySelectorAll("#rows th")].filter(title => title.offsetWidth > 0).map(title => title.textContent).join() + " " + shown();
            """,
            [Use("22/tcp", null, null, service: "ssh")]));

    [BrowserTheory]
    [InlineData(400)]
    [InlineData(1000)]
    [InlineData(1366)]
    [InlineData(1600)]
    public async Task No_screen_needs_a_scroll_bar_below(int width)
        => Assert.Equal("true 0", await Ask(
            """
            const root = document.documentElement;
            const wide = [...document.querySelectorAll("body *")].filter(element => element.offsetWidth > 0 && element.getBoundingClientRect().right > root.clientWidth + 1 && element.className !== "skip");
            return (root.scrollWidth <= root.clientWidth) + " " + wide.length;
            """,
            [.. Rows, Use("1-9,11-19,21-29,31-39,41-49/tcp", new string('h', 80), new string('p', 200), local: new string('l', 90), findings: new PortReportFinding("Other", PortFindingSeverity.Low, new string('m', 300)))],
            width));

    [BrowserFact]
    public async Task The_picture_and_its_table_say_the_same_and_what_is_not_drawn_is_counted()
    {
        string dom = await Ask("return document.querySelector('.space').outerHTML;", [.. Rows, Use("icmp", "gateway", "ping"), Use("Any/icmp", "gateway", "all of ICMP"), Use("Any/gre", "gateway", "tunnel"), Use("8080/tcp,Any/icmp", "gateway", "web"), Use("22/tcp", "db01", "sshd", findings: Unassigned)]);

        string[] titles = [.. Regex.Matches(dom, "<title>(.*?)</title>").Select(match => match.Groups[1].Value)];
        Assert.Equal(
            new[] { "22/tcp: 2 uses, Medium", "4501/tcp: 1 use, Medium", "49152-65535/udp: 1 use, Medium", "51820/udp: 1 use, Low", "8080/tcp: 2 uses, no finding" },
            titles.Order(StringComparer.Ordinal));
        string[] rows = [.. Regex.Matches(dom, "<tr><td>(.*?)</td><td>(.*?)</td><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td></tr>").Select(match => $"{match.Groups[1]}/{match.Groups[2]}: {match.Groups[3]} {(match.Groups[3].Value == "1" ? "use" : "uses")}, {match.Groups[4]}")];
        Assert.Equal(titles.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
        Assert.Contains("1 use covers every port and is not drawn.", dom, StringComparison.Ordinal);
        Assert.Contains("3 uses have no port number and are not drawn.", dom, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Hostile_texts_are_texts()
    {
        PortReportRow[] rows = HtmlWriterTests.Hostile.Select((text, i) => Use($"{i}/tcp", text, text, text, text, new PortReportFinding(text, PortFindingSeverity.Low, text))).ToArray();

        string dom = await Ask("return document.documentElement.outerHTML;", rows);

        Assert.Equal(2, Regex.Count(dom, "<script"));
        Assert.DoesNotMatch("<(img|iframe|object|embed|link)", dom);
        Assert.All(HtmlWriterTests.Hostile.Where(text => text.Contains("alert", StringComparison.Ordinal)), text => Assert.Contains(text[..12].Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal), dom, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task A_report_without_findings_says_so()
    {
        string dom = await Ask("return document.querySelector('.summary').textContent + document.getElementById('count').textContent;", [Use("22/tcp", "web01", "sshd", service: "ssh")]);

        Assert.Matches(@"^\s*Findings\s*No finding 1 use\s*1 use$", dom);
    }

    private static Task<string> Ask(string script, IEnumerable<PortReportRow>? rows = null, int width = 1366)
    {
        using var page = new MemoryStream();
        var report = new PortReport("Ports", new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero), ["IANA registry of 2026-01-01"], rows ?? Rows);
        new RegistryFormats().WriteReport(report, page, TestContext.Current.CancellationToken);
        return Browser.Use(Encoding.UTF8.GetString(page.ToArray()), Shown + script, width);
    }

    private static PortReportRow Use(string port, string? source, string? name, string? service = null, string? local = null, params PortReportFinding[] findings)
        => new(PortSpec.Parse(port), findings) { Source = source, Name = name, Service = service, LocalName = local };
}
