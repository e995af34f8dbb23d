using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PortRegistry;

/// <summary>Holds ports against catalogs: which entries speak of them, and what is not approved, missing or named in another way.</summary>
internal sealed class CatalogFindings(CatalogSet catalogs, PortUsage usage)
{
    private const int Shown = 3;
    private const int Few = 8;

    private Entries? seen;
    private Entries? compared;
    private List<CatalogSentence>? refused;
    private Dictionary<PortCatalogEntry, CatalogSentence>? refusedBy;
    private CatalogSentence? missing;
    private List<string>? named;
    private PortSpec? unknown;

    /// <summary>The entries that decide, each once, in the order of the catalogs and of the ports.</summary>
    internal PortCatalogEntry[] Deciding => seen?.ToArray() ?? Array.Empty<PortCatalogEntry>();

    /// <summary>Whether there is anything to find.</summary>
    internal bool IsEmpty => refused is null && missing is null && named is null && unknown is null;

    /// <summary>Looks up all ports of a use.</summary>
    internal void AddAll(PortSpec port, IReadOnlyList<ServiceRecord> services)
    {
        if (port.Kind != PortSpecKind.List)
        {
            AddItem(port, services);
            return;
        }

        foreach (PortSpec item in port.Items)
        {
            AddItem(item, services);
        }
    }

    internal void AddTo(PortFindings findings)
    {
        if (named is not null)
        {
            string more = named.Count <= Shown ? string.Empty : string.Format(CultureInfo.InvariantCulture, " {0} more names differ.", named.Count - Shown);
            findings.Add(PortFindingId.NameDiffers, string.Join(" ", named.GetRange(0, Math.Min(Shown, named.Count))) + more);
        }

        // A rule that blocks ports needs no approval.
        if (catalogs.Approval is null || usage.IsBlocked)
        {
            return;
        }

        for (int i = 0; i < refused?.Count; i++)
        {
            findings.Add(PortFindingId.NotApproved, refused[i]);
        }

        if (missing is not null)
        {
            findings.Add(PortFindingId.NotInCatalog, missing);
        }

        if (unknown is not null)
        {
            findings.Add(PortFindingId.NotInCatalog, $"No entry of {catalogs.Approvers} approves {unknown}, whose ports only the machine knows.");
        }
    }

    // Without a transport, the two that services are used over.
    private static bool Includes(TransportSpec transport, TransportProtocol own)
        => transport.Kind == TransportSpecKind.Any ? own is TransportProtocol.tcp or TransportProtocol.udp : transport.Includes(own);

    private void AddItem(PortSpec item, IReadOnlyList<ServiceRecord> services)
    {
        if (item.Kind != PortSpecKind.Service)
        {
            Add(item, services);
            return;
        }

        foreach (PortSpec registered in catalogs.PortsOfService(item))
        {
            if (Array.Exists(CatalogIndex.Transports, own => registered.Transport.Includes(own) && Includes(item.Transport, own)))
            {
                Add(registered, services);
            }
        }
    }

    private void Add(PortSpec item, IReadOnlyList<ServiceRecord> services)
    {
        if (CatalogSet.PortsOf(item) is not PortRange range)
        {
            unknown ??= item.Kind == PortSpecKind.Keyword ? item : null;
            return;
        }

        TransportSpec transport = CatalogSet.TransportOf(item);
        for (int i = 0; i < CatalogIndex.Transports.Length; i++)
        {
            if (Includes(transport, CatalogIndex.Transports[i]))
            {
                AddApproval(range, i);
            }
        }

        AddNames(range, transport, services, item.Kind == PortSpecKind.Range && services.Count > Few);
    }

