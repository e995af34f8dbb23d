using System;
using System.Globalization;

namespace PortRegistry;

/// <summary>Compiles a registry into a snapshot and lets it out only after it was read back whole and found equal.</summary>
public static class RegistryCompiler
{
    /// <summary>Compiles a registry: writes the snapshot, opens it, validates every byte of it and compares every record.</summary>
    /// <param name="document">The registry.</param>
    /// <returns>The snapshot's bytes.</returns>
    /// <exception cref="ArgumentNullException">The document is null.</exception>
    /// <exception cref="InvalidSnapshotException">What was read back is not what was written.</exception>
    public static byte[] Compile(RegistryDocument document)
    {
        byte[] snapshot = SnapshotWriter.Write(document ?? throw new ArgumentNullException(nameof(document)));
        IanaRegistry registry = IanaRegistry.Open(snapshot);
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

        return snapshot;
    }
}
