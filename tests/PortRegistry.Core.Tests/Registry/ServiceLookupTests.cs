using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Registry;

public sealed class ServiceLookupTests
{
    private static readonly IanaRegistry Registry = Sample.Registry;

    [Fact]
    public void A_name_gives_all_its_rows_without_regard_to_case_and_those_without_a_port_too()
    {
        Assert.Equal(new[] { "ssh 22/tcp", "ssh 22/udp" }, Registry.FindService("SSH").Labels());
        Assert.Equal(new[] { "Remote Desktop One", "Remote Desktop Two" }, Registry.FindService("rdp").Select(record => record.Description));
        Assert.Empty(Registry.FindService("nothing"));
    }

    [Fact]
    public void A_test_on_names_gives_the_rows_in_the_registrys_order()
        => Assert.Equal(new[] { "whoispp 63/tcp", "whois++ 63/tcp" }, Registry.FindServices(name => name.StartsWith("whois", System.StringComparison.Ordinal)).Labels());

    [Fact]
    public void A_misspelt_name_gets_the_nearest_names()
    {
        Assert.Equal("exec", Registry.SuggestNames("exce")[0]);
        Assert.Equal("comsat", Registry.SuggestNames("comsta")[0]);
        Assert.Empty(Registry.SuggestNames("nothing-like-it"));
    }

    [Fact]
    public void A_search_gives_names_before_descriptions_before_the_rest()
    {
        var registry = IanaRegistry.FromDocument(new RegistryDocument(new RegistryStamp(), new[]
        {
            Sample.Row("z-notes", "1", "tcp", "", notes: "spoken by ldap"),
            Sample.Row("z-description", "2", "tcp", "An LDAP thing"),
            Sample.Row("openldapx", "3", "tcp", ""),
            Sample.Row("ms-ldap-gc", "4", "tcp", ""),
            Sample.Row("ldaps", "5", "tcp", ""),
            Sample.Row("ldap", "6", "tcp", ""),
            Sample.Row("other", "7", "tcp", "nothing of it"),
        }));
        Assert.Equal(
            new[] { "ldap", "ldaps", "ms-ldap-gc", "openldapx", "z-description", "z-notes" },
            registry.Search(new ServiceQuery { Text = "Ldap" }).Select(record => record.ServiceName));
    }

    [Fact]
    public void Words_may_stand_apart_but_a_phrase_comes_first()
    {
        var registry = IanaRegistry.FromDocument(new RegistryDocument(new RegistryStamp(), new[]
        {
            Sample.Row("a", "1", "tcp", "Desktop, remote"),
            Sample.Row("b", "2", "tcp", "Remote Desktop"),
            Sample.Row("c", "3", "tcp", "Remote only"),
        }));
        Assert.Equal(new[] { "b", "a" }, registry.Search(new ServiceQuery { Text = " remote  desktop " }).Select(record => record.ServiceName));
    }

    [Fact]
    public void The_last_word_of_the_last_record_is_found_as_any_other()
    {
        var registry = IanaRegistry.FromDocument(new RegistryDocument(new RegistryStamp(), new[]
        {
            Sample.Row("first", "1", "tcp", "Nothing"),
            Sample.Row("last", "2", "tcp", "Here", "Z"),
        }));
        Assert.All(new[] { "z", "Z last", "here z" }, text => Assert.Equal("last", Assert.Single(registry.Search(new ServiceQuery { Text = text })).ServiceName));
        Assert.Empty(registry.Search(new ServiceQuery { Text = "zz" }));
    }

    [Fact]
    public void The_records_of_a_port_come_first_and_once()
    {
        var registry = IanaRegistry.FromDocument(new RegistryDocument(new RegistryStamp(), new[]
        {
            Sample.Row("a22", "1", "tcp", "Not 22"),
            Sample.Row("ssh", "22", "tcp", "The port 22"),
            Sample.Row("ssh", "22", "udp", "Other words"),
        }));
        Assert.Equal(new[] { "ssh 22/tcp", "ssh 22/udp", "a22 1/tcp" }, registry.Search(new ServiceQuery { Text = "22" }).Labels());
    }

    [Fact]
    public void An_rfc_is_found_with_and_without_a_space()
    {
        Assert.Equal(3, Registry.Search(new ServiceQuery { Text = "rfc 4251" }).Count() + Registry.Search(new ServiceQuery { Text = "RFC4340" }).Count() + Registry.Search(new ServiceQuery { Text = "rfc1060" }).Count());
    }

    [Fact]
    public void A_search_agrees_with_a_plain_scan_of_the_records()
    {
        foreach (string text in new[] { "remote", "RFC", "unassigned", "a", "B_Person", "previously", "x window" })
        {
            var scanned = Registry.Records
                .Where(record => new[] { record.ServiceName, record.Description, record.GetCell(RegistryColumn.Assignee), record.GetCell(RegistryColumn.Reference), record.AssignmentNotes }
                    .Any(cell => cell?.Contains(text, System.StringComparison.OrdinalIgnoreCase) == true))
                .ToHashSet();
            Assert.Equal(scanned, Registry.Search(new ServiceQuery { Text = text }).ToHashSet());
        }
    }

    [Fact]
    public void Limits_narrow_a_search()
    {
        Assert.Equal(new[] { "late 49151/tcp" }, Registry.Search(new ServiceQuery { RegisteredAfter = new RegistryDate(2009, 1) }).Labels());
        Assert.Equal(new[] { "x11 6000-6063/tcp" }, Registry.Search(new ServiceQuery { HasUnauthorizedUse = true }).Labels());
        Assert.Equal(new[] { "Removed 659" }, Registry.Search(new ServiceQuery { Status = new[] { AssignmentStatus.Removed } }).Labels());
        Assert.Equal(new[] { "Reserved 0/tcp" }, Registry.Search(new ServiceQuery { ModifiedAfter = new RegistryDate(2020, 1) }).Labels());
        Assert.Equal(new[] { "licor/tcp" }, Registry.Search(new ServiceQuery { Assignee = id => id == "A_Person", Transport = TransportSpec.Parse("tcp") }).Labels());
        Assert.Empty(Registry.Search(new ServiceQuery { Text = "licor", Transport = TransportSpec.Parse("udp") }));
    }

    [Fact]
    public void An_empty_text_finds_nothing()
        => Assert.Empty(Registry.Search(new ServiceQuery { Text = " " }));
}
