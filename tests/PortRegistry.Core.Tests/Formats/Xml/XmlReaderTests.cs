using System.Linq;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

public sealed class XmlReaderTests
{
    private const string Start = "<?xml version='1.0' encoding='UTF-8'?>\n<registry xmlns=\"http://www.iana.org/assignments\" id=\"service-names-port-numbers\">\n";
    private const string End = "</registry>\n";

    [Fact]
    public void The_same_registry_as_CSV_and_as_XML_has_the_same_cells_to_the_letter()
        => Assert.Equal(Read(Fixture("every-kind.csv")).Document.Records, Read(Fixture("every-kind.xml")).Document.Records);

    [Fact]
    public void What_stands_around_the_records_goes_to_the_stamp()
    {
        RegistryStamp stamp = Read(Fixture("every-kind.xml"), source: "https://example.org/ports.xml").Document.Stamp;
        Assert.Equal(RegistryStamp.DefaultTitle, stamp.Title);
        Assert.Equal("Service Names and Transport Protocol Port Numbers", stamp.Category);
        Assert.Equal(RegistryDate.Parse("2026-01-31"), stamp.Updated);
        Assert.Equal("[RFC6335]", stamp.Reference);
        Assert.Equal("TCP: Person One\nSCTP: Person Two", stamp.Experts);
        Assert.Equal(
            new[] { "Names and numbers are used as in [RFC6335].\n\nThey do not imply anything.", "Request an Assignment: [https://example.org/apply]" },
            stamp.Notes.Select(note => note.ToString()));
        Assert.Equal("1: It is only appropriate to use these values in explicitly-\nconfigured experiments; see [RFC4727].", stamp.Footnotes.Single().ToString());
        Assert.Equal("https://example.org/ports.xml", stamp.Source);
    }

    [Fact]
    public void No_address_of_a_person_is_kept()
    {
        RegistryDocument document = Read(Fixture("every-kind.xml")).Document;
        Assert.DoesNotContain("example.org\"", WriteText(document, RegistryFormat.Json));
        Assert.DoesNotContain("mailto", WriteText(document, RegistryFormat.Xml));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(3000)]
    public void People_are_passed_over_and_what_follows_them_is_read(int people)
    {
        string person = "<person id=\"P\"><uri>mailto:p&amp;example.org</uri></person>\n";
        string text = Start + "<record><name>a</name></record><people>\n" + string.Concat(Enumerable.Repeat(person, people)) + "</people><record><name>b</name></record>" + End;
        Assert.Equal(new[] { "a", "b" }, Read(text).Document.Records.Labels());
    }

    [Fact]
    public void XML_that_is_cut_off_among_its_people_is_refused()
        => Assert.Contains("cut off", Refusal(Start + "<record><name>a</name></record><people>\n<person id=\"P\"/>\n").Reason);

    [Theory]
    [InlineData("<number>65536</number>", "Port Number")]
    [InlineData("<number>1</number>\n<protocol>ip</protocol>", "Transport Protocol")]
    [InlineData("<number>1</number>\n<sc>x</sc>", "Service Code")]
    [InlineData("<number>1</number>\n<number>2</number>", "Port Number")]
    public void A_bad_cell_is_reported_with_its_own_line(string children, string column)
    {
        string text = Start + "<record><name>a</name><number>1</number></record>\n<record>\n<name>b</name>\n" + children + "\n</record>\n" + End;
        ParseIssue refused = Refusal(text);
        Assert.Equal((6 + children.Count(c => c == '\n'), column), (refused.Line, refused.Column));
        Assert.Single(Read(text, strict: false).Issues);
    }

    [Fact]
    public void A_bad_date_is_reported_with_the_line_of_its_record()
    {
        ParseIssue refused = Refusal(Start + "<record date=\"12/20/2024\"><name>a</name></record>\n" + End);
        Assert.Equal((3, "Registration Date"), (refused.Line, refused.Column));
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        string text = Start.Replace("<registry", "<!DOCTYPE registry [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<registry")
            + "<record><name>&b;</name></record>" + End;
        Assert.Contains("DTD", Refusal(text).Reason);
    }

    [Fact]
    public void A_document_type_that_points_outside_is_refused()
        => Assert.Contains("DTD", Refusal(Start.Replace("<registry", "<!DOCTYPE registry SYSTEM \"file:///etc/hosts\">\n<registry") + End).Reason);

    [Fact]
    public void Another_registry_of_IANA_s_is_refused_by_its_name()
        => Assert.Contains("'protocol-numbers'", Refusal(Start.Replace("service-names-port-numbers", "protocol-numbers") + "<record><name>a</name></record>" + End).Reason);

    [Fact]
    public void Other_XML_is_refused_by_its_root()
        => Assert.Contains("'Error'", Refusal("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>").Reason);

    [Fact]
    public void XML_that_is_cut_off_is_refused_with_its_line_even_where_issues_are_tolerated()
    {
        ParseIssue refused = Refusal(Start + "<record><name>a</name></record>\n<record><name>b", strict: false);
        Assert.Equal(4, refused.Line);
        Assert.Contains("cut off", refused.Reason);
    }

    [Fact]
    public void What_the_schema_may_grow_is_passed_over()
    {
        string text = Start + "<hide/><record><name>a</name><status><name>no</name></status><number>1</number></record><registry id=\"x\"><record/></registry>" + End;
        Assert.Equal("a 1", Read(text).Document.Records.Single().ToString());
    }

    [Fact]
    public void A_literal_is_taken_to_the_letter()
    {
        string text = Start + "<record><name>a</name><description><![CDATA[ x \n y ]]></description><note>p \n q<br/><xref type=\"rfc\" data=\"rfc1\"/> <xref type=\"rfc\" data=\"rfc2\"/></note></record>" + End;
        ServiceRecord record = Read(text).Document.Records.Single();
        Assert.Equal(" x \n y ", record.Description);
        Assert.Equal("p q\n[RFC1] [RFC2]", record.AssignmentNotes);
    }
}
