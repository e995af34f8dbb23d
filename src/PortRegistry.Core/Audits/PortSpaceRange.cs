using System;

namespace PortRegistry;

/// <summary>A wide range on <see cref="PortSpaceMap"/>.</summary>
internal sealed class PortSpaceRange
{
    internal PortSpaceRange(TransportProtocol transport, PortRange ports)
    {
        Transport = transport;
        Ports = ports;
        FirstStep = PortSpaceMap.StepOf(ports.First);
        LastStep = PortSpaceMap.StepOf(ports.Last);
    }

    internal TransportProtocol Transport { get; }

    internal PortRange Ports { get; }

    internal int FirstStep { get; }

    internal int LastStep { get; }

    internal int Uses { get; private set; }

    /// <summary>The most severe finding's <see cref="PortReportRow.Rank"/>.</summary>
    internal int Rank { get; private set; }

    internal void Add(PortReportRow row)
    {
        Uses++;
        Rank = Math.Max(Rank, row.Rank);
    }
}
