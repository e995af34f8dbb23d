using System.Collections.Generic;

namespace PortRegistry.Commands;

/// <summary>What is exported: a whole registry, or the input records with the metadata of their registry.</summary>
internal sealed class ExportSelection
{
    private readonly List<ServiceRecord> records = new();
    private RegistrySource? source;
    private bool isWhole;

    /// <summary>Starts a selection.</summary>
    /// <param name="source">The registry that the cmdlet was told; null for the active one.</param>
    /// <param name="isWhole">Whether it is all to be exported; false where records or a registry come in.</param>
    internal ExportSelection(RegistrySource? source, bool isWhole)
    {
        this.source = source;
        this.isWhole = isWhole;
    }

    /// <summary>Selects a record that came in.</summary>
    /// <returns>False where a whole registry has come in before.</returns>
    internal bool TryAdd(ServiceRecord record)
    {
        if (!isWhole)
        {
            records.Add(record);
        }

        return !isWhole;
    }

    /// <summary>Selects a registry that came in.</summary>
    /// <returns>False where one was told, or one or a record has come in before.</returns>
    internal bool TryUse(RegistrySource registry)
    {
        if (source is not null || records.Count > 0)
        {
            return false;
        }

        source = registry;
        isWhole = true;
        return true;
    }

    internal RegistryDocument ToDocument(IanaCmdlet cmdlet)
    {
        IanaRegistry registry = cmdlet.OpenRegistry(source);
        if (isWhole)
        {
            return new RegistryDocument(registry.Stamp, registry.Records);
        }

        // Get-IanaPort answers for every port; its answer for one that is not listed is not a row of the registry.
        int answers = records.RemoveAll(record => !record.IsListed);
        if (answers > 0)
        {
            cmdlet.WriteWarning($"Answers for ports that the registry does not list are not records of it and were left out: {answers}.");
        }

        // The hash is that of the complete source, not of these records.
        return new RegistryDocument(registry.Stamp.WithSource(registry.Source, null), records);
    }
}
