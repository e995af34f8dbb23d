using System;
using System.IO;
using Xunit;
using static PortRegistry.Tests.Formats.CellComparison;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

public class HtmlRealFileTests
{
    private const string Day = "2026-02-13";

    [IanaTheory]
    [InlineData("csv")]
    [InlineData("xml")]
    public void The_page_is_equal_to_the_day_s_other_files_to_the_letter(string extension)
    {
        RegistryReadResult page = ReadReal(Day, "xhtml");

        Assert.Equal(RegistryFormat.Html, page.Format);
        Assert.Equal(14499, page.Document.Records.Count);
        Assert.Equal(ReadReal(Day, extension).Document.Records, page.Document.Records);
    }

    [IanaFact]
    public void The_page_says_of_the_registry_what_the_XML_says()
        => SameHead(ReadReal(Day, "xml").Document.Stamp, ReadReal(Day, "xhtml").Document.Stamp);

    [IanaFact]
    public void A_real_page_cut_off_anywhere_is_refused()
    {
        byte[] page = File.ReadAllBytes(IanaFiles.PathOf(Day, "xhtml"));

        for (int i = 1; i <= 10; i++)
        {
            ParseIssue issue = Refusal(page[..(int)(page.Length * (i / 10.001))]);

            Assert.Contains("cut off", issue.Reason, StringComparison.Ordinal);
            Assert.NotEqual(0, issue.Line);
        }
    }
}
