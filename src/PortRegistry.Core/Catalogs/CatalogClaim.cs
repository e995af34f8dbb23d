using System.Collections.Generic;

namespace PortRegistry;

/// <summary>A run of ports that an entry covers.</summary>
internal readonly struct CatalogClaim(PortRange range, TransportSpec transport, PortCatalogEntry entry, int order)
{
    internal PortRange Range { get; } = range;

    internal TransportSpec Transport { get; } = transport;

    internal PortCatalogEntry Entry { get; } = entry;

    /// <summary>The place among all claims: earlier catalogs first, then earlier rows.</summary>
    internal int Order { get; } = order;

    /// <summary>Which claim decides a port: the narrowest; of equal ones the refusal, for an approval must be plain; then the first.</summary>
    internal static IComparer<CatalogClaim> ByPrecedence { get; } = Comparer<CatalogClaim>.Create((left, right) =>
    {
        int byWidth = left.Range.Count.CompareTo(right.Range.Count);
        int byRefusal = byWidth != 0 ? byWidth : (left.Entry.Approved == false ? 0 : 1).CompareTo(right.Entry.Approved == false ? 0 : 1);
        return byRefusal != 0 ? byRefusal : left.Order.CompareTo(right.Order);
    });
}
