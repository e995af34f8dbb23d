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
    /// <summary>Adds the columns.</summary>
    /// <returns>A property of the object that one was written over; null where there is none.</returns>
    internal static string? Add(PSObject output, string name, PortResolution answer)
    {
        string? replaced = null;
        foreach (KeyValuePair<string, string?> cell in CellsOf(answer))
        {
            replaced ??= output.Properties[name + cell.Key]?.Name;
            output.Properties.Add(new PSNoteProperty(name + cell.Key, cell.Value), true);
        }

        return replaced;
    }

    private static IEnumerable<KeyValuePair<string, string?>> CellsOf(PortResolution answer)
    {
        yield return new(nameof(answer.Port), answer.Port?.ToString());
        yield return new(nameof(answer.ServiceName), answer.ServiceName);
        yield return new(nameof(answer.Description), answer.Description);
        yield return new(nameof(answer.Status), answer.Status?.ToString());
        yield return new(nameof(answer.Class), answer.Class?.ToString());
        yield return new(nameof(answer.Severity), answer.Severity?.ToString());
        yield return new(nameof(answer.Findings), Joined("; ", answer.Findings.Select(finding => finding.Id.ToString())));
        yield return new("Message", Joined(" ", answer.Findings.Select(finding => finding.Message)));
        yield return new(nameof(answer.CatalogName), answer.CatalogName);
        yield return new(nameof(answer.Source), answer.Source);
    }

    private static string? Joined(string separator, IEnumerable<string> texts)
    {
        string text = string.Join(separator, texts.Distinct());
        return text.Length == 0 ? null : text;
    }
}
