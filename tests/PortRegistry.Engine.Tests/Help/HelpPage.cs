using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using PortRegistry.Shell;

namespace PortRegistry.Engine.Tests.Help;

/// <summary>An example of a page: what to type, what is shown, and the words about it.</summary>
internal sealed record HelpExample(string Title, string Code, string? Output, string Words);

/// <summary>A cmdlet's page in docs/en-US, read as far as the tests ask.</summary>
internal sealed class HelpPage
{
    private static readonly Regex Example = new(
        "```powershell\n(?<code>.*?)\n```(\n\n```output\n(?<output>.*?)\n```)?",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture);

    private HelpPage(string name, string text)
    {
        Name = name;
        Sections = Split(text, "## ").ToDictionary(section => section.Title, section => section.Body);
        Parameters = Split(Sections["PARAMETERS"], "### -").ToDictionary(section => section.Title, section => ReadParameter(section.Body));
        Examples = [.. Split(Sections["EXAMPLES"], "### Example ").Select(section => ReadExample(section.Title, section.Body))];
        Syntax = [.. Split(Sections["SYNTAX"], "### ").Select(section => section.Title)];
        Inputs = [.. Split(Sections["INPUTS"], "### ").Select(section => section.Title)];
        Outputs = [.. Split(Sections["OUTPUTS"], "### ").Select(section => section.Title)];
        Header = [.. text.Split("---\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>The folder of the repository.</summary>
    internal static string Repository { get; } = new DirectoryInfo(BuiltModule.FindManifest()).Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>All pages, by the names of their cmdlets.</summary>
    internal static IReadOnlyDictionary<string, HelpPage> All { get; } = Directory
        .GetFiles(Path.Combine(Repository, "docs", "en-US"), "*-*.md")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => new HelpPage(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file).ReplaceLineEndings("\n")));

    internal string Name { get; }

    internal IReadOnlyList<string> Header { get; }

    internal IReadOnlyDictionary<string, string> Sections { get; }

    internal IReadOnlyDictionary<string, HelpParameter> Parameters { get; }

    internal IReadOnlyList<HelpExample> Examples { get; }

    /// <summary>The parameter sets, the default one marked.</summary>
    internal IReadOnlyList<string> Syntax { get; }

    internal IReadOnlyList<string> Inputs { get; }

    internal IReadOnlyList<string> Outputs { get; }

    private static IEnumerable<(string Title, string Body)> Split(string text, string mark)
    {
        foreach (string part in ("\n" + text).Split("\n" + mark).Skip(1))
        {
            int end = part.IndexOf('\n', StringComparison.Ordinal);
            yield return end < 0 ? (part.Trim(), string.Empty) : (part[..end].Trim(), part[end..].Trim());
        }
    }

    private static HelpExample ReadExample(string title, string body)
    {
        Match match = Example.Match(body);
        return new HelpExample(
            title,
            match.Groups["code"].Value,
            match.Groups["output"] is { Success: true } output ? output.Value : null,
            match.Success ? body.Remove(match.Index, match.Length).Trim() : body);
    }

    // The block of a parameter is simple YAML: keys with a value or a list of texts, and the list of sets.
    private static HelpParameter ReadParameter(string body)
    {
        string[] lines = body.Split("```yaml\n")[1].Split("\n```")[0].Split('\n');
        return new HelpParameter(
            Value(lines, "Type"),
            bool.Parse(Value(lines, "SupportsWildcards")),
            List(lines, "Aliases"),
            List(lines, "AcceptedValues"),
            lines.Index().Where(line => line.Item.StartsWith("- Name: ", StringComparison.Ordinal)).ToDictionary(
                line => line.Item["- Name: ".Length..],
                line => ReadSet(lines[(line.Index + 1)..])));
    }

    private static HelpParameterSet ReadSet(string[] lines)
        => new(
            Value(lines, "  Position"),
            bool.Parse(Value(lines, "  IsRequired")),
            bool.Parse(Value(lines, "  ValueFromPipeline")),
            bool.Parse(Value(lines, "  ValueFromPipelineByPropertyName")));

    private static string Value(string[] lines, string key) => lines.First(line => line.StartsWith(key + ": ", StringComparison.Ordinal))[(key.Length + 2)..];

    private static string[] List(string[] lines, string key)
        => [.. lines.SkipWhile(line => line != key + ":").Skip(1).TakeWhile(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..])];
}
