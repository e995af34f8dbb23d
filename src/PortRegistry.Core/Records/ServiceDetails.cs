using System;
using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry;

/// <summary>
/// Ten of a record's cells, all but port and transport, which the tcp and the udp row of a service usually share.
/// Lists and derived values are computed on first use.
/// </summary>
internal sealed class ServiceDetails : IEquatable<ServiceDetails>
{
    internal static readonly ServiceDetails Unassigned = new(AssignmentStatus.Unassigned);
    internal static readonly ServiceDetails Dynamic = new(AssignmentStatus.Dynamic);

    private const string AliasNote = "This entry is an alias to \"";
    private const string ReplacementNote = "as a replacement for \"";
    private static readonly TextList<string> None = new(Array.Empty<string>());

    private string? summary;
    private IReadOnlyList<string>? assignee;
    private IReadOnlyList<string>? contact;
    private IReadOnlyList<string>? reference;
    private IReadOnlyList<Uri>? referenceUri;

    internal ServiceDetails(
        string? serviceName,
        string? description,
        string? assigneeCell,
        string? contactCell,
        RegistryDate? registrationDate,
        RegistryDate? modificationDate,
        string? referenceCell,
        uint? serviceCode,
        string? unauthorizedUse,
        string? assignmentNotes)
    {
        ServiceName = serviceName;
        Description = description;
        AssigneeCell = assigneeCell;
        ContactCell = contactCell;
        RegistrationDate = registrationDate;
        ModificationDate = modificationDate;
        ReferenceCell = referenceCell;
        ServiceCode = serviceCode;
        UnauthorizedUse = unauthorizedUse;
        AssignmentNotes = assignmentNotes;
        Status = serviceName is not null ? AssignmentStatus.Assigned : StatusOf(description);
    }

    internal ServiceDetails(AssignmentStatus status, string? description = null)
    {
        Status = status;
        Description = description;
    }

    internal string? ServiceName { get; }

    internal string? Description { get; }

    internal string? AssigneeCell { get; }

    internal string? ContactCell { get; }

    internal RegistryDate? RegistrationDate { get; }

    internal RegistryDate? ModificationDate { get; }

    internal string? ReferenceCell { get; }

    internal uint? ServiceCode { get; }

    /// <summary>
    /// Reads a DCCP service code, a 32-bit number (RFC 4340, section 8.1.2). Leading zeros are refused, since they would not
    /// be written back.
    /// </summary>
    internal static bool TryReadServiceCode(string text, out uint code)
        => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out code) && (text[0] != '0' || text.Length == 1);

    internal string? UnauthorizedUse { get; }

    internal string? AssignmentNotes { get; }

    internal AssignmentStatus Status { get; }

    internal IReadOnlyList<string> Assignee => assignee ??= BracketedList.Parse(AssigneeCell);

    internal IReadOnlyList<string> Contact => contact ??= BracketedList.Parse(ContactCell);

    internal IReadOnlyList<string> Reference => reference ??= BracketedList.Parse(ReferenceCell);

    internal IReadOnlyList<Uri> ReferenceUri => referenceUri ??= PortRegistry.ReferenceUri.Of(Reference);

    internal string? Summary => summary ??= Description is null ? null : WhiteSpace.Collapse(Description);

    // In 2016, 2640/tcp had lost its name and kept the note.
    internal string? AliasOf => ServiceName is null ? null : Quoted(AssignmentNotes, AliasNote);

    internal IReadOnlyList<string> Aliases
        => Quoted(Description, ReplacementNote) is string alias ? new TextList<string>(new[] { alias }) : None;

    internal bool IsHistoric => ServiceName is not null && RegistryWording.SaysHistoric(Description, AssignmentNotes);

    internal bool IsDeassigned => Status == AssignmentStatus.Reserved && RegistryWording.SaysEnded(AssignmentNotes);

    internal string? Remark
        => IsDeassigned ? "De-assigned"
        : Status != AssignmentStatus.Assigned ? Status.ToString()
        : IsHistoric ? "Historic"
        : RegistryWording.EndOfName(Description, AssignmentNotes);

    public bool Equals(ServiceDetails? other)
        => ReferenceEquals(this, other)
        || (other is not null
            && Status == other.Status
            && ServiceName == other.ServiceName
            && Description == other.Description
            && AssigneeCell == other.AssigneeCell
            && ContactCell == other.ContactCell
            && Nullable.Equals(RegistrationDate, other.RegistrationDate)
            && Nullable.Equals(ModificationDate, other.ModificationDate)
            && ReferenceCell == other.ReferenceCell
            && ServiceCode == other.ServiceCode
            && UnauthorizedUse == other.UnauthorizedUse
            && AssignmentNotes == other.AssignmentNotes);

    public override bool Equals(object? obj) => Equals(obj as ServiceDetails);

    public override int GetHashCode()
    {
        unchecked
        {
            int hash = (int)Status;
            hash = (hash * 397) ^ (ServiceName is null ? 0 : StringComparer.Ordinal.GetHashCode(ServiceName));
            hash = (hash * 397) ^ (Description is null ? 0 : StringComparer.Ordinal.GetHashCode(Description));
            hash = (hash * 397) ^ (AssigneeCell is null ? 0 : StringComparer.Ordinal.GetHashCode(AssigneeCell));
            return (hash * 397) ^ (AssignmentNotes is null ? 0 : StringComparer.Ordinal.GetHashCode(AssignmentNotes));
        }
    }

    // Only the status of nameless rows follows from their text: 2999/tcp is named and described as "RemoteWare Unassigned".
    private static AssignmentStatus StatusOf(string? description)
    {
        if (RegistryWording.Contains(description, "unassigned"))
        {
            return AssignmentStatus.Unassigned;
        }

        if (RegistryWording.Contains(description, "reserved"))
        {
            return AssignmentStatus.Reserved;
        }

        if (RegistryWording.Contains(description, "private"))
        {
            return AssignmentStatus.Private;
        }

        return RegistryWording.SaysRemoved(description) ? AssignmentStatus.Removed : AssignmentStatus.Other;
    }

    private static string? Quoted(string? text, string before)
    {
        if (text is null)
        {
            return null;
        }

        int start = text.IndexOf(before, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        start += before.Length;
        int end = text.IndexOf('"', start);
        return end < 0 ? null : text.Substring(start, end - start);
    }
}
