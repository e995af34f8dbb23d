using System;
using System.Linq;
using CsCheck;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

public class HtmlReaderTests
{
    private const string Titles = "<tr><th>Service Name</th><th class=\"sortNumeric\">Port Number</th><th>Transport Protocol</th><th>Description</th><th>Assignee</th><th>Contact</th><th>Registration Date</th><th>Modification Date</th><th>Reference</th><th>Service Code</th><th>Unauthorized Use Reported</th><th>Assignment Notes</th></tr>";
    private const string Ssh = "<tr><td>ssh</td><td align=\"center\">22</td><td align=\"center\">tcp</td><td>The Secure Shell (SSH) Protocol</td><td>[<a href=\"#A_Person\">A_Person</a>][<a href=\"#B_Person\">B_Person</a>]</td><td></td><td>2001-01</td><td>2022-02-07</td><td>[<a href=\"https://www.iana.org/go/rfc4251\">RFC4251</a>]</td><td align=\"center\"></td><td></td><td>Defined TXT keys: u=&lt;username&gt; p=&lt;password&gt;</td></tr>";
    private const string Reserved = "<tr><td></td><td align=\"center\">0</td><td align=\"center\">udp</td><td>Reserved</td><td></td><td></td><td></td><td></td><td></td><td align=\"center\"></td><td></td><td></td></tr>";

    private static readonly ServiceRecord[] Expected =
    [
        Sample.Row("ssh", "22", "tcp", "The Secure Shell (SSH) Protocol", "[A_Person][B_Person]", "", "2001-01", "2022-02-07", "[RFC4251]", notes: "Defined TXT keys: u=<username> p=<password>"),
        Sample.Row("", "0", "udp", "Reserved"),
    ];

    [Fact]
    public void A_page_as_IANA_serves_it_is_read()
    {
        RegistryReadResult read = Read(Page(Ssh + Reserved));

        Assert.Equal(RegistryFormat.Html, read.Format);
        Assert.Equal(Expected, read.Document.Records);
    }

    [Fact]
    public void The_head_and_the_footnotes_are_read()
    {
        RegistryStamp stamp = Read(Page(Ssh)).Document.Stamp;

        Assert.Equal(("The Registry", RegistryDate.Parse("2026-02-13"), "[RFC6335]", "TCP: A\nUDP: B"), (stamp.Title, stamp.Updated, stamp.Reference, stamp.Experts));
        Assert.Equal(["See [RFC6335].\n\nAnd more.", "Request an Assignment: [https://www.iana.org/protocols/apply]"], stamp.Notes.Select(note => note.ToString()));
        Assert.Equal(["1: Only\nan experiment."], stamp.Footnotes.Select(note => note.ToString()));
    }

    [Fact]
    public void One_of_many_pages_is_read()
        => Assert.Equal(Expected, Read(Page(
            Ssh + Reserved,
            "<div class=\"pagination\">Showing 1 to 100 of 14499 <a href=\"?&amp;page=2\">2</a> <a href=\"?&amp;page=3\">3</a></div>")).Document.Records);

    [Fact]
    public void A_page_that_a_browser_saved_is_read()
    {
        string page = "<!-- saved from url=(0050)https://www.iana.org/ -->\r\n<HTML><HEAD><TITLE>The Registry</TITLE>\r\n"
            + "<SCRIPT>document.write('<table><tr><td>' + \"</table>\");</SCRIPT><STYLE>td > a { }</STYLE></HEAD>\r\n<BODY class=a data-x='>' hidden><P>unclosed <IMG SRC=logo.png ALT=\"a > b\">"
            + "<TABLE CLASS=sortable ID=table-service-names-port-numbers>\r\n<THEAD><TR>" + string.Concat(RegistryColumns.Titles.Select(title => $"\r\n<TH scope=col>{title}")) + "\r\n<TBODY>\r\n"
            + "<TR>\r\n<TD>ssh\r\n<TD ALIGN=center> 22 \r\n<TD>tcp<TD>The Secure Shell (SSH) Protocol<TD>[<A HREF=#A_Person>A_Person</A>][<A HREF='#B_Person'>B_Person</A>]<TD>&nbsp;<TD>2001-01<TD>2022-02-07<TD>[RFC 4251]<TD><BR><TD><TD>Defined TXT keys: u=&lt;username&#62; p=&#x3C;password>\r\n"
            + "<TR><TD><TD>0<TD>udp<TD>Reserved<TD><TD><TD><TD><TD><TD><TD><TD>\r\n</TABLE></BODY></HTML>";

        Assert.Equal(Expected, Read(page).Document.Records);
    }

