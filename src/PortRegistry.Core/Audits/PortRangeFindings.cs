using System.Collections.Generic;

namespace PortRegistry;

/// <summary>What the registry says of the ports of a range, counted.</summary>
internal sealed class PortRangeFindings
{
    /// <summary>So many ports ask for a look for their number alone.</summary>
    internal const int Wide = 1024;

    private static readonly PortFindingId[] Order =
    {
        PortFindingId.UnauthorizedUse, PortFindingId.Deassigned, PortFindingId.Removed, PortFindingId.Reserved, PortFindingId.Unassigned,
        PortFindingId.DynamicPort, PortFindingId.WidespreadUse,
    };

    private readonly PortSpec port;
    private readonly Dictionary<PortFindingId, PortCount> counts = new();
    private readonly List<string> remarks = new();

    internal PortRangeFindings(PortSpec port, IEnumerable<ServiceRecord> records)
    {
        this.port = port;
        foreach (ServiceRecord record in records)
        {
            foreach (PortRange accused in UnauthorizedPorts.Of(record))
            {
                if (accused.Overlaps(port.Range))
                {
                    Add(PortFindingId.UnauthorizedUse, accused.Intersect(port.Range));
                    AddRemark(record.UnauthorizedUse!);
                }
            }

            if (IdOf(record) is PortFindingId id)
            {
                Add(id, record.Port!.Value.Intersect(port.Range));
            }
        }
    }

    /// <summary>What a record says of its port, where it names no service that holds it.</summary>
    internal static PortFindingId? IdOf(ServiceRecord record) => record.Status switch
    {
        AssignmentStatus.Reserved => record.IsDeassigned ? PortFindingId.Deassigned : PortFindingId.Reserved,
        AssignmentStatus.Removed => PortFindingId.Removed,
        AssignmentStatus.Unassigned => record.IsDeassigned ? PortFindingId.Deassigned : PortFindingId.Unassigned,
        AssignmentStatus.Dynamic => PortFindingId.DynamicPort,
        AssignmentStatus.Assigned when PortFindings.IsWidespreadUse(record) => PortFindingId.WidespreadUse,
        _ => null,
    };

    /// <summary>Adds each finding once, with the number of ports.</summary>
    internal void AddTo(PortFindings findings)
    {
        foreach (PortFindingId id in Order)
        {
            if (!counts.TryGetValue(id, out PortCount? count))
            {
                continue;
            }

            bool isOne = count.Count == 1;
            string are = isOne ? "is" : "are";
            string were = isOne ? "was" : "were";
            if (id == PortFindingId.DynamicPort)
            {
                findings.AddDynamic($"Of {port}, {count}, {(isOne ? "is one" : "are")} of the Dynamic Ports, which are never assigned");
                continue;
            }

            findings.Add(id, id switch
            {
                PortFindingId.UnauthorizedUse => $"Of {port}, unauthorized use of {count}, was reported to IANA: {PortFindings.OneLine(string.Join("; ", remarks))}.",
                PortFindingId.Deassigned => $"Of {port}, {count}, {were} de-assigned.",
                PortFindingId.Removed => $"Of {port}, {count}, had a service that was removed.",
                PortFindingId.Reserved => $"Of {port}, {count}, {are} reserved.",
                PortFindingId.WidespreadUse => $"Of {port}, {count}, {are} in widespread use without an assignment, as the registry records.",
                _ => $"Of {port}, {count}, {are} unassigned.",
            });
        }
    }

    /// <summary>What a sentence about many ports says of those among them.</summary>
    /// <returns>Words such as <c>, of which 3 are reserved</c>; empty where there is nothing.</returns>
    internal string InWords()
    {
        var words = new List<string>();
        foreach (PortFindingId id in Order)
        {
            if (counts.TryGetValue(id, out PortCount? count))
            {
                words.Add(PortCount.Print(count.Count) + id switch
                {
                    PortFindingId.UnauthorizedUse => " with unauthorized use reported",
                    PortFindingId.Deassigned => " de-assigned",
                    PortFindingId.Removed => " removed",
                    PortFindingId.Reserved => " reserved",
                    PortFindingId.DynamicPort => " Dynamic Ports",
                    PortFindingId.WidespreadUse => " in widespread use without an assignment",
                    _ => " unassigned",
                });
            }
        }

        return words.Count == 0 ? string.Empty : ", among them " + string.Join(", ", words);
    }

    private void Add(PortFindingId id, PortRange range)
    {
        if (!counts.TryGetValue(id, out PortCount? count))
        {
            counts.Add(id, count = new PortCount());
        }

        count.Add(range);
    }

    private void AddRemark(string remark)
    {
        string quoted = PortFindings.Quote(remark);
        if (!remarks.Contains(quoted))
        {
            remarks.Add(quoted);
        }
    }
}
