using System;

namespace PortRegistry;

/// <summary>What stands in one item before its transport: ports, a word, or every port.</summary>
internal readonly struct PortSpecValue
{
    private readonly int first;
    private readonly int last;
    private readonly bool hyphen;
    private readonly int start;
    private readonly int end;

    private PortSpecValue(PortSpecKind kind, int first, int last, bool hyphen, int start, int end)
    {
        Kind = kind;
        this.first = first;
        this.last = last;
        this.hyphen = hyphen;
        this.start = start;
        this.end = end;
    }

    internal PortSpecKind Kind { get; }

    internal bool IsPorts => Kind == PortSpecKind.Range;

    internal static PortSpecValue Any => new(PortSpecKind.Any, 0, 0, false, 0, 0);

    /// <summary>Ports; where first or last was too big for a port, it is above 65535 here.</summary>
    internal static PortSpecValue Ports(int first, int last, bool isRange, int start, int end)
        => new(PortSpecKind.Range, first, last, isRange, start, end);

    /// <summary>A word from start to end.</summary>
    internal static PortSpecValue Word(int start, int end) => new(PortSpecKind.Service, 0, 0, false, start, end);

    /// <summary>Makes the item of it, or says why not.</summary>
    internal string? TryMake(TransportSpec transport, string text, int itemStart, int itemEnd, out PortSpec item)
    {
        item = null!;
        string? written = itemStart == 0 && itemEnd == text.Length ? text : text.Substring(itemStart, itemEnd - itemStart);
        if (Kind == PortSpecKind.Any)
        {
            item = new PortSpec(PortSpecKind.Any, default, null, transport, written);
            return null;
        }

        if (transport.IsIcmp)
        {
            string type = text.Substring(start, end - start).Replace(" ", string.Empty);
            if (type.IndexOf('/') >= 0)
            {
                // Gi1/0/1 is where something is plugged in.
                return PortSpecErrors.NotReadable(written);
            }

            item = new PortSpec(PortSpecKind.IcmpType, default, type, transport, written);
            return null;
        }

        if (Kind == PortSpecKind.Range)
        {
            if (first > PortRange.MaxPort || last > PortRange.MaxPort)
            {
                return PortSpecErrors.NotAPort(text.Substring(start, end - start));
            }

            if (last < first)
            {
                return PortSpecErrors.Reversed(first, last);
            }

            PortRange range = hyphen ? PortRange.Written(first, last) : new PortRange(first);
            item = new PortSpec(PortSpecKind.Range, range, null, transport, written);
            return null;
        }

        FirewallKeyword? keyword = FirewallKeyword.Find(text, start, end - start);
        item = keyword is not null
            ? new PortSpec(PortSpecKind.Keyword, default, keyword, transport, written)
            : new PortSpec(PortSpecKind.Service, default, text.Substring(start, end - start), transport, written);
        return null;
    }

    /// <summary>Whether the word from start to end stands for every port.</summary>
    internal static bool IsAny(string text, int start, int length)
        => length == 3
        && (string.Compare(text, start, "any", 0, 3, StringComparison.OrdinalIgnoreCase) == 0
            || string.Compare(text, start, "all", 0, 3, StringComparison.OrdinalIgnoreCase) == 0);
}