    [Theory]
    [InlineData("one<br/>two", "one\ntwo")]
    [InlineData("one<BR>\ntwo", "one\ntwo")]
    [InlineData("one<br /><br />two", "one\n\ntwo")]
    [InlineData("one\r\n two", "one\n two")]
    [InlineData("a wrapped \n    line", "a wrapped line")]
    [InlineData("a&#32;&#32; \n line", "a   line")]
    [InlineData("a&#32;&#32;\n ", "a  ")]
    [InlineData("one\n  <p>two</p>\n  <p>three</p>", "one\n          two\n          three")]
    [InlineData("<p>one</p><p>two</p>", "one\ntwo")]
    [InlineData("  one <b>two</b> <!-- <td> --> three  ", "one two  three")]
    [InlineData("<br>one<br>", "one")]
    [InlineData("&#32;one&#10;", " one\n")]
    [InlineData("&nbsp;one&nbsp;two&#160;", "one two")]
    [InlineData("AT&T &amp;amp; &eacute;&radic;&#x221A;&#128512; &unknown; &;", "AT&T &amp; é√√\uD83D\uDE00 &unknown; &;")]
    [InlineData("&#0;&#xD800;&#x110000;&#99999999999;", "\uFFFD\uFFFD\uFFFD&#99999999999;")]
    [InlineData("a < b <= c <3 d", "a < b <= c <3 d")]
    [InlineData("<table><tr><td>in</td></tr></table>side", "inside")]
    public void A_cell_is_what_a_browser_shows(string cell, string expected)
        => Assert.Equal(expected, Read(Page(Reserved.Replace("Reserved", cell, StringComparison.Ordinal))).Document.Records[0].Description);

    [Fact]
    public void The_table_is_known_by_its_titles_alone()
        => Assert.Equal(Expected, Read(Page(Ssh + Reserved).Replace("id=\"table-service-names-port-numbers\"", "", StringComparison.Ordinal)).Document.Records);

    [Fact]
    public void A_table_without_a_page_around_it_is_read()
        => Assert.Equal(Expected, Read($"<table>{Titles}{Ssh}{Reserved}</table>").Document.Records);

    [Fact]
    public void The_former_title_of_a_column_is_known()
        => Assert.Single(Read(Page(Ssh).Replace("Unauthorized Use Reported", "Known Unauthorized Uses", StringComparison.Ordinal)).Document.Records);

    [Theory]
    [InlineData("<!doctype html><html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>", "'Just a moment...' is not the registry")]
    [InlineData("<html><body><h1>502 Bad Gateway</h1></body></html>", "The page is not the registry")]
    [InlineData("<html><body><table><tr><th>Name</th></tr><tr><td>ssh</td></tr></table></body></html>", "no table with the titles")]
    [InlineData("<html><body><table><tr><th>Name</th></tr><tr><td>ssh", "cut off before the table")]
    public void A_page_that_is_not_the_registry_is_refused(string page, string reason)
    {
        ParseIssue issue = Refusal(page);

        Assert.Contains(reason, issue.Reason, StringComparison.Ordinal);
        Assert.NotEqual(0, issue.Line);
    }

