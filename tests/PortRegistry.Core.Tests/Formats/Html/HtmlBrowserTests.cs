using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;
using static PortRegistry.Tests.Sample;

namespace PortRegistry.Tests.Formats;

public class HtmlBrowserTests
{
    private static readonly ServiceRecord[] Records =
    [
        .. EveryKind,
        Row("ldap", "389", "tcp", "Lightweight Directory Access Protocol"),
        Row("ldaps", "636", "tcp", "ldap protocol over TLS/SSL (was sldap)"),
        Row("ldaps", "636", "udp", "ldap protocol over TLS/SSL (was sldap)"),
        Row("www-ldap-gw", "1760", "tcp", "www-ldap-gw"),
        Row("pgpkey-ldap", "", "", "PGP Keyserver using LDAP"),
    ];

    [BrowserTheory]
    [InlineData("q=ldap", "ldap 389/tcp, ldaps 636/tcp, ldaps 636/udp, www-ldap-gw 1760/tcp, pgpkey-ldap")]
    [InlineData("q=LDAP&sort=port&order=desc", "www-ldap-gw 1760/tcp, ldaps 636/tcp, ldaps 636/udp, ldap 389/tcp, pgpkey-ldap")]
    [InlineData("q=ldap&sort=name", "ldap 389/tcp, ldaps 636/tcp, ldaps 636/udp, pgpkey-ldap, www-ldap-gw 1760/tcp")]
    [InlineData("q=sldap+udp", "ldaps 636/udp")]
    [InlineData("q=636", "ldaps 636/tcp, ldaps 636/udp")]
    [InlineData("q=636%2Ftcp", "ldaps 636/tcp")]
    [InlineData("q=3323", "active-net 3322-3325")]
    [InlineData("q=3300-3322", "active-net 3322-3325")]
    [InlineData("q=3326-3400", "")]
    [InlineData("q=6010%2Fudp", "")]
    [InlineData("q=ssh&sort=nonsense", "ssh 22/tcp, ssh 22/udp")]
    public async Task The_address_says_what_is_shown_and_in_which_order(string hash, string expected)
    {
        string dom = await Browser.Open(WriteText(new RegistryDocument(Stamp, Records), RegistryFormat.Html), hash);

        string[] labels = expected.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(labels, Shown(dom));
        Assert.Contains($">{labels.Length} of {Records.Length} records</p>", dom, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Ports_are_sorted_as_numbers_and_the_header_says_so()
    {
        string dom = await Browser.Open(WriteText(new RegistryDocument(Stamp, Records), RegistryFormat.Html), "sort=port");

        Assert.Equal(Records.OrderBy(record => record.Port?.First ?? int.MaxValue).Labels(), Read(dom).Document.Records.Labels());
        Assert.Matches("^<th [^>]*aria-sort=\"ascending\"><button type=\"button\">Port Number$", Assert.Single(Regex.Matches(dom, "<th [^>]*aria-sort[^<]*<button[^<]*")).Value);
    }

    [BrowserFact]
    public async Task Hostile_texts_do_nothing_and_are_all_there()
    {
        ServiceRecord[] records = HtmlWriterTests.Hostile.Select((text, i) => Row(text, $"{i}", "tcp", text, text, text, "", "", $"[{text}]", "", text, text)).ToArray();
        var stamp = new RegistryStamp("Harmless", experts: HtmlWriterTests.Hostile[0], notes: [new RegistryNote(null, HtmlWriterTests.Hostile[3])]);

        string dom = await Browser.Open(WriteText(new RegistryDocument(stamp, records), RegistryFormat.Html), "q=&sort=port");

        Assert.Equal(records, Read(dom).Document.Records);
        Assert.Contains("<title>Harmless</title>", dom, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(img|svg)", dom);
    }

    [BrowserFact]
    public async Task A_page_saved_by_the_browser_reads_back_whole()
    {
        string dom = await Browser.Open(WriteText(new RegistryDocument(Stamp, Records), RegistryFormat.Html), "q=ldap");

        RegistryDocument saved = Read(dom).Document;

        Assert.Equal(Records.Labels().Order(), saved.Records.Labels().Order());
        Assert.Equal(Stamp.Updated, saved.Stamp.Updated);
    }

    [BrowserFact]
    public async Task A_port_that_is_never_assigned_is_said_to_be_one()
    {
        string dom = await Browser.Open(WriteText(new RegistryDocument(Stamp, Records), RegistryFormat.Html), "q=60000");

        Assert.Empty(Shown(dom));
        Assert.Contains("60000 is one of the Dynamic Ports, 49152 to 65535, which are never assigned.", dom, StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData(400, "", "none")]
    [InlineData(899, "", "none")]
    [InlineData(900, "Service Name,Port Number,Transport Protocol,Description,Assignment Notes", "grid")]
    [InlineData(1366, "Service Name,Port Number,Transport Protocol,Description,Assignment Notes", "grid")]
    [InlineData(1600, "Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes", "grid")]
    public async Task A_screen_has_the_columns_that_it_has_room_for_and_no_scroll_bar_below(int width, string titles, string display)
    {
        string shown = await Browser.Use(
            WriteText(new RegistryDocument(Stamp, Records), RegistryFormat.Html),
            """
            const titles = [...document.querySelectorAll("th")].filter(title => title.offsetWidth > 0).map(title => title.textContent);
            const wide = [...document.querySelectorAll("*")].filter(element => element.scrollWidth > element.clientWidth + 1 && window.getComputedStyle(element).overflowX !== "visible");
            const root = document.documentElement;
            return [titles, titles.length > 0 ? window.getComputedStyle(document.querySelector("tbody tr")).display : "none", root.scrollWidth <= root.clientWidth, wide.length].join("|");
            """,
            width);

        Assert.Equal($"{titles}|{display}|true|0", shown);
    }

    [BrowserFact]
    public async Task A_row_opens_to_the_other_columns_and_still_reads_back()
    {
        string page = WriteText(new RegistryDocument(Stamp, Records), RegistryFormat.Html);

        string dom = await Browser.Use(
            page,
            """
            await wait(200);
            const button = document.querySelector(".more");
            const cells = button.closest("tr").cells;
            const seen = () => [...cells].filter(cell => cell.offsetHeight > 0).length;
            const before = seen();
            button.focus();
            button.click();
            const state = document.activeElement.getAttribute("aria-expanded");
            return [before < seen(), state, seen() === [...cells].filter((cell, i) => i < 4 || i > 10 || cell.textContent !== "").length].join() + document.documentElement.outerHTML;
            """);

        Assert.StartsWith("true,true,true<html", dom, StringComparison.Ordinal);
        Assert.Equal(Records, Read(dom["true,true,true".Length..]).Document.Records);
    }

    [BrowserFact]
    public async Task What_is_typed_is_found_at_once_and_taken_back()
    {
        string shown = await Browser.Use(
            WriteText(new RegistryDocument(Stamp, Records), RegistryFormat.Html),
            """
            const query = document.getElementById("query");
            const counts = [];
            for (const text of ["ldap", "ldap 636", "no such name", ""]) {
              query.value = text;
              query.dispatchEvent(new window.Event("input"));
              counts.push([...document.querySelectorAll("tbody > tr")].filter(row => row.offsetHeight > 0).length);
            }
            return counts.join();
            """);

        Assert.Equal($"5,2,0,{Records.Length}", shown);
    }

    private static string[] Shown(string dom)
    {
        string shown = Regex.Replace(dom, @"<(tbody|tr)\b[^>]*\bhidden\b.*?</\1>", string.Empty, RegexOptions.Singleline);
        Assert.NotEqual(dom, shown);
        return shown.Contains("<td>", StringComparison.Ordinal) ? Read(shown).Document.Records.Labels() : [];
    }
}
