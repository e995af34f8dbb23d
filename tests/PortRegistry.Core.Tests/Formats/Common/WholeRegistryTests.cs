using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;
using static PortRegistry.Tests.Formats.CellComparison;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

/// <summary>The whole registry that ships, and versions of its history, in every layout.</summary>
public sealed class WholeRegistryTests
{
    private static readonly XNamespace Iana = "http://www.iana.org/assignments";
    private static readonly RegistryDocument Bundled = Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "registry.snapshot"))).Document;

    [Theory]
    [InlineData(RegistryFormat.Csv)]
    [InlineData(RegistryFormat.Xml)]
    [InlineData(RegistryFormat.Html)]
    [InlineData(RegistryFormat.Snapshot)]
    public void What_is_written_reads_back_to_the_letter(RegistryFormat format)
    {
        RegistryReadResult back = Read(Write(Bundled, format));

        Assert.Equal(format, back.Format);
        Assert.Empty(back.Issues);
        Assert.Equal(Bundled.Records, back.Document.Records);
        Assert.Equal(Write(Bundled, format), Write(back.Document, format));
    }

    [Fact]
    public void Text_that_is_written_reads_back_white_space_aside()
        => Assert.Empty(Differences(Bundled.Records, Read(Write(Bundled, RegistryFormat.Text)).Document.Records));

    [Theory]
    [InlineData(RegistryFormat.Xml)]
    [InlineData(RegistryFormat.Html)]
    [InlineData(RegistryFormat.Text)]
    [InlineData(RegistryFormat.Snapshot)]
    public void A_layout_keeps_what_the_registry_says_of_itself(RegistryFormat format)
    {
        RegistryStamp back = Read(Write(Bundled, format)).Document.Stamp;

        Assert.Equal((Bundled.Stamp.Title, Bundled.Stamp.Updated, Bundled.Stamp.Reference), (back.Title, back.Updated, back.Reference));
        Assert.Equal(Collapse(Bundled.Stamp.Experts), Collapse(back.Experts));
        Assert.Equal(Collapse(Bundled.Stamp.Notes), Collapse(back.Notes));
        Assert.Equal(Collapse(Bundled.Stamp.Footnotes), Collapse(back.Footnotes));
    }

    [Theory]
    [InlineData("2015-05-04")]
    [InlineData("2020-01-01")]
    [InlineData("2026-02-13")]
    public void A_version_of_any_year_reads_back_from_every_layout_and_text_alone_loses_white_space(string day)
    {
        RegistryDocument document = ShippedHistory.DocumentOf(day);
        foreach (RegistryFormat format in new[] { RegistryFormat.Csv, RegistryFormat.Xml, RegistryFormat.Html, RegistryFormat.Json, RegistryFormat.Snapshot })
        {
            Assert.Equal(document.Records, Read(Write(document, format)).Document.Records);
        }

        RegistryDocument text = Read(Write(document, RegistryFormat.Text)).Document;
        Assert.Empty(Differences(document.Records, text.Records));
        Assert.Equal((document.Stamp.Category, document.Stamp.Updated), (text.Stamp.Category, text.Stamp.Updated));
    }

    [Theory]
    [InlineData("2020-01-01", 28, 100)]
    [InlineData("2026-02-13", 28, 111)]
    [InlineData("2026-02-13", 36, 64)]
    [InlineData("2026-08-17", 28, 100)]
    [InlineData("2026-08-17", 28, 111)]
    [InlineData("2026-08-17", 36, 64)]
    public void Laid_out_as_IANA_s_text_in_other_widths_few_descriptions_are_shared_out_otherwise(string day, int description, int notes)
    {
        IReadOnlyList<ServiceRecord> records = ShippedHistory.DocumentOf(day).Records;
        var widths = new Dictionary<RegistryColumn, int>
        {
            [RegistryColumn.ServiceName] = 15,
            [RegistryColumn.Description] = description,
            [RegistryColumn.Reference] = 70,
            [RegistryColumn.UnauthorizedUse] = 12,
            [RegistryColumn.AssignmentNotes] = notes,
        };

        Dictionary<RegistryColumn, int> differences = Differences(records, Read(CenteredText.Write(records, widths)).Document.Records);

        Assert.InRange(differences.GetValueOrDefault(RegistryColumn.Description), 0, 20);
        differences.Remove(RegistryColumn.Description);
        Assert.Empty(differences);
    }

    [Theory]
    [InlineData(RegistryFormat.Xml)]
    [InlineData(RegistryFormat.Html)]
    [InlineData(RegistryFormat.Text)]
    public void A_file_cut_off_anywhere_is_refused(RegistryFormat format)
    {
        byte[] file = Write(Bundled, format);
        for (int i = 1; i <= 10; i++)
        {
            Assert.Contains("cut off", Refusal(file[..(int)(file.Length * (i / 10.01))]).Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_XML_has_the_cells_of_each_record_where_IANA_has_them()
    {
        XElement[] written = [.. XDocument.Load(new MemoryStream(Write(Bundled, RegistryFormat.Xml))).Root!.Elements(Iana + "record")];

        Assert.Equal(Bundled.Records.Count, written.Length);
        foreach ((ServiceRecord record, XElement element) in Bundled.Records.Zip(written))
        {
            // A reference within a description is an element with a different text.
            string? Child(string name) => element.Element(Iana + name) is { HasElements: false, Value.Length: > 0 } child ? child.Value : null;
            bool isPlain = element.Element(Iana + "description") is not { HasElements: true };
            Assert.Equal(
                (record.ServiceName, record.Port?.ToString(), isPlain ? Collapse(record.Description) : string.Empty, record.RegistrationDate?.ToString(), record.ModificationDate?.ToString()),
                (Child("name"), Child("number"), Collapse(Child("description")), (string?)element.Attribute("date"), (string?)element.Attribute("updated")));
            string[] references = [.. element.Elements(Iana + "xref").Where(xref => (string?)xref.Attribute("type") == "rfc").Select(xref => (string)xref.Attribute("data")!)];
            Assert.All(references, reference => Assert.Contains(record.Reference, token => token.StartsWith(reference, StringComparison.OrdinalIgnoreCase)));
        }
    }
}
