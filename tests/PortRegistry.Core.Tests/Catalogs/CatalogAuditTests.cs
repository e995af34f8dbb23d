using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using PortRegistry.Formats;
using Xunit;

namespace PortRegistry.Tests.Catalogs;

/// <summary>What catalogs add to an audit, and what they leave as it is.</summary>
public sealed class CatalogAuditTests
{
    private const string Approved = "Port,Transport,Name,Approved,Note\n443,tcp,shop,yes,\n1-1023,tcp,,yes,\n23,tcp,telnet,no,Clear text\n9000-9010,tcp,,,\n3389,tcp,rdp,no,\n";
    private const string Services = "ssh2 22/tcp secure-shell\nwhois 43/tcp\nx11-1 6001/tcp\nmyown 9999/udp\n";

    private static readonly IanaRegistry Registry = IanaRegistry.OpenFile(
        Path.Combine(AppContext.BaseDirectory, "registry.snapshot"), RegistryOrigin.Bundled);

    [Theory]
    [InlineData("443/tcp", "")]
    [InlineData("443/udp", "NotInCatalog: No entry of approved.csv approves 443/udp.")]
    [InlineData("443", "NotInCatalog: No entry of approved.csv approves 443/udp.")]
    [InlineData("23/tcp", "NotApproved: approved.csv does not approve 23/tcp (telnet): Clear text.")]
    [InlineData("22-24/tcp", "NotApproved: approved.csv does not approve 23/tcp (telnet): Clear text.")]
    [InlineData("9005/tcp", "NotInCatalog: No entry of approved.csv approves 9005/tcp.")]
    [InlineData("1020-1030/tcp", "NotInCatalog: No entry of approved.csv approves 1024-1030/tcp.")]
    [InlineData("2085,2080-2090,2081/tcp", "NotInCatalog: No entry of approved.csv approves 2080-2090/tcp.")]
    [InlineData("2000,2002,2004,2006-2010,2008-2012,2012/tcp", "NotInCatalog: No entry of approved.csv approves 2000/tcp, 2002/tcp, 2004/tcp and 7 more ports.")]
    [InlineData("https/tcp", "")]
    [InlineData("rdp/tcp", "NotApproved: approved.csv does not approve 3389/tcp (rdp).")]
    [InlineData("443/icmp", "")]
    [InlineData("PlayToDiscovery", "NotInCatalog: No entry of approved.csv approves PlayToDiscovery, whose ports only the machine knows.")]
    public void The_narrowest_entry_that_says_yes_or_no_decides_each_port_and_transport(string port, string finding)
        => Assert.Equal(finding, string.Join("\n", Resolve(port, Approved).Findings.Where(IsOfApproval).Select(found => $"{found.Id}: {found.Message}")));

    [Fact]
    public void A_catalog_whose_approvals_cannot_be_read_approves_nothing()
    {
        var builder = new PortCatalogBuilder("site");
        Assert.NotNull(builder.Add([new("Port", "22"), new("Approved", "ja")], 2));
        PortResolution found = new PortResolver(Registry, [builder.Build()]).Resolve(new PortSpec(22), TransportSpec.Any, PortUseRole.Rule);

        Assert.Contains(found.Findings, finding => finding.Id == PortFindingId.NotInCatalog);
    }

    [Fact]
    public void A_refusal_wins_over_an_approval_of_the_same_ports()
        => Assert.True(Resolve("22/tcp", "Port,Approved\n22/tcp,yes\n22/tcp,no\n").Has(PortFindingId.NotApproved));

