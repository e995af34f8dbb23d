using System;
using System.Collections.Generic;
using System.Linq;

namespace PortRegistry;

/// <summary>
/// Resolves uses of ports with a registry. Answers are cached, so that a million connections cost little more than their
/// distinct ports. Not thread-safe: use one resolver for each stream.
/// </summary>
public sealed class PortResolver
{
    // The number of ports is limited; that of lists is not.
    private const int MaxKept = 4096;

    private readonly PortAudit audit;
    private PortResolution? withoutPort;
    private readonly Dictionary<int, PortPage> pages = new();
    private readonly Dictionary<(PortSpec, PortUsage, string?), PortResolution> ofSpecs = new();

    /// <summary>Makes a resolver.</summary>
    /// <param name="registry">The registry to ask.</param>
    /// <param name="catalogs">The catalogs to ask beside it, the first counting first; null for none.</param>
    /// <param name="day">The day of the audit, after which approvals of the catalogs have ended or not; null for today.</param>
    /// <exception cref="ArgumentNullException">The registry is null.</exception>
    public PortResolver(IanaRegistry registry, IReadOnlyList<PortCatalog>? catalogs = null, RegistryDate? day = null)
    {
        ArgumentNullException.ThrowIfNull(registry);

        CatalogSet? set = catalogs is null || catalogs.Count == 0 ? null : new CatalogSet(catalogs, registry, day ?? DateTime.Today);
        CatalogIssues = set?.Issues ?? Array.Empty<ParseIssue>();
        audit = new PortAudit(registry, set);
    }

    /// <summary>Entries of the catalogs that cover nothing, because the registry has no port for the service that they name.</summary>
    public IReadOnlyList<ParseIssue> CatalogIssues { get; }

    /// <summary>The answer for what has no port, such as a row about a host.</summary>
    public PortResolution WithoutPort => withoutPort ??= new PortResolution(new PortQuestion(audit, TransportSpec.Any, PortUseRole.Rule), null);

    /// <summary>The answer for what cannot be read.</summary>
    /// <param name="reason">Why not, as a sentence.</param>
    /// <returns>An answer of the status <see cref="AssignmentStatus.Unknown"/>.</returns>
    public PortResolution Unreadable(string reason)
        => new(new PortQuestion(audit, TransportSpec.Any, PortUseRole.Rule), new PortSpec(PortSpecKind.Invalid, default, reason, TransportSpec.Any, string.Empty));

    /// <summary>Resolves ports that are used in some way.</summary>
    /// <param name="port">The ports.</param>
    /// <param name="transport">The transports, beside those written with the ports.</param>
    /// <param name="usage">In what way the ports are used: a connection's own port may well be dynamic.</param>
    /// <returns>What the registry says. The same object for the same question.</returns>
    /// <exception cref="ArgumentNullException">The port or the transport is null.</exception>
    public PortResolution Resolve(PortSpec port, TransportSpec transport, PortUsage usage)
    {
        ArgumentNullException.ThrowIfNull(port);
        ArgumentNullException.ThrowIfNull(transport);

        if (PageOf(port, transport, usage) is PortPage page)
        {
            return page.Answer(port.Range.First);
        }

        // Messages quote the text, and equal ports may be written differently.
        PortSpec asked = transport.Kind == TransportSpecKind.Invalid ? port : port.With(transport);
        var key = (asked, usage, IsQuoted(asked) || transport.Kind == TransportSpecKind.Invalid ? asked.Text + "\n" + transport.Text : null);
        if (!ofSpecs.TryGetValue(key, out PortResolution? resolution))
        {
            if (ofSpecs.Count == MaxKept)
            {
                ofSpecs.Clear();
            }

            PortSpec once = PortSpec.ListOf(asked.Items.Distinct());
            asked = once.Items.Count < asked.Items.Count ? once : asked;
            resolution = new PortResolution(new PortQuestion(audit, transport.Kind == TransportSpecKind.Invalid ? transport : TransportSpec.Any, usage), asked);
            ofSpecs.Add(key, resolution);
        }

        return resolution;
    }

    /// <summary>Resolves one port that is used in some way.</summary>
    /// <param name="port">0 to 65535; another number is resolved as <see cref="AssignmentStatus.Unknown"/>.</param>
    /// <param name="transport">The transports.</param>
    /// <param name="usage">In what way the port is used.</param>
    /// <returns>What the registry says. The same object for the same question.</returns>
    /// <exception cref="ArgumentNullException">The transport is null.</exception>
    public PortResolution Resolve(int port, TransportSpec transport, PortUsage usage) => Resolve(new PortSpec(port), transport, usage);

    /// <summary>The page that answers for a use of one port.</summary>
    /// <returns>The page; null where the ports are not one number, or where the answer depends on more than it, its transports and its role.</returns>
    internal PortPage? PageOf(PortSpec port, TransportSpec transport, PortUsage usage)
    {
        if (port.Kind != PortSpecKind.Range || port.Range.Count > 1 || port.Transport.Kind != TransportSpecKind.Any
            || usage.Condition is not null || usage.Assumption is not null || !transport.Includes(null))
        {
            return null;
        }

        int key = (port.Range.First / PortPage.Size) | (transport.SetBits << 8) | ((int)usage.Role << 16) | (usage.IsBlocked ? 1 << 24 : 0);
        if (!pages.TryGetValue(key, out PortPage? page))
        {
            pages.Add(key, page = new PortPage(new PortQuestion(audit, transport, usage)));
        }

        return page;
    }

    private static bool IsQuoted(PortSpec port)
    {
        foreach (PortSpec item in port.Items)
        {
            if (item.Kind is PortSpecKind.Service or PortSpecKind.Invalid || !item.Transport.Includes(null))
            {
                return true;
            }
        }

        return false;
    }
}
