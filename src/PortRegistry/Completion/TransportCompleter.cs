using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortRegistry.Commands;

/// <summary>Completes the transports of the registry.</summary>
public sealed class TransportCompleter : IArgumentCompleter
{
    private static readonly (string Name, string Tip)[] Transports =
    {
        ("tcp", "Transmission Control Protocol (6)"),
        ("udp", "User Datagram Protocol (17)"),
        ("sctp", "Stream Control Transmission Protocol (132)"),
        ("dccp", "Datagram Congestion Control Protocol (33)"),
    };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var word = new CompletedWord(wordToComplete);
        foreach ((string name, string tip) in Transports)
        {
            if (word.Starts(name))
            {
                yield return word.Complete(name, tip);
            }
        }
    }
}