    [Fact]
    public void The_registry_s_table_with_other_titles_is_refused_with_its_line()
    {
        ParseIssue issue = Refusal(Page(Ssh).Replace("<th>Contact</th>", "", StringComparison.Ordinal));

        Assert.Equal(17, issue.Line);
        Assert.Contains("11 cells, of which the first 5", issue.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<td>0</td>", null, "The row has 13 cells, not 12.")]
    [InlineData("x", "Port Number", "'x0' is not a port")]
    public void A_row_that_cannot_be_read_is_reported_with_its_line_and_the_others_are_read(string before, string? column, string reason)
    {
        string bad = Reserved.Replace(before[0] == '<' ? "<td align=\"center\">0" : "0", before + (before[0] == '<' ? "<td>0" : "0"), StringComparison.Ordinal);
        string page = Page(Ssh + "\n\n" + bad + "\n" + Reserved);

        RegistryReadResult read = Read(page, strict: false);

        ParseIssue issue = Assert.Single(read.Issues);
        Assert.Equal((20, column), (issue.Line, issue.Column));
        Assert.StartsWith(reason, issue.Reason, StringComparison.Ordinal);
        Assert.Equal(Expected, read.Document.Records);
        Assert.Equal(issue.ToString(), Refusal(page).ToString());
    }

    [Fact]
    public void A_page_cut_off_anywhere_is_refused()
    {
        string whole = Page(Ssh + Reserved).TrimEnd('\n');

        for (int length = 0; length < whole.Length; length++)
        {
            Assert.NotEmpty(Refusal(whole[..length]).Reason);
        }
    }

    [Fact]
    public void A_page_with_anything_in_it_gives_no_other_exception()
        => Gen.Select(
            Gen.Int[0, 3200],
            Gen.Int[0, 10],
            Gen.OneOf("<", ">", "/", "=", "\"", "'", "&", "&#32;", "&#10;", "&nbsp;", " ", "\n", "\r", "\t", "x", "\0", "<br>", "<p>", "<td>", "</td>", "<tr>", "<table>", "</table>", "<!--", "<script>", "<dt>").List[0, 8]).Sample((at, length, parts) =>
        {
            string whole = Page(Ssh + Reserved);
            at = Math.Min(at, whole.Length);
            try
            {
                Read(whole[..at] + string.Concat(parts) + whole[Math.Min(at + length, whole.Length)..], strict: false);
            }
            catch (InvalidRegistryException refused)
            {
                Assert.NotEmpty(refused.Issue.Reason);
            }
        }, iter: 2000);

    private static string Page(string rows, string below = "") => $"""
        <?xml version="1.0"?>
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml"><head><title>The Registry</title></head><body><article><h1>The Registry</h1><dl>
        <dt>Last Updated</dt><dd>2026-02-13</dd>
        <dt>Expert(s)</dt><dd><pre>TCP: A
        UDP: B</pre></dd>
        <dt>Reference</dt><dd>[<a href="https://www.iana.org/go/rfc6335">RFC6335</a>]</dd>
        <dt>Note</dt><dd><pre>
        See [<a href="https://www.iana.org/go/rfc6335">RFC6335</a>].

        And more.

        </pre></dd>
        <dt>Request an Assignment</dt><dd><pre>  [<a href="https://www.iana.org/protocols/apply">https://www.iana.org/protocols/apply</a>]
        </pre></dd>
        <dt>Available Formats</dt><dd><a class="altformat" href="x.csv"><img src="csv.png" /><br />CSV</a></dd></dl>
        <table id="table-service-names-port-numbers" class="sortable"><thead>{Titles}</thead><tbody>
        {rows}</tbody></table>{below}<h1 class="people">Contact Information</h1>
        <table class="sortable"><thead><tr><th>ID</th><th>Name</th></tr></thead><tbody><tr><td><a name="A_Person" id="A_Person">[A_Person]</a></td><td>A. Person</td><td></td></tr></tbody></table>
        <h1>Footnote</h1><table class="fn"><tr><td class="fn" valign="top"><a name="note1" id="note1">[1]</a></td><td class="fn"><pre>Only
        an experiment.</pre></td></tr></table></article></body></html>

        """;
}
