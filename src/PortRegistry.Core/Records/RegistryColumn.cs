using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace PortRegistry;

/// <summary>The twelve columns of the registry, in its order.</summary>
public enum RegistryColumn
{
    /// <summary>Service Name (RFC 6335 section 5.1); empty in a row that only says what became of a port.</summary>
    ServiceName,

    /// <summary>Port Number: <c>N</c>, <c>N-M</c> or empty.</summary>
    PortNumber,

    /// <summary>Transport Protocol: <c>tcp</c>, <c>udp</c>, <c>dccp</c>, <c>sctp</c> or empty.</summary>
    TransportProtocol,

    /// <summary>Description.</summary>
    Description,

    /// <summary>Assignee: a run of bracketed ids of people.</summary>
    Assignee,

    /// <summary>Contact: a run of bracketed ids of people.</summary>
    Contact,

    /// <summary>Registration Date: <c>YYYY-MM-DD</c> or <c>YYYY-MM</c>.</summary>
    RegistrationDate,

    /// <summary>Modification Date: <c>YYYY-MM-DD</c> or <c>YYYY-MM</c>.</summary>
    ModificationDate,

    /// <summary>Reference: a run of bracketed references.</summary>
    Reference,

    /// <summary>Service Code: a DCCP service code (RFC 4340 section 8.1.2) as a number.</summary>
    ServiceCode,

    /// <summary>Unauthorized Use Reported; named Known Unauthorized Uses until 2018.</summary>
    UnauthorizedUse,

    /// <summary>Assignment Notes.</summary>
    AssignmentNotes,
}

/// <summary>The columns' titles.</summary>
internal static class RegistryColumns
{
    /// <summary>How many columns the registry has, 12.</summary>
    public const int Count = 12;

    // What column 11 was called until 2018.
    private const string FormerUnauthorizedUseTitle = "Known Unauthorized Uses";

    /// <summary>The titles as IANA writes them, indexed by <see cref="RegistryColumn"/>.</summary>
    public static IReadOnlyList<string> Titles { get; } = new ReadOnlyCollection<string>(new[]
    {
        "Service Name",
        "Port Number",
        "Transport Protocol",
        "Description",
        "Assignee",
        "Contact",
        "Registration Date",
        "Modification Date",
        "Reference",
        "Service Code",
        "Unauthorized Use Reported",
        "Assignment Notes",
    });

    /// <summary>The properties of <see cref="ServiceRecord"/> that have the cells, indexed by <see cref="RegistryColumn"/>.</summary>
    public static ReadOnlyCollection<string> PropertyNames { get; } = new ReadOnlyCollection<string>(new[]
    {
        nameof(ServiceRecord.ServiceName),
        nameof(ServiceRecord.Port),
        nameof(ServiceRecord.Transport),
        nameof(ServiceRecord.Description),
        nameof(ServiceRecord.Assignee),
        nameof(ServiceRecord.Contact),
        nameof(ServiceRecord.RegistrationDate),
        nameof(ServiceRecord.ModificationDate),
        nameof(ServiceRecord.Reference),
        nameof(ServiceRecord.ServiceCode),
        nameof(ServiceRecord.UnauthorizedUse),
        nameof(ServiceRecord.AssignmentNotes),
    });

    /// <summary>The title of one column.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The title as IANA writes it.</returns>
    public static string Title(this RegistryColumn column) => Titles[(int)column];

    /// <summary>The property of <see cref="ServiceRecord"/> that has a column's cell.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The name of the property.</returns>
    public static string PropertyName(this RegistryColumn column) => PropertyNames[(int)column];

    /// <summary>Whether a text is the title of a column, today's or a former one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">The text.</param>
    /// <param name="comparison">How to compare.</param>
    public static bool HasTitle(this RegistryColumn column, string text, StringComparison comparison = StringComparison.Ordinal)
        => text.Equals(column.Title(), comparison)
        || (column == RegistryColumn.UnauthorizedUse && text.Equals(FormerUnauthorizedUseTitle, comparison));

    /// <summary>The column that has a title, today's or a former one, in any case.</summary>
    /// <param name="title">The title.</param>
    /// <returns>The column, or null where none has it.</returns>
    public static RegistryColumn? Find(string title)
    {
        for (RegistryColumn column = 0; (int)column < Count; column++)
        {
            if (column.HasTitle(title, StringComparison.OrdinalIgnoreCase))
            {
                return column;
            }
        }

        return null;
    }
}
