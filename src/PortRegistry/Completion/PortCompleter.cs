using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortRegistry.Commands;

/// <summary>Completes what stands for ports besides numbers: <c>Any</c>, the keywords of Windows Firewall, and service names.</summary>
public sealed class PortCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var word = new CompletedWord(wordToComplete);
        if (word.Starts("Any"))
        {
            yield return word.Complete("Any", "Every port.");
        }

        foreach (FirewallKeyword keyword in FirewallKeyword.All)
        {
            foreach (string spelling in keyword.Spellings)
            {
                if (word.Starts(spelling))
                {
                    yield return word.Complete(spelling, keyword.Meaning);
                }
            }
        }

        foreach (CompletionResult name in ServiceNameCompleter.Complete(word))
        {
            yield return name;
        }
    }
}
