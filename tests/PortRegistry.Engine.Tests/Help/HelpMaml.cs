using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace PortRegistry.Engine.Tests.Help;

/// <summary>A cmdlet's part of the MAML that ships inside the module.</summary>
internal sealed class HelpMaml
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly XElement command;

    private HelpMaml(XElement command) => this.command = command;

    /// <summary>All cmdlets' parts, by name.</summary>
    internal static IReadOnlyDictionary<string, HelpMaml> All { get; } = XDocument
        .Load(Path.Combine(HelpPage.Repository, "src", "PortRegistry", "en-US", "PortRegistry.dll-Help.xml"))
        .Root!
        .Elements(Command + "command")
        .ToDictionary(command => command.Element(Command + "details")!.Element(Command + "name")!.Value, command => new HelpMaml(command));

    /// <summary>All the texts, by the sections of a page.</summary>
    internal IReadOnlyDictionary<string, string> Texts => new Dictionary<string, string>
    {
        ["SYNOPSIS"] = TextOf(command.Element(Command + "details")!.Element(Maml + "description")),
        ["DESCRIPTION"] = TextOf(command.Element(Maml + "description")),
        ["NOTES"] = TextOf(command.Element(Maml + "alertSet")),
    };

    internal IEnumerable<string> Inputs => TypesOf("inputTypes", "inputType");

    internal IEnumerable<string> Outputs => TypesOf("returnValues", "returnValue");

    /// <summary>The parameters as lines of what can be compared: name, type, aliases, pipeline, position of the first set and so on.</summary>
    internal IEnumerable<string> Parameters => command.Element(Command + "parameters")!.Elements(Command + "parameter").Select(parameter
        => $"{NameOf(parameter)}: {TypeOf(parameter)}, required {parameter.Attribute("required")!.Value}, wildcards {parameter.Attribute("globbing")!.Value}, "
        + $"pipeline {parameter.Attribute("pipelineInput")!.Value}, position {parameter.Attribute("position")!.Value}, aliases {parameter.Attribute("aliases")!.Value}");

    /// <summary>The parameter sets as lines of their parameters, each as <c>-Name</c>, in brackets where it can be left out, with its position.</summary>
    internal IEnumerable<string> Syntax => command.Element(Command + "syntax")!.Elements(Command + "syntaxItem").Select(item
        => string.Join(' ', item.Elements(Command + "parameter")
            .Select(parameter => SyntaxOf(NameOf(parameter), parameter.Attribute("required")!.Value == "true", parameter.Attribute("position")!.Value))
            .Order(StringComparer.Ordinal)));

    internal IEnumerable<HelpExample> Examples => command.Element(Command + "examples")!.Elements(Command + "example").Select(example
        => new HelpExample(
            example.Element(Maml + "title")!.Value.Trim('-', ' '),
            example.Element(Dev + "code")!.Value,
            null,
            TextOf(example.Element(Dev + "remarks"))));

    internal static string SyntaxOf(string name, bool required, string position)
        => (required ? $"-{name}" : $"[-{name}]") + (string.Equals(position, "named", StringComparison.OrdinalIgnoreCase) ? string.Empty : " at " + position);

    private static string NameOf(XElement element) => element.Element(Maml + "name")!.Value;

    private static string TypeOf(XElement element) => NameOf(element.Element(Dev + "type")!);

    private static string TextOf(XElement? element) => element is null ? string.Empty : string.Join("\n\n", element.Descendants(Maml + "para").Select(para => para.Value)).Trim();

    private IEnumerable<string> TypesOf(string list, string item) => command.Element(Command + list)!.Elements(Command + item).Select(TypeOf);
}
