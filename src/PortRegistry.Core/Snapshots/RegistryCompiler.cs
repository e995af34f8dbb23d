using System.Globalization;

namespace PortRegistry;

/// <summary>Compiles a registry into a snapshot and lets it out only after it was read back whole and found equal.</summary>
internal static class RegistryCompiler
{
    /// <summary>Writes the snapshot of a registry, opens it, validates every byte of it and compares every record.</summary>
    /// <param name="document">The registry.</param>
    /// <returns>The registry that the snapshot answers for, opened and validated.</returns>
    /// <exception cref="InvalidSnapshotException">What was read back is not what was written.</exception>
    internal static IanaRegistry Compile(RegistryDocument document)
    {
        IanaRegistry registry = IanaRegistry.Open(SnapshotWriter.Write(document));
        registry.Validate();
        if (registry.RecordCount != document.Records.Count)
        {
            throw new InvalidSnapshotException("ROWS", 0, "The snapshot has not as many records as its source.");
        }

        for (int row = 0; row < registry.RecordCount; row++)
        {
            ServiceRecord record = document.Records[row];
            if (!registry.Records[row].Equals(record))
            {
                throw new InvalidSnapshotException("ROWS", row, $"Record {row.ToString(CultureInfo.InvariantCulture)} ({record}) reads back otherwise.");
            }
        }

        return registry;
    }
}
