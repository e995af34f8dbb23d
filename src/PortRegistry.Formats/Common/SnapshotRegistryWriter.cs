using System.IO;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>Writes the module's own snapshot, read back and compared before a byte of it goes out.</summary>
internal sealed class SnapshotRegistryWriter : IRegistryWriter
{
    public void Write(RegistryDocument document, Stream output, CancellationToken cancellationToken)
    {
        byte[] snapshot = RegistryCompiler.Compile(document).SnapshotBytes;
        cancellationToken.ThrowIfCancellationRequested();
        output.Write(snapshot, 0, snapshot.Length);
    }
}
