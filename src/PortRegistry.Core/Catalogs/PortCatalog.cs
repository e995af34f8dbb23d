using System.Collections.Generic;
using System.Linq;

namespace PortRegistry;

/// <summary>
/// A list of ports in addition to IANA's registry: a site's approved ports, a machine's <c>/etc/services</c>, a product's
/// names. Its data is always marked as the catalog's. Immutable.
/// </summary>
public sealed class PortCatalog
{
    internal PortCatalog(string name, string? path, IEnumerable<PortCatalogEntry> entries, bool hasApproval)
    {
        Name = name;
        Path = path;
        Entries = new TextList<PortCatalogEntry>(entries.ToArray());
        HasApproval = hasApproval;
    }

    /// <summary>The name by which findings call it: the file's name, where it has one.</summary>
    public string Name { get; }

    /// <summary>The file it was read from; null where it was made from objects.</summary>
    public string? Path { get; }

    /// <summary>How many entries it has.</summary>
    public int Count => Entries.Count;

    /// <summary>Whether at least one row, also one that is no entry, says that its ports are approved, or not. Only such a catalog can find a port missing.</summary>
    public bool HasApproval { get; }

    /// <summary>The entries, in the catalog's order.</summary>
    public IReadOnlyList<PortCatalogEntry> Entries { get; }

    /// <summary>The name and the number of entries.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"{Name} ({Count} entries)";
}
