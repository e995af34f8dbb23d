using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortRegistry.Commands;

/// <summary>Completes the word before the cursor, whatever the rest of the command.</summary>
internal abstract class WordCompleter : IArgumentCompleter
{
    private protected WordCompleter()
    {
    }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
        => Complete(new CompletedWord(wordToComplete));

    private protected abstract IEnumerable<CompletionResult> Complete(CompletedWord word);
}
