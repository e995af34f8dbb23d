using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace PortRegistry;

/// <summary>
/// What the registry says about a use of ports, and the findings. Immutable. A registered port says nothing about the
/// traffic on it, as the registry's own note warns. The registry is searched when the answer is first read, so that
/// resolving many objects is cheap if only some answers are used.
/// </summary>
public sealed class PortResolution
{
    private const int NamesShown = 4;

    private const int NoNumber = -1;

    // An audit keeps an answer for each object, so one for a number, which is always resolved, takes little space.
    private readonly PortQuestion question;
    private readonly PortSpec? spec;
    private readonly int number;
    private PortAnswer? answer;

    internal PortResolution(PortQuestion question, PortSpec? port)
    {
        this.question = question;
        spec = port;
        number = NoNumber;
    }

    internal PortResolution(PortQuestion question, int port)
    {
        this.question = question;
        number = port;
    }

    /// <summary>The ports and transports that were looked up; without a transport where it could not be read; null where there is no port.</summary>
    public PortSpec? Port => question.Transport.Kind == TransportSpecKind.Invalid ? Written : Written?.With(question.Transport);

    /// <summary>The port as a number; null where it is not one port.</summary>
    public int? PortNumber => Written?.Number;

    /// <summary>The first of the ports as a number; null where they are not all said as numbers.</summary>
    public int? FirstPort => Written?.First;

    /// <summary>The last of the ports as a number, the first again for one port; null where they are not all said as numbers.</summary>
    public int? LastPort => Written?.Last;

    /// <summary>The records of the registry for them, and records that say where it has none; empty for <c>Any</c>.</summary>
    public IReadOnlyList<ServiceRecord> Services => Answer.Services;

    /// <summary>The names of the services, each once, four at most and then <c>…</c>; null where there is none.</summary>
    public string? ServiceName => Answer.ServiceName;

    /// <summary>What the services are, on one line; four at most and then <c>…</c>; null where the registry does not say it.</summary>
    public string? Description => Answer.Description;

    /// <summary>
    /// Assigned if one of the ports is; otherwise what the registry says about them. Unknown if the port is invalid,
    /// Keyword for <c>Any</c> and firewall keywords, null where there is no port to look up, as with ICMP.
    /// </summary>
    public AssignmentStatus? Status => Answer.Status;

    /// <summary>System, User or Dynamic Ports; null where the ports are of more than one class or there is none.</summary>
    public PortClass? Class => Answer.Class;

    /// <summary>The severity of the most severe finding; null where there is none.</summary>
    public PortFindingSeverity? Severity => Findings.Count == 0 ? null : Findings[0].Severity;

    /// <summary>What is to be looked at, most severe first; empty where there is nothing.</summary>
    public IReadOnlyList<PortFinding> Findings => Answer.Findings;

    /// <summary>
    /// What catalogs say about the ports: the entries that take precedence, in the order of the catalogs. Empty if no catalog
    /// is used or none has an entry. None of it is IANA's.
    /// </summary>
    public IReadOnlyList<PortCatalogEntry> CatalogEntries => Answer.CatalogEntries;

    /// <summary>The catalogs' own names for the ports, each once, four at most and then <c>…</c>; null where there is none.</summary>
    public string? CatalogName
    {
        get
        {
            string[] names = CatalogEntries.Where(entry => entry.Name is not null).Select(entry => entry.Name!).Distinct(StringComparer.OrdinalIgnoreCase).Take(NamesShown + 1).ToArray();
            return names.Length == 0 ? null
                : names.Length <= NamesShown ? string.Join(", ", names)
                : string.Join(", ", names.Take(NamesShown)) + ", …";
        }
    }

    /// <summary>What answered: the registry's date and the SHA-256 of its source, and the names of the catalogs.</summary>
    public string Source => question.Audit.Source;

    /// <summary>False where the port or the transport could not be read, or a name is not known.</summary>
    public bool IsResolved => spec is null || PortAudit.IsAlwaysKnown(spec, question.Transport) || !Has(PortFindingId.NotResolved);

    private PortSpec? Written => number == NoNumber ? spec : new PortSpec(new PortRange(number));

    private PortAnswer Answer => Volatile.Read(ref answer) ?? Interlocked.CompareExchange(ref answer, Resolve(), null) ?? answer!;

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
    /// The names, or the status instead, and the ids of the findings, each once: <c>ssh</c>, <c>Unassigned (Unassigned)</c>,
    /// <c>Any (AnyPort)</c>. A name from a catalog that differs from IANA's is in brackets: <c>ms-wbt-server [rdp]</c>.
    /// </summary>
    /// <returns>A short text.</returns>
    public override string ToString()
    {
        string text = ServiceName ?? (Status == AssignmentStatus.Keyword ? Port!.ToString() : Status?.ToString()) ?? string.Empty;
        if (CatalogName is string own && !string.Equals(own, ServiceName, StringComparison.OrdinalIgnoreCase))
        {
            text += $" [{own}]";
        }

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

    private PortAnswer Resolve()
        => Written is not PortSpec port ? PortAudit.OfNothing
            : question.Transport.Kind == TransportSpecKind.Invalid ? question.Audit.OfUnreadTransport(port, question.Usage, question.Transport)
            : question.Audit.Resolve(port.With(question.Transport), question.Usage);
}
