using System.Linq;
using System.Text;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

public sealed class CsvReaderTests
{
    private const string Row = "http,80,tcp,World Wide Web,[IESG],[IETF_Chair],,2021-10-01,[RFC9110],,,\r\n";

    [Fact]
    public void Every_row_has_its_twelve_cells()
    {
        ServiceRecord record = Read(Header + "odd,4000,udp,\"A, \"\"b\"\"\",[A],[B][C],2004-02,2009-03-04,[RFC1],7,yes,\"x\ny\"\r\n").Document.Records.Single();
        Assert.Equal(
            new[] { "odd", "4000", "udp", "A, \"b\"", "[A]", "[B][C]", "2004-02", "2009-03-04", "[RFC1]", "7", "yes", "x\ny" },
            Enumerable.Range(0, 12).Select(i => record.GetCell((RegistryColumn)i)));
    }

    [Fact]
    public void Columns_are_bound_by_title_in_any_order_and_case()
    {
        string[] titles = Header.TrimEnd().Split(',').Reverse().ToArray();
        string[] cells = Row.TrimEnd().Split(',').Reverse().ToArray();
        string text = string.Join(",", titles).ToUpperInvariant() + "\n" + string.Join(",", cells) + "\n";
        Assert.Equal(Read(Header + Row).Document.Records, Read(text).Document.Records);
    }

