using System.Linq;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

/// <summary>The cells that a record's XML stands for, in whatever way of XML it is written.</summary>
public sealed class XmlRecordTests
{
    private const int Line = 7;

    [Theory]
    [InlineData("<name>a</name><protocol>tcp</protocol><number>1</number>", "a,1,tcp,,,,,,,,,")]
    [InlineData("<name/><number>1</number>", ",1,,,,,,,,,,")]
    [InlineData("<name></name><number>1</number>", ",1,,,,,,,,,,")]
    [InlineData("<name> a </name><number>1</number>", "a,1,,,,,,,,,,")]
    [InlineData("<name>a</name><name/><number>1</number>", "a,1,,,,,,,,,,")]
    [InlineData("<name>a</name><description>one\n    two<br/>three</description>", "a,,,\"one\n    two\nthree\",,,,,,,,")]
    [InlineData("<name>a</name><description>R&amp;D &lt;x&gt;</description>", "a,,,R&D <x>,,,,,,,,")]
    [InlineData("<name>a</name><description>-> there</description>", "a,,,-> there,,,,,,,,")]
    [InlineData("<name>a</name><description>Zürich 東京 \U0001F600</description>", "a,,,Zürich 東京 \U0001F600,,,,,,,,")]
    [InlineData("<name>a</name><description>tab\tin it</description>", "a,,,tab\tin it,,,,,,,,")]
    [InlineData("<name>a</name><description><![CDATA[</record> <record>]]></description>", "a,,,</record> <record>,,,,,,,,")]
    [InlineData("<name>a</name><!-- <record> </record> --><number>1</number>", "a,1,,,,,,,,,,")]
    [InlineData("<name>a</name><?pi </record>?><number>1</number>", "a,1,,,,,,,,,,")]
    [InlineData("<name>a</name><unknown>x</unknown><number>1</number>", "a,1,,,,,,,,,,")]
    [InlineData("<name>a</name><unknown><name>b</name></unknown>", "a,,,,,,,,,,,")]
    [InlineData("<name >a</name ><number\n>1</number>", "a,1,,,,,,,,,,")]
    [InlineData("<name>a</name><assignee><xref type=\"person\" data=\"A\"/><xref type=\"rfc\" data=\"rfc1\" /></assignee><xref type=\"person\" data=\"B\"/>", "a,,,,[A][RFC1],[B],,,,,,")]
    [InlineData("<name>a</name><assignee/><xref type=\"person\" data=\"B\"/>", "a,,,,,[B],,,,,,")]
    [InlineData("<name>a</name><assignee></assignee><xref type=\"person\" data=\"B\"/>", "a,,,,,[B],,,,,,")]
    [InlineData("<name>a</name><xref type=\"person\" data=\"A\"/><xref type=\"person\" data=\"B\"/><xref type=\"rfc\" data=\"rfc6335\"/>", "a,,,,[A][B],[A][B],,,[RFC6335],,,")]
    [InlineData("<name>a</name><xref type=\"rfc\" data=\"rfc6335\" section=\"5\"/>", "a,,,,,,,,\"[RFC6335, Section 5]\",,,")]
    [InlineData("<name>a</name><xref data=\"A\" type=\"person\"/><xref type='person' data='B'/>", "a,,,,[A][B],[A][B],,,,,,")]
    [InlineData("<name>a</name><xref type=\"uri\" data=\"http://x/?a=1&amp;b=2\">text</xref><xref type=\"draft\" data=\"draft-a\"/>", "a,,,,,,,,[text][draft-a],,,")]
    [InlineData("<name>a</name><xref type=\"text\">see [RFC 1]</xref>", "a,,,,,,,,[see [RFC1]],,,")]
    [InlineData("<name>a</name><description>one<br/>two<br/><br/>three<br/></description>", "a,,,\"one\ntwo\nthree\",,,,,,,,")]
    [InlineData("<name>a</name><description><br/></description>", "a,,,,,,,,,,,")]
    [InlineData("<name>a</name><description>\n</description><number>1</number>", "a,1,,,,,,,,,,")]
    [InlineData("<name>a</name><description>one<br/>\n      two \n three\nfour \n</description>", "a,,,\"one\n      two three\nfour\",,,,,,,,")]
    [InlineData("<name>a</name><description>one<br />two</description>", "a,,,\"one\ntwo\",,,,,,,,")]
    [InlineData("<name>a</name><description>&quot;x&apos; &amp;amp; &amp;\n&amp;</description>", "a,,,\"\"\"x' &amp; &\n&\",,,,,,,,")]
    [InlineData("<name>a</name><description>&#65;&#x42;</description>", "a,,,AB,,,,,,,,")]
    [InlineData("<name>a</name><note>see <xref type=\"rfc\" data=\"rfc6335\"/> and<br/><xref type=\"uri\" data=\"http://x/\"/></note>", "a,,,,,,,,,,,\"see [RFC6335] and\n[http://x/]\"")]
    [InlineData("<name>a</name><note>see <xref type=\"person\" data=\"A\"/></note>", "a,,,,,,,,,,,see [A]")]
    [InlineData("<name>a</name><note>see <xref type=\"uri\" data=\"http://x/\">x</xref></note>", "a,,,,,,,,,,,see [x]")]
    [InlineData("<name>a</name><note>one<paragraph>two</paragraph></note>", "a,,,,,,,,,,,one        two")]
    [InlineData("<name>a</name><note/><note>n</note>", "a,,,,,,,,,,,n")]
    [InlineData("<name>a</name><note>n</note><note/>", "a,,,,,,,,,,,n")]
    [InlineData("<name>a</name><xref type=\"note\" data=\"1\">text</xref><xref type=\"rfc\" data=\"rfc1\">own</xref><xref type=\"text\"> </xref>", "a,,,,,,,,[1][own][],,,")]
    [InlineData("<name>a</name><xref type=\"draft\" data=\"draft-a\" section=\"4.3\"> </xref><xref type=\"rfc\" data=\"rfc1\" section=\"2\"/>", "a,,,,,,,,\"[draft-a, Section 4.3][RFC1, Section 2]\",,,")]
    [InlineData("<name>a</name><xref type=\"text\">a &lt; b<br/>\n   c</xref><xref type=\"text\" data=\"\"/><xref type=\"\" data=\"x\"/>", "a,,,,,,,,\"[a < b\n   c][][x]\",,,")]
    [InlineData("<name>a</name><xref type=\"text\">see <xref type=\"rfc\" data=\"rfc1\"/></xref><xref type=\"person\">A</xref>", "a,,,,[A],[A],,,[see [RFC1]],,,")]
    [InlineData("<name>a</name><assignee><xref type=\"text\">Some One</xref><xref type=\"person\" data=\"A\"/></assignee>", "a,,,,[Some One][A],,,,,,,")]
    [InlineData("<number>1</number><sc>1145656131</sc><unauthorized>yes</unauthorized><note>n</note><name>a</name>", "a,1,,,,,,,,1145656131,yes,n")]
    public void A_record_has_the_cells_of_its_elements(string content, string cells)
    {
        RegistryDocument document = Read(File(content)).Document;
        Assert.Equal(5, document.Records.Count);
        Assert.Equal(cells, Cells(document.Records[2]));
    }

