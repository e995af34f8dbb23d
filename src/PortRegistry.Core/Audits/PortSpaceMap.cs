using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// The ports from 0 to 65535 in three parts of equal width, System, User and Dynamic Ports, each in steps, and for each
/// step and transport how many uses there are and the gravest finding.
/// </summary>
internal sealed class PortSpaceMap
{
    internal const int StepsPerClass = 256;

    private readonly Dictionary<(TransportProtocol, int), PortSpaceCell> cells = new();

    internal PortSpaceMap(IEnumerable<PortReportRow> rows)
    {
        foreach (PortReportRow row in rows)
        {
            foreach (PortSpec item in row.Port.Items)
            {
                Add(item, row);
            }
        }
    }

    /// <summary>Uses that leave no port out: they are counted and not drawn, as nothing else could be seen beside them.</summary>
    internal int EveryPort { get; private set; }

    /// <summary>The steps that have a use, in order.</summary>
    internal IEnumerable<PortSpaceCell> Cells
    {
        get
        {
            var sorted = new List<PortSpaceCell>(cells.Values);
            sorted.Sort((left, right) => left.Transport != right.Transport ? left.Transport.CompareTo(right.Transport) : left.Step.CompareTo(right.Step));
            return sorted;
        }
    }

    /// <summary>The step of a port, from 0 to three times <see cref="StepsPerClass"/>.</summary>
    internal static int StepOf(int port)
    {
        (int first, int count, int part) = PortRange.ClassOf(port) switch
        {
            PortClass.System => (0, PortRange.FirstUserPort, 0),
            PortClass.User => (PortRange.FirstUserPort, PortRange.FirstDynamicPort - PortRange.FirstUserPort, 1),
            _ => (PortRange.FirstDynamicPort, PortRange.MaxPort + 1 - PortRange.FirstDynamicPort, 2),
        };
        return (part * StepsPerClass) + ((port - first) * StepsPerClass / count);
    }

    private void Add(PortSpec item, PortReportRow row)
    {
        if (item.IsEveryPort)
        {
            EveryPort++;
            return;
        }

        if (CatalogSet.PortsOf(item) is not PortRange range)
        {
            return;
        }

        TransportSpec transports = CatalogSet.TransportOf(item);
        foreach (TransportProtocol transport in CatalogIndex.Transports)
        {
            if (transports.Includes(transport) && (transports.Kind != TransportSpecKind.Any || transport is TransportProtocol.tcp or TransportProtocol.udp))
            {
                for (int step = StepOf(range.First); step <= StepOf(range.Last); step++)
                {
                    if (!cells.TryGetValue((transport, step), out PortSpaceCell? cell))
                    {
                        cells.Add((transport, step), cell = new PortSpaceCell(transport, step));
                    }

                    cell.Add(item, row);
                }
            }
        }
    }
}
