using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Comparison;

/// <summary>Records for comparison, written as few cells.</summary>
internal static class Row
{
    internal static ServiceRecord Of(
        string? name,
        string? port,
        string? transport,
        string? description = null,
        string? assignee = null,
        string? modified = null,
        string? reference = null,
        string? notes = null)
    {
        string?[] cells = [name, port, transport, description, assignee, null, null, modified, reference, null, null, notes];
        Assert.True(ServiceRecord.TryCreate(cells, out ServiceRecord? record, out RegistryColumn column, out string? reason), $"{column}: {reason}");
        return record;
    }

    internal static ServiceRecord Unassigned(string port) => Of(null, port, null, "Unassigned");

    /// <summary>Holds where the changes between two versions make the second of the first.</summary>
    internal static void ChangesLead(IReadOnlyList<ServiceRecord> before, IReadOnlyList<ServiceRecord> after, bool isSame)
    {
        IReadOnlyList<RegistryChange> changes = RegistryComparison.Compare(before, after);
        IReadOnlyList<ServiceRecord> applied = RegistryComparison.Apply(before, changes);

        Assert.Equal(isSame, changes.Count == 0);
        SameInAnyOrder(after, applied);
        Assert.Equal(
            after.Select(record => record.Port?.First ?? int.MaxValue).Order(),
            applied.Select(record => record.Port?.First ?? int.MaxValue).Order());
    }

    /// <summary>Holds where both have the same records equally often, white space aside.</summary>
    internal static void SameInAnyOrder(IReadOnlyCollection<ServiceRecord> expected, IReadOnlyCollection<ServiceRecord> actual)
    {
        ILookup<ServiceRecord, ServiceRecord> counted = actual.ToLookup(record => record, ServiceRecordComparer.Instance);
        Assert.All(
            expected.GroupBy(record => record, ServiceRecordComparer.Instance),
            group => Assert.True(counted[group.Key].Count() == group.Count(), group.Key.ToString()));
        Assert.Equal(expected.Count, actual.Count);
    }
}
