using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Completes <c>Any</c>, the keywords of Windows Firewall, and service names.</summary>
internal sealed class PortCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletedWord word)
    {
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

        foreach (CompletionResult name in ServiceNameCompleter.Names(word))
        {
            yield return name;
        }
    }
}
