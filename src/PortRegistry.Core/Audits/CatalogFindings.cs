using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PortRegistry;

/// <summary>Holds ports against catalogs: which entries speak of them, and what is not approved, missing or named in another way.</summary>
internal sealed class CatalogFindings
{
    private const int Shown = 3;

    private readonly CatalogSet catalogs;
    private readonly PortUsage usage;
    private readonly List<PortCatalogEntry> entries = new();
    private readonly HashSet<PortCatalogEntry> seen = new();
    private readonly HashSet<PortCatalogEntry> compared = new();
    private readonly List<KeyValuePair<PortCatalogEntry, SortedDictionary<int, List<PortRange>>>> refused = new();
    private readonly SortedDictionary<int, List<PortRange>> missing = new();
    private readonly List<string> named = new();
    private PortSpec? unknown;

    internal CatalogFindings(CatalogSet catalogs, PortUsage usage)
    {
        this.catalogs = catalogs;
        this.usage = usage;
    }

    /// <summary>The entries that decide, each once, in the order of the catalogs and of the ports.</summary>
    internal PortCatalogEntry[] Entries => entries.ToArray();

    /// <summary>Looks up all ports of a use.</summary>
    internal void AddAll(PortSpec port, IReadOnlyList<ServiceRecord> services)
    {
        foreach (PortSpec item in port.Items)
        {
            if (item.Kind == PortSpecKind.Service)
            {
                foreach (PortSpec registered in CatalogSet.PortsOf(item, services.Where(record => string.Equals(record.ServiceName, item.ServiceName, StringComparison.OrdinalIgnoreCase))))
                {
                    if (Array.Exists(CatalogIndex.Transports, own => registered.Transport.Includes(own) && Includes(item.Transport, own)))
                    {
                        Add(registered, services);
                    }
                }
            }
            else
            {
                Add(item, services);
            }
        }
    }

    internal void AddTo(PortFindings findings)
    {
        if (named.Count > 0)
        {
            string more = named.Count <= Shown ? string.Empty : string.Format(CultureInfo.InvariantCulture, " {0} more names differ.", named.Count - Shown);
            findings.Add(PortFindingId.NameDiffers, string.Join(" ", named.GetRange(0, Math.Min(Shown, named.Count))) + more);
        }

        // A rule that blocks ports needs no approval.
        if (catalogs.Approval is null || usage.IsBlocked)
        {
            return;
        }

        foreach (KeyValuePair<PortCatalogEntry, SortedDictionary<int, List<PortRange>>> refusal in refused)
        {
            PortCatalogEntry entry = refusal.Key;
            string name = entry.Name is null ? string.Empty : $" ({entry.Name})";
            string note = entry.Note is null ? "." : $": {PortFindings.OneLine(entry.Note).TrimEnd('.')}.";
            findings.Add(PortFindingId.NotApproved, $"{entry.Catalog} does not approve {Words(refusal.Value)}{name}{note}");
        }

        if (missing.Count > 0)
        {
            findings.Add(PortFindingId.NotInCatalog, $"No entry of {catalogs.Approvers} approves {Words(missing)}.");
        }

        if (unknown is not null)
        {
            findings.Add(PortFindingId.NotInCatalog, $"No entry of {catalogs.Approvers} approves {unknown}, whose ports the machine alone knows.");
        }
    }

    // Ports that stand alike over several transports are told once: 8001-8099/tcp,udp.
    private static string Words(SortedDictionary<int, List<PortRange>> ports)
    {
        var byRange = new SortedDictionary<PortRange, List<string>>();
        foreach (KeyValuePair<int, List<PortRange>> transport in ports)
        {
            foreach (PortRange range in transport.Value)
            {
                if (!byRange.TryGetValue(range, out List<string>? names))
                {
                    byRange.Add(range, names = new List<string>());
                }

                names.Add(ServiceRecord.TransportName(CatalogIndex.Transports[transport.Key])!);
            }
        }

        var words = new List<string>();
        int count = 0;
        foreach (KeyValuePair<PortRange, List<string>> range in byRange)
        {
            count += range.Key.Count;
            if (words.Count < Shown)
            {
                words.Add($"{range.Key}/{string.Join(",", range.Value)}");
            }
        }

        string text = string.Join(", ", words);
        return byRange.Count <= Shown ? text : string.Format(CultureInfo.InvariantCulture, "{0} and {1} more ports", text, count - CountOf(byRange.Keys));
    }

    private static int CountOf(IEnumerable<PortRange> ranges)
    {
        int count = 0;
        int shown = 0;
        foreach (PortRange range in ranges)
        {
            if (shown++ == Shown)
            {
                break;
            }

            count += range.Count;
        }

        return count;
    }

    private static void Append(SortedDictionary<int, List<PortRange>> ports, int transport, PortRange range)
    {
        if (!ports.TryGetValue(transport, out List<PortRange>? ranges))
        {
            ports.Add(transport, ranges = new List<PortRange>());
        }

        int last = ranges.Count - 1;
        if (last >= 0 && ranges[last].Last + 1 == range.First)
        {
            ranges[last] = new PortRange(ranges[last].First, range.Last);
        }
        else if (!ranges.Contains(range))
        {
            ranges.Add(range);
        }
    }

    // Without a transport, the two that services are used over.
    private static bool Includes(TransportSpec transport, TransportProtocol own)
        => transport.Kind == TransportSpecKind.Any ? own is TransportProtocol.tcp or TransportProtocol.udp : transport.Includes(own);

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

        AddNames(range, transport, services);
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
                    Append(missing, transport, run.Key);
                }

                continue;
            }

            Note(run.Value);
            if (run.Value.Approved == false)
            {
                int at = refused.FindIndex(refusal => ReferenceEquals(refusal.Key, run.Value));
                if (at < 0)
                {
                    at = refused.Count;
                    refused.Add(new(run.Value, new SortedDictionary<int, List<PortRange>>()));
                }

                Append(refused[at].Value, transport, run.Key);
            }
        }
    }

    private void AddNames(PortRange range, TransportSpec transport, IReadOnlyList<ServiceRecord> services)
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

                    Note(entry);
                    if (compared.Add(entry))
                    {
                        CompareNames(entry, run.Key, CatalogIndex.Transports[i], services);
                    }
                }
            }
        }
    }

    private void Note(PortCatalogEntry entry)
    {
        if (seen.Add(entry))
        {
            entries.Add(entry);
        }
    }

    private void CompareNames(PortCatalogEntry entry, PortRange range, TransportProtocol transport, IReadOnlyList<ServiceRecord> services)
    {
        if (entry.Name is null)
        {
            return;
        }

        var registered = new List<string>();
        foreach (ServiceRecord record in services)
        {
            if (record.ServiceName is string name && record.Port is PortRange port && port.Overlaps(range) && record.AnswersFor(transport) && !registered.Contains(name))
            {
                registered.Add(name);
            }
        }

        bool agrees = registered.Exists(name => Is(name, entry.Name) || entry.Aliases.Any(alias => Is(name, alias)));
        if (registered.Count > 0 && !agrees)
        {
            named.Add($"{entry.Catalog} calls {range}/{ServiceRecord.TransportName(transport)} {entry.Name}, which IANA registers as {string.Join(", ", registered.GetRange(0, Math.Min(Shown, registered.Count)))}.");
        }
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
