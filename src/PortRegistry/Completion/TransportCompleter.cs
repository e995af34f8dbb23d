using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Completes the transports of the registry.</summary>
internal sealed class TransportCompleter : WordCompleter
{
    private static readonly (string Name, string Tip)[] Transports =
    {
        ("tcp", "Transmission Control Protocol (6)"),
        ("udp", "User Datagram Protocol (17)"),
        ("sctp", "Stream Control Transmission Protocol (132)"),
        ("dccp", "Datagram Congestion Control Protocol (33)"),
    };

    private protected override IEnumerable<CompletionResult> Complete(CompletedWord word)
    {
        foreach ((string name, string tip) in Transports)
        {
            if (word.Starts(name))
            {
                yield return word.Complete(name, tip);
            }
        }
    }
}
