using System;
using System.Globalization;

namespace PortRegistry;

/// <content>The order of specs.</content>
public sealed partial class PortSpec : IComparable<PortSpec>, IComparable
{
    /// <summary>
    /// Compares by ports, then by transport; lists item by item. Specs without port numbers come last: names, keywords, message
    /// types, <c>Any</c>, and invalid ones. The transport is ignored when comparing with a plain number, which PowerShell's
    /// operators convert to a spec.
    /// </summary>
    /// <param name="other">The other.</param>
    /// <returns>Below 0, 0 or above 0.</returns>
    public int CompareTo(PortSpec? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (int i = 0; i < Items.Count && i < other.Items.Count; i++)
        {
            int byItem = CompareItems(Items[i], other.Items[i]);
            if (byItem != 0)
            {
                return byItem;
            }
        }

        return Items.Count.CompareTo(other.Items.Count);
    }

    // A number that is not a port, such as 65536, is ordered too.
    private double FirstPlace => Kind == PortSpecKind.Range ? range.First : double.Parse(Text, CultureInfo.InvariantCulture);

    private double LastPlace => Kind == PortSpecKind.Range ? range.Last : FirstPlace;

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        PortSpec other => CompareTo(other),
        _ => throw new ArgumentException("Ports compare with ports.", nameof(obj)),
    };

    private static int CompareItems(PortSpec left, PortSpec right)
    {
        int byKind = Order(left).CompareTo(Order(right));
        if (byKind != 0)
        {
            return byKind;
        }

        int byPorts = left.IsPlaced
            ? (left.FirstPlace, left.LastPlace).CompareTo((right.FirstPlace, right.LastPlace))
            : StringComparer.OrdinalIgnoreCase.Compare(left.Text, right.Text);
        return byPorts != 0 ? byPorts
            : left.isNumber || right.isNumber ? 0
            : string.CompareOrdinal(left.Transport.ToString(), right.Transport.ToString());
    }

    private static int Order(PortSpec spec) => spec.Kind switch
    {
        _ when spec.IsPlaced => 0,
        PortSpecKind.Service => 1,
        PortSpecKind.Keyword => 2,
        PortSpecKind.IcmpType => 3,
        PortSpecKind.Any => 4,
        _ => 5,
    };
}
