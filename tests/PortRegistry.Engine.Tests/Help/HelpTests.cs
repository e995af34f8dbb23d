using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Xunit;

namespace PortRegistry.Engine.Tests.Help;

/// <summary>The pages, the MAML made from them, and the cmdlets say the same.</summary>
public sealed class HelpTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string Remedy = "Correct the page in docs/en-US and run ./build.ps1 -Task Docs.";

    public static TheoryData<string> Cmdlets => [.. HelpPage.All.Keys];

    [Fact]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet()
    {
        string[] cmdlets = session.Values("Get-Command -Module PortRegistry", "Name");
        Assert.Equal(cmdlets.Order(StringComparer.Ordinal), HelpPage.All.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(cmdlets.Order(StringComparer.Ordinal), HelpMaml.All.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_tells_the_parameters_of_the_cmdlet(string name)
        => Agree(
            Command(name).Parameters.Values.Where(IsOwn).Select(parameter => $"{parameter.Name}: {HelpParameter.Of(parameter)}"),
            HelpPage.All[name].Parameters.Select(parameter => $"{parameter.Key}: {parameter.Value}"));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_tells_the_parameter_sets_of_the_cmdlet(string name)
        => Agree(
            Command(name).ParameterSets.Select(set => set.IsDefault && set.Name != ParameterAttribute.AllParameterSets ? $"{set.Name} (Default)" : set.Name),
            HelpPage.All[name].Syntax);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_tells_the_inputs_and_outputs_of_the_cmdlet(string name)
    {
        CmdletInfo command = Command(name);
        string[] inputs =
        [
            .. command.Parameters.Values
                .Where(parameter => parameter.ParameterSets.Values.Any(set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName))
                .Select(parameter => HelpParameter.NameOf(parameter.ParameterType))
                .Distinct(),
        ];
        Agree(inputs.Length == 0 ? ["None"] : inputs, HelpPage.All[name].Inputs);
        Agree(command.OutputType.Select(type => type.Name), HelpPage.All[name].Outputs);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_has_every_section_and_at_least_four_examples(string name)
    {
        HelpPage page = HelpPage.All[name];
        Assert.Contains($"HelpUri: https://github.com/PortRegistry/PortRegistry/blob/main/docs/en-US/{name}.md", page.Header);
        Assert.All(["SYNOPSIS", "DESCRIPTION", "NOTES", "RELATED LINKS"], section => Assert.True(page.Sections[section].Length > 20, $"{section} is short of words."));
        Assert.DoesNotContain(page.Sections.Values, text => text.Contains("{{", StringComparison.Ordinal));
        Assert.True(page.Examples.Count >= 4, $"{name} has {page.Examples.Count} examples.");
        Assert.All(page.Examples, example => Assert.True(example.Code.Length > 0 && example.Words.Length > 20, $"Example {example.Title} is short of code or words."));
        Assert.All(page.Examples.Index(), example => Assert.StartsWith($"{example.Index + 1}: ", example.Item.Title, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Links_to_other_pages_lead_there(string name)
        => Assert.All(
            Regex.Matches(string.Concat(HelpPage.All[name].Sections.Values), @"\]\(([\w-]+\.md)\)").Select(match => match.Groups[1].Value),
            link => Assert.True(File.Exists(Path.Combine(HelpPage.Repository, "docs", "en-US", link)), $"There is no page {link}."));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_shipped_help_tells_the_parameters_of_the_page(string name)
        => Agree(
            HelpPage.All[name].Parameters.OrderBy(parameter => parameter.Key, StringComparer.OrdinalIgnoreCase).Select(parameter
                => $"{parameter.Key}: {parameter.Value.Type}, required {Lower(parameter.Value.Sets.Values.Any(set => set.IsRequired))}, "
                + $"wildcards {Lower(parameter.Value.SupportsWildcards)}, pipeline {Pipeline(parameter.Value)}, "
                + $"position {parameter.Value.Sets.Values.First().Position}, aliases {Aliases(parameter.Value)}"),
            Shipped(name).Parameters);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_shipped_help_tells_the_parameter_sets_of_the_cmdlet(string name)
        => Agree(
            Command(name).ParameterSets.Select(set => string.Join(' ', set.Parameters
                .Where(parameter => IsOwn(Command(name).Parameters[parameter.Name]))
                .Select(parameter => HelpMaml.SyntaxOf(parameter.Name, parameter.IsMandatory, parameter.Position < 0 ? "named" : $"{parameter.Position}"))
                .Order(StringComparer.Ordinal))),
            Shipped(name).Syntax);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_shipped_help_has_the_words_and_examples_of_the_page(string name)
    {
        HelpPage page = HelpPage.All[name];
        HelpMaml maml = Shipped(name);
        Agree(page.Inputs, maml.Inputs);
        Agree(page.Outputs, maml.Outputs);
        Assert.All(maml.Texts, text => Assert.True(Words(page.Sections[text.Key]) == Words(text.Value), $"{text.Key} is not that of the page. {Remedy}"));
        Agree(
            page.Examples.Select(example => $"Example {example.Title}\n{example.Code}\n{Words(example.Words + example.Output)}"),
            maml.Examples.Select(example => $"{example.Title}\n{example.Code}\n{Words(example.Words)}"));
    }

    [Fact]
    public void Every_topic_ships_with_a_short_description_where_the_shell_looks_for_it()
    {
        string[] pages = Directory.GetFiles(Path.Combine(HelpPage.Repository, "docs", "en-US"), "about_*.md");
        Assert.NotEmpty(pages);
        Assert.All(pages, page =>
        {
            string topic = Path.GetFileNameWithoutExtension(page);
            string[] text = File.ReadAllLines(Path.Combine(HelpPage.Repository, "src", "PortRegistry", "en-US", topic + ".help.txt"));
            Assert.Equal(["TOPIC", "    " + topic, string.Empty, "SHORT DESCRIPTION"], text[..4]);
            Assert.StartsWith("    ", text[4], StringComparison.Ordinal);
            Assert.True(
                Words(string.Join(' ', File.ReadAllLines(page).Where(line => !line.StartsWith("```", StringComparison.Ordinal)).Skip(1)))
                    == Words(string.Join(' ', text.Skip(3))),
                $"{topic} ships with other words than its page. {Remedy}");

            // Code and unbreakable text may be wider than a terminal of 80 columns.
            Assert.All(text.Where(line => !line.StartsWith("        ", StringComparison.Ordinal)), line => Assert.True(line.Length <= 80 || !line.Trim().Contains(' ', StringComparison.Ordinal), line));
        });
    }

    private static void Agree(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        string[] missing = [.. expected.Except(actual)];
        string[] extra = [.. actual.Except(expected)];
        Assert.True(
            missing.Length == 0 && extra.Length == 0 && expected.Count() == actual.Count(),
            $"{Remedy}\nIs:\n{string.Join('\n', missing)}\nIs told:\n{string.Join('\n', extra)}");
    }

    private static bool IsOwn(ParameterMetadata parameter)
        => !Cmdlet.CommonParameters.Contains(parameter.Name);

    private static string Lower(bool value) => value ? "true" : "false";

    private static string Aliases(HelpParameter parameter) => parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases);

    private static string Pipeline(HelpParameter parameter)
    {
        bool byValue = parameter.Sets.Values.Any(set => set.ByValue);
        bool byName = parameter.Sets.Values.Any(set => set.ByPropertyName);
        return (byValue, byName) switch
        {
            (false, false) => "false",
            (true, false) => "true (ByValue)",
            (false, true) => "true (ByPropertyName)",
            _ => "true (ByValue, ByPropertyName)",
        };
    }

    // Only letters and digits: the shipped help has other line breaks, no Markdown, and headings in capitals.
    private static string Words(string text)
        => Regex.Replace(Regex.Replace(text, @"\]\([\w-]+\.md\)|```\w*", string.Empty), @"[^\p{L}\p{N}]+", " ").Trim().ToUpperInvariant();

    private static HelpMaml Shipped(string name)
    {
        Assert.True(HelpMaml.All.TryGetValue(name, out HelpMaml? maml), $"{name} ships without help. {Remedy}");
        return maml;
    }

    private CmdletInfo Command(string name) => Assert.IsType<CmdletInfo>(Assert.Single(session.Output($"Get-Command {name}")).BaseObject);
}
