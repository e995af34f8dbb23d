using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace PortRegistry;

/// <summary>One change from one version of the registry to another: a record that came, went, or says something else. Immutable.</summary>
public sealed class RegistryChange
{
    private const string NoPort = "(no port)";
    private const string Nobody = "(nobody)";
    private const string SplitOff = "(split off)";
    private const string Joined = "(joined)";
    private const string Arrow = " -> ";

    private readonly ReadOnlyCollection<RegistryColumn> columns;

    internal RegistryChange(ServiceRecord? before, ServiceRecord? after, bool isStretch = false)
    {
        Before = before;
        After = after;
        columns = ChangedColumns(before, after);
        ChangedProperties = new TextList<string>(columns.Select(column => column.PropertyName()).ToList());
        Kind = isStretch ? RegistryChangeKind.Resized : KindOf(before, after, columns);
    }

    /// <summary>What became of the record.</summary>
    public RegistryChangeKind Kind { get; }

    /// <summary>The port or range in question, as it is after the change; as it was before, for a record that was removed; null without a port.</summary>
    public PortRange? Port => Current.Port;

    /// <summary>The port as a number; null where it is not one port.</summary>
    public int? PortNumber => Port?.Number;

    /// <summary>The first of the ports as a number; null without a port.</summary>
    public int? FirstPort => Port?.First;

    /// <summary>The last of the ports as a number, the first again for one port; null without a port.</summary>
    public int? LastPort => Port?.Last;

    /// <summary>The transport in question, as <see cref="Port"/>; null where the registry gives none.</summary>
    public TransportProtocol? Transport => Current.Transport;

    /// <summary>The service name after the change, else the one before it; null where there is none on either side.</summary>
    public string? ServiceName => After?.ServiceName ?? Before?.ServiceName;

    /// <summary>The record in the reference registry; null where it was added.</summary>
    public ServiceRecord? Before { get; }

    /// <summary>The record in the other registry; null where it was removed.</summary>
    public ServiceRecord? After { get; }

    /// <summary>
    /// The properties of <see cref="ServiceRecord"/> that differ, in the order of the registry's columns. Empty for
    /// records that were added or removed.
    /// </summary>
    public IReadOnlyList<string> ChangedProperties { get; }

    /// <summary>
    /// The change in one line: the description of an added or removed record, the note of a de-assignment (the description if
    /// there is none), otherwise the old and the new values.
    /// </summary>
    public string Summary => Kind switch
    {
        RegistryChangeKind.Added or RegistryChangeKind.Removed => CellText.OneLine(Current.Description),
        RegistryChangeKind.DeAssigned => CellText.OneLine(Current.AssignmentNotes ?? Current.Description),
        RegistryChangeKind.Renamed => FromTo(RegistryColumn.ServiceName, string.Empty),
        RegistryChangeKind.Moved => FromTo(RegistryColumn.PortNumber, NoPort),
        RegistryChangeKind.Resized => FromTo(RegistryColumn.PortNumber, Before is null ? SplitOff : Joined),
        RegistryChangeKind.Reassigned => FromTo(RegistryColumn.Assignee, Nobody),
        _ => EveryChange(),
    };

    private ServiceRecord Current => (After ?? Before)!;

    /// <summary>The change as a line of a change log: <c>Renamed 4711/tcp: foo -> bar</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        string what = Kind switch
        {
            RegistryChangeKind.Renamed => Summary,
            RegistryChangeKind.Modified => With(Subject, string.Join(", ", ChangedProperties)),
            RegistryChangeKind.Reassigned or RegistryChangeKind.Moved or RegistryChangeKind.Resized => $"{Subject}, {Summary}",
            _ => ServiceName is null ? Subject : With(Subject, Summary),
        };
        string place = Place;
        return place.Length == 0 ? $"{Kind}: {what}" : $"{Kind} {place}: {what}";
    }

    private string Subject => CellText.OneLine(ServiceName ?? Current.Description ?? Current.Status.ToString());

    private string Place
    {
        get
        {
            string? port = Port?.ToString();
            string? transport = ServiceRecord.TransportName(Transport);
            return port is not null && transport is not null ? $"{port}/{transport}" : port ?? transport ?? string.Empty;
        }
    }

    private static string With(string subject, string more) => more.Length == 0 ? subject : $"{subject} ({more})";

    private string FromTo(RegistryColumn column, string nothing)
        => Text(Before, column, nothing) + Arrow + Text(After, column, nothing);

    private string EveryChange()
        => string.Join("; ", columns.Select(column => $"{column.PropertyName()}: {FromTo(column, "(none)")}"));

    private static string Text(ServiceRecord? record, RegistryColumn column, string nothing)
    {
        string text = CellText.OneLine(record?.GetCell(column));
        return text.Length == 0 ? nothing : text;
    }

    private static RegistryChangeKind KindOf(ServiceRecord? before, ServiceRecord? after, ReadOnlyCollection<RegistryColumn> columns)
    {
        if (before is null)
        {
            return RegistryChangeKind.Added;
        }

        if (after is null)
        {
            return RegistryChangeKind.Removed;
        }

        if (!Nullable.Equals(before.Port, after.Port))
        {
            return RegistryChangeKind.Moved;
        }

        if (columns.Contains(RegistryColumn.ServiceName))
        {
            return after.ServiceName is null ? RegistryChangeKind.DeAssigned : RegistryChangeKind.Renamed;
        }

        return after.ServiceName is not null && columns.Contains(RegistryColumn.Assignee)
            ? RegistryChangeKind.Reassigned
            : RegistryChangeKind.Modified;
    }

    private static ReadOnlyCollection<RegistryColumn> ChangedColumns(ServiceRecord? before, ServiceRecord? after)
        => Enumerable.Range(0, before is null || after is null ? 0 : RegistryColumns.Count)
            .Select(column => (RegistryColumn)column)
            .Where(column => !ServiceRecordComparer.SameCell(before!, after!, column))
            .ToList()
            .AsReadOnly();
}
