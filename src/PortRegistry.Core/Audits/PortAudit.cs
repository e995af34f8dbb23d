using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Resolves ports by their kind, without keeping anything.</summary>
internal sealed class PortAudit
{
    private static readonly ServiceRecord[] NoRecords = Array.Empty<ServiceRecord>();
    private static readonly PortFinding[] NoFindings = Array.Empty<PortFinding>();

    // The status that represents several.
    private static readonly AssignmentStatus[] Ranks =
    {
        AssignmentStatus.Unknown, AssignmentStatus.Assigned, AssignmentStatus.Private, AssignmentStatus.Keyword, AssignmentStatus.Reserved,
        AssignmentStatus.Removed, AssignmentStatus.Other, AssignmentStatus.Unassigned, AssignmentStatus.Dynamic,
    };

    private readonly IanaRegistry registry;
    private readonly CatalogSet? catalogs;

    internal PortAudit(IanaRegistry registry, CatalogSet? catalogs)
    {
        this.registry = registry;
        this.catalogs = catalogs;
        Source = $"{(registry.Updated is RegistryDate date ? $"IANA registry of {date}" : "IANA registry without a date")}, "
            + (registry.Sha256 is string hash ? "SHA-256 " + hash : "SHA-256 not known")
            + (catalogs is null ? string.Empty : "; " + catalogs);
    }

    /// <summary>What there is to say where there is no port.</summary>
    internal static PortAnswer OfNothing { get; } = new(NoRecords, null, null, NoFindings);

    /// <summary>What answers: the registry's date and the SHA-256 of its source, and the names of the catalogs.</summary>
    internal string Source { get; }

    /// <summary>Whether it is a plain port or range, of which the registry has something to say for every transport.</summary>
    internal static bool IsAlwaysKnown(PortSpec port, TransportSpec transport)
        => port.Kind == PortSpecKind.Range && port.Transport.Includes(null) && transport.Includes(null);

    /// <summary>Resolves a use whose transport could not be read: the ports are looked up for every transport.</summary>
    internal PortAnswer OfUnreadTransport(PortSpec port, PortUsage usage, TransportSpec transport)
    {
        PortAnswer answer = Resolve(port, usage);
        var findings = new PortFindings(usage);
        findings.Add(PortFindingId.NotResolved, transport.Error!);
        findings.AddAll(answer.Findings);
        return answer.With(findings.ToArray(), answer.CatalogEntries);
    }

    /// <summary>Resolves a use by the registry and, beside it, by the catalogs.</summary>
    internal PortAnswer Resolve(PortSpec port, PortUsage usage)
    {
        if (catalogs is null)
        {
            return Of(port, usage);
        }

        PortSpec known = catalogs.Translate(port);
        PortAnswer answer = Of(known, usage);
        var ofCatalogs = new CatalogFindings(catalogs, usage);
        ofCatalogs.AddAll(known, answer.Services);
        if (ofCatalogs.IsEmpty)
        {
            return answer.With(answer.Findings, ofCatalogs.Deciding);
        }

        var findings = new PortFindings(usage);
        findings.AddAll(answer.Findings);
        ofCatalogs.AddTo(findings);
        return answer.With(findings.ToArray(), ofCatalogs.Deciding);
    }

    private PortAnswer Of(PortSpec port, PortUsage usage)
    {
        if (port.Kind == PortSpecKind.List)
        {
            return OfList(port, usage);
        }

        if (port.Kind == PortSpecKind.Invalid)
        {
            return Unresolved(port.Error!, usage);
        }

        if (port.Kind == PortSpecKind.IcmpType || port.Transport.Kind == TransportSpecKind.OtherProtocol)
        {
            return OfNothing;
        }

        if (!port.Transport.Includes(null))
        {
            return Unresolved($"'{port.Text}' is written with another transport than the use it stands in.", usage);
        }

        return port.Kind switch
        {
            PortSpecKind.Service => OfService(port, usage),
            PortSpecKind.Keyword => OfKeyword(port),
            _ when port.IsEveryPort => OfEveryPort(port, usage),
            _ when port.Range.Count == 1 => OfPort(port, usage),
            _ => OfRange(port, usage, isAlone: true),
        };
    }

