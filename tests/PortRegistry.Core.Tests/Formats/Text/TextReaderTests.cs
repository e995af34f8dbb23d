using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;
using static PortRegistry.Tests.Formats.CellComparison;
using static PortRegistry.Tests.Formats.RegistryFile;
using static PortRegistry.Tests.Sample;

namespace PortRegistry.Tests.Formats;

public class TextReaderTests
{
    private static readonly Dictionary<RegistryColumn, int> Narrow = new()
    {
        [RegistryColumn.ServiceName] = 15,
        [RegistryColumn.Description] = 24,
        [RegistryColumn.UnauthorizedUse] = 14,
        [RegistryColumn.AssignmentNotes] = 30,
    };

    [Fact]
    public void Rows_of_every_kind_are_read()
    {
        RegistryReadResult read = Read(CenteredText.Write(EveryKind, Narrow));

        Assert.Equal(RegistryFormat.Text, read.Format);
        Assert.Empty(Differences(EveryKind, read.Document.Records));
    }

    [Fact]
    public void The_head_and_the_footnotes_are_read()
    {
        RegistryStamp stamp = Read(CenteredText.Write(EveryKind)).Document.Stamp;

        Assert.Equal(RegistryStamp.DefaultTitle, stamp.Title);
        Assert.Equal(RegistryDate.Parse("2026-08-17"), stamp.Updated);
        Assert.Equal("1: It is only\nan experiment.", Assert.Single(stamp.Footnotes).ToString());
    }

    [Theory]
    [InlineData("   ", "           ")]
    [InlineData("   ", "   ")]
    public void Headings_three_blanks_in_are_read_as_IANA_wrote_them_until_2026(string headings, string values)
    {
        string text = CenteredText.Write(EveryKind)
            .Replace("\nLast Updated\n        2026", $"\n{headings}Last Updated\n{values}2026", StringComparison.Ordinal)
            .Replace("2026-08-17\n\n", $"2026-08-17\n\n{headings}Expert(s)\n\n A. Person\n and another\n\n{headings}Note\n\n A note.\n\n Its end.\n\n{headings}Request\n\n   [https://example.org]\n\n", StringComparison.Ordinal)
            .Replace("\n[1] It is only\n    an", $"\n{headings}[1] It is only\n{headings}    an", StringComparison.Ordinal)
            .Replace("\nLicensing", $"\n{headings}Licensing", StringComparison.Ordinal);

        RegistryReadResult read = Read(text);

        Assert.Empty(Differences(EveryKind, read.Document.Records));
        RegistryStamp stamp = read.Document.Stamp;
        Assert.Equal((RegistryStamp.DefaultTitle, RegistryDate.Parse("2026-08-17"), "A. Person\nand another"), (stamp.Title, stamp.Updated, stamp.Experts));
        Assert.Equal(["A note.\n\nIts end.", "Request:   [https://example.org]"], stamp.Notes.Select(note => note.ToString()));
        Assert.Equal("1: It is only\nan experiment.", Assert.Single(stamp.Footnotes).ToString());
    }

    [Fact]
    public void A_cell_that_the_layout_leaves_in_doubt_is_an_issue_that_refuses_no_file()
    {
        // The second line of the first may as well be the first line of the second.
        ServiceRecord[] records =
        [
            Row("aa", "1", "tcp", "Aaaaaaa Aaaaaaa Aaaaaaa Aaaaaaa Aaaaaaa Aaaaaaa"),
            Row("bb", "2", "tcp", "Bbbbbbb Bbbbbbb Bbbbbbb Bbbbbbb Bbbbbbb Bbbbbbb"),
        ];
        string text = CenteredText.Write(records, Narrow);

        RegistryReadResult read = Read(text, strict: true);

        Assert.Empty(Differences(records, read.Document.Records));
        Assert.All(read.Issues, issue => Assert.Equal((ParseIssueKind.Doubtful, "Description"), (issue.Kind, issue.Column)));
        Assert.Equal(2, read.Issues.Count);
    }

