using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

public sealed class RoundTripTests
{
    // Texts of characters that are special in one of the formats.
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char["ab ,\"\t\n&<>]['é€#\\/"], 0, 12],
        Gen.OneOf("", " x ", "a \n b", "a\n  b", "a  \nb", "\n", "[RFC1]", "[RFC1] [RFC2]", "see [RFC6335].", "]]>", "a]]>b \n c", "[https://example.org/x]", "\uD83D\uDE00", "a\rb", " a\r\nb "));

    private static readonly Gen<string> Tokens = Gen.OneOf(
        Gen.OneOf("RFC6335", "RFC8765, Section 6.1", "BCP26", "draft-a-b-05", "draft-a-b-05, Section 4", "RFC-ietf-x-1", "1", "0", "https://example.org/a?b=c", "Person_One", "n/a", "a, b", "x [y] z", "", " ", "two\nlines", "a \n b", "http://a b"),
        Gen.String[Gen.Char["aB1 _.&<\""], 1, 8]).List[0, 3].Select(tokens => BracketedList.Format(tokens) ?? "");

    private static readonly Gen<string> Date = Gen.OneOf("", "2004-02", "2024-12-20", "0001-01-01");

    private static readonly Gen<ServiceRecord> Record =
        from name in Text
        from port in Gen.OneOf("0", "80", "65535", "6000-6063", "4748-4748")
        from transport in Gen.OneOf("", "tcp", "udp", "sctp", "dccp")
        from description in Text
        from people in Gen.Select(Tokens, Tokens)
        from dates in Gen.Select(Date, Date)
        from reference in Tokens
        from code in Gen.OneOf("", "0", "4294967295")
        from texts in Gen.Select(Text, Text)
        select Sample.Row(name, port, transport, description, people.Item1, people.Item2, dates.Item1, dates.Item2, reference, code, texts.Item1, texts.Item2);

    public static TheoryData<RegistryFormat> Exact => [RegistryFormat.Csv, RegistryFormat.Xml, RegistryFormat.Html, RegistryFormat.Json, RegistryFormat.Snapshot];

    [Theory]
    [MemberData(nameof(Exact))]
    public void What_is_written_reads_back_equal(RegistryFormat format)
        => Record.List[1, 8].Sample(records =>
        {
            var document = new RegistryDocument(new RegistryStamp(), records);
            Assert.Equal(records, Read(Write(document, format)).Document.Records);
        });

    [Theory]
    [MemberData(nameof(Exact))]
    public void Rows_of_every_kind_read_back_equal(RegistryFormat format)
    {
        foreach (IReadOnlyList<ServiceRecord> records in new[] { Sample.EveryKind, Read(Fixture("every-kind.xml")).Document.Records })
        {
            Assert.Equal(records, Read(Write(new RegistryDocument(Sample.Stamp, records), format)).Document.Records);
        }
    }

    [Theory]
    [InlineData(RegistryFormat.Xml)]
    [InlineData(RegistryFormat.Json)]
    public void The_stamp_survives(RegistryFormat format)
    {
        RegistryStamp stamp = Read(Write(new RegistryDocument(Sample.Stamp, Sample.EveryKind), format)).Document.Stamp;
        Assert.Equal(Parts(Sample.Stamp), Parts(stamp));
    }

    [Fact]
    public void CSV_read_and_written_is_the_same_file()
    {
        byte[] bytes = Fixture("every-kind.csv");
        Assert.Equal(bytes, Write(Read(bytes).Document, RegistryFormat.Csv));
    }

    [Fact]
    public void A_character_that_XML_cannot_hold_is_replaced()
    {
        var document = new RegistryDocument(new RegistryStamp(), new[] { Sample.Row("a", "1", "tcp", "x\uDC00y\uD800") });
        Assert.Equal("x\uFFFDy\uFFFD", Read(Write(document, RegistryFormat.Xml)).Document.Records.Single().Description);
    }

    private static string Parts(RegistryStamp stamp)
        => string.Join("|", new object?[] { stamp.Title, stamp.Category, stamp.Updated, stamp.Reference, stamp.Experts }.Concat(stamp.Notes).Concat(stamp.Footnotes));
}
