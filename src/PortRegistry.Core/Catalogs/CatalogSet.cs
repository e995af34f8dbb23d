using System;
using System.Collections.Generic;
using System.Linq;

namespace PortRegistry;

/// <summary>Several catalogs, the first counting first, made ready to be asked. Immutable.</summary>
internal sealed class CatalogSet
{
    private readonly IanaRegistry registry;
    private readonly List<CatalogIndex> naming = new();
    private readonly List<Dictionary<string, List<PortCatalogEntry>>> names = new();
    private readonly List<ParseIssue> issues = new();
    private int claimed;

    internal CatalogSet(IReadOnlyList<PortCatalog> catalogs, IanaRegistry registry, RegistryDate day)
    {
        Day = day;
        this.registry = registry;
        Catalogs = catalogs;
        var approving = new List<CatalogClaim>();
        var approvers = new List<string>();
        foreach (PortCatalog catalog in catalogs)
        {
            List<CatalogClaim> claims = ClaimsOf(catalog);
            naming.Add(new CatalogIndex(claims));
            names.Add(NamesOf(catalog));
            if (catalog.HasApproval)
            {
                approvers.Add(catalog.Name);
                approving.AddRange(claims.FindAll(claim => claim.Entry.Approved is not null));
            }
        }

        Approval = approvers.Count == 0 ? null : new CatalogIndex(approving);
        Approvers = string.Join(" or ", approvers);
    }

    internal IReadOnlyList<PortCatalog> Catalogs { get; }

    /// <summary>The day of the audit, on which approvals may have ended.</summary>
    internal RegistryDate Day { get; }

    /// <summary>Which entry approves or refuses a port; null where no catalog does either.</summary>
    internal CatalogIndex? Approval { get; }

    /// <summary>The names of the catalogs that approve.</summary>
    internal string Approvers { get; }

    /// <summary>Which entry of each catalog names a port, in the order of the catalogs.</summary>
    internal IReadOnlyList<CatalogIndex> Naming => naming;

    /// <summary>Entries that cover nothing, because they name services without a port in the registry.</summary>
    internal IReadOnlyList<ParseIssue> Issues => issues;

    /// <summary>The records of the registry for ports and a transport.</summary>
    internal IReadOnlyList<ServiceRecord> RecordsOf(PortRange range, TransportProtocol transport)
    {
        if (range.Count > 1)
        {
            return new List<ServiceRecord>(registry.Answer(range, new TransportSpec(transport)));
        }

        // Most entries are for one port; records that say what is not listed have no names to compare.
        var records = new List<ServiceRecord>();
        foreach (ServiceRecord record in registry.Find(range.First, transport))
        {
            records.Add(record);
        }

        return records;
    }

    /// <summary>The names of the catalogs.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => (Catalogs.Count == 1 ? "catalog " : "catalogs ") + string.Join(", ", Catalogs.Select(catalog => catalog.Name));

    /// <summary>The same with the ports of the catalogs for names that the registry does not know, or has no port for.</summary>
    internal PortSpec Translate(PortSpec port)
    {
        if (port.Kind is not (PortSpecKind.List or PortSpecKind.Service))
        {
            return port;
        }

        List<PortSpec>? items = null;
        for (int i = 0; i < port.Items.Count; i++)
        {
            PortSpec item = port.Items[i];
            if (item.Kind == PortSpecKind.Service && !HasPort(item) && PortOf(item.ServiceName!, item.Transport) is PortSpec ports)
            {
                items ??= new List<PortSpec>(port.Items.Take(i));
                items.Add(ports);
            }
            else
            {
                items?.Add(item);
            }
        }

        return items is null ? port : PortSpec.ListOf(items);
    }

    /// <summary>The ports of the registry for a service, with their transports.</summary>
    internal IEnumerable<PortSpec> PortsOfService(PortSpec service)
        => registry.FindService(service.ServiceName!)
            .Where(record => record.Port is not null && service.Transport.Includes(record.Transport))
            .Select(record => new PortSpec(record.Port!.Value).With(record.Transport is TransportProtocol own ? new TransportSpec(own) : service.Transport));

