using System.Linq;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

/// <summary>Records in IANA's plain layout are read without an XML parser; indented otherwise, the same file goes through it.</summary>
public sealed class XmlPlainRecordsTests
{
    [Theory]
    [InlineData("<name>a</name><protocol>tcp</protocol><number>1</number>")]
    [InlineData("<name/><number>1</number>")]
    [InlineData("<name></name><number>1</number>")]
    [InlineData("<name> a </name><number>1</number>")]
    [InlineData("<name>a</name><name/><number>1</number>")]
    [InlineData("<name>a</name><description>one\n    two<br/>three</description>")]
    [InlineData("<name>a</name><description>R&amp;D &lt;x&gt;</description>")]
    [InlineData("<name>a</name><description>-> there</description>")]
    [InlineData("<name>a</name><description>Zürich 東京 \U0001F600</description>")]
    [InlineData("<name>a</name><description>tab\tin it</description>")]
    [InlineData("<name>a</name><description><![CDATA[</record> <record>]]></description>")]
    [InlineData("<name>a</name><!-- <record> </record> --><number>1</number>")]
    [InlineData("<name>a</name><?pi </record>?><number>1</number>")]
    [InlineData("<name>a</name><unknown>x</unknown><number>1</number>")]
    [InlineData("<name>a</name><unknown><name>b</name></unknown>")]
    [InlineData("<name >a</name ><number\n>1</number>")]
    [InlineData("<name>a</name><assignee><xref type=\"person\" data=\"A\"/><xref type=\"rfc\" data=\"rfc1\" /></assignee><xref type=\"person\" data=\"B\"/>")]
    [InlineData("<name>a</name><assignee/><xref type=\"person\" data=\"B\"/>")]
    [InlineData("<name>a</name><assignee></assignee><xref type=\"person\" data=\"B\"/>")]
    [InlineData("<name>a</name><xref type=\"person\" data=\"A\"/><xref type=\"person\" data=\"B\"/><xref type=\"rfc\" data=\"rfc6335\"/>")]
    [InlineData("<name>a</name><xref type=\"rfc\" data=\"rfc6335\" section=\"5\"/>")]
    [InlineData("<name>a</name><xref data=\"A\" type=\"person\"/><xref type='person' data='B'/>")]
    [InlineData("<name>a</name><xref type=\"uri\" data=\"http://x/?a=1&amp;b=2\">text</xref><xref type=\"draft\" data=\"draft-a\"/>")]
    [InlineData("<name>a</name><xref type=\"text\">see [RFC 1]</xref>")]
    [InlineData("<name>a</name><description>one<br/>two<br/><br/>three<br/></description>")]
    [InlineData("<name>a</name><description><br/></description>")]
    [InlineData("<name>a</name><description>\n</description><number>1</number>")]
    [InlineData("<name>a</name><description>one<br/>\n      two \n three\nfour \n</description>")]
    [InlineData("<name>a</name><description>one<br />two</description>")]
    [InlineData("<name>a</name><description>&quot;x&apos; &amp;amp; &amp;\n&amp;</description>")]
    [InlineData("<name>a</name><description>&#65;&#x42;</description>")]
    [InlineData("<name>a</name><note>see <xref type=\"rfc\" data=\"rfc6335\"/> and<br/><xref type=\"uri\" data=\"http://x/\"/></note>")]
    [InlineData("<name>a</name><note>see <xref type=\"person\" data=\"A\"/></note>")]
    [InlineData("<name>a</name><note>see <xref type=\"uri\" data=\"http://x/\">x</xref></note>")]
    [InlineData("<name>a</name><note>one<paragraph>two</paragraph></note>")]
    [InlineData("<name>a</name><note/><note>n</note>")]
    [InlineData("<name>a</name><note>n</note><note/>")]
    [InlineData("<name>a</name><xref type=\"note\" data=\"1\">text</xref><xref type=\"rfc\" data=\"rfc1\">own</xref><xref type=\"text\"> </xref>")]
    [InlineData("<name>a</name><xref type=\"draft\" data=\"draft-a\" section=\"4.3\"> </xref><xref type=\"rfc\" data=\"rfc1\" section=\"2\"/>")]
    [InlineData("<name>a</name><xref type=\"text\">a &lt; b<br/>\n   c</xref><xref type=\"text\" data=\"\"/><xref type=\"\" data=\"x\"/>")]
    [InlineData("<name>a</name><xref type=\"text\">see <xref type=\"rfc\" data=\"rfc1\"/></xref><xref type=\"person\">A</xref>")]
    [InlineData("<name>a</name><assignee><xref type=\"text\">Some One</xref><xref type=\"person\" data=\"A\"/></assignee>")]
    [InlineData("<number>1</number><sc>1145656131</sc><unauthorized>yes</unauthorized><note>n</note><name>a</name>")]
    public void A_record_says_the_same_plain_or_parsed(string content)
    {
        string plain = File(content);
        RegistryReadResult read = Read(plain);
        Assert.Equal(Read(Parsed(plain)).Document.Records, read.Document.Records);
        Assert.Equal(5, read.Document.Records.Count);
    }

