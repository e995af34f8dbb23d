using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Xunit;

namespace PortRegistry.Engine.Tests.Help;

/// <summary>
/// The examples of the help that the engine alone can run show what the page says. Those that take other modules of
/// PowerShell, or files of IANA's, run in the Pester suite.
/// </summary>
public sealed class HelpExampleTests
{
    private static readonly string[] EngineCommands = ["ForEach-Object", "Format-List", "Format-Table", "Format-Wide", "Out-String", "Where-Object"];

    public static TheoryData<string, string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (HelpPage page in HelpPage.All.Values)
            {
                foreach (HelpExample example in page.Examples.Where(example => example.Output is not null && RunsInTheEngine(example.Code)))
                {
                    data.Add(page.Name, example.Title, example.Code);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_shows_what_the_page_says(string page, string title, string code)
    {
        string shown = HelpPage.All[page].Examples.Single(example => example.Title == title).Output!;
        using ShellSession session = new ShellSession().ImportModule();
        session.SetVariable("code", code);
        // All of it first: a table is made as wide as what comes within 0.3 seconds.
        string output = session.RunText("$given = @(& ([scriptblock]::Create($code)) 2>&1); $given", 80);
        Assert.True(Pattern(shown).IsMatch(Lines(output)), $"{page}, example {title}, shows:\n{Lines(output)}\nThe page says:\n{shown}");
    }

    // Three dots in an output stand for what differs from machine to machine, or for lines left out.
    private static Regex Pattern(string shown)
        => new($"^{Regex.Escape(Lines(shown)).Replace(@"\.\.\.", ".*", StringComparison.Ordinal)}$", RegexOptions.Singleline);

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).Trim('\n');

    private static bool RunsInTheEngine(string code)
    {
        Ast script = Parser.ParseInput(code, out _, out ParseError[] errors);
        Assert.Empty(errors);
        IEnumerable<string?> commands = script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Select(ast => ((CommandAst)ast).GetCommandName());
        return commands.All(command => command is not null && (HelpPage.All.ContainsKey(command) || EngineCommands.Contains(command)))
            && !script.FindAll(ast => ast is StringConstantExpressionAst { Value: ['.', '/', ..] }, searchNestedScriptBlocks: true).Any()
            && !code.Contains("-WhatIf", StringComparison.Ordinal);
    }
}
