using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Comparison;

/// <summary>The bundled registry compared with itself after thousands of edits, as many as in years.</summary>
public sealed class WholeRegistryComparisonTests
{
    private const int Seed = 6335;
    private static readonly IReadOnlyList<ServiceRecord> Bundled =
        Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "registry.snapshot"))).Document.Records;

    private static readonly IReadOnlyList<ServiceRecord> Edited = Edit(Bundled, 1_500, Seed);
    private static readonly IReadOnlyList<ServiceRecord> EditedTwice = Edit(Edited, 500, Seed + 1);

    public static TheoryData<int, int> Pairs => new(
        from before in new[] { 0, 1, 2 }
        from after in new[] { 0, 1, 2 }
        select new TheoryDataRow<int, int>(before, after));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_sum_of_changes_turns_any_version_into_any_other(int from, int to)
        => Row.ChangesLead(Version(from), Version(to), from == to);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_counts_are_those_of_a_plain_comparison_by_name_port_and_transport(int from, int to)
    {
        ILookup<string, ServiceRecord> before = Version(from).ToLookup(Key);
        ILookup<string, ServiceRecord> after = Version(to).ToLookup(Key);
        ILookup<RegistryChangeKind, RegistryChange> changes = RegistryComparison.Compare(Version(from), Version(to)).ToLookup(change => change.Kind);
        int otherKey = changes[RegistryChangeKind.Renamed].Count() + changes[RegistryChangeKind.Moved].Count() + changes[RegistryChangeKind.DeAssigned].Count();

        Assert.Equal(More(after, before), changes[RegistryChangeKind.Added].Count() + changes[RegistryChangeKind.Resized].Count(change => change.After is not null) + otherKey);
        Assert.Equal(More(before, after), changes[RegistryChangeKind.Removed].Count() + changes[RegistryChangeKind.Resized].Count(change => change.Before is not null) + otherKey);
    }

    private static IReadOnlyList<ServiceRecord> Version(int number) => new[] { Bundled, Edited, EditedTwice }[number];

    private static string Key(ServiceRecord record) => $"{record.ServiceName} {record.Port} {record.Transport}";

    // The number of additional rows, key by key.
    private static int More(ILookup<string, ServiceRecord> one, ILookup<string, ServiceRecord> other)
        => one.Sum(rows => Math.Max(0, rows.Count() - other[rows.Key].Count()));

    // Rows removed, added, renamed, moved, reassigned, modified, and de-assigned with a note.
    private static IReadOnlyList<ServiceRecord> Edit(IReadOnlyList<ServiceRecord> records, int edits, int seed)
    {
        var random = new Random(seed);
        var edited = new List<ServiceRecord>(records);
        for (int i = 0; i < edits; i++)
        {
            // Only rows with a name and a port, so that a row that loses one is still a record.
            int place;
            do
            {
                place = random.Next(edited.Count);
            }
            while (edited[place].ServiceName is null || edited[place].Port is null);

            ServiceRecord record = edited[place];
            string?[] cells = [.. Enum.GetValues<RegistryColumn>().Select(record.GetCell)];
            switch (i % 7)
            {
                case 0:
                    edited.RemoveAt(place);
                    continue;
                case 1:
                    cells[(int)RegistryColumn.ServiceName] = "added-" + i;
                    edited.Insert(place, Create(cells));
                    continue;
                case 2:
                    cells[(int)RegistryColumn.ServiceName] = "renamed-" + i;
                    break;
                case 3:
                    cells[(int)RegistryColumn.PortNumber] = $"{49151 - i}";
                    break;
                case 4:
                    cells[(int)RegistryColumn.Assignee] = $"[Somebody_{i}]";
                    break;
                case 5:
                    cells[(int)RegistryColumn.Description] += " (edited)";
                    cells[(int)RegistryColumn.ModificationDate] = "2026-09-01";
                    break;
                default:
                    cells[(int)RegistryColumn.AssignmentNotes] = $"De-assigned on 2026-09-01, previously {cells[(int)RegistryColumn.ServiceName]}";
                    cells[(int)RegistryColumn.ServiceName] = null;
                    cells[(int)RegistryColumn.Description] = "Reserved";
                    break;
            }

            edited[place] = Create(cells);
        }

        return [.. edited.OrderBy(record => record.Port?.First ?? int.MaxValue)];
    }

    private static ServiceRecord Create(string?[] cells)
    {
        Assert.True(ServiceRecord.TryCreate(cells, out ServiceRecord? record, out RegistryColumn column, out string? reason), $"{column}: {reason}");
        return record;
    }
}