    [Theory]
    [InlineData("date=\"2020-01-02\"")]
    [InlineData("date=\"2020-01-02\" updated=\"2021-01\"")]
    [InlineData("updated=\"2021-01\" date=\"2020-01-02\"")]
    [InlineData("date='2020-01-02'")]
    [InlineData("other=\"x\" date=\"\"")]
    public void Its_dates_are_the_same(string attributes)
    {
        string plain = File("<name>a</name>").Replace("<record><name>a<", $"<record {attributes}><name>a<");
        Assert.Equal(Read(Parsed(plain)).Document.Records, Read(plain).Document.Records);
    }

    [Theory]
    [InlineData("<name>a</name><number>x</number>")]
    [InlineData("<description>neither</description>")]
    [InlineData("<name>a</name><name>b</name>")]
    public void What_cannot_be_read_is_reported_at_the_same_line(string content)
    {
        string plain = File(content);
        ParseIssue issue = Read(plain, strict: false).Issues.Single();
        ParseIssue expected = Read(Parsed(plain), strict: false).Issues.Single();
        Assert.Equal((expected.Line, expected.Column, expected.Reason), (issue.Line, issue.Column, issue.Reason));
    }

    [Theory]
    [InlineData("<name>a</nome>")]
    [InlineData("<name>a")]
    [InlineData("<name>a</name></record><record")]
    [InlineData("<name>a&b</name>")]
    [InlineData("<name>a&amp</name>")]
    [InlineData("<name>a<br/></br></name>")]
    [InlineData("<description>a<xref type=\"uri\"</description>")]
    [InlineData("<description>a<xref type=\"uri\" data=\"x\"</description>")]
    [InlineData("<description>a<br></description>")]
    [InlineData("<xref type=\"text\">a</description>")]
    [InlineData("<descriptionn>a</description>")]
    [InlineData("<description/")]
    [InlineData("<name>a ]]> b</name>")]
    [InlineData("<name>a</name><xref type=\"person\" data=\"A/>")]
    [InlineData("<name>a</name>text</name>")]
    public void XML_that_is_not_well_formed_is_refused_both_ways(string content)
    {
        string plain = File(content);
        Assert.Equal(Refusal(Parsed(plain)).Line, Refusal(plain).Line);
    }

    // Plain records before and behind, so that the one in question stands between others.
    private static string File(string content)
        => "<registry xmlns=\"http://www.iana.org/assignments\" id=\"service-names-port-numbers\">\n  <title>T</title>"
        + string.Concat(new[] { "<name>first</name>", "<name>second</name>", content, "<name>fourth</name>", "<name>last</name>" }
            .Select(each => "\n  <record>" + each + "\n  </record>"))
        + "\n  <footnote anchor=\"1\">Foot</footnote>\n</registry>\n";

    private static string Parsed(string plain) => plain.Replace("\n  <record", "\n   <record").Replace("\n  </record>", "\n   </record>");
}
