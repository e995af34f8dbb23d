using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Ports that meet two conditions at once.</summary>
internal static class PacketPorts
{
    /// <summary>The ports that are in both; null if there are none. False if a name among them has no known number.</summary>
    internal static bool TryJoin(PortSpec left, PortSpec right, out PortSpec? both)
    {
        both = null;
        if (left.Equals(right) || right.Kind == PortSpecKind.Any)
        {
            both = left;
            return true;
        }

        List<(PortRange Range, TransportSpec Transport)>? mine = RangesOf(left);
        List<(PortRange Range, TransportSpec Transport)>? its = RangesOf(right);
        if (mine is null || its is null)
        {
            return false;
        }

        // Both are sorted, so the result is sorted too.
        var joined = new List<PortSpec>();
        int from = 0;
        foreach ((PortRange range, TransportSpec transport) in mine)
        {
            while (from < its.Count && its[from].Range.Last < range.First)
            {
                from++;
            }

            for (int i = from; i < its.Count && its[i].Range.First <= range.Last; i++)
            {
                PortRange other = its[i].Range;
                int first = System.Math.Max(range.First, other.First);
                int last = System.Math.Min(range.Last, other.Last);
                TransportSpec over = transport.And(its[i].Transport);
                if (first <= last && (over.Kind != TransportSpecKind.Transports || over.Transports.Count > 0))
                {
                    joined.Add(new PortSpec(Range(first, last)).With(over));
                }
            }
        }

        both = joined.Count == 0 ? null : PortSpec.ListOf(joined);
        return true;
    }

    internal static PortRange Range(int first, int last) => first == last ? new PortRange(first) : new PortRange(first, last);

    /// <summary>An ICMP type, with its code after a colon if there is one.</summary>
    internal static PortSpec Message(string type, TransportSpec protocol) => new(PortSpecKind.IcmpType, default, type, protocol, null);

    /// <summary>The address and the port of 10.0.0.1:80, [2001:db8::1]:80 and :80; an IPv6 address without brackets has no port.</summary>
    internal static (string? Address, string? Port) SplitAddress(string text)
    {
        int bracket = text.LastIndexOf(']');
        int colon = text.IndexOf(':', bracket + 1);
        bool hasPort = colon >= 0 && text.IndexOf(':', colon + 1) < 0;
        string address = (hasPort ? text.Substring(0, colon) : text).Replace("[", string.Empty).Replace("]", string.Empty);
        return (address.Length == 0 ? null : address, hasPort ? text.Substring(colon + 1) : null);
    }

    private static List<(PortRange Range, TransportSpec Transport)>? RangesOf(PortSpec ports)
    {
        var ranges = new List<(PortRange Range, TransportSpec Transport)>();
        foreach (PortSpec item in ports.Items)
        {
            if (item.Kind == PortSpecKind.Any)
            {
                ranges.Add((new PortRange(0, PortRange.MaxPort), item.Transport));
            }
            else if (item.Kind == PortSpecKind.Range)
            {
                ranges.Add((item.Range, item.Transport));
            }
            else
            {
                return null;
            }
        }

        ranges.Sort((one, other) => one.Range.CompareTo(other.Range));
        return ranges;
    }
}