    [Theory]
    [InlineData("Port,Approved,Expires\n22/tcp,yes,2026-06-30\n", "2026-06-30", "")]
    [InlineData("Port,Approved,Expires,Name,Note\n22/tcp,yes,2026-06-30,ssh,Only for the move\n", "2026-07-01", "NotApproved: The approval of 22/tcp (ssh) in approved.csv ended on 2026-06-30: Only for the move.")]
    [InlineData("Port,Approved,Expires\n22/tcp,yes,2026-06-30\n22/tcp,yes,2027-06-30\n", "2026-07-01", "")]
    [InlineData("Port,Approved,Expires\n22/tcp,yes,2026-06-30\n22/tcp,yes,\n", "2026-07-01", "")]
    [InlineData("Port,Approved,Expires\n22/tcp,yes,2026-06-30\n1-1023/tcp,yes,\n", "2026-07-01", "NotApproved: The approval of 22/tcp in approved.csv ended on 2026-06-30.")]
    [InlineData("Port,Approved,Expires\n22/tcp,yes,2026-06-30\n22/tcp,no,\n", "2026-07-01", "NotApproved: approved.csv does not approve 22/tcp.")]
    [InlineData("Port,Approved,Expires\n22/tcp,no,2026-06-30\n1-1023/tcp,yes,\n", "2026-07-01", "NotApproved: approved.csv does not approve 22/tcp.")]
    [InlineData("Port,Approved,Expires\n22/tcp,,2026-06-30\n1-1023/tcp,yes,\n", "2026-07-01", "")]
    [InlineData("Port,Approved,Expires\n22/tcp,yes,never\n", "2026-07-01", "")]
    public void An_approval_counts_to_its_last_day_and_a_refusal_without_end(string catalog, string day, string finding)
    {
        PortCatalog approved = Catalog("approved.csv", catalog);
        PortResolution resolution = new PortResolver(Registry, [approved], RegistryDate.Parse(day)).Resolve(PortSpec.Parse("22/tcp"), TransportSpec.Any, PortUseRole.Rule);

        Assert.Equal(finding, string.Join("\n", resolution.Findings.Where(IsOfApproval).Select(found => $"{found.Id}: {found.Message}")));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void Approvals_end_as_of_today_where_no_day_is_given(int days, bool hasEnded)
    {
        RegistryDate day = DateTime.Today.AddDays(days);
        Assert.Equal(hasEnded, Resolve("22/tcp", $"Port,Approved,Expires\n22/tcp,yes,{day}\n").Has(PortFindingId.NotApproved));
    }

    [Theory]
    [InlineData("22/tcp", "ssh", "services calls 22/tcp ssh2, which IANA registers as ssh.")]
    [InlineData("43/tcp", "nicname", "services calls 43/tcp whois, which IANA registers as nicname.")]
    public void A_name_that_differs_is_told_and_never_shown_as_that_of_the_registry(string port, string registered, string message)
    {
        PortResolution resolution = Resolve(port, null, Services);

        Assert.Equal(registered, resolution.ServiceName);
        Assert.Equal(message, Assert.Single(resolution.Findings, finding => finding.Id == PortFindingId.NameDiffers).Message);
        Assert.DoesNotContain(resolution.Services, record => record.ServiceName == resolution.CatalogName);
        Assert.Contains($"[{resolution.CatalogName}]", resolution.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_of_a_range_differ_as_those_of_its_ports_do()
    {
        string catalog = "Port,Transport,Name\n" + string.Concat(Enumerable.Range(15, 40).Select(port => $"{port},{(port % 3 == 0 ? "udp" : "tcp")},{(port % 2 == 0 ? "own" : "ssh")}\n"));
        PortResolver resolver = new(Registry, [Catalog("own.csv", catalog)]);
        string[] ofPorts = Enumerable.Range(15, 40).SelectMany(port => Names($"{port}/tcp")).ToArray();

        Assert.True(ofPorts.Length > 10);
        Assert.Equal(
            string.Join(" ", ofPorts.Take(3)) + $" {ofPorts.Length - 3} more names differ.",
            Assert.Single(Names("15-54/tcp")));

        IEnumerable<string> Names(string port)
            => resolver.Resolve(PortSpec.Parse(port), TransportSpec.Any, PortUseRole.Rule).Findings.Where(finding => finding.Id == PortFindingId.NameDiffers).Select(finding => finding.Message);
    }

    [Theory]
    [InlineData("whois", AssignmentStatus.Assigned, "43/tcp")]
    [InlineData("x11-1", AssignmentStatus.Assigned, "6001/tcp")]
    [InlineData("myown", AssignmentStatus.Assigned, "9999/udp")]
    public void A_name_that_the_registry_does_not_know_has_the_ports_of_the_catalog(string name, AssignmentStatus status, string port)
    {
        PortResolution resolution = Resolve(name, null, Services);

        Assert.True(resolution.IsResolved);
        Assert.Equal(status, resolution.Status);
        Assert.Equal(port, Assert.Single(resolution.CatalogEntries).Port.ToString());
        Assert.Equal(name, resolution.Port!.ToString());
        Assert.False(Resolve(name).IsResolved);
    }

    [Fact]
    public void A_name_that_the_registry_has_a_port_for_means_that_port()
        => Assert.Equal(22, Resolve("ssh/tcp", null, "ssh 2222/tcp\n").Services.First(record => record.ServiceName == "ssh").Port!.Value.First);

    [Fact]
    public void Catalogs_without_a_yes_or_no_find_no_port_missing()
        => Assert.DoesNotContain(Resolve("10000-20000/tcp", null, Services).Findings, IsOfApproval);

    [Fact]
    public void A_name_in_another_catalog_does_not_approve_a_port()
        => Assert.True(Resolve("6001/tcp", Approved, Services).Has(PortFindingId.NotInCatalog));

    [Fact]
    public void A_rule_that_blocks_ports_needs_no_approval_and_neither_does_a_connections_own_port()
    {
        Assert.DoesNotContain(Resolver(Approved).Resolve(PortSpec.Parse("23/tcp"), TransportSpec.Any, new PortUsage(PortUseRole.Rule, isBlocked: true)).Findings, IsOfApproval);
        Assert.DoesNotContain(Resolver(Approved).Resolve(PortSpec.Parse("50000/tcp"), TransportSpec.Any, PortUseRole.Connection).Findings, IsOfApproval);
    }

    [Fact]
    public void Without_a_catalog_nothing_changes()
    {
        PortResolution resolution = Resolve("23/tcp");

        Assert.Empty(resolution.CatalogEntries);
        Assert.Null(resolution.CatalogName);
        Assert.DoesNotContain("catalog", resolution.Source, StringComparison.Ordinal);
        Assert.EndsWith("; catalogs approved.csv, services", Resolve("23/tcp", Approved, Services).Source, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_assumed_of_a_rule_is_told_with_what_a_catalog_has_against_it()
    {
        PortResolution resolution = Resolver(Approved).Resolve(PortSpec.Parse("23/tcp"), TransportSpec.Any, new PortUsage(PortUseRole.Rule, assumption: "The chain is for input."));

        Assert.Equal("approved.csv does not approve 23/tcp (telnet): Clear text. The chain is for input.", resolution.Findings[0].Message);
    }

    [Fact]
    public void An_entry_for_a_service_without_a_port_is_told()
    {
        PortResolver resolver = Resolver("Port,Approved\nssh,yes\nno-such-service,yes\n");

        Assert.StartsWith("Line 3, Port: 'no-such-service' of approved.csv", Assert.Single(resolver.CatalogIssues).ToString(), StringComparison.Ordinal);
        Assert.False(resolver.Resolve(PortSpec.Parse("22/tcp"), TransportSpec.Any, PortUseRole.Rule).Has(PortFindingId.NotInCatalog));
    }

    [Fact]
    public void Each_port_is_decided_as_a_search_through_all_entries_decides_it()
    {
        var random = new Random(636);
        var rows = new StringBuilder("Port,Transport,Name,Approved\n");
        var entries = new List<(int First, int Last, string Transport, bool Approved)>();
        for (int i = 0; i < 500; i++)
        {
            int first = random.Next(65536);
            int last = Math.Min(65535, first + (random.Next(3) == 0 ? 0 : random.Next(1 << random.Next(1, 15))));
            (int, int, string Transport, bool Approved) entry = (first, last, random.Next(2) == 0 ? "tcp" : "udp", random.Next(3) > 0);
            entries.Add(entry);
            rows.Append(CultureInfo.InvariantCulture, $"{first}-{last},{entry.Transport},n{i},{(entry.Approved ? "yes" : "no")}\n");
        }

        PortResolver resolver = Resolver(rows.ToString());
        for (int i = 0; i < 3000; i++)
        {
            int port = random.Next(65536);
            string transport = random.Next(2) == 0 ? "tcp" : "udp";
            bool? expected = entries.Where(entry => entry.Transport == transport && entry.First <= port && port <= entry.Last)
                .OrderBy(entry => entry.Last - entry.First).ThenBy(entry => entry.Approved).Select(entry => (bool?)entry.Approved).FirstOrDefault();
            PortResolution resolution = resolver.Resolve(PortSpec.Parse($"{port}/{transport}"), TransportSpec.Any, PortUseRole.Rule);
            Assert.Equal((expected is null, expected == false), (resolution.Has(PortFindingId.NotInCatalog), resolution.Has(PortFindingId.NotApproved)));
        }
    }

    private static bool IsOfApproval(PortFinding finding) => finding.Id is PortFindingId.NotApproved or PortFindingId.NotInCatalog;

    private static PortResolution Resolve(string port, string? approved = null, string? services = null)
        => Resolver(approved, services).Resolve(PortSpec.Parse(port), TransportSpec.Any, PortUseRole.Rule);

    private static PortResolver Resolver(string? approved, string? services = null)
    {
        var catalogs = new List<PortCatalog>();
        foreach ((string name, string? text) in new[] { ("approved.csv", approved), ("services", services) })
        {
            if (text is not null)
            {
                catalogs.Add(Catalog(name, text));
            }
        }

        return new PortResolver(Registry, catalogs);
    }

    private static PortCatalog Catalog(string name, string text)
    {
        var builder = new PortCatalogBuilder(name);
        new RegistryFormats().ReadCatalog(new MemoryStream(Encoding.UTF8.GetBytes(text)), builder, issue => Assert.Fail(issue.ToString()), CancellationToken.None);
        return builder.Build();
    }
}
