using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace PortRegistry.Tests.Comparison;

public sealed class StretchTests
{
    [Theory]
    [InlineData("10-20", "10-15", "Resized 10-15: Unassigned, 10-20 -> 10-15")]
    [InlineData("10-20", "5-30", "Resized 5-30: Unassigned, 10-20 -> 5-30")]
    [InlineData("10-20", "10-14 16-20", "Resized 10-14: Unassigned, 10-20 -> 10-14|Resized 16-20: Unassigned, (split off) -> 16-20")]
    [InlineData("10-14 16-20", "10-20", "Resized 10-20: Unassigned, 10-14 -> 10-20|Resized 16-20: Unassigned, 16-20 -> (joined)")]
    [InlineData("10-11 12-20", "10-15 16-20", "Resized 10-15: Unassigned, 10-11 -> 10-15|Resized 16-20: Unassigned, 12-20 -> 16-20")]
    [InlineData("10", "11", "Removed 10: Unassigned|Added 11: Unassigned")]
    [InlineData("10-20", "", "Removed 10-20: Unassigned")]
    [InlineData("", "10-20", "Added 10-20: Unassigned")]
    public void A_stretch_of_unassigned_ports_that_shares_ports_with_one_of_the_other_registry_is_resized(string before, string after, string changes)
        => Assert.Equal(changes, string.Join('|', RegistryComparison.Compare(Stretches(before), Stretches(after))));

    [Fact]
    public void A_stretch_that_says_something_else_too_is_no_resized_one()
        => Assert.Equal(
            [RegistryChangeKind.Removed, RegistryChangeKind.Added],
            RegistryComparison.Compare(Stretches("10-20"), [Row.Of(null, "10-15", null, "Unassigned", notes: "Seen in use")]).Select(change => change.Kind));

    [Fact]
    public void A_reserved_range_is_no_stretch()
        => Assert.Equal(
            [RegistryChangeKind.Removed, RegistryChangeKind.Added],
            RegistryComparison.Compare([Row.Of(null, "10-20", null, "Reserved")], [Row.Of(null, "10-15", null, "Reserved")]).Select(change => change.Kind));

    [Fact]
    public void With_resized_stretches_a_comparison_is_whole_and_without_them_no_other_change_is_missing()
        => Gen.Select(Ranges, Ranges).Sample((before, after) =>
        {
            IReadOnlyList<RegistryChange> changes = RegistryComparison.Compare(before, after);
            Row.SameInAnyOrder(after, Row.Applied(before, changes));
            foreach (RegistryChange change in changes)
            {
                // A range that both registries have is in no change, and is not a part of another range.
                IEnumerable<ServiceRecord?> others = changes.Select(other => change.Before is null ? other.Before : other.After);
                bool shares = others.Any(other => other?.Port!.Value.Overlaps((change.Before ?? change.After!).Port!.Value) == true);
                Assert.Equal(shares, change.Kind == RegistryChangeKind.Resized);
            }
        });

    private static readonly Gen<IReadOnlyList<ServiceRecord>> Ranges = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 10])
        .List[0, 8]
        .Select(ranges => (IReadOnlyList<ServiceRecord>)ranges.Select(range => Row.Unassigned(new PortRange(range.Item1, range.Item1 + range.Item2).ToString())).ToList());

    private static List<ServiceRecord> Stretches(string ports) => ports.Split(' ', System.StringSplitOptions.RemoveEmptyEntries).Select(Row.Unassigned).ToList();
}
