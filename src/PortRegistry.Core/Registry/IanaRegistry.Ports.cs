using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <content>Look-up by port.</content>
public sealed partial class IanaRegistry
{
    /// <summary>The listed records of a port.</summary>
    /// <param name="port">0 to 65535.</param>
    /// <returns>The records whose port or range holds it, in the registry's order; empty where there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The port is below 0 or above 65535.</exception>
    public RecordSet Find(int port) => Find(port, null);

    /// <summary>The listed records of a port that answer for a transport: its own, and those without a transport.</summary>
    /// <param name="port">0 to 65535.</param>
    /// <param name="transport">The transport, or null for any.</param>
    /// <returns>The records, in the registry's order; empty where there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The port is below 0 or above 65535.</exception>
    public RecordSet Find(int port, TransportProtocol? transport)
    {
        if ((uint)port > PortRange.MaxPort)
        {
            throw new ArgumentOutOfRangeException(nameof(port), port, "A port is a number from 0 to 65535.");
        }

        PortIndex ports = portIndex ?? Ports;
        return new RecordSet(this, ports, ports.Position(port), SnapshotFormat.TransportCode(transport));
    }

    /// <summary>
    /// Answers for one port, whatever the port: the listed records whole, as the registry has them, and for each
    /// transport asked for that has none a record that says so (<see cref="ServiceRecord.IsListed"/> false).
    /// </summary>
    /// <param name="port">0 to 65535.</param>
    /// <param name="transports">The transports asked for; <see cref="TransportSpec.Any"/> for any.</param>
    /// <returns>One record at least for <see cref="TransportSpec.Any"/> or a set of transports; none for a protocol without ports.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The port is below 0 or above 65535.</exception>
    public IEnumerable<ServiceRecord> Answer(int port, TransportSpec transports)
    {
        if (transports is null)
        {
            throw new ArgumentNullException(nameof(transports));
        }

        return AnswerPort(port, transports);
    }

    /// <summary>
    /// Answers for a range: the records that lie in it, unassigned stretches cut to it, and records for what is not
    /// listed, gaps collapsed into ranges.
    /// </summary>
    /// <param name="range">The ports asked for; a single port is answered as by <see cref="Answer(int, TransportSpec)"/>.</param>
    /// <param name="transports">The transports asked for; <see cref="TransportSpec.Any"/> for any.</param>
    /// <returns>The records, by first port.</returns>
    public IEnumerable<ServiceRecord> Answer(PortRange range, TransportSpec transports)
    {
        if (transports is null)
        {
            throw new ArgumentNullException(nameof(transports));
        }

        return range.Count == 1 ? AnswerPort(range.First, transports) : AnswerRange(range, transports);
    }

    /// <summary>Answers for <c>Any</c> or a firewall keyword: one record that says what it means, never one for each of its ports.</summary>
    /// <param name="keyword">A spec of kind <see cref="PortSpecKind.Any"/> or <see cref="PortSpecKind.Keyword"/>.</param>
    /// <returns>A record of status <see cref="AssignmentStatus.Keyword"/>; without a port where only the machine knows them.</returns>
    /// <exception cref="ArgumentException">The spec is of another kind.</exception>
    public static ServiceRecord Answer(PortSpec keyword) => keyword?.Kind switch
    {
        PortSpecKind.Any => new ServiceRecord(
            new PortRange(0, PortRange.MaxPort), null, new ServiceDetails(AssignmentStatus.Keyword, "Any: every port."), isListed: false),
        PortSpecKind.Keyword => new ServiceRecord(
            keyword.FirewallKeyword!.Ports,
            keyword.FirewallKeyword.Transport,
            new ServiceDetails(AssignmentStatus.Keyword, $"{keyword.Keyword}: {keyword.FirewallKeyword.Meaning}"),
            isListed: false),
        _ => throw new ArgumentException("The spec is neither Any nor a firewall keyword.", nameof(keyword)),
    };

    private IEnumerable<ServiceRecord> AnswerPort(int port, TransportSpec transports)
    {
        var gaps = new PortGaps(new PortRange(port), transports);
        foreach (ServiceRecord record in Find(port))
        {
            if (transports.Includes(record.Transport))
            {
                gaps.Fill(record.Transport);
                yield return record;
            }
        }

        for (ServiceRecord? gap = gaps.NextMissing(); gap is not null; gap = gaps.NextMissing())
        {
            yield return gap;
        }
    }

    private IEnumerable<ServiceRecord> AnswerRange(PortRange range, TransportSpec transports)
    {
        PortIndex ports = Ports;
        Snapshot rows = Snapshot;
        var gaps = new PortGaps(range, transports);
        int first = ports.SegmentOf(range.First);
        int last = ports.SegmentOf(range.Last);
        for (int segment = first; segment <= last; segment++)
        {
            int firstPort = ports.FirstPort(segment);
            int begin = ports.Position(firstPort);
            bool isEmpty = begin == PortIndex.None;
            bool isLast = isEmpty;
            for (int i = begin; !isLast; i++)
            {
                gaps.Fill(rows.RowTransport(ports.Row(i)));
                isLast = ports.IsLast(i);
            }

            foreach (ServiceRecord gap in gaps.Close(firstPort))
            {
                yield return gap;
            }

            isLast = isEmpty;
            for (int i = begin; !isLast; i++)
            {
                int row = ports.Row(i);
                bool beginsHere = segment == first || rows.RowFirst(row) == firstPort;
                if (beginsHere && transports.Includes(rows.RowTransport(row)))
                {
                    ServiceRecord record = Record(row);
                    yield return record.Status == AssignmentStatus.Unassigned ? Cut(record, range) : record;
                }

                isLast = ports.IsLast(i);
            }
        }

        gaps.Fill(null);
        foreach (ServiceRecord gap in gaps.Close(range.Last + 1))
        {
            yield return gap;
        }
    }

    private static ServiceRecord Cut(ServiceRecord record, PortRange range)
    {
        PortRange own = record.Port.GetValueOrDefault();
        PortRange common = own.Intersect(range);
        return common == own ? record : record.Cut(common);
    }
}
