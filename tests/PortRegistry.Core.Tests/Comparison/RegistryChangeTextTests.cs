using Xunit;

namespace PortRegistry.Tests.Comparison;

public class RegistryChangeTextTests
{
    private static readonly ServiceRecord Foo = Row.Of("foo", "4711", "tcp", "Foo\r\n service", "[A]");

    [Fact]
    public void An_added_record_reads_with_its_description()
        => Reads(null, Foo, "Added 4711/tcp: foo (Foo service)", "Foo service");

    [Fact]
    public void A_removed_record_without_name_reads_as_what_the_registry_calls_it()
        => Reads(Row.Unassigned("2-9"), null, "Removed 2-9: Unassigned", "Unassigned");

    [Fact]
    public void A_rename_reads_as_old_and_new_name()
        => Reads(Foo, Row.Of("bar", "4711", "tcp"), "Renamed 4711/tcp: foo -> bar", "foo -> bar");

    [Fact]
    public void A_reassignment_reads_as_old_and_new_assignee()
    {
        Reads(Foo, Row.Of("foo", "4711", "tcp", "Foo service", "[B][C]"), "Reassigned 4711/tcp: foo, [A] -> [B][C]", "[A] -> [B][C]");
        Reads(Foo, Row.Of("foo", "4711", "tcp", "Foo service"), "Reassigned 4711/tcp: foo, [A] -> (nobody)", "[A] -> (nobody)");
    }

    [Fact]
    public void A_de_assignment_reads_as_its_note()
        => Reads(
            Foo,
            Row.Of(null, "4711", "tcp", "Reserved", notes: "De-assigned on 2025-02-13,\npreviously foo by [A]"),
            "DeAssigned 4711/tcp: foo (De-assigned on 2025-02-13, previously foo by [A])",
            "De-assigned on 2025-02-13, previously foo by [A]");

    [Fact]
    public void A_move_reads_as_old_and_new_port()
    {
        Reads(Foo, Row.Of("foo", "4712", "tcp"), "Moved 4712/tcp: foo, 4711 -> 4712", "4711 -> 4712");
        Reads(Foo, Row.Of("foo", null, "tcp"), "Moved tcp: foo, 4711 -> (no port)", "4711 -> (no port)");
    }

    [Fact]
    public void A_modified_record_reads_as_its_properties()
        => Reads(
            Foo,
            Row.Of("foo", "4711", "tcp", "Foo 2", "[A]", "2024-05"),
            "Modified 4711/tcp: foo (Description, ModificationDate)",
            "Description: Foo service -> Foo 2; ModificationDate: (none) -> 2024-05");

    [Fact]
    public void A_name_without_port_and_transport_reads_as_the_name()
        => Reads(null, Row.Of("rdp", null, null), "Added: rdp", string.Empty);

    private static void Reads(ServiceRecord? before, ServiceRecord? after, string line, string summary)
    {
        RegistryChange change = Assert.Single(RegistryComparison.Compare(
            before is null ? [] : [before],
            after is null ? [] : [after]));
        Assert.Equal(line, change.ToString());
        Assert.Equal(summary, change.Summary);
        Assert.DoesNotContain(line, c => char.IsControl(c));
    }
}
