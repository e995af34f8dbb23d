using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>The page about_PortRegistry_PortTexts, and that what it lists is read.</summary>
public class SupportTests
{
    public static TheoryData<int> Indices => [.. Enumerable.Range(0, SupportedTexts.All.Count)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void A_text_of_the_table_is_read_whole_and_its_format_found(int index)
    {
        SupportedText text = SupportedTexts.All[index];
        (List<PortUse> uses, List<ParseIssue> issues) = Read(text.Text);

        Assert.Empty(issues);
        Assert.Equal(text.Uses, uses.Count);
        Assert.All(uses, use => Assert.Equal(text.Format, use.Source));
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void A_format_that_is_given_reads_as_one_that_is_found(int index)
    {
        SupportedText text = SupportedTexts.All[index];

        Assert.Equal(Shown(Read(text.Text)), Shown(Read(text.Text, text.Format)));
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void A_text_is_read_behind_any_other(int index)
    {
        SupportedText text = SupportedTexts.All[index];
        foreach (SupportedText before in SupportedTexts.All.Where(other => other.Format != text.Format))
        {
            (List<PortUse> uses, List<ParseIssue> issues) = Read(before.Text + "\n" + text.Text);
            Assert.True(issues.Count == 0, $"{text.Call} behind {before.Call}: {string.Join(' ', issues)}");
            Assert.True(
                uses.Count == before.Uses + text.Uses && uses.Skip(before.Uses).All(use => use.Source == text.Format),
                $"{text.Call} behind {before.Call} has {uses.Count - before.Uses} uses of {string.Join(' ', uses.Select(use => use.Source).Distinct())}.");
        }
    }

    [Fact]
    public void The_page_lists_what_the_tests_read()
        => Assert.Equal(
            SupportedTexts.All.Select(text => $"`{text.Format}`|{text.Program}|`{text.Call}`"),
            Page().Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => string.Join('|', line.Trim('|').Split('|').Select(cell => cell.Trim()))));

    [Fact]
    public void The_page_says_of_each_format_what_is_read_and_what_is_left_out()
    {
        string page = string.Join('\n', Page());
        Assert.Equal(Enum.GetNames<PortTextFormat>().Order(), SupportedTexts.All.Select(text => text.Format.ToString()).Distinct().Order());
        foreach (string format in Enum.GetNames<PortTextFormat>())
        {
            int start = page.IndexOf($"\n### {format}\n", StringComparison.Ordinal);
            Assert.True(start > 0, $"The page has no section {format}.");
            int end = page.IndexOf("\n##", start + 4, StringComparison.Ordinal);
            Assert.Contains("\nRead: ", page[start..end], StringComparison.Ordinal);
            Assert.Contains("\nLeft out: ", page[start..end], StringComparison.Ordinal);
        }
    }

    private static string[] Page()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string page = Path.Combine(folder.FullName, "docs", "en-US", "about_PortRegistry_PortTexts.md");
            if (File.Exists(page))
            {
                return File.ReadAllLines(page);
            }
        }

        throw new FileNotFoundException("The page about_PortRegistry_PortTexts.md is not above " + AppContext.BaseDirectory);
    }

    private static IEnumerable<string> Shown((List<PortUse> Uses, List<ParseIssue> Issues) read)
        => read.Uses.Select(use => $"{use.LineNumber} {use.Role} {use.Chain} {use.Direction} {use} {use.RemoteAddress} {use.RemotePort} {use.Comment}")
            .Concat(read.Issues.Select(issue => issue.ToString()));
}
