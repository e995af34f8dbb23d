using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>
/// An answer as columns beside it, each a text that fills one cell: the properties of the answer, named after it, so that
/// <c>Iana.Status</c> is <c>IanaStatus</c>.
/// </summary>
internal static class AnswerColumns
{
    private static readonly (string Name, Func<PortResolution, string?> TextOf)[] Columns =
    {
        (nameof(PortResolution.Port), answer => answer.Port?.ToString()),
        (nameof(PortResolution.ServiceName), answer => answer.ServiceName),
        (nameof(PortResolution.Description), answer => answer.Description),
        (nameof(PortResolution.Status), answer => answer.Status?.ToString()),
        (nameof(PortResolution.Class), answer => answer.Class?.ToString()),
        (nameof(PortResolution.Severity), answer => answer.Severity?.ToString()),
        (nameof(PortResolution.Findings), answer => Joined("; ", answer.Findings.Select(finding => finding.Id.ToString()))),
        ("Message", answer => Joined(" ", answer.Findings.Select(finding => finding.Message))),
        (nameof(PortResolution.CatalogName), answer => answer.CatalogName),
        (nameof(PortResolution.Source), answer => answer.Source),
    };

    /// <summary>Adds the columns.</summary>
    /// <returns>A property of the object that one was written over; null where there is none.</returns>
    internal static string? Add(PSObject output, string name, PortResolution answer)
    {
        string? replaced = null;
        foreach ((string column, Func<PortResolution, string?> textOf) in Columns)
        {
            replaced ??= output.Properties[name + column]?.Name;
            output.Properties.Add(new PSNoteProperty(name + column, textOf(answer)), true);
        }

        return replaced;
    }

    /// <summary>Whether a property is the answer of this name, or a column of it.</summary>
    internal static bool IsOfAnswer(string property, string name)
        => property.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (property.Length == name.Length
            || Array.Exists(Columns, column => column.Name.Length + name.Length == property.Length && property.EndsWith(column.Name, StringComparison.OrdinalIgnoreCase)));

    private static string? Joined(string separator, IEnumerable<string> texts)
    {
        string text = string.Join(separator, texts.Distinct());
        return text.Length == 0 ? null : text;
    }
}
