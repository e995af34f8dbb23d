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
        IanaRegistry registry = ActiveRegistry.Current;
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        Func<string, bool> matches = SearchPatterns.Wildcard(word + "*") ?? (_ => false);
        foreach (string name in registry.ServiceNames)
        {
            if (matches(name))
            {
                yield return new CompletionResult(Quote(name), name, CompletionResultType.ParameterValue, Tip(registry, name));
            }
        }
    }

    private static string Quote(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not '-' and not '_' and not '.')
            {
                return $"'{name.Replace("'", "''")}'";
            }
        }

        return name;
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
