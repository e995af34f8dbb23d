namespace PortRegistry;

/// <summary>
/// What a catalog has against ports, as a sentence that is made when it is first read: of thousands, few are. Immutable,
/// as the ports are once it is made.
/// </summary>
internal sealed class CatalogSentence
{
    private readonly string approvers;
    private readonly CatalogPorts ports;
    private readonly PortCatalogEntry? entry;

    /// <summary>Makes a sentence.</summary>
    /// <param name="approvers">The catalogs that approve ports.</param>
    /// <param name="ports">The ports.</param>
    /// <param name="entry">The entry that refuses them, or approved them once; null where none covers them.</param>
    internal CatalogSentence(string approvers, CatalogPorts ports, PortCatalogEntry? entry)
    {
        this.approvers = approvers;
        this.ports = ports;
        this.entry = entry;
    }

    /// <summary>The sentence.</summary>
    /// <returns>A sentence with the ports in it.</returns>
    public override string ToString()
    {
        if (entry is null)
        {
            return $"No entry of {approvers} approves {ports}.";
        }

        string place = entry.Name is null ? ports.ToString() : $"{ports} ({entry.Name})";
        string note = entry.Note is null ? "." : $": {PortFindings.OneLine(entry.Note).TrimEnd('.')}.";
        return entry.Approved == true ? $"The approval of {place} in {entry.Catalog} ended on {entry.Expires}{note}" : $"{entry.Catalog} does not approve {place}{note}";
    }
}
