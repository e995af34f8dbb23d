using System.Collections.Generic;

namespace PortRegistry;

/// <summary>A run of ports that an entry covers.</summary>
internal readonly struct CatalogClaim(PortRange range, TransportSpec transport, PortCatalogEntry entry, int order, RegistryDate day)
{
    internal PortRange Range { get; } = range;

    internal TransportSpec Transport { get; } = transport;

    internal PortCatalogEntry Entry { get; } = entry;

    /// <summary>The place among all claims: earlier catalogs first, then earlier rows.</summary>
    internal int Order { get; } = order;

    /// <summary>A refusal first, because approvals must be unambiguous; an approval that has ended last, because another may have renewed it.</summary>
    private int Rank { get; } = entry.Approved == false ? 0 : entry.IsExpired(day) ? 2 : 1;

    /// <summary>Which claim decides a port: the narrowest; of equal ones by their rank; then the first.</summary>
    internal static IComparer<CatalogClaim> ByPrecedence { get; } = Comparer<CatalogClaim>.Create((left, right) =>
    {
        int byWidth = left.Range.Count.CompareTo(right.Range.Count);
        int byRank = byWidth != 0 ? byWidth : left.Rank.CompareTo(right.Rank);
        return byRank != 0 ? byRank : left.Order.CompareTo(right.Order);
    });
}
