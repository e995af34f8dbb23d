using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;

namespace PortRegistry;

/// <summary>
/// One row of the registry: its twelve columns and what follows from them. Immutable. An empty cell is null
/// (or an empty list), never an empty string.
/// </summary>
public sealed class ServiceRecord : IEquatable<ServiceRecord>, IComparable<ServiceRecord>, IComparable
{
    private readonly ServiceDetails details;

    internal ServiceRecord(PortRange? port, TransportProtocol? transport, ServiceDetails details, bool isListed = true)
    {
        Port = port;
        Transport = transport;
        this.details = details;
        IsListed = isListed;
    }

    /// <summary>Service Name (RFC 6335 section 5.1); null in a row that only gives the status of a port.</summary>
    public string? ServiceName => details.ServiceName;

    /// <summary>Port Number: one port or a range; null for a service name without a port.</summary>
    public PortRange? Port { get; }

    /// <summary>The port as a number; null for a range, and for a service name without a port.</summary>
    public int? PortNumber => Port?.Number;

    /// <summary>The first port as a number; null for a service name without a port.</summary>
    public int? FirstPort => Port?.First;

    /// <summary>The last port as a number, equal to the first for one port; null for a service name without a port.</summary>
    public int? LastPort => Port?.Last;

    /// <summary>Transport Protocol; null if the registry gives none, which applies to every transport.</summary>
    public TransportProtocol? Transport { get; }

    /// <summary>Description, with its line breaks.</summary>
    public string? Description => details.Description;

    /// <summary>Assignee: ids of people or organizations, such as <c>IESG</c>.</summary>
    public IReadOnlyList<string> Assignee => details.Assignee;

    /// <summary>Contact: ids of people or organizations. E-mail addresses are not kept.</summary>
    public IReadOnlyList<string> Contact => details.Contact;

    /// <summary>Registration Date.</summary>
    public RegistryDate? RegistrationDate => details.RegistrationDate;

    /// <summary>Modification Date.</summary>
    public RegistryDate? ModificationDate => details.ModificationDate;

    /// <summary>Reference: RFCs (<c>RFC6335</c>), drafts, addresses or free text, without brackets.</summary>
    public IReadOnlyList<string> Reference => details.Reference;

    /// <summary>Service Code: the DCCP service code (RFC 4340 section 8.1.2), such as 1145656131 for <c>DISC</c>.</summary>
    public uint? ServiceCode => details.ServiceCode;

    /// <summary>Unauthorized Use Reported: use of the port without an assignment that was reported to IANA.</summary>
    public string? UnauthorizedUse => details.UnauthorizedUse;

    /// <summary>Assignment Notes, with their line breaks.</summary>
    public string? AssignmentNotes => details.AssignmentNotes;

    /// <summary>The status of the port or name.</summary>
    public AssignmentStatus Status => details.Status;

    /// <summary>System, User or Dynamic Ports (RFC 6335 section 6); null without a port, and where the ports are of more than one class.</summary>
    public PortClass? Class => Port is PortRange port && PortRange.ClassOf(port.Last) == port.Class ? port.Class : null;

    /// <summary>The service name of which this one is an alias, from the Assignment Notes; null if it is none.</summary>
    public string? AliasOf => details.AliasOf;

    /// <summary>The former names that this service name was assigned to replace, from the Description.</summary>
    public IReadOnlyList<string> Aliases => details.Aliases;

    /// <summary>
    /// Whether the Assignment Notes call the entry historic, not usable with many common service discovery mechanisms, or the
    /// Description does, as for 18/tcp.
    /// </summary>
    public bool IsHistoric => details.IsHistoric;

    /// <summary>
    /// Whether the port was once assigned and is now reserved, from the Assignment Notes: <c>De-assigned on …</c>,
    /// <c>This entry has been removed on …</c>, <c>Previously assigned to … but released by …</c>.
    /// </summary>
    public bool IsDeassigned => details.IsDeassigned;

    /// <summary>
    /// True for a row of the registry; false for an answer to a port for which the registry has no row (49152-65535, and
    /// ports that are listed only for other transports).
    /// </summary>
    public bool IsListed { get; }

    /// <summary>Addresses of the references to RFCs, drafts and web pages.</summary>
    public IReadOnlyList<Uri> ReferenceUri => details.ReferenceUri;

    /// <summary>The status in a table: null for an ordinary assignment, otherwise a word or two such as <c>Reserved</c>, <c>De-assigned</c>, <c>Historic</c> or <c>Not in use</c>.</summary>
    public string? Remark => details.Remark;

    /// <summary>The description on one line.</summary>
    public string? Summary => details.Summary;

    /// <summary>The record in a few words, the result of <see cref="ToString"/>: <c>ldaps 636/tcp</c>.</summary>
    public string Label => ToString();

    internal ServiceDetails Details => details;

