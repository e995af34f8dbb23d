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

        Assert.Equal(Records.OrderBy(record => record.Port?.First ?? int.MaxValue).Labels(), Shown(dom));
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

    // Rows that do not match stand in a hidden group at the end.
    private static string[] Shown(string dom)
    {
        int hidden = dom.IndexOf("<tbody hidden", StringComparison.Ordinal);
        Assert.NotEqual(-1, hidden);
        string shown = dom[..hidden] + "</table></body></html>";
        return shown.Contains("<td>", StringComparison.Ordinal) ? Read(shown).Document.Records.Labels() : [];
    }
}
