using System.IO;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>Writes one format.</summary>
internal interface IRegistryWriter
{
    /// <summary>Writes the registry.</summary>
    /// <param name="document">The registry.</param>
    /// <param name="output">Where to; left open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    void Write(RegistryDocument document, Stream output, CancellationToken cancellationToken);
}
