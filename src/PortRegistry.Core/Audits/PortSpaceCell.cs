using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>What there is on a step of <see cref="PortSpaceMap"/>.</summary>
internal sealed class PortSpaceCell(TransportProtocol transport, int step)
{
    private const int Shown = 8;
    private readonly SortedSet<PortRange> ports = new();
    private bool isCut;

    internal TransportProtocol Transport { get; } = transport;

    internal int Step { get; } = step;

    internal int Uses { get; private set; }

    /// <summary>The most severe finding's <see cref="PortReportRow.Rank"/>.</summary>
    internal int Rank { get; private set; }

    /// <summary>The ports that are used.</summary>
    internal string Ports => string.Join(", ", ports) + (isCut ? ", …" : string.Empty);

    internal void Add(PortRange range, PortReportRow row)
    {
        Uses++;
        Rank = Math.Max(Rank, row.Rank);
        if (ports.Count < Shown)
        {
            ports.Add(range);
        }
        else
        {
            isCut |= !ports.Contains(range);
        }
    }
}
