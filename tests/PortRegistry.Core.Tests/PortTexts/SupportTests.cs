using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>
/// The page about_PortRegistry_PortTexts lists exactly the texts that are read. After a change of the texts, run this with
/// PORTREGISTRY_WRITE_SUPPORT=1, which rewrites its table, and commit the page.
/// </summary>
public class SupportTests
{
    private const string Switch = "PORTREGISTRY_WRITE_SUPPORT";

    // All have ports and protocols, and the other properties are about the text.
    private static readonly string[] Unlisted =
        ["Port", "PortNumber", "FirstPort", "LastPort", "LocalPort", "Protocol", "Remote", "RemotePort", "Use", "Interface", "Role", "Source", "Line", "LineNumber"];

    public static TheoryData<int> LeftOut => [.. Enumerable.Range(0, LeftOutTexts.All.Count)];

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
    {
        string[] cells = ["Format", "Program", "Called as", "Read beside ports and protocols"];
        string[][] rows = [cells, .. SupportedTexts.All.Select(text => new[] { $"`{text.Format}`", text.Program, $"`{text.Call}`", Filled(text) })];
        CompareOrWrite("### What was tried", rows);
    }

    [Fact]
    public void The_page_lists_what_the_tests_leave_out()
    {
        string[] cells = ["Format", "Left out", "Why", "Example"];
        CompareOrWrite(
            "### What is left out",
            [cells, .. LeftOutTexts.All.Select(text => new[] { $"`{text.Format}`", text.What, text.Why, $"`{string.Join("; ", text.Example.Split('\n').Select(line => line.Trim()).Where(line => line != "}"))}`".Replace("|", "\\|", StringComparison.Ordinal) })]);
    }

    [Theory]
    [MemberData(nameof(LeftOut))]
    public void What_is_left_out_gives_no_use_and_no_error(int index)
    {
        LeftOutText text = LeftOutTexts.All[index];
        (List<PortUse> uses, List<ParseIssue> issues) = Read(text.Text);

        Assert.Empty(issues);
        Assert.Equal(text.Format, Assert.Single(uses).Source);
    }

    private static void CompareOrWrite(string heading, string[][] rows)
    {
        int[] widths = [.. rows[0].Select((_, i) => rows.Max(row => row[i].Length))];
        string[] table = [.. rows.Select(row => Line(row.Select((cell, i) => cell.PadRight(widths[i]))))];
        table = [table[0], Line(widths.Select(width => new string('-', width))), .. table.Skip(1)];

        string[] page = File.ReadAllLines(PagePath());
        int start = Array.FindIndex(page, Array.IndexOf(page, heading), line => line.StartsWith("| Format ", StringComparison.Ordinal));
        int end = Array.FindIndex(page, start, line => line.Length == 0);
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            File.WriteAllText(PagePath(), string.Concat(page.Take(start).Concat(table).Concat(page.Skip(end)).Select(line => line + "\n")));
            return;
        }

        Assert.True(table.SequenceEqual(page.Skip(start).Take(end - start)), $"The table below '{heading}' of about_PortRegistry_PortTexts.md is not that of the tests: run this one with {Switch}=1.");
    }

    [Fact]
    public void The_page_says_of_each_format_what_is_read_and_what_is_left_out_of_it()
    {
        string page = string.Join('\n', Page());
        Assert.Equal(Enum.GetNames<PortTextFormat>().Order(), SupportedTexts.All.Select(text => text.Format.ToString()).Distinct().Order());
        foreach (string format in Enum.GetNames<PortTextFormat>())
        {
            int start = page.IndexOf($"\n### {format}\n", StringComparison.Ordinal);
            Assert.True(start > 0, $"The page has no section {format}.");
            int end = page.IndexOf("\n##", start + 4, StringComparison.Ordinal);
            Assert.Contains("\nRead: ", page[start..end], StringComparison.Ordinal);
            Assert.Contains(LeftOutTexts.All, text => text.Format.ToString() == format);
        }
    }

    private static string Line(IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |";

    private static string Filled(SupportedText text)
    {
        List<PortUse> uses = Read(text.Text).Uses;
        return string.Join(", ", typeof(PortUse).GetProperties()
            .Where(property => !Unlisted.Contains(property.Name) && uses.Exists(use => property.GetValue(use) is { } value && value is not IReadOnlyList<string> { Count: 0 }))
            .Select(property => $"`{property.Name}`"));
    }

    private static string[] Page() => File.ReadAllLines(PagePath());

    private static string PagePath()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string page = Path.Combine(folder.FullName, "docs", "en-US", "about_PortRegistry_PortTexts.md");
            if (File.Exists(page))
            {
                return page;
            }
        }

        throw new FileNotFoundException("The page about_PortRegistry_PortTexts.md is not above " + AppContext.BaseDirectory);
    }

    private static IEnumerable<string> Shown((List<PortUse> Uses, List<ParseIssue> Issues) read)
        => read.Uses.Select(use => $"{use.LineNumber} {use.Role} {use.Chain} {use.Direction} {use} {use.RemoteAddress} {use.RemotePort} {use.Comment}")
            .Concat(read.Issues.Select(issue => issue.ToString()));
}
