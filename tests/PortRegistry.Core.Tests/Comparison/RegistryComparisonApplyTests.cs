using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace PortRegistry.Tests.Comparison;

public class RegistryComparisonApplyTests
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

            Row.SameInAnyOrder(after, RegistryComparison.Apply(before, changes));
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
            Row.SameInAnyOrder(after, RegistryComparison.Apply(before, changes));
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

    [Fact]
    public void A_record_that_keeps_its_port_keeps_its_place_and_others_stand_behind_their_port()
    {
        ServiceRecord[] before = [Row.Of("a", "1", "tcp"), Row.Of("b", "2", "tcp"), Row.Of("c", "2", "udp"), Row.Of("d", "9", "tcp"), Row.Of("e", null, "tcp")];
        ServiceRecord[] after = [Row.Of("a", "9", "tcp"), Row.Of("bb", "2", "tcp"), Row.Of("c", "2", "udp"), Row.Of("d", "9", "tcp"), Row.Of("e", null, "tcp"), Row.Of("f", null, "tcp"), Row.Of("g", "2", "sctp")];

        IReadOnlyList<ServiceRecord> applied = RegistryComparison.Apply(before, RegistryComparison.Compare(before, after));

        Assert.Equal(["bb", "c", "g", "d", "a", "e", "f"], applied.Select(record => record.ServiceName));
    }

    [Fact]
    public void Records_without_a_change_stay_as_they_were_line_breaks_included()
    {
        ServiceRecord[] before = [Row.Of("a", "1", "tcp", "one\r\ntwo")];

        IReadOnlyList<ServiceRecord> applied = RegistryComparison.Apply(before, RegistryComparison.Compare(before, [Row.Of("a", "1", "tcp", "one two")]));

        Assert.Equal(before, applied);
    }

    [Fact]
    public void Some_of_the_changes_can_be_applied()
    {
        ServiceRecord[] before = [Row.Of("a", "1", "tcp"), Row.Of("b", "2", "tcp")];
        ServiceRecord[] after = [Row.Of("b", "2", "tcp", "new"), Row.Of("c", "3", "tcp")];

        IReadOnlyList<ServiceRecord> applied = RegistryComparison.Apply(before, RegistryComparison.Compare(before, after, [RegistryChangeKind.Removed]));

        Assert.Equal([before[1]], applied);
    }

    [Fact]
    public void A_change_of_another_registry_is_refused()
    {
        IReadOnlyList<RegistryChange> changes = RegistryComparison.Compare([Row.Of("a", "1", "tcp")], []);

        ArgumentException refused = Assert.Throws<ArgumentException>(() => RegistryComparison.Apply([Row.Of("b", "2", "tcp")], changes));

        Assert.Contains("a 1/tcp", refused.Message, StringComparison.Ordinal);
    }
}
