using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Resolves ports by their kind, without keeping anything.</summary>
internal sealed class PortAudit
{
    private static readonly ServiceRecord[] NoRecords = Array.Empty<ServiceRecord>();
    private static readonly PortFinding[] NoFindings = Array.Empty<PortFinding>();

    // Which of several statuses speaks for all.
    private static readonly AssignmentStatus[] Ranks =
    {
        AssignmentStatus.Unknown, AssignmentStatus.Assigned, AssignmentStatus.Private, AssignmentStatus.Keyword, AssignmentStatus.Reserved,
        AssignmentStatus.Removed, AssignmentStatus.Other, AssignmentStatus.Unassigned, AssignmentStatus.Dynamic,
    };

    private readonly IanaRegistry registry;

    internal PortAudit(IanaRegistry registry) => this.registry = registry;

    /// <summary>Whether it is a plain port or range, of which the registry has something to say for every transport.</summary>
    internal static bool IsAlwaysKnown(PortSpec port, TransportSpec transport)
        => port.Kind == PortSpecKind.Range && port.Transport.Kind == TransportSpecKind.Any && transport.Includes(null);

    internal PortAnswer Of(PortSpec port, PortUseRole role)
    {
        if (port.Kind == PortSpecKind.List)
        {
            return OfList(port, role);
        }

        if (port.Kind == PortSpecKind.Invalid)
        {
            return Unresolved(port.Error!);
        }

        if (port.Kind == PortSpecKind.IcmpType || port.Transport.Kind == TransportSpecKind.OtherProtocol)
        {
            return new PortAnswer(NoRecords, null, null, NoFindings);
        }

        if (!port.Transport.Includes(null))
        {
            return Unresolved($"'{port.Text}' is written with another transport than the use it stands in.");
        }

        return port.Kind switch
        {
            PortSpecKind.Service => OfService(port),
            PortSpecKind.Keyword => OfKeyword(port),
            _ when port.IsEveryPort => new PortAnswer(
                NoRecords, AssignmentStatus.Keyword, null, new[] { new PortFinding(PortFindingId.AnyPort, $"Every port is meant by {port}.") }),
            _ when port.Range.Count == 1 => OfPort(port, role),
            _ => OfRange(port, role),
        };
    }

    private static PortAnswer Unresolved(string why)
        => new(NoRecords, AssignmentStatus.Unknown, null, new[] { new PortFinding(PortFindingId.NotResolved, why) });

    private static PortAnswer OfKeyword(PortSpec port)
    {
        FirewallKeyword keyword = port.FirewallKeyword!;
        ServiceRecord record = IanaRegistry.Answer(port);
        return new PortAnswer(new[] { record }, AssignmentStatus.Keyword, record.Class, NoFindings, keyword.ServiceName);
    }

    private static AssignmentStatus? StatusOf(IEnumerable<AssignmentStatus> statuses)
    {
        int best = Ranks.Length;
        foreach (AssignmentStatus status in statuses)
        {
            best = Math.Min(best, Array.IndexOf(Ranks, status));
        }

        return best == Ranks.Length ? null : Ranks[best];
    }

    private static IEnumerable<AssignmentStatus> StatusesOf(IEnumerable<ServiceRecord> records)
    {
        foreach (ServiceRecord record in records)
        {
            yield return record.Status;
        }
    }

    private PortAnswer OfPort(PortSpec port, PortUseRole role)
    {
        ServiceRecord[] records = new List<ServiceRecord>(registry.Answer(port.Range.First, port.Transport)).ToArray();
        var findings = new PortFindings();
        findings.AddPort(port, role, records, registry.Find(port.Range.First));
        return new PortAnswer(records, StatusOf(StatusesOf(records)), port.Range.Class, findings.ToArray());
    }

    private PortAnswer OfRange(PortSpec port, PortUseRole role)
    {
        ServiceRecord[] records = new List<ServiceRecord>(registry.Answer(port.Range, port.Transport)).ToArray();
        var findings = new PortFindings();
        findings.AddRange(port, role, records);
        PortClass first = port.Range.Class;
        return new PortAnswer(
            records, StatusOf(StatusesOf(records)), first == PortRange.ClassOf(port.Range.Last) ? first : null, findings.ToArray());
    }

    private PortAnswer OfService(PortSpec port)
    {
        string name = port.ServiceName!;
        var all = new List<ServiceRecord>(registry.FindService(name));
        List<ServiceRecord> records = all.FindAll(record => port.Transport.Includes(record.Transport));
        if (all.Count == 0)
        {
            IReadOnlyList<string> near = registry.SuggestNames(name, 1);
            return Unresolved($"The registry has no service named '{name}'." + (near.Count == 0 ? string.Empty : $" The nearest is '{near[0]}'."));
        }

        var findings = new PortFindings();
        findings.AddService(port, records, all);
        PortClass? portClass = null;
        foreach (ServiceRecord record in records)
        {
            portClass ??= record.Class;
        }

        return new PortAnswer(records.ToArray(), records.Count == 0 ? AssignmentStatus.Unassigned : AssignmentStatus.Assigned, portClass, findings.ToArray());
    }

    private PortAnswer OfList(PortSpec port, PortUseRole role)
    {
        var records = new List<ServiceRecord>();
        var statuses = new List<AssignmentStatus>();
        var findings = new PortFindings();
        PortClass? portClass = null;
        bool isOneClass = true;
        foreach (PortSpec item in port.Items)
        {
            PortAnswer answer = Of(item, role);
            records.AddRange(answer.Services);
            findings.AddAll(answer.Findings);
            isOneClass &= answer.Class is not null && (portClass ?? answer.Class) == answer.Class;
            portClass = answer.Class;
            if (answer.Status is AssignmentStatus status)
            {
                statuses.Add(status);
            }
        }

        return new PortAnswer(records.ToArray(), StatusOf(statuses), isOneClass ? portClass : null, findings.ToArray());
    }
}
