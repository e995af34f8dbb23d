using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Comparison;

/// <summary>Versions that IANA published, from the history that ships.</summary>
public class RealVersionComparisonTests
{
    private static readonly string[] Days = ["2015-05-04", "2020-01-01", "2026-02-13", "2026-08-17"];

    public static IEnumerable<TheoryDataRow<string, string>> Pairs
        => Days.SelectMany(_ => Days, (from, to) => new TheoryDataRow<string, string>(from, to));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_sum_of_changes_turns_any_version_into_any_other(string from, string to)
        => Row.ChangesLead(RecordsOf(from), RecordsOf(to), from == to);

    // Counted by a key of the three cells: rows with new keys, rows with lost keys, other rows with kept keys.
    [Theory]
    [InlineData("2015-05-04", "2020-01-01", 674, 155, 164)]
    [InlineData("2020-01-01", "2026-02-13", 451, 130, 178)]
    [InlineData("2026-02-13", "2026-08-17", 42, 8, 30)]
    [InlineData("2015-05-04", "2026-08-17", 1137, 263, 323)]
    public void The_counts_are_those_of_a_plain_comparison_by_name_port_and_transport(string from, string to, int added, int removed, int changed)
    {
        ILookup<RegistryChangeKind, RegistryChange> changes = RegistryComparison.Compare(RecordsOf(from), RecordsOf(to)).ToLookup(change => change.Kind);
        int otherKey = changes[RegistryChangeKind.Renamed].Count() + changes[RegistryChangeKind.Moved].Count() + changes[RegistryChangeKind.DeAssigned].Count();

        Assert.Equal(added, changes[RegistryChangeKind.Added].Count() + changes[RegistryChangeKind.Resized].Count(change => change.After is not null) + otherKey);
        Assert.Equal(removed, changes[RegistryChangeKind.Removed].Count() + changes[RegistryChangeKind.Resized].Count(change => change.Before is not null) + otherKey);
        Assert.Equal(changed, changes[RegistryChangeKind.Modified].Count() + changes[RegistryChangeKind.Reassigned].Count());
    }

    [IanaFact]
    public void The_CSV_and_the_XML_of_one_day_have_no_change_between_them()
        => Assert.Empty(RegistryComparison.Compare(ReadReal("2026-02-13", "xml").Document.Records, ReadReal("2026-02-13", "csv").Document.Records));

    [Theory]
    [InlineData("3974/tcp", "Renamed 3974/tcp: citysearch -> xk22")]
    [InlineData("3/udp", "DeAssigned 3/udp: compressnet (De-assigned on 2025-02-13, previously compressnet by [Bernie_Volz])")]
    [InlineData("527/tcp", "Reassigned 527/tcp: stx, [Fraxion_Software] -> [Ferdi_Ladeira]")]
    [InlineData("443/udp", "Modified 443/udp: https (ModificationDate, Reference)")]
    public void Changes_that_are_known_read_as_what_they_were(string port, string line)
        => Assert.Equal(
            line,
            Assert.Single(RegistryComparison.Compare(RecordsOf("2020-01-01"), RecordsOf("2026-02-13"), null, [PortSpec.Parse(port)])).ToString());

    [Fact]
    public void The_sum_of_changes_turns_a_version_into_itself_with_rows_lost_doubled_and_exchanged()
    {
        IReadOnlyList<ServiceRecord> before = RecordsOf("2026-08-17");
        IReadOnlyList<ServiceRecord> others = RecordsOf("2015-05-04");
        Gen<(int Place, int Other, int Edit)> edit = Gen.Select(Gen.Int[0, before.Count - 50], Gen.Int[0, others.Count - 1], Gen.Int[0, 2]);
        edit.List[1, 40].Sample(
            edits =>
            {
                var after = new List<ServiceRecord>(before);
                foreach ((int place, int other, int what) in edits)
                {
                    switch (what)
                    {
                        case 0:
                            after.RemoveAt(place);
                            break;
                        case 1:
                            after.Insert(place, after[place]);
                            break;
                        default:
                            after[place] = others[other];
                            break;
                    }
                }

                IReadOnlyList<RegistryChange> changes = RegistryComparison.Compare(before, after);

                Assert.InRange(changes.Count, 0, 2 * edits.Count);
                Row.SameInAnyOrder(after, Row.Applied(before, changes));
            },
            iter: 10);
    }

    private static IReadOnlyList<ServiceRecord> RecordsOf(string day) => ShippedHistory.DocumentOf(day).Records;
}