    [Fact]
    public void Columns_that_run_into_each_other_are_named_as_the_reason()
    {
        string[] lines = CenteredText.Write(EveryKind).Split('\n');
        int longest = Array.IndexOf(lines, lines.Where(line => line.Contains(" tcp ", StringComparison.Ordinal)).MaxBy(line => line.Length));
        lines[longest] = lines[longest].Replace(' ', 'x');

        Assert.Contains("columns can be told apart", Refusal(string.Join('\n', lines)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one two three four five six seven")]
    [InlineData("the first line of the text, the second line of the text, the third line of the text")]
    [InlineData("two lines apart:\n\nthere is a blank line between them")]
    [InlineData("a\n\nb\n\nc")]
    public void A_wrapped_cell_is_joined_by_spaces(string description)
    {
        AssertReadWrapped(
            Row("before", "1", "tcp", "Before"),
            Row("wrapped", "2", "tcp", description),
            Row("wrapped", "2", "udp", description),
            Row("after", "3", "tcp", "After"));
    }

    [Fact]
    public void Lines_between_two_records_go_where_wrapping_puts_them()
    {
        // Wrapping would not have ended a line after "Short", so the next record begins above its port.
        AssertReadWrapped(
            Row("alpha", "1", "tcp", "Short"),
            Row("beta", "2", "tcp", "Beta protocol for long descriptions that take three lines of the column"));
    }

    [Fact]
    public void A_wrapped_service_name_stays_one_record()
    {
        AssertReadWrapped(
            Row("datusorb", "3282", "tcp", "Before"),
            Row("Apple Remote Desktop (Net Assistant)", "3283", "tcp", "Net Assistant"),
            Row("Apple Remote Desktop (Net Assistant)", "3283", "udp", "Net Assistant"),
            Row("Escale (Newton Dock)", "3679", "udp", "Newton Dock"),
            Row("portless-service", "", "tcp", "No port"));
    }

    [Fact]
    public void A_column_whose_texts_share_their_blanks_is_still_one_column()
    {
        // The four texts have spaces at the same positions, like a gutter between columns.
        ServiceRecord[] records =
        [
            Row("alpha", "1", "tcp", "Beta Gamma Delta epsilon zeta", notes: "eins zwei drei vier funf sech sieb acht"),
            Row("alpha", "1", "udp", "Beta Gamma Delta epsilon zeta", notes: "eins zwei drei vier funf sech sieb acht"),
            Row("eta", "2", "udp", "Note Again From another rows", notes: "eins"),
        ];

        Assert.Empty(Differences(records, Read(CenteredText.Write(records)).Document.Records));
    }

    [Fact]
    public void Records_whose_cells_take_one_line_are_read_to_the_letter()
        => Gen.Select(Gen.String[Gen.Char["abcXYZ09-_.()"], 1, 15], Gen.Int[0, 65535], Gen.OneOf("tcp", "udp", ""), Gen.OneOf("Unassigned", "Some Protocol", "x (y) [z]", "FORTÉ", ""))
            .Select((name, port, transport, description) => Row(name, port.ToString(System.Globalization.CultureInfo.InvariantCulture), transport, description))
            .List[1, 20]
            .Sample(records => Assert.Equal(records, Read(CenteredText.Write(records)).Document.Records));

    [Fact]
    public void Records_wrapped_anyhow_lose_no_record_and_no_name()
        => Gen.Select(Gen.OneOf("a", "bb", "ccc").List[0, 30], Gen.OneOf("alpha", "beta", "gamma", "delta"))
            .Select((words, name) => (words: string.Join(' ', words), name))
            .List[1, 10]
            .Sample(cells =>
            {
                ServiceRecord[] records = cells.Select((cell, i) => Row(cell.name, (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), "tcp", cell.words)).ToArray();
                IReadOnlyList<ServiceRecord> read = Read(CenteredText.Write(records, Narrow)).Document.Records;
                Assert.Equal(records.Select(record => record.ToString()), read.Select(record => record.ToString()));
                Assert.Equal(
                    records.Sum(record => Collapse(record.Description).Replace(" ", "", StringComparison.Ordinal).Length),
                    read.Sum(record => Collapse(record.Description).Replace(" ", "", StringComparison.Ordinal).Length));
            });

    [Fact]
    public void A_text_cut_off_anywhere_is_refused_or_has_every_record()
    {
        string whole = CenteredText.Write(EveryKind, Narrow);
        string[] expected = Read(whole).Document.Records.Select(record => record.ToString()).ToArray();
        int refused = 0;
        for (int length = 0; length < whole.Length; length++)
        {
            try
            {
                Assert.Equal(expected, Read(whole[..length]).Document.Records.Labels());
            }
            catch (InvalidRegistryException)
            {
                refused++;
            }
        }

        // Only lines of the last footnote and after it can be lost.
        Assert.InRange(refused, whole.IndexOf("[1]", StringComparison.Ordinal), whole.Length);
    }

    [Theory]
    [InlineData('\n', ' ')]
    [InlineData(' ', '\n')]
    [InlineData(' ', 'x')]
    public void A_character_changed_anywhere_gives_no_other_exception(char from, char to)
    {
        string whole = CenteredText.Write(EveryKind, Narrow);
        for (int i = whole.IndexOf(from, StringComparison.Ordinal); i >= 0; i = whole.IndexOf(from, i + 1))
        {
            try
            {
                Assert.NotEmpty(Read(whole[..i] + to + whole[(i + 1)..], strict: false).Document.Records);
            }
            catch (InvalidRegistryException refused)
            {
                Assert.NotEmpty(refused.Issue.Reason);
            }
        }
    }

    [Fact]
    public void A_table_of_eleven_columns_is_refused_with_its_line()
    {
        string[] lines = CenteredText.Write(EveryKind, Narrow).Split('\n');
        int header = Array.FindIndex(lines, line => line.Contains("Assignee", StringComparison.Ordinal));
        int notes = lines.Skip(header).First(line => line.Contains("Assignment", StringComparison.Ordinal)).IndexOf("Assignment", StringComparison.Ordinal) - 12;
        int end = Array.FindIndex(lines, line => line.Contains("Contact Information", StringComparison.Ordinal));

        ParseIssue issue = Refusal(string.Join('\n', lines.Select((line, i) => i >= header - 1 && i < end && line.Length > notes ? line[..notes] : line)));

        Assert.Contains("11 columns", issue.Reason, StringComparison.Ordinal);
        Assert.InRange(issue.Line, header - 1, header + 1);
    }

    [Fact]
    public void A_text_that_is_not_the_registry_is_refused()
        => Assert.Contains("no line with the titles", Refusal("Internet Assigned Numbers Authority\n\nProtocol Registries\n").Reason, StringComparison.Ordinal);

    [Fact]
    public void A_cell_that_cannot_be_read_is_reported_with_its_line_and_column()
    {
        string text = CenteredText.Write(EveryKind, Narrow).Replace("1145656131", "DISC      ", StringComparison.Ordinal);

        RegistryReadResult read = Read(text, strict: false);

        ParseIssue issue = Assert.Single(read.Issues);
        Assert.Equal("Service Code", issue.Column);
        Assert.Contains("discard", text.Split('\n')[issue.Line - 1], StringComparison.Ordinal);
        Assert.Equal(EveryKind.Count - 1, read.Document.Records.Count);
    }

    private static void AssertReadWrapped(params ServiceRecord[] records)
        => Assert.Empty(Differences(records, Read(CenteredText.Write(records, Narrow)).Document.Records));
}
