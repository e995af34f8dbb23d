using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace PortRegistry.Update.Worker;

/// <summary>Snapshots that can be told apart in every part, so that a mixture of two is found out.</summary>
internal static class Versions
{
    internal const int Count = 6;

    internal static void Write(string bundled, string directory)
    {
        IanaRegistry registry = IanaRegistry.OpenFile(bundled);
        DateTime date = registry.Updated!.Value;
        for (int version = 0; version < Count; version++)
        {
            List<ServiceRecord> records = [.. registry.Records];
            records[0] = RegistryFiles.With(records[0], RegistryColumn.Description, Text(version));
            records[^1] = RegistryFiles.With(records[^1], RegistryColumn.Description, Text(version));
            var stamp = new RegistryStamp(updated: (RegistryDate)date.AddDays(version + 1), source: Address(version), sourceSha256: Sha256(version));
            File.WriteAllBytes(Path.Combine(directory, FileName(version)), RegistryCompiler.Compile(new RegistryDocument(stamp, records)).SnapshotBytes);
        }
    }

    internal static string FileName(int version) => string.Create(CultureInfo.InvariantCulture, $"version-{version}.snapshot");

    internal static string Address(int version) => string.Create(CultureInfo.InvariantCulture, $"https://registry.example/{version}");

    internal static RegistryRetrieval Retrieval(int version)
        => new(DateTime.UtcNow, DateTime.UtcNow, Address(version), Text(version));

    /// <summary>What is wrong with a registry that a reader got; null where it is one version throughout, or the bundled registry.</summary>
    /// <param name="registry">The registry that it read.</param>
    /// <param name="isComplete">Whether the data directory is complete; while it is being removed, the retrieval may be missing.</param>
    internal static string? Fault(IanaRegistry registry, bool isComplete = true)
    {
        if (registry.Origin == RegistryOrigin.Bundled)
        {
            return registry.Sha256 == Sha256(registry.Sha256![0] - '0') ? "bundled, but with a version's hash" : null;
        }

        int version = registry.Sha256![0] - '0';
        string[] found =
        [
            registry.Sha256 == Sha256(version) ? Text(version) : "another hash",
            registry.Source == Address(version) ? Text(version) : "another source",
            registry.Records[0].Description ?? string.Empty,
            registry.Records[^1].Description ?? string.Empty,
            registry.Find(registry.Records[0].Port!.Value.First).First?.Description ?? string.Empty,
            registry.ETag ?? (isComplete ? "no ETag" : Text(version)),
        ];
        return found.All(text => text == Text(version)) ? null : string.Join(", ", found);
    }

    private static string Text(int version) => string.Create(CultureInfo.InvariantCulture, $"version {version}");

    private static string Sha256(int version) => new((char)('0' + version), 64);
}
