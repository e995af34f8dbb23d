using System.IO;

namespace PortRegistry.Formats;

/// <summary>Reads the module's own snapshot, all of it, as it would any other file.</summary>
internal sealed class SnapshotRegistryReader : IRegistryReader
{
    public RegistryStamp Read(Stream input, ReadContext context)
    {
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        try
        {
            var registry = IanaRegistry.Open(bytes.ToArray());
            registry.Validate();
            context.AddAll(registry.Records);
            return registry.Stamp;
        }
        catch (InvalidSnapshotException e)
        {
            throw ReadContext.Refuse(0, e.Message, e);
        }
    }
}
