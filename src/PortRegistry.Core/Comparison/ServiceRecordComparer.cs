using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// Compares records by the content of their twelve cells and not by the line breaks of a file: in texts, runs of space,
/// tab, CR and LF count as one space, and none at the ends, and <c>[RFC 6335]</c> equals <c>[RFC6335]</c>. So a record of
/// the CSV equals the same record of the web page.
/// </summary>
public sealed class ServiceRecordComparer : IEqualityComparer<ServiceRecord>
{
    private ServiceRecordComparer()
    {
    }

    /// <summary>The comparer.</summary>
    public static ServiceRecordComparer Instance { get; } = new();

    /// <summary>Whether two records say the same in all twelve cells.</summary>
    /// <param name="x">A record.</param>
    /// <param name="y">A record.</param>
    /// <returns>True where all twelve are the same.</returns>
    public bool Equals(ServiceRecord? x, ServiceRecord? y)
    {
        if (ReferenceEquals(x, y))
        {
            return true;
        }

        if (x is null || y is null)
        {
            return false;
        }

        for (int column = 0; column < RegistryColumns.Count; column++)
        {
            if (!SameCell(x, y, (RegistryColumn)column))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A hash code that is the same for records that are equal here.</summary>
    /// <param name="obj">A record.</param>
    /// <returns>A hash code.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="obj"/> is null.</exception>
    public int GetHashCode(ServiceRecord obj)
    {
        ArgumentNullException.ThrowIfNull(obj);

        unchecked
        {
            int hash = obj.Port?.GetHashCode() ?? -1;
            hash = (hash * 397) ^ (int)(obj.Transport ?? 0);
            hash = (hash * 397) ^ CellText.Hash(obj.ServiceName);
            hash = (hash * 397) ^ CellText.Hash(obj.Description);
            hash = (hash * 397) ^ CellText.Hash(obj.Details.AssigneeCell);
            hash = (hash * 397) ^ (obj.ModificationDate?.GetHashCode() ?? 0);
            hash = (hash * 397) ^ CellText.Hash(obj.Details.ReferenceCell);
            return (hash * 397) ^ CellText.Hash(obj.AssignmentNotes);
        }
    }

    /// <summary>Whether two records say the same in one cell.</summary>
    /// <param name="x">A record.</param>
    /// <param name="y">A record.</param>
    /// <param name="column">The column.</param>
    /// <returns>True where the cell is the same.</returns>
    internal static bool SameCell(ServiceRecord x, ServiceRecord y, RegistryColumn column) => column switch
    {
        RegistryColumn.ServiceName => CellText.Same(x.ServiceName, y.ServiceName),
        RegistryColumn.PortNumber => Nullable.Equals(x.Port, y.Port) && x.Port?.IsRange == y.Port?.IsRange,
        RegistryColumn.TransportProtocol => x.Transport == y.Transport,
        RegistryColumn.Description => CellText.Same(x.Description, y.Description),
        RegistryColumn.Assignee => CellText.Same(x.Details.AssigneeCell, y.Details.AssigneeCell),
        RegistryColumn.Contact => CellText.Same(x.Details.ContactCell, y.Details.ContactCell),
        RegistryColumn.RegistrationDate => Nullable.Equals(x.RegistrationDate, y.RegistrationDate),
        RegistryColumn.ModificationDate => Nullable.Equals(x.ModificationDate, y.ModificationDate),
        RegistryColumn.Reference => CellText.Same(x.Details.ReferenceCell, y.Details.ReferenceCell),
        RegistryColumn.ServiceCode => x.ServiceCode == y.ServiceCode,
        RegistryColumn.UnauthorizedUse => CellText.Same(x.UnauthorizedUse, y.UnauthorizedUse),
        RegistryColumn.AssignmentNotes => CellText.Same(x.AssignmentNotes, y.AssignmentNotes),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "The registry has twelve columns."),
    };
}
