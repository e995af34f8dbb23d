using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortRegistry.Commands;

/// <summary>Completes service names, with the ports and the description as a tip. Asks the active registry, never the network.</summary>
public sealed class ServiceNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        return Complete(new CompletedWord(wordToComplete));
    }

    /// <summary>The names that complete a word.</summary>
    internal static IEnumerable<CompletionResult> Complete(CompletedWord word)
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
