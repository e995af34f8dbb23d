using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>A registry as plain facts: the stamp and the records in the file's order. What a reader gives and a writer takes.</summary>
public sealed class RegistryDocument
{
    /// <summary>Makes a document.</summary>
    /// <param name="stamp">The metadata of the file.</param>
    /// <param name="records">The records, in the file's order; not copied, not to be changed afterwards.</param>
    public RegistryDocument(RegistryStamp stamp, IReadOnlyList<ServiceRecord> records)
    {
        Stamp = stamp ?? throw new ArgumentNullException(nameof(stamp));
        Records = records ?? throw new ArgumentNullException(nameof(records));
    }

    /// <summary>The metadata and the source of the file.</summary>
    public RegistryStamp Stamp { get; }

    /// <summary>The records, in the file's order.</summary>
    public IReadOnlyList<ServiceRecord> Records { get; }
}