    private static PortAnswer Unresolved(string why, PortUsage usage)
    {
        var findings = new PortFindings(usage);
        findings.Add(PortFindingId.NotResolved, why);
        return new PortAnswer(NoRecords, AssignmentStatus.Unknown, null, findings.ToArray());
    }

    private static PortAnswer OfEveryPort(PortSpec port, PortUsage usage)
    {
        var findings = new PortFindings(usage);
        findings.AddAny(port);
        return new PortAnswer(NoRecords, AssignmentStatus.Keyword, null, findings.ToArray());
    }

    private static PortAnswer OfKeyword(PortSpec port)
    {
        FirewallKeyword keyword = port.FirewallKeyword!;
        ServiceRecord record = IanaRegistry.Answer(port);
        return new PortAnswer(new[] { record }, AssignmentStatus.Keyword, record.Class, NoFindings, keyword.ServiceName, keyword.Meaning);
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

    private PortAnswer OfPort(PortSpec port, PortUsage usage)
    {
        ServiceRecord[] records = new List<ServiceRecord>(registry.Answer(port.Range.First, port.Transport)).ToArray();
        var findings = new PortFindings(usage);
        new PortRecordFindings(findings).AddPort(port, usage.Role, records, registry.Find(port.Range.First));
        return new PortAnswer(records, StatusOf(StatusesOf(records)), port.Range.Class, findings.ToArray());
    }

    private PortAnswer OfRange(PortSpec port, PortUsage usage, bool isAlone)
    {
        ServiceRecord[] records = new List<ServiceRecord>(registry.Answer(port.Range, port.Transport)).ToArray();
        var findings = new PortFindings(usage);
        var ofRange = new PortRangeFindings(port, records);
        if (port.Range.Count < PortRangeFindings.Wide)
        {
            ofRange.AddTo(findings);
        }
        else if (isAlone)
        {
            // Every wide range has ports of every kind, so the findings are their numbers.
            findings.AddWide(port, port.Range.Count, ofRange.InWords());
        }

        PortClass first = port.Range.Class;
        return new PortAnswer(
            records, StatusOf(StatusesOf(records)), first == PortRange.ClassOf(port.Range.Last) ? first : null, findings.ToArray());
    }

    private PortAnswer OfService(PortSpec port, PortUsage usage)
    {
        string name = port.ServiceName!;
        var all = new List<ServiceRecord>(registry.FindService(name));
        List<ServiceRecord> records = all.FindAll(record => port.Transport.Includes(record.Transport));
        if (all.Count == 0)
        {
            IReadOnlyList<string> near = registry.SuggestNames(name, 1);
            return Unresolved(
                $"The registry has no service named '{name}'." + (near.Count == 0 ? string.Empty : $" The nearest is '{near[0]}'."), usage);
        }

        var findings = new PortFindings(usage);
        new PortRecordFindings(findings).AddService(port, records, all);
        PortClass? portClass = null;
        foreach (ServiceRecord record in records)
        {
            portClass ??= record.Class;
        }

        return new PortAnswer(records.ToArray(), records.Count == 0 ? AssignmentStatus.Unassigned : AssignmentStatus.Assigned, portClass, findings.ToArray());
    }

    private PortAnswer OfList(PortSpec port, PortUsage usage)
    {
        var sum = new PortSum(port);
        if (sum.IsEveryPort)
        {
            return OfEveryPort(port, usage);
        }

        var records = new List<ServiceRecord>();
        var statuses = new List<AssignmentStatus>();
        var findings = new PortFindings(usage);
        PortClass? portClass = null;
        bool isOneClass = true;
        sum.AddTo(findings);
        foreach (PortSpec item in port.Items)
        {
            if (sum.HoldsForAll(item))
            {
                statuses.Add(AssignmentStatus.Keyword);
                isOneClass = false;
                continue;
            }

            PortAnswer answer = item.Kind == PortSpecKind.Range && item.Range.Count >= PortRangeFindings.Wide && item.Transport.Includes(null)
                ? OfRange(item, usage, isAlone: false)
                : Of(item, usage);
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
