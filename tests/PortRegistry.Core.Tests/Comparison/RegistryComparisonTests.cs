using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Comparison;

public class RegistryComparisonTests
{
    [Fact]
    public void A_registry_compared_with_itself_gives_nothing()
    {
        ServiceRecord[] records = [Row.Of("foo", "1", "tcp"), Row.Of("rdp", null, null, "one"), Row.Of("rdp", null, null, "two"), Row.Unassigned("2-9")];

        Assert.Empty(RegistryComparison.Compare(records, records));
    }

    [Fact]
    public void White_space_and_the_space_of_an_RFC_reference_are_no_change()
    {
        ServiceRecord before = Row.Of("foo", "1", "tcp", "one\r\n  two ", reference: "[RFC 6335]", notes: "see [RFC 9\t000] and\n[RFC\n8765]");
        ServiceRecord after = Row.Of("foo", "1", "tcp", "one two", reference: "[RFC6335]", notes: "see [RFC9 000] and [RFC8765] ");

        Assert.Empty(RegistryComparison.Compare([before], [after]));
    }

    [Fact]
    public void A_space_that_is_there_on_one_side_only_is_a_change()
        => Assert.Equal(
            ["Description"],
            Only([Row.Of("foo", "1", "tcp", "one two")], [Row.Of("foo", "1", "tcp", "onetwo")]).ChangedProperties);

    [Fact]
    public void A_record_that_came_is_added_and_one_that_went_is_removed()
    {
        ServiceRecord foo = Row.Of("foo", "1", "tcp");
        ServiceRecord bar = Row.Of("bar", "2", "udp");

        RegistryChange added = Only([foo], [foo, bar]);
        RegistryChange removed = Only([foo, bar], [foo]);

        Assert.Equal((RegistryChangeKind.Added, null, bar), (added.Kind, added.Before, added.After));
        Assert.Equal((RegistryChangeKind.Removed, bar, null), (removed.Kind, removed.Before, removed.After));
        Assert.Equal(("bar", (PortRange)2, TransportProtocol.udp), (removed.ServiceName, removed.Port, removed.Transport));
        Assert.Empty(added.ChangedProperties);
    }

    [Fact]
    public void A_new_name_on_the_same_port_and_transport_is_renamed()
    {
        RegistryChange change = Only(
            [Row.Of("citysearch", "3974", "tcp", "Remote", "[M]")],
            [Row.Of("xk22", "3974", "tcp", "Remote", "[M]", "2022-09-09")]);

        Assert.Equal(RegistryChangeKind.Renamed, change.Kind);
        Assert.Equal("xk22", change.ServiceName);
        Assert.Equal(["ServiceName", "ModificationDate"], change.ChangedProperties);
    }

    [Fact]
    public void The_same_name_and_port_with_another_assignee_is_reassigned()
    {
        RegistryChange change = Only([Row.Of("foo", "1", "tcp", "d", "[A]")], [Row.Of("foo", "1", "tcp", "d", "[B]", "2024-01")]);

        Assert.Equal(RegistryChangeKind.Reassigned, change.Kind);
        Assert.Equal(["Assignee", "ModificationDate"], change.ChangedProperties);
    }

    [Fact]
    public void A_record_without_name_that_loses_its_assignee_is_modified()
        => Assert.Equal(RegistryChangeKind.Modified, Only([Row.Of(null, "0", "tcp", "Reserved", "[A]")], [Row.Of(null, "0", "tcp", "Reserved")]).Kind);

    [Fact]
    public void A_name_that_gives_way_to_reserved_with_the_note_is_de_assigned()
    {
        RegistryChange change = Only(
            [Row.Of("acms", "3980", "tcp", "Cabin")],
            [Row.Of(null, "3980", "tcp", "Reserved", notes: "Historic usage was acms. De-Assigned on 2020-12-29")]);

        Assert.Equal(RegistryChangeKind.DeAssigned, change.Kind);
        Assert.Equal("acms", change.ServiceName);
        Assert.Equal(["ServiceName", "Description", "AssignmentNotes"], change.ChangedProperties);
    }

