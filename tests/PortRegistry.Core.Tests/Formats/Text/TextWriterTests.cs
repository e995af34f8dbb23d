using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;
using static PortRegistry.Tests.Formats.CellComparison;
using static PortRegistry.Tests.Formats.RegistryFile;
using static PortRegistry.Tests.Sample;

namespace PortRegistry.Tests.Formats;

public class TextWriterTests
{
    private static readonly RegistryDocument Document = new(Stamp, EveryKind);

    // Words as long as a column, longer, and with characters outside the Basic Multilingual Plane.
    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.String[Gen.Char["ab-[]\"'<&é\u00A0"], 1, 12],
        Gen.Select(Gen.OneOf("x", "-", "\uD83D\uDE00", "] ["), Gen.Int[1, 150]).Select((text, count) => string.Concat(Enumerable.Repeat(text, count))));

    private static readonly Gen<string> Cell = Gen.Select(Word, Gen.OneOf(" ", "\n", " \r\n\t ", "  ")).Select((word, space) => word + space).List[0, 8].Select(string.Concat);

    [Fact]
    public void Rows_of_every_kind_are_read_back()
    {
        RegistryReadResult back = Read(Write(Document, RegistryFormat.Text));

        Assert.Equal(RegistryFormat.Text, back.Format);
        Assert.Empty(Differences(EveryKind, back.Document.Records));
    }

    [Fact]
    public void Any_cells_are_read_back_white_space_aside()
        => Gen.Select(Word, Gen.OneOf("", "1", "65535", "49150-49151"), Cell, Cell, Cell, Cell, Cell)
            .Select((name, port, description, assignee, contact, reference, notes)
                => Row(name, port, "tcp", description, assignee, contact, "2001-01", "2026-02-13", reference, "4294967295", notes, notes))
            .List[1, 12]
            .Sample(records =>
            {
                IReadOnlyList<ServiceRecord> back = Read(Write(new RegistryDocument(Stamp, records), RegistryFormat.Text)).Document.Records;
                foreach ((ServiceRecord record, ServiceRecord other) in records.Zip(back))
                {
                    foreach (RegistryColumn column in Enum.GetValues<RegistryColumn>().Where(column => column != RegistryColumn.Reference))
                    {
                        Assert.Equal(Collapse(record.GetCell(column)), Collapse(other.GetCell(column)));
                    }
                }

                Assert.Equal(records.Count, back.Count);
            });

    [Theory]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(62)]
    [InlineData(121)]
    [InlineData(122)]
    [InlineData(123)]
    public void A_word_longer_than_its_column_stays_one_word(int length)
    {
        string word = new('w', length);
        ServiceRecord[] records = [Row("long", "1", "tcp", word), Row("more", "2", "tcp", $"a {word} {word} b"), Row(word, "", "", "a name")];

        Assert.Empty(Differences(records, Read(Write(new RegistryDocument(Stamp, records), RegistryFormat.Text)).Document.Records));
    }

    [Fact]
    public void The_stamp_is_read_back()
    {
        var stamp = new RegistryStamp(
            "Another title",
            "Ports & names",
            RegistryDate.Parse("2026-08"),
            "[RFC6335][RFC7605]",
            "TCP: A\nUDP: B",
            [new RegistryNote(null, "First line\n\n  indented\nReference"), new RegistryNote("Reference", "A title like a heading"), new RegistryNote("Empty", "")],
            [new RegistryNote("1", "One\ntwo\n\n[3] three"), new RegistryNote("2", "")]);

        RegistryStamp back = Read(Write(new RegistryDocument(stamp, EveryKind), RegistryFormat.Text)).Document.Stamp;

        Assert.Equal((stamp.Title, stamp.Category, stamp.Updated, stamp.Reference, stamp.Experts), (back.Title, back.Category, back.Updated, back.Reference, back.Experts));
        Assert.Equal(stamp.Notes.Select(note => note.ToString()), back.Notes.Select(note => note.ToString()));
        Assert.Equal(stamp.Footnotes.Select(note => note.ToString()), back.Footnotes.Select(note => note.ToString()));
    }

    [Fact]
    public void A_stamp_that_says_nothing_is_read_back()
    {
        RegistryStamp back = Read(Write(new RegistryDocument(new RegistryStamp(), EveryKind), RegistryFormat.Text)).Document.Stamp;

        Assert.Equal(RegistryStamp.DefaultTitle, back.Title);
        Assert.Equal((null, null, null, null), (back.Category, back.Updated, back.Reference, back.Experts));
        Assert.Empty(back.Notes);
        Assert.Empty(back.Footnotes);
    }

    [Fact]
    public void Name_port_and_description_stand_on_one_line()
        => Assert.Contains(
            WriteText(Document, RegistryFormat.Text).Split('\n'),
            line => line.StartsWith("ssh ", StringComparison.Ordinal) && line.Contains(" 22 ", StringComparison.Ordinal) && line.Contains("Secure Shell", StringComparison.Ordinal));

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        string whole = WriteText(Document, RegistryFormat.Text).TrimEnd('\n');

        for (int length = 0; length < whole.Length; length++)
        {
            Refusal(whole[..length]);
        }

        Assert.Equal(EveryKind.Count, Read(whole).Document.Records.Count);
    }

    [Fact]
    public void A_lost_row_is_noticed()
    {
        string[] lines = WriteText(Document, RegistryFormat.Text).Split('\n');

        ParseIssue issue = Refusal(string.Join('\n', lines.Where(line => !line.StartsWith("late ", StringComparison.Ordinal))));

        Assert.Contains("rows were lost", issue.Reason, StringComparison.Ordinal);
    }
}
