using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Completes service names of the active registry, with the ports and the description as a tip.</summary>
internal sealed class ServiceNameCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletedWord word) => Names(word);

    /// <summary>The names that complete a word.</summary>
    internal static IEnumerable<CompletionResult> Names(CompletedWord word)
    {
        IanaRegistry registry = ActiveRegistry.Current;
        Func<string, bool> matches = SearchPatterns.Wildcard(word.Text + "*") ?? (_ => false);
        foreach (string name in registry.ServiceNames)
        {
            if (matches(name))
            {
                yield return word.Complete(name, Tip(registry, name));
            }
        }
    }

    private static string Tip(IanaRegistry registry, string name)
    {
        var places = new List<string>();
        string? description = null;
        foreach (ServiceRecord record in registry.FindService(name))
        {
            description ??= record.Summary;
            string place = record.Port?.ToString() ?? "no port";
            places.Add(record.Transport is null ? place : $"{place}/{record.Transport}");
        }

        string tip = string.Join(", ", places);
        return description is null ? tip : $"{tip}  {description}";
    }
}
