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
        List<ServiceRecord> applied = Applied(before, changes);

        Assert.Equal(isSame, changes.Count == 0);
        SameInAnyOrder(after, applied);
        Assert.Equal(
            after.Select(record => record.Port?.First ?? int.MaxValue).Order(),
            applied.Select(record => record.Port?.First ?? int.MaxValue).Order());
    }

    /// <summary>The other version's records, in any order; every changed record must be one of the first version's.</summary>
    internal static List<ServiceRecord> Applied(IReadOnlyList<ServiceRecord> before, IReadOnlyList<RegistryChange> changes)
    {
        Dictionary<ServiceRecord, int> changed = changes.Where(change => change.Before is not null)
            .GroupBy(change => change.Before!, ServiceRecordComparer.Instance)
            .ToDictionary(group => group.Key, group => group.Count(), ServiceRecordComparer.Instance);
        var applied = new List<ServiceRecord>();
        foreach (ServiceRecord record in before)
        {
            if (changed.TryGetValue(record, out int left) && left > 0)
            {
                changed[record] = left - 1;
            }
            else
            {
                applied.Add(record);
            }
        }

        Assert.All(changed, each => Assert.True(each.Value == 0, $"{each.Key} is not in the first version."));
        applied.AddRange(changes.Where(change => change.After is not null).Select(change => change.After!));
        return applied;
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
