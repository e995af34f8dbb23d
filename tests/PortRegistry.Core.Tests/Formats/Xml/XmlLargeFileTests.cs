using System.Linq;
using System.Text;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

/// <summary>Files of thousands of records, in which places are told as in small ones.</summary>
public sealed class XmlLargeFileTests
{
    private const int Count = 5000;
    private const int HeadLines = 2;
    private const int RecordLines = 4;

    [Fact]
    public void Records_come_in_the_file_s_order()
        => Assert.Equal(Enumerable.Range(0, Count).Select(i => $"s{i} {i}/tcp"), Read(Big()).Document.Records.Labels());

    [Fact]
    public void What_stands_before_and_behind_the_records_is_kept()
    {
        RegistryStamp stamp = Read(Big()).Document.Stamp;
        Assert.Equal(("T", RegistryDate.Parse("2026-01-31")), (stamp.Title, stamp.Updated));
        Assert.Equal("1: Foot", stamp.Footnotes.Single().ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2500)]
    [InlineData(4999)]
    public void An_issue_has_its_line_in_the_file(int record)
    {
        string text = Big().Replace($"<number>{record}</number>", "<number>x</number>");
        int line = HeadLines + (record * RecordLines) + 3;
        ParseIssue refused = Refusal(text);
        ParseIssue reported = Read(text, strict: false).Issues.Single();
        Assert.Equal((line, line, "Port Number"), (refused.Line, reported.Line, reported.Column));
        Assert.Equal(Count - 1, Read(text, strict: false).Document.Records.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2500)]
    [InlineData(4999)]
    public void XML_that_is_not_well_formed_is_refused_with_its_line_in_the_file(int record)
    {
        int line = HeadLines + (record * RecordLines) + 2;
        ParseIssue refused = Refusal(Big().Replace($"<name>s{record}</name>", $"<name>s{record}</nome>"), strict: false);
        Assert.Equal(line, refused.Line);
        Assert.Contains($"ine {line}", refused.Reason);
    }

    [Fact]
    public void The_first_of_several_issues_refuses_the_file()
    {
        string text = Big().Replace("<number>1000</number>", "<number>x</number>").Replace("<name>s4000</name>", "<name>");
        Assert.Equal(HeadLines + (1000 * RecordLines) + 3, Refusal(text).Line);
    }

    [Fact]
    public void A_file_that_is_cut_off_in_a_late_block_is_refused()
    {
        string text = Big();
        foreach (int length in new[] { text.Length / 3, text.Length / 2, text.Length - 20 })
        {
            Assert.Contains("cut off", Refusal(text[..length]).Reason);
        }
    }

    [Fact]
    public void Another_encoding_than_UTF8_is_read_as_declared()
    {
        string text = Big().Replace("UTF-8", "ISO-8859-1").Replace("<name>s4000</name>", "<name>é</name>");
        Assert.Equal("é", Read(Encoding.Latin1.GetBytes(text)).Document.Records[4000].ServiceName);
    }

    [Fact]
    public void Records_without_lines_of_their_own_are_read_as_well()
        => Assert.Equal(Read(Big()).Document.Records, Read(Big().Replace("\n", "")).Document.Records);

    private static string Big()
    {
        var text = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n<registry xmlns=\"http://www.iana.org/assignments\" id=\"service-names-port-numbers\"><title>T</title><updated>2026-01-31</updated>");
        for (int i = 0; i < Count; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n  <record>\n    <name>s{i}</name>\n    <number>{i}</number><protocol>tcp</protocol>\n  </record>");
        }

        return text.Append("\n  <footnote anchor=\"1\">Foot</footnote>\n</registry>\n").ToString();
    }
}
