using System;
using System.Collections.Generic;
using System.Linq;

namespace PortRegistry;

/// <summary>
/// The ports from 0 to 65535 in three parts of equal width, System, User and Dynamic Ports, each divided into steps, with
/// the number of uses and the most severe finding for each step and transport. Wide ranges are separate, since they would hide
/// everything else.
/// </summary>
internal sealed class PortSpaceMap
{
    internal const int StepsPerPart = 256;

    // A range of more steps is a wide one.
    private const int NarrowSteps = 8;

    private readonly Dictionary<(TransportProtocol, int), PortSpaceCell> cells = new();
    private readonly Dictionary<(TransportProtocol, PortRange), PortSpaceRange> ranges = new();

    internal PortSpaceMap(IEnumerable<PortReportRow> rows)
    {
        foreach (PortReportRow row in rows)
        {
            if (row.Port.IsEveryPort)
            {
                EveryPort++;
                EveryPortRank = Math.Max(EveryPortRank, row.Rank);
            }
            else if (!row.Port.Items.Any(item => CatalogSet.PortsOf(item) is not null))
            {
                WithoutPort++;
            }

            foreach (PortSpec item in row.Port.Items)
            {
                Add(item, row);
            }
        }
    }

    /// <summary>Uses of every port, which are counted but not drawn.</summary>
    internal int EveryPort { get; }

    /// <summary>The <see cref="PortReportRow.Rank"/> of the most severe finding of these uses.</summary>
    internal int EveryPortRank { get; }

    /// <summary>Uses without a port number, such as an ICMP type or a name that is not registered.</summary>
    internal int WithoutPort { get; }

    /// <summary>The steps with a use of one or a few ports, in order.</summary>
    internal IEnumerable<PortSpaceCell> Cells => cells.Values.OrderBy(cell => cell.Transport).ThenBy(cell => cell.Step);

    /// <summary>The wide ranges, in order.</summary>
    internal IEnumerable<PortSpaceRange> Ranges => ranges.Values.OrderBy(range => range.Transport).ThenBy(range => range.Ports);

    /// <summary>The step of a port, from 0 to three times <see cref="StepsPerPart"/>.</summary>
    internal static int StepOf(int port)
    {
        PortClass part = PortRange.ClassOf(port);
        PortRange ports = PortRange.Of(part);
        return ((int)part * StepsPerPart) + ((port - ports.First) * StepsPerPart / ports.Count);
    }

    private void Add(PortSpec item, PortReportRow row)
    {
        if (item.IsEveryPort || CatalogSet.PortsOf(item) is not PortRange range)
        {
            return;
        }

        TransportSpec transports = CatalogSet.TransportOf(item);
        foreach (TransportProtocol transport in CatalogIndex.Transports)
        {
            if (transports.Includes(transport) && (transports.Kind != TransportSpecKind.Any || transport is TransportProtocol.tcp or TransportProtocol.udp))
            {
                Add(transport, range, row);
            }
        }
    }

    private void Add(TransportProtocol transport, PortRange range, PortReportRow row)
    {
        int first = StepOf(range.First);
        int last = StepOf(range.Last);
        if (last - first >= NarrowSteps)
        {
            if (!ranges.TryGetValue((transport, range), out PortSpaceRange? wide))
            {
                ranges.Add((transport, range), wide = new PortSpaceRange(transport, range));
            }

            wide.Add(row);
            return;
        }

        for (int step = first; step <= last; step++)
        {
            if (!cells.TryGetValue((transport, step), out PortSpaceCell? cell))
            {
                cells.Add((transport, step), cell = new PortSpaceCell(transport, step));
            }

            cell.Add(range, row);
        }
    }
}