    [Fact]
    public void A_name_that_gives_way_to_reserved_without_a_note_is_de_assigned_too()
    {
        RegistryChange change = Only([Row.Of("imap", "143", "udp")], [Row.Of(null, "143", "udp", "Reserved", reference: "[RFC9051]")]);

        Assert.Equal((RegistryChangeKind.DeAssigned, "imap", "Reserved"), (change.Kind, change.ServiceName, change.Summary));
    }

    [Fact]
    public void A_name_that_gives_way_to_unassigned_is_removed()
        => Assert.Equal(
            [RegistryChangeKind.Removed, RegistryChangeKind.Added],
            Kinds([Row.Of("foo", "143", "udp")], [Row.Of(null, "143", "udp", "Unassigned")]));

    [Fact]
    public void A_name_that_is_assigned_where_a_port_was_reserved_is_added()
        => Assert.Equal(
            [RegistryChangeKind.Removed, RegistryChangeKind.Added],
            Kinds([Row.Of(null, "7123", "udp", "Reserved")], [Row.Of("snif", "7123", "udp")]));

    [Theory]
    [InlineData("44123", "41230")]
    [InlineData("47", null)]
    [InlineData(null, "47")]
    public void The_same_name_and_transport_at_another_port_is_moved(string? from, string? to)
    {
        RegistryChange change = Only([Row.Of("foo", from, "tcp")], [Row.Of("foo", to, "tcp")]);

        Assert.Equal(RegistryChangeKind.Moved, change.Kind);
        Assert.Equal(["Port"], change.ChangedProperties);
    }

    [Fact]
    public void Other_cells_are_modified_and_named_in_the_order_of_the_columns()
    {
        RegistryChange change = Only(
            [Row.Of("foo", "1", "tcp", "a", "[A]", "2020-01", "[RFC1]", "n")],
            [Row.Of("foo", "1", "tcp", "b", "[A]", "2020-01-02", "[RFC2]")]);

        Assert.Equal(RegistryChangeKind.Modified, change.Kind);
        Assert.Equal(["Description", "ModificationDate", "Reference", "AssignmentNotes"], change.ChangedProperties);
    }

    [Fact]
    public void A_port_written_as_a_range_of_itself_is_the_same_port_modified()
        => Assert.Equal(["Port"], Only([Row.Of("foo", "4748-4748", "tcp")], [Row.Of("foo", "4748", "tcp")]).ChangedProperties);

    [Fact]
    public void Records_of_one_name_port_and_transport_go_with_those_most_alike()
    {
        ServiceRecord desktop = Row.Of("rdp", null, null, "Remote Desktop", "[Microsoft]");
        ServiceRecord pencil = Row.Of("rdp", null, null, "Redpencil", "[Pencil]");
        ServiceRecord pencilLater = Row.Of("rdp", null, null, "Redpencil", "[Pencil]", "2024-05-01");
        ServiceRecord desktopLater = Row.Of("rdp", null, null, "Remote Desktop Protocol", "[Microsoft]");

        IReadOnlyList<RegistryChange> changes = RegistryComparison.Compare([desktop, pencil], [pencilLater, desktopLater]);

        Assert.Equal(2, changes.Count);
        Assert.Same(desktopLater, changes.Single(change => change.Before == desktop).After);
        Assert.Same(pencilLater, changes.Single(change => change.Before == pencil).After);
    }

    [Fact]
    public void Two_of_the_same_record_that_become_one_are_one_removal()
    {
        ServiceRecord twin = Row.Of("foo", "1", "tcp");

        Assert.Equal(RegistryChangeKind.Removed, Only([twin, twin], [twin]).Kind);
    }

    [Fact]
    public void An_assignment_that_splits_a_range_adds_its_names_and_resizes_the_range()
    {
        string[] log = RegistryComparison.Compare(
            [Row.Unassigned("6603-6618")],
            [Row.Unassigned("6603-6609"), Row.Of("bencher", "6610", "tcp", "Bencher API"), Row.Of("bencher", "6610", "udp", "Bencher API"), Row.Unassigned("6611-6618")])
            .Select(change => change.ToString()).ToArray();

        Assert.Equal(
            [
                "Resized 6603-6609: Unassigned, 6603-6618 -> 6603-6609",
                "Added 6610/tcp: bencher (Bencher API)",
                "Added 6610/udp: bencher (Bencher API)",
                "Resized 6611-6618: Unassigned, (split off) -> 6611-6618",
            ],
            log);
    }

