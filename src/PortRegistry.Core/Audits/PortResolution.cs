using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// What the registry says of a use of ports, and what is to be looked at. Immutable. A registered port says nothing of
/// the traffic on it: the registry's own note warns of taking it for that.
/// </summary>
public sealed class PortResolution
{
    private const int NamesShown = 4;

    internal PortResolution(
        PortSpec port,
        IReadOnlyList<ServiceRecord> services,
        AssignmentStatus? status,
        PortClass? portClass,
        IReadOnlyList<PortFinding> findings,
        string? serviceName = null)
    {
        Port = port;
        Services = services;
        Status = status;
        Class = portClass;
        Findings = findings;
        ServiceName = serviceName ?? NamesOf(services);
    }

    /// <summary>The ports and transports that were looked up.</summary>
    public PortSpec Port { get; }

    /// <summary>The records of the registry for them, and records that say where it has none; empty for <c>Any</c>.</summary>
    public IReadOnlyList<ServiceRecord> Services { get; }

    /// <summary>The names of the services, each once, four at most and then <c>…</c>; null where there is none.</summary>
    public string? ServiceName { get; }

    /// <summary>
    /// Assigned where one of the ports is; otherwise what the registry says of them. Unknown where the port could not be
    /// read, Keyword for <c>Any</c> and firewall keywords, null where there is no port to look up, as with ICMP.
    /// </summary>
    public AssignmentStatus? Status { get; }

    /// <summary>System, User or Dynamic Ports; null where the ports are of more than one class or there is none.</summary>
    public PortClass? Class { get; }

    /// <summary>What is to be looked at, gravest first; empty where there is nothing.</summary>
    public IReadOnlyList<PortFinding> Findings { get; }

    /// <summary>Whether something of this kind was found.</summary>
    /// <param name="id">What to look for.</param>
    /// <returns>True where it was.</returns>
    public bool Has(PortFindingId id)
    {
        foreach (PortFinding finding in Findings)
        {
            if (finding.Id == id)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The names, or what there is instead, and the findings' ids, each once: <c>ssh</c>, <c>Unassigned (Unassigned)</c>,
    /// <c>Any (AnyPort)</c>.
    /// </summary>
    /// <returns>A short text.</returns>
    public override string ToString()
    {
        string text = ServiceName ?? (Status == AssignmentStatus.Keyword ? Port.ToString() : Status?.ToString()) ?? string.Empty;
        var ids = new List<string>();
        foreach (PortFinding finding in Findings)
        {
            if (!ids.Contains(finding.ToString()))
            {
                ids.Add(finding.ToString());
            }
        }

        return ids.Count == 0 ? text : $"{text} ({string.Join(", ", ids)})";
    }

    private static string? NamesOf(IReadOnlyList<ServiceRecord> services)
    {
        var names = new List<string>(NamesShown);
        foreach (ServiceRecord record in services)
        {
            if (record.ServiceName is not string name || names.Contains(name))
            {
                continue;
            }

            if (names.Count == NamesShown)
            {
                names.Add("…");
                break;
            }

            names.Add(name);
        }

        return names.Count switch
        {
            0 => null,
            1 => names[0],
            _ => string.Join(", ", names),
        };
    }
}