    [Fact]
    public void The_former_title_of_the_eleventh_column_is_known()
    {
        string text = Header.Replace("Unauthorized Use Reported", "Known Unauthorized Uses") + "a,1,tcp,,,,,,,,yes,\r\n";
        Assert.Equal("yes", Read(text).Document.Records.Single().UnauthorizedUse);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Line_ends_and_a_byte_order_mark_make_no_difference(string lineEnd)
    {
        string text = (Header + Row + "b,2,tcp,\"one\ntwo\",,,,,,,,\r\n").Replace("\r\n", lineEnd);
        byte[] marked = new byte[] { 0xEF, 0xBB, 0xBF }.Concat(Encoding.UTF8.GetBytes(text)).ToArray();
        Assert.Equal(Read(text).Document.Records, Read(marked).Document.Records);
        Assert.Equal("one\ntwo", Read(marked).Document.Records[1].Description);
    }

    [Fact]
    public void White_space_in_cells_is_kept()
        => Assert.Equal(" a  b\t", Read(Header + "x,1,tcp, a  b\t,,,,,,,,\r\n").Document.Records.Single().Description);

    [Fact]
    public void A_reference_with_a_space_is_the_same_reference()
    {
        const string Cell = "[RFC 6335][RFC 8765, Section 6.1][RFC 1 and others][see RFC 1]";
        ServiceRecord record = Read(Header + "x,1,tcp,,,,,,\"" + Cell + "\",,,\r\n").Document.Records.Single();
        Assert.Equal(new[] { "RFC6335", "RFC8765, Section 6.1", "RFC 1 and others", "see RFC 1" }, record.Reference);
    }

    [Theory]
    [InlineData("a,1,tcp,,,,,,,,\r\n", null, "11 cells")]
    [InlineData("a,1,tcp,,,,,,,,,,\r\n", null, "13 cells")]
    [InlineData("a,65536,tcp,,,,,,,,,\r\n", "Port Number", "'65536'")]
    [InlineData("a,2-1,tcp,,,,,,,,,\r\n", "Port Number", "'2-1'")]
    [InlineData("a,1,TCP,,,,,,,,,\r\n", "Transport Protocol", "'TCP'")]
    [InlineData("a,1,tcp,,,,12/20/2024,,,,,\r\n", "Registration Date", "'12/20/2024'")]
    [InlineData("a,1,tcp,,,,,2024-13,,,,\r\n", "Modification Date", "'2024-13'")]
    [InlineData("a,1,tcp,,,,,,,code,,\r\n", "Service Code", "'code'")]
    [InlineData("a,1,dccp,,,,,,,000000,,\r\n", "Service Code", "'000000'")]
    [InlineData(",,tcp,,,,,,,,,\r\n", "Service Name", "a service name, a port number or both")]
    [InlineData("a,1,tcp,\"x\" y,,,,,,,,\r\n", "Description", "quotation mark")]
    [InlineData("a,1,tcp,x\"y,,,,,,,,\r\n", "Description", "quotation mark")]
    public void A_bad_row_is_reported_with_line_column_and_reason(string row, string? column, string reason)
    {
        string text = Header + "first,1,tcp,\"two\nlines\",,,,,,,,\r\n" + row + Row;
        ParseIssue refused = Refusal(text);
        Assert.Equal((4, column), (refused.Line, refused.Column));
        Assert.Contains(reason, refused.Reason);

        RegistryReadResult lenient = Read(text, strict: false);
        Assert.Equal(refused.ToString(), Assert.Single(lenient.Issues).ToString());
        Assert.Equal(new[] { "first 1/tcp", "http 80/tcp" }, lenient.Document.Records.Labels());
    }

    [Theory]
    [InlineData("a,1,tcp,,,,,,,,,\"note")]
    [InlineData("a,1,tcp,\"de\r\n")]
    [InlineData("a,1,tcp,,,,")]
    [InlineData("a,1")]
    public void A_file_that_is_cut_off_is_refused_even_where_issues_are_tolerated(string row)
    {
        ParseIssue refused = Refusal(Header + Row + row, strict: false);
        Assert.Equal(3, refused.Line);
        Assert.Contains("cut off", refused.Reason);
    }

    [Fact]
    public void A_last_cell_without_a_line_break_may_be_cut_off()
    {
        Assert.Contains("cut off", Refusal(Header + Row + "a,1,tcp,,,,,,,,,no").Reason);
        Assert.Equal(2, Read(Header + Row + "a,1,tcp,,,,,,,,,").Document.Records.Count);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        ParseIssue refused = Refusal("Service Name,Port Number,Transport Protocol,Description\r\nhttp,80,tcp,World Wide Web\r\n");
        Assert.Equal(1, refused.Line);
        Assert.StartsWith("The header lacks 'Assignee', 'Contact'", refused.Reason);
    }

    [Fact]
    public void A_column_that_is_there_twice_is_named()
        => Assert.Contains("'Contact' is there twice", Refusal(Header.Replace("Assignee", "Contact") + Row).Reason);

    [Fact]
    public void A_column_that_is_not_the_registry_s_is_named()
        => Assert.Contains("'Color' is not a column", Refusal(Header.TrimEnd() + ",Color\r\n" + Row.TrimEnd() + ",red\r\n").Reason);

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused()
    {
        byte[] bytes = Encoding.Latin1.GetBytes(Header + "caf\u00E9,1,tcp,,,,,,,,,\r\n");
        Assert.Contains("not UTF-8", Refusal(bytes).Reason);
    }

    [Fact]
    public void A_quotation_mark_that_swallows_the_file_is_refused_with_its_line()
    {
        string text = Header + Row + "a,1,tcp,\"open,,,,,,,,\r\n" + string.Concat(Enumerable.Repeat(Row, 40000));
        ParseIssue refused = Refusal(text);
        Assert.Equal(3, refused.Line);
        Assert.Contains("quotation mark", refused.Reason);
    }

    [Fact]
    public void Texts_that_follow_each_other_are_not_mistaken_for_one_another()
    {
        string[] texts = { "é", "Ã©", "é", "e", "é", "Ã", "é", "E", "e", "E", "e" };
        string text = Header + string.Concat(texts.Select(cell => $"a,1,tcp,{cell},,,,,,,,\r\n"));
        Assert.Equal(texts, Read(text).Document.Records.Select(record => record.Description));
    }

    [Fact]
    public void Blank_lines_are_no_rows()
        => Assert.Equal(2, Read(Header + "\r\n" + Row + "\r\n" + Row + "\r\n\r\n").Document.Records.Count);
}