    private bool HasPort(PortSpec service) => PortsOfService(service).Any();

    /// <summary>The ports of a name, of the first catalog that has it for one of the transports; null where none has.</summary>
    private PortSpec? PortOf(string name, TransportSpec transport)
    {
        foreach (Dictionary<string, List<PortCatalogEntry>> catalog in names)
        {
            if (catalog.TryGetValue(name, out List<PortCatalogEntry>? entries))
            {
                var ports = new List<PortSpec>();
                foreach (PortCatalogEntry entry in entries)
                {
                    foreach (PortSpec item in entry.Port.Items)
                    {
                        if (item.Kind == PortSpecKind.Range && item.Transport.And(transport).Includes(null))
                        {
                            ports.Add(item.With(transport));
                        }
                    }
                }

                if (ports.Count > 0)
                {
                    return PortSpec.ListOf(ports);
                }
            }
        }

        return null;
    }

    /// <summary>The ports of a number, a range, Any or a firewall's keyword; null where only the machine knows them, or there are none.</summary>
    internal static PortRange? PortsOf(PortSpec item) => item.Kind switch
    {
        _ when item.Transport.Kind == TransportSpecKind.OtherProtocol => null,
        PortSpecKind.Range => item.Range,
        PortSpecKind.Any => new PortRange(0, PortRange.MaxPort),
        PortSpecKind.Keyword => item.FirewallKeyword!.Ports,
        _ => null,
    };

    /// <summary>The transports of an item; a firewall's keyword has its own.</summary>
    internal static TransportSpec TransportOf(PortSpec item)
        => item.FirewallKeyword is FirewallKeyword keyword ? new TransportSpec(keyword.Transport) : item.Transport;

    private static Dictionary<string, List<PortCatalogEntry>> NamesOf(PortCatalog catalog)
    {
        var entries = new Dictionary<string, List<PortCatalogEntry>>(StringComparer.OrdinalIgnoreCase);
        foreach (PortCatalogEntry entry in catalog.Entries)
        {
            if (entry.Name is string name)
            {
                Add(name, entry);
            }

            foreach (string alias in entry.Aliases)
            {
                Add(alias, entry);
            }
        }

        return entries;

        void Add(string name, PortCatalogEntry entry)
        {
            if (!entries.TryGetValue(name, out List<PortCatalogEntry>? named))
            {
                entries.Add(name, named = new List<PortCatalogEntry>());
            }

            // An alias may be the name again.
            if (named.Count == 0 || !ReferenceEquals(named[named.Count - 1], entry))
            {
                named.Add(entry);
            }
        }
    }

    private List<CatalogClaim> ClaimsOf(PortCatalog catalog)
    {
        var claims = new List<CatalogClaim>();
        foreach (PortCatalogEntry entry in catalog.Entries)
        {
            foreach (PortSpec item in entry.Port.Items)
            {
                if (item.Kind == PortSpecKind.Service)
                {
                    ClaimService(claims, item, entry);
                }
                else if (PortsOf(item) is PortRange range)
                {
                    claims.Add(new CatalogClaim(range, TransportOf(item), entry, claimed++, Day));
                }
            }
        }

        return claims;
    }

    private void ClaimService(List<CatalogClaim> claims, PortSpec item, PortCatalogEntry entry)
    {
        int before = claims.Count;
        foreach (PortSpec port in PortsOfService(item))
        {
            claims.Add(new CatalogClaim(port.Range, port.Transport, entry, claimed++, Day));
        }

        if (claims.Count == before)
        {
            issues.Add(new ParseIssue(
                entry.LineNumber ?? 0, "Port", $"'{item}' of {entry.Catalog} is not a service with a port in the registry, and covers nothing. Write the port number."));
        }
    }
}
