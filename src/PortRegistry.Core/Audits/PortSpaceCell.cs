using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>What there is on a step of <see cref="PortSpaceMap"/>.</summary>
internal sealed class PortSpaceCell
{
    private const int Shown = 8;
    private readonly SortedSet<string> ports = new(StringComparer.Ordinal);

    internal PortSpaceCell(TransportProtocol transport, int step)
    {
        Transport = transport;
        Step = step;
    }

    internal TransportProtocol Transport { get; }

    internal int Step { get; }

    internal int Uses { get; private set; }

    /// <summary>The gravest finding's <see cref="PortReportRow.Rank"/>.</summary>
    internal int Rank { get; private set; }

    /// <summary>The ports that are used, as they are written.</summary>
    internal string Ports => string.Join(", ", ports) + (ports.Count == Shown ? ", …" : string.Empty);

    internal void Add(PortSpec item, PortReportRow row)
    {
        Uses++;
        Rank = Math.Max(Rank, row.Rank);
        if (ports.Count < Shown)
        {
            ports.Add(CatalogSet.PortsOf(item)!.Value.ToString());
        }
    }
}