    [Theory]
    [InlineData("date=\"2020-01-02\"", "a,,,,,,2020-01-02,,,,,")]
    [InlineData("date=\"2020-01-02\" updated=\"2021-01\"", "a,,,,,,2020-01-02,2021-01,,,,")]
    [InlineData("updated=\"2021-01\" date=\"2020-01-02\"", "a,,,,,,2020-01-02,2021-01,,,,")]
    [InlineData("date='2020-01-02'", "a,,,,,,2020-01-02,,,,,")]
    [InlineData("other=\"x\" date=\"\"", "a,,,,,,,,,,,")]
    public void Its_dates_are_its_attributes(string attributes, string cells)
        => Assert.Equal(cells, Cells(Read(File("<name>a</name>").Replace("<record><name>a<", $"<record {attributes}><name>a<")).Document.Records[2]));

    [Theory]
    [InlineData("<name>a</name><number>x</number>", "Port Number", "'x' is not a port number or a range of port numbers from 0 to 65535.")]
    [InlineData("<description>neither</description>", "Service Name", "A record has a service name, a port number or both.")]
    [InlineData("<name>a</name><name>b</name>", "Service Name", "The record has more than one Service Name.")]
    public void What_cannot_be_read_is_reported_with_its_line_and_column(string content, string column, string reason)
    {
        ParseIssue issue = Read(File(content), strict: false).Issues.Single();
        Assert.Equal((Line, column, reason), (issue.Line, issue.Column, issue.Reason));
    }

    [Theory]
    [InlineData("<name>a</nome>", 7)]
    [InlineData("<name>a", 8)]
    [InlineData("<name>a</name></record><record", 8)]
    [InlineData("<name>a&b</name>", 7)]
    [InlineData("<name>a&amp</name>", 7)]
    [InlineData("<name>a<br/></br></name>", 7)]
    [InlineData("<description>a<xref type=\"uri\"</description>", 7)]
    [InlineData("<description>a<xref type=\"uri\" data=\"x\"</description>", 7)]
    [InlineData("<description>a<br></description>", 7)]
    [InlineData("<xref type=\"text\">a</description>", 7)]
    [InlineData("<descriptionn>a</description>", 7)]
    [InlineData("<description/", 7)]
    [InlineData("<name>a ]]> b</name>", 7)]
    [InlineData("<name>a</name><xref type=\"person\" data=\"A/>", 8)]
    [InlineData("<name>a</name>text</name>", 7)]
    public void XML_that_is_not_well_formed_is_refused_with_its_line(string content, int line)
        => Assert.Equal(line, Refusal(File(content)).Line);

    // The element is between others.
    private static string File(string content)
        => "<registry xmlns=\"http://www.iana.org/assignments\" id=\"service-names-port-numbers\">\n  <title>T</title>"
        + string.Concat(new[] { "<name>first</name>", "<name>second</name>", content, "<name>fourth</name>", "<name>last</name>" }
            .Select(each => "\n  <record>" + each + "\n  </record>"))
        + "\n  <footnote anchor=\"1\">Foot</footnote>\n</registry>\n";

    private static string Cells(ServiceRecord record)
        => WriteText(new RegistryDocument(new RegistryStamp(), new[] { record }), RegistryFormat.Csv)[Header.Length..].TrimEnd('\r', '\n');
}
