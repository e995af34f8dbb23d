using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>One change of the registry and when it came: a line of the log of a port or a name. Immutable once it is given.</summary>
public sealed class PortHistoryEntry
{
    private readonly RegistryChange change;

    internal PortHistoryEntry(RegistryChange change, RegistryDate previous, RegistryDate date)
    {
        this.change = change;
        Previous = previous;
        Date = date;
    }

    /// <summary>The date of the first version with the change.</summary>
    public RegistryDate Date { get; }

    /// <summary>The date of the version before it, the last without the change.</summary>
    public RegistryDate Previous { get; }

    /// <summary>The date of the version in which what came with this change became something else; null while it holds.</summary>
    public RegistryDate? Until { get; private set; }

    /// <summary>What became of the record.</summary>
    public RegistryChangeKind Kind => change.Kind;

    /// <summary>The port or range after the change; as it was before, for a record that was removed; null without a port.</summary>
    public PortRange? Port => change.Port;

    /// <summary>The port as a number; null where it is not one port.</summary>
    public int? PortNumber => Port?.Number;

    /// <summary>The first of the ports as a number; null without a port.</summary>
    public int? FirstPort => Port?.First;

    /// <summary>The last of the ports as a number, the first again for one port; null without a port.</summary>
    public int? LastPort => Port?.Last;

    /// <summary>The transport, as <see cref="Port"/>; null where the registry gives none.</summary>
    public TransportProtocol? Transport => change.Transport;

    /// <summary>The service name after the change, else the one before it; null where there is none on either side.</summary>
    public string? ServiceName => change.ServiceName;

    /// <summary>The record before the change; null where it was added.</summary>
    public ServiceRecord? Before => change.Before;

    /// <summary>The record after the change; null where it was removed.</summary>
    public ServiceRecord? After => change.After;

    /// <summary>The properties of <see cref="ServiceRecord"/> that differ; empty for records that were added or removed.</summary>
    public IReadOnlyList<string> ChangedProperties => change.ChangedProperties;

    /// <summary>The change in one line.</summary>
    public string Summary => change.Summary;

    /// <summary>The change as a line of a log: <c>2021-02-22 DeAssigned 143/udp: imap (Reserved)</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Date} {change}";

    /// <summary>Whether the change is of a port, a range or a name, before or after.</summary>
    /// <param name="port">A port, a range, any port, or a service name, each with or without a transport; of a list, any of its items.</param>
    /// <returns>True where it is.</returns>
    /// <exception cref="ArgumentNullException">The port is null.</exception>
    public bool IsOf(PortSpec port)
    {
        foreach (PortSpec item in (port ?? throw new ArgumentNullException(nameof(port))).Items)
        {
            if (IsOf(item, Before) || IsOf(item, After))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says of each entry when what came with it ended.</summary>
    /// <param name="entries">The entries, oldest first.</param>
    /// <returns>The same entries.</returns>
    internal static IReadOnlyList<PortHistoryEntry> Link(List<PortHistoryEntry> entries)
    {
        var held = new Dictionary<ServiceRecord, PortHistoryEntry>(ServiceRecordComparer.Instance);
        foreach (PortHistoryEntry entry in entries)
        {
            if (entry.Before is not null && held.TryGetValue(entry.Before, out PortHistoryEntry? came))
            {
                came.Until = entry.Date;
                held.Remove(entry.Before);
            }

            if (entry.After is not null)
            {
                held[entry.After] = entry;
            }
        }

        return entries.AsReadOnly();
    }

    private static bool IsOf(PortSpec spec, ServiceRecord? record) => record is not null && PortFilter.Matches(spec, record);
}
