using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The ports of a list, added up for each transport: many ranges may come to every port.</summary>
internal sealed class PortSum
{
    private static readonly int AllTransports = TransportSpec.Any.SetBits - 1;

    private readonly PortSpec list;
    private readonly List<(int Transports, PortCount Count)> counts = new();
    private readonly int every;

    internal PortSum(PortSpec list)
    {
        this.list = list;
        if (!MayBeWide())
        {
            return;
        }

        // Transports with the same items are counted once.
        var transportsOf = new Dictionary<string, int>();
        for (int bit = 1; bit < AllTransports; bit <<= 1)
        {
            string items = ItemsOf(bit);
            transportsOf.TryGetValue(items, out int others);
            transportsOf[items] = others | bit;
        }

        foreach (int transports in transportsOf.Values)
        {
            var count = new PortCount();
            foreach (PortSpec item in list.Items)
            {
                if ((MaskOf(item) & transports) == transports && RangeOf(item) is PortRange range)
                {
                    count.Add(range);
                }
            }

            every |= count.IsEveryPort ? transports : 0;

            // The same ports may be written once for each transport.
            int same = counts.FindIndex(other => other.Count.HasSamePorts(count));
            int before = same < 0 ? 0 : counts[same].Transports;
            if (same >= 0)
            {
                counts.RemoveAt(same);
            }

            counts.Add((before | transports, count));
        }
    }

    /// <summary>Whether the list leaves no port of the transports out that it has.</summary>
    internal bool IsEveryPort
    {
        get
        {
            if (every == 0)
            {
                return false;
            }

            foreach (PortSpec item in list.Items)
            {
                if (!HoldsForAll(item))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Whether an item says nothing more, since every port of its transports is meant.</summary>
    internal bool HoldsForAll(PortSpec item) => RangeOf(item) is not null && MaskOf(item) != 0 && (MaskOf(item) & ~every) == 0;

    /// <summary>Adds what the number of ports alone asks for.</summary>
    internal void AddTo(PortFindings findings)
    {
        foreach ((int transports, PortCount count) in counts)
        {
            if (count.IsEveryPort)
            {
                findings.AddAny(new PortSpec(PortSpecKind.Any, default, null, TransportSpec.OfMask(transports), null));
            }
            else if (count.Count >= PortRangeFindings.Wide)
            {
                findings.AddWide(Of(transports), count.Count, string.Empty);
            }
        }
    }

    private static int MaskOf(PortSpec item)
        => item.Transport.Kind == TransportSpecKind.Any ? AllTransports : item.Transport.SetBits & AllTransports;

    private static PortRange? RangeOf(PortSpec item) => item.Kind switch
    {
        PortSpecKind.Range => item.Range,
        PortSpecKind.Any => new PortRange(0, PortRange.MaxPort),
        _ => null,
    };

    private PortSpec Of(int transports)
    {
        if (transports == AllTransports)
        {
            return list;
        }

        var items = new List<PortSpec>();
        foreach (PortSpec item in list.Items)
        {
            if ((MaskOf(item) & transports) != 0)
            {
                items.Add(item.With(TransportSpec.OfMask(transports)));
            }
        }

        return PortSpec.ListOf(items);
    }

    private bool MayBeWide()
    {
        int sum = 0;
        foreach (PortSpec item in list.Items)
        {
            sum += RangeOf(item)?.Count ?? 0;
            if (sum >= PortRangeFindings.Wide)
            {
                return true;
            }
        }

        return false;
    }

    private string ItemsOf(int transport)
    {
        var items = new System.Text.StringBuilder(list.Items.Count);
        foreach (PortSpec item in list.Items)
        {
            items.Append((MaskOf(item) & transport) != 0 ? '1' : '0');
        }

        return items.ToString();
    }
}
