using System.Collections.Generic;

namespace PortRegistry;

/// <summary>A published version of the registry, as the history knows it.</summary>
public sealed class HistoryVersion
{
    internal HistoryVersion(RegistryStamp stamp, IReadOnlyList<HistoryEdit> edits)
    {
        Stamp = stamp;
        Edits = edits;
    }

    /// <summary>The metadata of the version; without a source, since it is derived.</summary>
    public RegistryStamp Stamp { get; }

    /// <summary>The version's own "last updated" date.</summary>
    public RegistryDate? Updated => Stamp.Updated;

    /// <summary>
    /// False for a copy that was served after a newer one, and for a version that another of the same date replaced. It can
    /// be rebuilt but was not in force on any date.
    /// </summary>
    public bool IsInForce { get; internal set; }

    /// <summary>What makes the version from the one after it; from the registry that ships, for the last.</summary>
    internal IReadOnlyList<HistoryEdit> Edits { get; }

    /// <inheritdoc/>
    public override string ToString() => Updated?.ToString() ?? "no date";
}
