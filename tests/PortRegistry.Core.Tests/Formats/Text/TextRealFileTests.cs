using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.Formats.CellComparison;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

public class TextRealFileTests
{
    private const string Day = "2026-08-17";

    [IanaTheory]
    [InlineData("2019-01-17", 16)]
    [InlineData("2023-09-07", 18)]
    [InlineData("2026-06-17", 8)]
    [InlineData("2026-08-17", 8)]
    public void All_records_are_found_and_each_cell_that_is_shared_out_otherwise_is_an_issue(string day, int descriptions)
    {
        IReadOnlyList<ServiceRecord> expected = ReadReal(day, "xml").Document.Records;
        RegistryReadResult text = ReadReal(day, "txt");

        Assert.Equal(RegistryFormat.Text, text.Format);
        Assert.Equal(
            new Dictionary<RegistryColumn, int> { [RegistryColumn.Description] = descriptions },
            Differences(expected, text.Document.Records));
        Assert.All(text.Issues, issue => Assert.Equal(ParseIssueKind.Doubtful, issue.Kind));
        Assert.InRange(text.Issues.Count, descriptions, 120);
        Assert.All(
            expected.Zip(text.Document.Records).Where(pair => Collapse(pair.First.Description) != Collapse(pair.Second.Description)),
            pair => Assert.Contains(text.Issues, issue => issue.Reason.Contains($"'{pair.Second.Description}' was read", StringComparison.Ordinal)));
    }

    [IanaTheory]
    [InlineData("2019-01-17")]
    [InlineData("2023-09-07")]
    [InlineData("2026-06-17")]
    [InlineData("2026-08-17")]
    public void The_text_says_of_the_registry_what_the_XML_says(string day)
        => SameHead(ReadReal(day, "xml").Document.Stamp, ReadReal(day, "txt").Document.Stamp);

    [IanaFact]
    public void A_real_text_cut_off_anywhere_is_refused()
    {
        byte[] text = File.ReadAllBytes(IanaFiles.PathOf(Day, "txt"));

        for (int i = 1; i <= 10; i++)
        {
            ParseIssue issue = Refusal(text[..(int)(text.Length * (i / 10.01))]);

            Assert.Contains("cut off", issue.Reason, StringComparison.Ordinal);
        }
    }
}
