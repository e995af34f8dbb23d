using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// Tracks, while walking through a range of ports, which requested transports have no row, and creates the records that
/// say so. If no transport is requested, a gap is a port without any row.
/// </summary>
internal struct PortGaps
{
    private const int Closed = -1;
    private static readonly TransportProtocol?[] AnyTransport = { null };

    private readonly PortRange range;
    private readonly TransportProtocol?[] transports;
    private readonly int[] starts;
    private int filled;

    internal PortGaps(PortRange range, TransportSpec asked)
    {
        this.range = range;
        transports = AnyTransport;
        filled = 0;
        if (asked.Kind != TransportSpecKind.Any)
        {
            transports = new TransportProtocol?[asked.Transports.Count];
            for (int i = 0; i < transports.Length; i++)
            {
                transports[i] = asked.Transports[i];
            }
        }

        starts = new int[transports.Length];
        for (int i = 0; i < starts.Length; i++)
        {
            starts[i] = Closed;
        }
    }

    /// <summary>The ports at hand have a row of this transport; null stands for all.</summary>
    internal void Fill(TransportProtocol? transport)
    {
        for (int i = 0; i < transports.Length; i++)
        {
            if (transport is null || transports[i] is null || transports[i] == transport)
            {
                filled |= 1 << i;
            }
        }
    }

    /// <summary>Ends the gaps that were filled at a port and opens those that were not.</summary>
    internal List<ServiceRecord> Close(int port)
    {
        var closed = new List<ServiceRecord>();
        int at = Math.Max(port, range.First);
        for (int i = 0; i < transports.Length; i++)
        {
            bool isFilled = (filled & (1 << i)) != 0;
            if (starts[i] != Closed && (isFilled || at == PortRange.FirstDynamicPort))
            {
                closed.Add(Missing(new PortRange(starts[i], at - 1), transports[i]));
                starts[i] = Closed;
            }

            if (!isFilled && starts[i] == Closed)
            {
                starts[i] = at;
            }
        }

        filled = 0;
        return closed;
    }

    /// <summary>The record that says that ports have no row of a transport, or of any.</summary>
    internal static ServiceRecord Missing(PortRange ports, TransportProtocol? transport)
        => new(ports, transport, ports.First < PortRange.FirstDynamicPort ? ServiceDetails.Unassigned : ServiceDetails.Dynamic, isListed: false);
}
