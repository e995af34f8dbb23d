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
        => new(this, InRange(port), SnapshotFormat.TransportCode(transport), Ports.Rows(port, port));

    /// <summary>
    /// Returns an answer for any port: the listed records, unchanged, and for each requested transport without one a record
    /// that says so (<see cref="ServiceRecord.IsListed"/> is false).
    /// </summary>
    /// <param name="port">0 to 65535.</param>
    /// <param name="transports">The transports asked for; <see cref="TransportSpec.Any"/> for any.</param>
    /// <returns>One record at least for <see cref="TransportSpec.Any"/> or a set of transports; none for a protocol without ports.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The port is below 0 or above 65535.</exception>
    public IEnumerable<ServiceRecord> Answer(int port, TransportSpec transports)
    {
        ArgumentNullException.ThrowIfNull(transports);

        return AnswerPort(port, transports);
    }

    /// <summary>
    /// Returns an answer for a range: its records, unassigned ranges cut to it, and records for what is not listed, adjacent
    /// gaps joined into ranges.
    /// </summary>
    /// <param name="range">The ports asked for; a single port is answered as by <see cref="Answer(int, TransportSpec)"/>.</param>
    /// <param name="transports">The transports asked for; <see cref="TransportSpec.Any"/> for any.</param>
    /// <returns>The records, by first port.</returns>
    public IEnumerable<ServiceRecord> Answer(PortRange range, TransportSpec transports)
    {
        ArgumentNullException.ThrowIfNull(transports);

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

    // A list rather than an iterator: the first look-up of a shell waits for every method that has to be compiled.
    private List<ServiceRecord> AnswerPort(int port, TransportSpec transports)
    {
        var answer = new List<ServiceRecord>();
        foreach (ServiceRecord record in Find(port))
        {
            if (transports.Includes(record.Transport))
            {
                answer.Add(record);
            }
        }

        if (transports.Kind != TransportSpecKind.Any)
        {
            AddMissing(answer, port, transports);
        }
        else if (answer.Count == 0)
        {
            answer.Add(PortGaps.Missing(port, null));
        }

        return answer;
    }

    private static void AddMissing(List<ServiceRecord> answer, int port, TransportSpec transports)
    {
        foreach (TransportProtocol transport in transports.Transports)
        {
            if (!answer.Exists(record => record.AnswersFor(transport)))
            {
                answer.Add(PortGaps.Missing(port, transport));
            }
        }
    }

    private static int InRange(int port)
        => (uint)port <= PortRange.MaxPort ? port : throw new ArgumentOutOfRangeException(nameof(port), port, "A port is a number from 0 to 65535.");

    private IEnumerable<ServiceRecord> AnswerRange(PortRange range, TransportSpec transports)
    {
        var walk = new PortWalk(Snapshot, Ports, range);
        var gaps = new PortGaps(range, transports);
        while (walk.MoveNext())
        {
            walk.FillGaps(ref gaps);
            foreach (ServiceRecord gap in gaps.Close(walk.Port))
            {
                yield return gap;
            }

            foreach (int row in walk.Beginning)
            {
                if (transports.Includes(Snapshot.RowTransport(row)))
                {
                    ServiceRecord record = Record(row);
                    yield return record.Status == AssignmentStatus.Unassigned ? Cut(record, range) : record;
                }
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
