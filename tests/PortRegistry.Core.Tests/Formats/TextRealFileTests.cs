using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Formats;

public class TextRealFileTests
{
    private const string Day = "2026-08-17";

    [Fact]
    public void All_records_are_found_and_eight_descriptions_are_shared_out_otherwise()
    {
        IReadOnlyList<ServiceRecord> xml = FormatFile.ReadFile(RealFiles.PathOf(Day, "xml")).Document.Records;
        RegistryReadResult text = FormatFile.ReadFile(RealFiles.PathOf(Day, "txt"));

        Dictionary<RegistryColumn, int> differences = FormatFile.Differences(xml, text.Document.Records);

        Assert.Equal(RegistryFormat.Text, text.Format);
        Assert.Equal(14533, text.Document.Records.Count);
        Assert.Equal(new Dictionary<RegistryColumn, int> { [RegistryColumn.Description] = 8 }, differences);
    }

    [Fact]
    public void The_text_says_of_the_registry_what_the_XML_says()
    {
        RegistryStamp xml = FormatFile.ReadFile(RealFiles.PathOf(Day, "xml")).Document.Stamp;
        RegistryStamp text = FormatFile.ReadFile(RealFiles.PathOf(Day, "txt")).Document.Stamp;

        Assert.Equal(xml.Title, text.Title);
        Assert.Equal(xml.Updated, text.Updated);
        Assert.Equal(xml.Reference, text.Reference);
        Assert.Equal(FormatFile.Collapse(xml.Experts), FormatFile.Collapse(text.Experts));
        Assert.Equal(xml.Notes.Select(note => (note.Title, FormatFile.Collapse(note.Text))), text.Notes.Select(note => (note.Title, FormatFile.Collapse(note.Text))));
        Assert.Equal(xml.Footnotes.Select(note => (note.Title, FormatFile.Collapse(note.Text))), text.Footnotes.Select(note => (note.Title, FormatFile.Collapse(note.Text))));
    }

    [Theory]
    [InlineData("2015-05-04")]
    [InlineData("2020-01-01")]
    [InlineData("2026-08-17")]
    public void The_whole_registry_written_as_text_is_read_back_white_space_aside(string day)
    {
        RegistryDocument document = FormatFile.ReadFile(RealFiles.PathOf(day, "xml")).Document;

        RegistryReadResult back = FormatFile.Read(FormatFile.Write(document, RegistryFormat.Text));

        Assert.Empty(FormatFile.Differences(document.Records, back.Document.Records));
        Assert.Equal(document.Stamp.Category, back.Document.Stamp.Category);
        Assert.Equal(document.Stamp.Updated, back.Document.Stamp.Updated);
    }

    [Fact]
    public void A_real_text_cut_off_anywhere_is_refused()
    {
        string text = File.ReadAllText(RealFiles.PathOf(Day, "txt"));

        for (int i = 1; i <= 10; i++)
        {
            Assert.Contains("cut off", FormatFile.Refused(text[..(int)(text.Length * (i / 10.01))]).Reason, StringComparison.Ordinal);
        }
    }
}
