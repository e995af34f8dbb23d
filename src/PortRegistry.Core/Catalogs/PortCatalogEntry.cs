using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// An entry of a <see cref="PortCatalog"/>: what a site, a product or a system says about ports, in addition to IANA.
/// Immutable. What the catalog does not say is null.
/// </summary>
public sealed class PortCatalogEntry
{
    internal PortCatalogEntry(
        string catalog, PortSpec port, CatalogCells cells, IList<string> aliases, bool? approved, RegistryDate? expires, TextDictionary properties, int? lineNumber)
    {
        Catalog = catalog;
        Port = port;
        Transport = port.Transport;
        Name = cells.Name;
        Aliases = new TextList<string>(aliases);
        Description = cells.Description;
        Owner = cells.Owner;
        Approved = approved;
        Expires = expires;
        Note = cells.Note;
        Properties = properties;
        LineNumber = lineNumber;
    }

    /// <summary>The ports with their transports: the whole grammar of about_PortRegistry_PortSpec.</summary>
    public PortSpec Port { get; }

    /// <summary>The port as a number; null where it is not one port.</summary>
    public int? PortNumber => Port.Number;

    /// <summary>The first of the ports as a number; null where they are not all said as numbers.</summary>
    public int? FirstPort => Port.First;

    /// <summary>The last of the ports as a number, the first again for one port; null where they are not all said as numbers.</summary>
    public int? LastPort => Port.Last;

    /// <summary>The transports; any where the catalog names none. The items of a list may each have their own.</summary>
    public TransportSpec Transport { get; }

    /// <summary>The catalog's own name for the service.</summary>
    public string? Name { get; }

    /// <summary>Other names for the service.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>What the service is.</summary>
    public string? Description { get; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; }

    /// <summary>Whether use of the ports is approved; null where the catalog does not say.</summary>
    public bool? Approved { get; }

    /// <summary>The last day of the approval; null where it has no end. What is refused stays refused.</summary>
    public RegistryDate? Expires { get; }

    /// <summary>A remark, such as the reason for an approval.</summary>
    public string? Note { get; }

    /// <summary>The further columns that have a value, by their headings.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; }

    /// <summary>The name of the catalog it stands in.</summary>
    public string Catalog { get; }

    /// <summary>The line in the file, from 1; null where it came from an object.</summary>
    public int? LineNumber { get; }

    /// <summary>Whether the approval has ended before a day.</summary>
    internal bool IsExpired(RegistryDate day) => Approved == true && Expires < day;

    /// <summary>The name, the ports and the catalog: <c>rdp 3389/tcp (approved.csv)</c>.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"{(Name is null ? string.Empty : Name + " ")}{Port} ({Catalog})";
}