    [Fact]
    public void Changes_come_by_port_and_those_without_a_port_last()
    {
        ServiceRecord[] added = [Row.Of("b", null, "udp"), Row.Of("b", null, "tcp"), Row.Of("a", null, null), Row.Of("z", "443", "tcp"), Row.Of("y", "80", "tcp")];

        Assert.Equal(["y", "z", "a", "b", "b"], RegistryComparison.Compare([], added).Select(change => change.ServiceName));
        Assert.Equal(TransportProtocol.udp, RegistryComparison.Compare([], added)[4].Transport);
    }

    [Fact]
    public void Kinds_limit_what_is_given()
    {
        ServiceRecord[] before = [Row.Of("gone", "80", "tcp"), Row.Of("stays", "81", "tcp", "a")];
        ServiceRecord[] after = [Row.Of("new", "90", "tcp"), Row.Of("stays", "81", "tcp", "b")];

        Assert.Equal(["gone", "new"], Names(RegistryComparison.Compare(before, after, [RegistryChangeKind.Removed, RegistryChangeKind.Added])));
    }

    [Theory]
    [InlineData("8999-9001", "far")]
    [InlineData("443", "far")]
    [InlineData("443/udp", "")]
    [InlineData("5010/udp, 80", "gone,new")]
    [InlineData("4000:5001", "new")]
    [InlineData("Any", "gone,far,new,newer")]
    [InlineData("Any/udp", "new,newer")]
    [InlineData("NAME", "name")]
    [InlineData("stays", "newer")]
    [InlineData("IPHTTPS", "far")]
    [InlineData("PlayToDiscovery", "")]
    [InlineData("8/icmp", "")]
    public void Ports_limit_what_is_given_to_records_that_lie_there_before_or_after(string ports, string names)
    {
        ServiceRecord[] before = [Row.Of("gone", "80", "tcp"), Row.Of("stays", "81", "udp"), Row.Of("far", "9000", "tcp"), Row.Of("name", null, "tcp", "a")];
        ServiceRecord[] after = [Row.Of("stays", "81", "udp"), Row.Of("newer", "81", null), Row.Of("far", "443", "tcp"), Row.Of("new", "5000-5010", "udp"), Row.Of("name", null, "tcp", "b")];

        IEnumerable<string?> given = Names(RegistryComparison.Compare(before, after, null, [PortSpec.Parse(ports)]));

        Assert.Equal(names.Split(',').Where(name => name.Length > 0).Order(), given.Order());
    }

    [Fact]
    public void Thousands_of_records_with_one_key_are_matched_too()
    {
        ServiceRecord[] before = Enumerable.Range(0, 3000).Select(i => Row.Of("foo", "1", "tcp", "before " + i)).ToArray();
        ServiceRecord[] after = Enumerable.Range(0, 3001).Select(i => Row.Of("foo", "1", "tcp", "after " + i)).ToArray();

        IReadOnlyList<RegistryChange> changes = RegistryComparison.Compare(before, after);

        Assert.Equal(3000, changes.Count(change => change.Kind == RegistryChangeKind.Modified));
        Assert.Equal("after 3000", Assert.Single(changes, change => change.Kind == RegistryChangeKind.Added).After!.Description);
    }

    private static IEnumerable<string?> Names(IReadOnlyList<RegistryChange> changes) => changes.Select(change => change.ServiceName);

    private static IEnumerable<RegistryChangeKind> Kinds(ServiceRecord[] before, ServiceRecord[] after)
        => RegistryComparison.Compare(before, after).Select(change => change.Kind);

    private static RegistryChange Only(ServiceRecord[] before, ServiceRecord[] after)
        => Assert.Single(RegistryComparison.Compare(before, after));
}
