using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Completes the names of properties that are known to hold ports.</summary>
internal sealed class PortPropertyCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletedWord word)
    {
        foreach (string name in PortNames.Documented)
        {
            if (word.Starts(name))
            {
                yield return word.Complete(name, name);
            }
        }
    }
}
