using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PortRegistry.Shell;
using Xunit;

namespace PortRegistry.Engine.Tests.Help;

/// <summary>The lines of docs/examples/sources, on the recorded inputs beside them.</summary>
public sealed partial class SourceTests
{
    private static readonly string Folder = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(BuiltModule.FindManifest())!, "..", "..", "..", "docs", "examples", "sources"));

    [Fact]
    public async Task Each_line_gives_what_the_page_says_of_it()
    {
        List<(string Line, string Shown)> rows = Rows();
        Assert.True(rows.Count > 30, $"The page has {rows.Count} lines.");

        string prelude = $$"""
            $ErrorActionPreference = 'Stop'; Set-Location -LiteralPath '{{Folder}}'
            filter Show { $port = if ($null -eq $_.Iana.Port) { 'no port' } else { "$($_.Iana.Port)" }; $ids = @($_.Iana.Findings | ForEach-Object { "$_" }); if ($ids) { $port += " ($($ids -join ', '))" }; $port }

            """;
        var script = new StringBuilder(prelude);
        foreach ((string line, _) in rows)
        {
            script.Append("try { '# ' + (@(& { ").Append(line).Append(" } | Show) -join '; ') } catch { \"# $_\" }\n");
        }

        ShellProcess shell = await ShellProcess.RunAsync([script.ToString()]);

        Assert.True(shell.ExitCode == 0, shell.Error);
        string[] given = shell.Output.Split('\n').Where(line => line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line[2..].Trim()).ToArray();
        Assert.Equal(rows.Select(row => $"{row.Line} -> {row.Shown}"), rows.Zip(given, (row, shown) => $"{row.Line} -> {shown}"));
        Assert.Equal(rows.Count, given.Length);
    }

    [Fact]
    public void Each_recorded_input_is_used()
    {
        string page = string.Join('\n', Rows().Select(row => row.Line));
        Assert.All(Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => name != "README.md"), name => Assert.Contains(name, page, StringComparison.Ordinal));
    }

    // "| source | `line` | ports |", where a bar within a line has a backslash.
    [GeneratedRegex(@"^\| .*? \| (?<tick>`+)(?<line>.+?)\k<tick> \| (?<shown>[^|]+) \|$")]
    private static partial Regex Row();

    private static List<(string Line, string Shown)> Rows()
        => File.ReadLines(Path.Combine(Folder, "README.md")).Select(line => Row().Match(line)).Where(match => match.Success)
            .Select(match => (match.Groups["line"].Value.Replace(@"\|", "|", StringComparison.Ordinal), match.Groups["shown"].Value)).ToList();
}