    private void AddApproval(PortRange range, int transport)
    {
        if (catalogs.Approval is null)
        {
            return;
        }

        foreach (KeyValuePair<PortRange, PortCatalogEntry?> run in catalogs.Approval.RunsOf(range, transport))
        {
            if (run.Value is null)
            {
                if (usage.Role != PortUseRole.Connection || run.Key.First < PortRange.FirstEphemeralPort)
                {
                    (missing ??= new CatalogSentence(catalogs.Approvers, null)).Add(transport, run.Key);
                }

                continue;
            }

            (seen ??= new Entries()).Add(run.Value);
            if (run.Value.Approved == false || run.Value.IsExpired(catalogs.Day))
            {
                RefusedBy(run.Value).Add(transport, run.Key);
            }
        }
    }

    // A range or a list has many records, which need not be gone through for each of its entries.
    private void AddNames(PortRange range, TransportSpec transport, IReadOnlyList<ServiceRecord> services, bool areMany)
    {
        foreach (CatalogIndex index in catalogs.Naming)
        {
            for (int i = 0; i < CatalogIndex.Transports.Length; i++)
            {
                if (!Includes(transport, CatalogIndex.Transports[i]))
                {
                    continue;
                }

                foreach (KeyValuePair<PortRange, PortCatalogEntry?> run in index.RunsOf(range, i))
                {
                    if (run.Value is not PortCatalogEntry entry)
                    {
                        continue;
                    }

                    (seen ??= new Entries()).Add(entry);
                    if ((compared ??= new Entries()).Add(entry))
                    {
                        TransportProtocol own = CatalogIndex.Transports[i];
                        CompareNames(entry, run.Key, own, areMany ? catalogs.RecordsOf(run.Key, own) : services);
                    }
                }
            }
        }
    }

    // A use of every port meets all that a catalog refuses.
    private CatalogSentence RefusedBy(PortCatalogEntry entry)
    {
        refused ??= new List<CatalogSentence>(1);
        CatalogSentence? known = null;
        if (refused.Count <= Few)
        {
            known = refused.Find(sentence => ReferenceEquals(sentence.Entry, entry));
        }
        else if (refusedBy is null)
        {
            refusedBy = refused.ToDictionary(sentence => sentence.Entry!);
        }

        if (known is null && refusedBy?.TryGetValue(entry, out known) != true)
        {
            refused.Add(known = new CatalogSentence(catalogs.Approvers, entry));
            refusedBy?.Add(entry, known);
        }

        return known!;
    }

    private void CompareNames(PortCatalogEntry entry, PortRange range, TransportProtocol transport, IReadOnlyList<ServiceRecord> services)
    {
        if (entry.Name is null)
        {
            return;
        }

        List<string>? registered = null;
        for (int i = 0; i < services.Count; i++)
        {
            ServiceRecord record = services[i];
            if (record.ServiceName is string name && record.Port is PortRange port && port.Overlaps(range) && record.AnswersFor(transport) && registered?.Contains(name) != true)
            {
                if (IsNamed(entry, name))
                {
                    return;
                }

                (registered ??= new()).Add(name);
            }
        }

        if (registered is not null)
        {
            (named ??= new()).Add($"{entry.Catalog} calls {range}/{ServiceRecord.TransportName(transport)} {entry.Name}, which IANA registers as {string.Join(", ", registered.Take(Shown))}.");
        }
    }

    private static bool IsNamed(PortCatalogEntry entry, string name)
    {
        bool isNamed = Is(name, entry.Name!);
        for (int i = 0; i < entry.Aliases.Count && !isNamed; i++)
        {
            isNamed = Is(name, entry.Aliases[i]);
        }

        return isNamed;
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    // In the order of appearance; most uses have one or two, uses of every port have all of a catalog.
    private sealed class Entries
    {
        private readonly List<PortCatalogEntry> items = new(1);
        private HashSet<PortCatalogEntry>? known;

        internal bool Add(PortCatalogEntry entry)
        {
            if (items.Count == Few)
            {
                known ??= new HashSet<PortCatalogEntry>(items);
            }

            bool isNew = known?.Add(entry) ?? !items.Contains(entry);
            if (isNew)
            {
                items.Add(entry);
            }

            return isNew;
        }

        internal PortCatalogEntry[] ToArray() => items.ToArray();
    }
}
