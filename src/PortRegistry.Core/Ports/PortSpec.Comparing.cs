using System;
using System.Globalization;

namespace PortRegistry;

/// <content>The order of specs.</content>
public sealed partial class PortSpec : IComparable<PortSpec>, IComparable
{
    /// <summary>
    /// Compares by ports, then by transport; lists item by item. What names no ports comes after: names, keywords, message
    /// types, <c>Any</c>, and what cannot be read. With a plain number, as PowerShell's operators make one of what they
    /// compare with, the transport does not count, and what is no port or range is neither below nor above: 0.
    /// </summary>
    /// <param name="other">The other.</param>
    /// <returns>Below 0, 0 or above 0.</returns>
    public int CompareTo(PortSpec? other)
    {
        if (other is null)
        {
            return 1;
        }

        if (other.isNumber)
        {
            return CompareToNumber(other);
        }

        if (isNumber)
        {
            return -other.CompareToNumber(this);
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

    /// <inheritdoc/>
    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        PortSpec other => CompareTo(other),
        _ => throw new ArgumentException("Ports compare with ports.", nameof(obj)),
    };

    private static int CompareItems(PortSpec left, PortSpec right)
    {
        int byKind = Order(left.Kind).CompareTo(Order(right.Kind));
        if (byKind != 0)
        {
            return byKind;
        }

        int byPorts = left.Kind == PortSpecKind.Range
            ? left.range.CompareTo(right.range)
            : StringComparer.OrdinalIgnoreCase.Compare(left.Text, right.Text);
        return byPorts != 0 ? byPorts : string.CompareOrdinal(left.Transport.ToString(), right.Transport.ToString());
    }

    private static int Order(PortSpecKind kind) => kind switch
    {
        PortSpecKind.Range => 0,
        PortSpecKind.Service => 1,
        PortSpecKind.Keyword => 2,
        PortSpecKind.IcmpType => 3,
        PortSpecKind.Any => 4,
        _ => 5,
    };

    private int CompareToNumber(PortSpec number)
    {
        double with = NumberOf(number);
        if (Kind == PortSpecKind.Range)
        {
            int byFirst = ((double)range.First).CompareTo(with);
            return byFirst != 0 ? byFirst : ((double)range.Last).CompareTo(with);
        }

        return isNumber && Kind == PortSpecKind.Invalid ? NumberOf(this).CompareTo(with) : 0;
    }

    // A number that is no port, such as 65536, is above or below all the same.
    private static double NumberOf(PortSpec number)
        => number.Kind == PortSpecKind.Range ? number.range.First : double.Parse(number.Text, CultureInfo.InvariantCulture);
}
