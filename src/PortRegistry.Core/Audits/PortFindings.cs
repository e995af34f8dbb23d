using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The rules by which records become findings, and their sentences.</summary>
internal sealed class PortFindings
{
    private const int TextShown = 120;

    // Where Linux starts to take the ports of clients (net.ipv4.ip_local_port_range), below IANA's Dynamic Ports.
    private const int FirstEphemeralPort = 32768;

    private readonly List<PortFinding> findings = new();

    internal PortFinding[] ToArray()
    {
        // A stable sort, so that findings of one severity stay in the order of the ports.
        var sorted = new List<PortFinding>(findings.Count);
        for (PortFindingSeverity severity = PortFindingSeverity.High; severity >= PortFindingSeverity.Information; severity--)
        {
            sorted.AddRange(findings.FindAll(finding => finding.Severity == severity));
        }

        return sorted.ToArray();
    }

    internal void AddAll(IReadOnlyList<PortFinding> others) => findings.AddRange(others);

    /// <summary>The findings of one port: of the records that answer for the transports asked for, and of those of other transports.</summary>
    internal void AddPort(PortSpec port, PortUseRole role, ServiceRecord[] records, RecordSet ofAnyTransport)
    {
        AddUnauthorizedUse(records);
        if (port.Range.Class == PortClass.Dynamic)
        {
            AddDynamic($"{port} is one of the Dynamic Ports, which are never assigned", role);
            return;
        }

        var holders = new List<ServiceRecord>();
        foreach (ServiceRecord record in records)
        {
            if (record.ServiceName is null)
            {
                AddNameless(record, port, role, ofAnyTransport);
            }
            else if (record.AliasOf is not null || record.IsHistoric)
            {
                AddAlias(record);
            }
            else
            {
                holders.Add(record);
            }
        }

        AddHolders(port, holders);
    }

    /// <summary>The findings of a range: each once, with the number of ports.</summary>
    internal void AddRange(PortSpec port, PortUseRole role, ServiceRecord[] records)
    {
        var ports = new Dictionary<PortFindingId, PortCount>();
        foreach (ServiceRecord record in records)
        {
            PortRange range = record.Port!.Value.Intersect(port.Range);
            if (record.UnauthorizedUse is not null)
            {
                Count(ports, PortFindingId.UnauthorizedUse, range);
            }

            if (IdOf(record) is PortFindingId id)
            {
                Count(ports, id, range);
            }
        }

        foreach (KeyValuePair<PortFindingId, PortCount> counted in ports)
        {
            string count = counted.Value.ToString();
            bool isOne = counted.Value.Count == 1;
            if (counted.Key == PortFindingId.DynamicPort)
            {
                AddDynamic($"Of {port}, {count}, {(isOne ? "is one" : "are")} of the Dynamic Ports, which are never assigned", role);
                continue;
            }

            Add(counted.Key, counted.Key switch
            {
                PortFindingId.UnauthorizedUse => $"Of {port}, unauthorised use of {count}, was reported to IANA.",
                PortFindingId.Deassigned => $"Of {port}, {count}, {(isOne ? "was" : "were")} de-assigned.",
                PortFindingId.Removed => $"Of {port}, {count}, had a service that was removed.",
                PortFindingId.Reserved => $"Of {port}, {count}, {(isOne ? "is" : "are")} reserved.",
                _ => $"Of {port}, {count}, {(isOne ? "is" : "are")} unassigned.",
            });
        }
    }

    /// <summary>The findings of a service by its name.</summary>
    internal void AddService(PortSpec port, List<ServiceRecord> records, List<ServiceRecord> ofAnyTransport)
    {
        AddUnauthorizedUse(records);
        if (records.Count == 0)
        {
            Add(PortFindingId.OtherTransport, $"{port.ServiceName} is registered for {TransportsOf(ofAnyTransport)}, and not for {port.Transport}.");
        }

        foreach (ServiceRecord record in records)
        {
            if (record.AliasOf is not null || record.IsHistoric)
            {
                AddAlias(record);
            }
        }
    }

    private static PortFindingId? IdOf(ServiceRecord record) => record.Status switch
    {
        AssignmentStatus.Reserved => record.IsDeassigned ? PortFindingId.Deassigned : PortFindingId.Reserved,
        AssignmentStatus.Removed => PortFindingId.Removed,
        AssignmentStatus.Unassigned => record.IsDeassigned ? PortFindingId.Deassigned : PortFindingId.Unassigned,
        AssignmentStatus.Dynamic => PortFindingId.DynamicPort,
        _ => null,
    };

