using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace PortRegistry.Tests.Comparison;

public class RegistryComparisonSumTests
{
    private static readonly Gen<ServiceRecord> AnyRecord =
        Gen.Select(
            Gen.OneOf<string?>("foo", "foo", "bar", "baz", null),
            Gen.OneOf<string?>("1", "2", "2-3", "3-3", "3", null),
            Gen.OneOf<string?>("tcp", "udp", null),
            Gen.OneOf<string?>("one", "one\r\ntwo", "one two", "Reserved", null),
            Gen.OneOf<string?>("[A]", "[B]", null),
            Gen.OneOf<string?>("[RFC 1]", "[RFC1]", null),
            Gen.OneOf<string?>("De-assigned on 2025-02-13", null),
            (name, port, transport, description, assignee, reference, notes)
                => Row.Of(name ?? (port is null ? "any" : null), port, transport, description, assignee, null, reference, notes));

    [Fact]
    public void The_sum_of_changes_turns_one_registry_into_the_other()
        => Gen.Select(AnyRecord.List[0, 30], AnyRecord.List[0, 30]).Sample((before, after) =>
        {
            IReadOnlyList<RegistryChange> changes = RegistryComparison.Compare(before, after);

            Row.SameInAnyOrder(after, Row.Applied(before, changes));
        });

    [Fact]
    public void Changes_to_a_few_records_of_a_registry_are_found_and_no_more()
        => Gen.Select(AnyRecord.List[5, 40], Gen.Select(Gen.Int[0, 4], AnyRecord).List[0, 5]).Sample((before, edits) =>
        {
            var after = new List<ServiceRecord>(before);
            foreach ((int index, ServiceRecord record) in edits)
            {
                after[index] = record;
            }

            IReadOnlyList<RegistryChange> changes = RegistryComparison.Compare(before, after);

            Assert.True(changes.Count <= 2 * edits.Count, $"{changes.Count} changes for {edits.Count} edits");
            Row.SameInAnyOrder(after, Row.Applied(before, changes));
        });

    [Fact]
    public void Only_changes_that_keep_the_identity_are_modified_or_reassigned()
        => Gen.Select(AnyRecord.List[0, 30], AnyRecord.List[0, 30]).Sample((before, after) =>
        {
            foreach (RegistryChange change in RegistryComparison.Compare(before, after).Where(change => change.Before is not null && change.After is not null))
            {
                bool sameIdentity = change.Before!.ServiceName == change.After!.ServiceName
                    && change.Before.Port == change.After.Port
                    && change.Before.Transport == change.After.Transport;
                Assert.Equal(sameIdentity, change.Kind is RegistryChangeKind.Modified or RegistryChangeKind.Reassigned);
                Assert.NotEmpty(change.ChangedProperties);
            }
        });
}