    /// <summary>Makes a record from the text of its twelve cells.</summary>
    /// <param name="cells">Twelve texts in the order of <see cref="RegistryColumn"/>; null or empty for an empty cell.</param>
    /// <param name="record">The record, where every cell can be read.</param>
    /// <param name="column">Else the column that cannot.</param>
    /// <param name="reason">Else why not, as a sentence.</param>
    /// <returns>Whether every cell can be read.</returns>
    /// <exception cref="ArgumentException">There are not twelve cells.</exception>
    public static bool TryCreate(
        IReadOnlyList<string?> cells,
        [NotNullWhen(true)] out ServiceRecord? record,
        out RegistryColumn column,
        [NotNullWhen(false)] out string? reason)
        => TryCreate(cells as string?[] ?? cells?.ToArray(), null, out record, out column, out reason);

    /// <summary>Makes a record from the text of its twelve cells.</summary>
    /// <param name="cells">Twelve texts in the order of <see cref="RegistryColumn"/>; null or empty for an empty cell.</param>
    /// <param name="neighbor">The record before it, usually the same service over another transport; null if there is none.
    /// The two share their details if the cells are the same string instances.</param>
    /// <param name="record">The record, where every cell can be read.</param>
    /// <param name="column">Else the column that cannot.</param>
    /// <param name="reason">Else why not, as a sentence.</param>
    /// <returns>Whether every cell can be read.</returns>
    /// <exception cref="ArgumentException">There are not twelve cells.</exception>
    internal static bool TryCreate(
        string?[]? cells,
        ServiceRecord? neighbor,
        [NotNullWhen(true)] out ServiceRecord? record,
        out RegistryColumn column,
        [NotNullWhen(false)] out string? reason)
    {
        if (cells is null || cells.Length != RegistryColumns.Count)
        {
            throw new ArgumentException("A record has twelve cells.", nameof(cells));
        }

        record = null;
        reason = null;
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i] is string text && VisibleText.IndexOfControl(text) is int at && at >= 0)
            {
                column = (RegistryColumn)i;
                reason = string.Format(CultureInfo.InvariantCulture, "The cell has the control character U+{0:X4}, which no text of the registry has.", (int)text[at]);
                return false;
            }
        }

        column = RegistryColumn.PortNumber;
        string? cell = Cell(cells, column);
        PortRange? port = null;
        if (cell is not null)
        {
            if (!PortRange.TryParse(cell, out PortRange range))
            {
                reason = $"'{cell}' is not a port number or a range of port numbers from 0 to 65535.";
                return false;
            }

            port = range;
        }

        column = RegistryColumn.TransportProtocol;
        cell = Cell(cells, column);
        if (!TryReadTransport(cell, out TransportProtocol? transport))
        {
            reason = $"'{cell}' is not a transport protocol of the registry (tcp, udp, dccp or sctp).";
            return false;
        }

        column = RegistryColumn.RegistrationDate;
        cell = Cell(cells, column);
        if (!TryReadDate(cell, out RegistryDate? registrationDate))
        {
            reason = $"'{cell}' is not a date of the form YYYY-MM-DD or YYYY-MM.";
            return false;
        }

        column = RegistryColumn.ModificationDate;
        cell = Cell(cells, column);
        if (!TryReadDate(cell, out RegistryDate? modificationDate))
        {
            reason = $"'{cell}' is not a date of the form YYYY-MM-DD or YYYY-MM.";
            return false;
        }

        column = RegistryColumn.ServiceCode;
        cell = Cell(cells, column);
        uint? serviceCode = null;
        if (cell is not null)
        {
            if (!ServiceDetails.TryReadServiceCode(cell, out uint code))
            {
                reason = $"'{cell}' is not a DCCP service code, a number from 0 to 4294967295 without zeros before it.";
                return false;
            }

            serviceCode = code;
        }

        string? name = Cell(cells, RegistryColumn.ServiceName);
        string? description = Cell(cells, RegistryColumn.Description);
        column = RegistryColumn.ServiceName;
        if (name is null && port is null)
        {
            reason = "A record has a service name, a port number or both.";
            return false;
        }

        string? assignee = Cell(cells, RegistryColumn.Assignee);
        string? contact = Cell(cells, RegistryColumn.Contact);
        string? reference = Cell(cells, RegistryColumn.Reference);
        string? unauthorizedUse = Cell(cells, RegistryColumn.UnauthorizedUse);
        string? notes = Cell(cells, RegistryColumn.AssignmentNotes);
        ServiceDetails? shared = neighbor?.details;
        bool isShared = shared is not null
            && ReferenceEquals(shared.ServiceName, name)
            && ReferenceEquals(shared.Description, description)
            && ReferenceEquals(shared.AssigneeCell, assignee)
            && ReferenceEquals(shared.ContactCell, contact)
            && ReferenceEquals(shared.ReferenceCell, reference)
            && ReferenceEquals(shared.UnauthorizedUse, unauthorizedUse)
            && ReferenceEquals(shared.AssignmentNotes, notes)
            && shared.RegistrationDate == registrationDate
            && shared.ModificationDate == modificationDate
            && shared.ServiceCode == serviceCode;
        record = new ServiceRecord(port, transport, isShared
            ? shared!
            : new ServiceDetails(name, description, assignee, contact, registrationDate, modificationDate, reference, serviceCode, unauthorizedUse, notes));
        return true;
    }

    /// <summary>The text of a cell as IANA's CSV writes it.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The text, or null for an empty cell.</returns>
    public string? GetCell(RegistryColumn column) => column switch
    {
        RegistryColumn.ServiceName => ServiceName,
        RegistryColumn.PortNumber => Port?.ToString(),
        RegistryColumn.TransportProtocol => TransportName(Transport),
        RegistryColumn.Description => Description,
        RegistryColumn.Assignee => details.AssigneeCell,
        RegistryColumn.Contact => details.ContactCell,
        RegistryColumn.RegistrationDate => RegistrationDate?.ToString(),
        RegistryColumn.ModificationDate => ModificationDate?.ToString(),
        RegistryColumn.Reference => details.ReferenceCell,
        RegistryColumn.ServiceCode => ServiceCode?.ToString(CultureInfo.InvariantCulture),
        RegistryColumn.UnauthorizedUse => UnauthorizedUse,
        RegistryColumn.AssignmentNotes => AssignmentNotes,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "The registry has twelve columns."),
    };

    /// <summary>Whether the record answers for a transport: its own, or any where it has none.</summary>
    /// <param name="transport">The transport asked for; null for any.</param>
    /// <returns>True where it does.</returns>
    public bool AnswersFor(TransportProtocol? transport) => transport is null || Transport is null || Transport == transport;

    /// <summary>The name, or the status where there is none, with port and transport: <c>ldaps 636/tcp</c>.</summary>
    /// <returns>A short text.</returns>
    public override string ToString()
    {
        string text = ServiceName ?? Status.ToString();
        if (Port is PortRange port)
        {
            text += " " + port.ToString();
        }

        return Transport is null ? text : text + "/" + TransportName(Transport);
    }

    /// <summary>Whether the twelve cells are identical.</summary>
    /// <param name="other">The other record.</param>
    /// <returns>True where all twelve are.</returns>
    public bool Equals(ServiceRecord? other)
        => ReferenceEquals(this, other)
        || (other is not null
            && Nullable.Equals(Port, other.Port)
            && Port?.IsRange == other.Port?.IsRange
            && Transport == other.Transport
            && details.Equals(other.details));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ServiceRecord);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((((Port?.GetHashCode() ?? -1) * 397) ^ (int)(Transport ?? 0)) * 397 ^ details.GetHashCode());

    /// <summary>Compares by port, then by transport, then by name; what has no port comes last, and no transport or name first.</summary>
    /// <param name="other">The other record.</param>
    /// <returns>Below 0, 0 or above 0.</returns>
    public int CompareTo(ServiceRecord? other)
    {
        if (other is null)
        {
            return 1;
        }

        int byPort = Port is PortRange port ? other.Port is PortRange its ? port.CompareTo(its) : -1 : other.Port is null ? 0 : 1;
        int byTransport = byPort != 0 ? byPort : (Transport ?? 0).CompareTo(other.Transport ?? 0);
        return byTransport != 0 ? byTransport : StringComparer.OrdinalIgnoreCase.Compare(ServiceName, other.ServiceName);
    }

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        ServiceRecord other => CompareTo(other),
        _ => throw new ArgumentException("A record compares with records.", nameof(obj)),
    };

    /// <summary>The record of one of its ports, as if the registry listed that alone.</summary>
    /// <param name="port">A port in <see cref="Port"/>.</param>
    /// <returns>This record if it has no other port.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The record does not have the port.</exception>
    public ServiceRecord At(int port)
        => Port?.Contains(port) != true ? throw new ArgumentOutOfRangeException(nameof(port), port, $"'{this}' does not have the port.")
            : PortNumber == port ? this
            : Cut(new PortRange(port));

    /// <summary>The record of a part of this one's ports.</summary>
    internal ServiceRecord Cut(PortRange port) => new(port, Transport, details, IsListed);

    internal static string? TransportName(TransportProtocol? transport) => transport switch
    {
        null => null,
        TransportProtocol.tcp => "tcp",
        TransportProtocol.udp => "udp",
        TransportProtocol.dccp => "dccp",
        TransportProtocol.sctp => "sctp",
        _ => throw new ArgumentOutOfRangeException(nameof(transport), transport, "The registry has no such transport."),
    };

    private static string? Cell(string?[] cells, RegistryColumn column)
        => cells[(int)column] is { Length: > 0 } cell ? cell : null;

    private static bool TryReadTransport(string? cell, out TransportProtocol? transport)
    {
        transport = cell switch
        {
            "tcp" => TransportProtocol.tcp,
            "udp" => TransportProtocol.udp,
            "dccp" => TransportProtocol.dccp,
            "sctp" => TransportProtocol.sctp,
            _ => null,
        };
        return transport is not null || cell is null;
    }

    private static bool TryReadDate(string? cell, out RegistryDate? date)
    {
        date = null;
        if (cell is null)
        {
            return true;
        }

        if (!RegistryDate.TryParse(cell, out RegistryDate read))
        {
            return false;
        }

        date = read;
        return true;
    }
}
