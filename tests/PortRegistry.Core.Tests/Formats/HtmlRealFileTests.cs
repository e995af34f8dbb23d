using System;
using System.IO;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Formats;

public class HtmlRealFileTests
{
    private const string Day = "2026-02-13";

    [Fact]
    public void The_page_has_every_cell_that_the_CSV_and_the_XML_of_the_day_have()
    {
        RegistryReadResult page = FormatFile.ReadFile(RealFiles.PathOf(Day, "xhtml"));
        RegistryReadResult csv = FormatFile.ReadFile(RealFiles.PathOf(Day, "csv"));
        RegistryReadResult xml = FormatFile.ReadFile(RealFiles.PathOf(Day, "xml"));

        Assert.Equal(RegistryFormat.Html, page.Format);
        Assert.Equal(14499, page.Document.Records.Count);
        Assert.Empty(FormatFile.Differences(csv.Document.Records, page.Document.Records));
        Assert.Empty(FormatFile.Differences(xml.Document.Records, page.Document.Records));
    }

    [Fact]
    public void The_page_says_of_the_registry_what_the_XML_says()
    {
        RegistryStamp page = FormatFile.ReadFile(RealFiles.PathOf(Day, "xhtml")).Document.Stamp;
        RegistryStamp xml = FormatFile.ReadFile(RealFiles.PathOf(Day, "xml")).Document.Stamp;

        Assert.Equal(xml.Title, page.Title);
        Assert.Equal(xml.Updated, page.Updated);
        Assert.Equal(xml.Reference, page.Reference);
        Assert.Equal(FormatFile.Collapse(xml.Experts), FormatFile.Collapse(page.Experts));
        Assert.Equal(xml.Notes.Select(note => (note.Title, FormatFile.Collapse(note.Text))), page.Notes.Select(note => (note.Title, FormatFile.Collapse(note.Text))));
        Assert.Equal(xml.Footnotes.Select(note => (note.Title, FormatFile.Collapse(note.Text))), page.Footnotes.Select(note => (note.Title, FormatFile.Collapse(note.Text))));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xml")]
    public void The_whole_registry_written_as_a_page_is_read_back_to_the_letter(string extension)
    {
        RegistryDocument document = FormatFile.ReadFile(RealFiles.PathOf(Day, extension)).Document;

        RegistryReadResult back = FormatFile.Read(FormatFile.Write(document, RegistryFormat.Html));

        Assert.Equal(document.Records, back.Document.Records);
        Assert.Equal(document.Stamp.Updated, back.Document.Stamp.Updated);
    }

    [Fact]
    public void A_real_page_cut_off_anywhere_is_refused()
    {
        string page = File.ReadAllText(RealFiles.PathOf(Day, "xhtml"));

        for (int i = 1; i <= 10; i++)
        {
            Assert.Contains("cut off", FormatFile.Refused(page[..(int)(page.Length * (i / 10.001))]).Reason, StringComparison.Ordinal);
        }
    }
}