    private static void Count(Dictionary<PortFindingId, PortCount> ports, PortFindingId id, PortRange range)
    {
        if (!ports.TryGetValue(id, out PortCount? counted))
        {
            ports.Add(id, counted = new PortCount());
        }

        counted.Add(range);
    }

    private static string TransportsOf(IEnumerable<ServiceRecord> records)
    {
        var names = new List<string>();
        foreach (ServiceRecord record in records)
        {
            string name = ServiceRecord.TransportName(record.Transport) ?? "any transport";
            if (record.ServiceName is not null && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return string.Join(", ", names);
    }

    private static string PlaceOf(ServiceRecord record)
        => record.Port + (record.Transport is null ? string.Empty : "/" + ServiceRecord.TransportName(record.Transport));

    internal static string OneLine(string text)
    {
        string line = string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > TextShown ? line.Substring(0, TextShown - 1) + "…" : line;
    }

    internal void Add(PortFindingId id, string message)
    {
        foreach (PortFinding finding in findings)
        {
            if (finding.Id == id && finding.Message == message)
            {
                return;
            }
        }

        findings.Add(new PortFinding(id, message));
    }

    private void AddUnauthorizedUse(IEnumerable<ServiceRecord> records)
    {
        foreach (ServiceRecord record in records)
        {
            if (record.UnauthorizedUse is string use)
            {
                Add(PortFindingId.UnauthorizedUse, $"Unauthorised use of {PlaceOf(record)} was reported to IANA: {OneLine(use).TrimEnd('.')}.");
            }
        }
    }

    private void AddAlias(ServiceRecord record)
        => Add(
            PortFindingId.HistoricAlias,
            record.AliasOf is string name ? $"{record.ServiceName} is a historic alias of {name}; use that name." : $"{record.ServiceName} is a historic name.");

    // 512/tcp is exec and 512/udp is comsat, which is one holder each.
    private void AddHolders(PortSpec port, List<ServiceRecord> holders)
    {
        var names = new List<string>();
        foreach (ServiceRecord holder in holders)
        {
            bool isShared = holders.Exists(other
                => !string.Equals(other.ServiceName, holder.ServiceName, StringComparison.OrdinalIgnoreCase) && other.AnswersFor(holder.Transport));
            if (isShared && !names.Contains(holder.ServiceName!))
            {
                names.Add(holder.ServiceName!);
            }
        }

        if (names.Count > 1)
        {
            Add(PortFindingId.SeveralHolders, $"{port} is held by {string.Join(", ", names)}.");
        }
    }

    private void AddDynamic(string sentence, PortUseRole role)
    {
        if (role is PortUseRole.Listener or PortUseRole.Rule or PortUseRole.Scan)
        {
            string used = role switch
            {
                PortUseRole.Listener => "a listener is on it",
                PortUseRole.Scan => "a scan found it",
                _ => "a rule is for it",
            };
            Add(PortFindingId.DynamicPort, $"{sentence}, and {used}.");
        }
    }

    private void AddNameless(ServiceRecord record, PortSpec port, PortUseRole role, RecordSet ofAnyTransport)
    {
        PortFindingId? id = IdOf(record);
        string place = $"{port.Range}{(record.Transport is null ? string.Empty : "/" + ServiceRecord.TransportName(record.Transport))}";
        bool isUnassigned = id == PortFindingId.Unassigned;
        if ((isUnassigned || !record.IsListed) && TransportsOf(ofAnyTransport) is { Length: > 0 } others && record.Transport is not null)
        {
            Add(PortFindingId.OtherTransport, $"{port.Range} is registered for {others}, and not for {ServiceRecord.TransportName(record.Transport)}.");
            return;
        }

        if (isUnassigned && role == PortUseRole.Connection && port.Range.First >= FirstEphemeralPort)
        {
            return;
        }

        if (isUnassigned)
        {
            Add(PortFindingId.Unassigned, $"{place} is unassigned.");
        }
        else if (id == PortFindingId.Deassigned)
        {
            Add(PortFindingId.Deassigned, $"{place} was de-assigned: {OneLine(record.AssignmentNotes!).TrimEnd('.')}.");
        }
        else if (id == PortFindingId.Removed)
        {
            Add(PortFindingId.Removed, $"{place} had a service that was removed: {OneLine(record.Description!).TrimEnd('.')}.");
        }
        else if (id == PortFindingId.Reserved)
        {
            Add(PortFindingId.Reserved, $"{place} is reserved.");
        }
    }
}
