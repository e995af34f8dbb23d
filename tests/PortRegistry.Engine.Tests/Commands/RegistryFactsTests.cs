using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

/// <summary>Rows of odd shapes, as the registry of 2026-08-17 has them.</summary>
public sealed class RegistryFactsTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string Day = "2026-08-17";

    [Theory]
    [InlineData("0/tcp", "-|0|tcp|Reserved|2024-12-20|RFC6335")]
    [InlineData("2/udp", "-|2|udp|Reserved|2025-02-13|")]
    [InlineData("9/dccp", "discard|9|dccp|Assigned||RFC4340")]
    [InlineData("24/tcp", "-|24|tcp|Private||")]
    [InlineData("230", "-|225-241||Reserved|2024-12-20|RFC1060")]
    [InlineData("659", "-|659||Removed|2001-06-06|")]
    [InlineData("853/udp", "domain-s|853|udp|Assigned|2022-04-01|RFC7858,RFC8094,RFC9250")]
    [InlineData("1008/udp", "-|1008|udp|Other||")]
    [InlineData("1028", "-|1028||Removed|2004-02|")]
    [InlineData("2083/udp", "radsec|2083|udp|Assigned|2014-07-14|RFC7360")]
    [InlineData("3323", "active-net|3322-3325||Assigned||")]
    [InlineData("4748", "-|4748-4748||Unassigned||")]
    [InlineData("6010/tcp", "x11|6000-6063|tcp|Assigned||")]
    [InlineData("27003", "flex-lm|27000-27009||Assigned|2018-02-15|")]
    [InlineData("49151", "-|49151||Reserved|2024-12-20|RFC6335")]
    [InlineData("49152", "-|49152||Dynamic||")]
    public void A_row_is_as_the_registry_has_it(string query, string row)
    {
        PSObject record = Assert.Single(session.Output($"Get-IanaPort {query} -AsOf {Day}"));
        string Value(string name) => record.Properties[name].Value?.ToString() ?? string.Empty;
        string reference = string.Join(",", ((System.Collections.IEnumerable)record.Properties["Reference"].Value).Cast<object>());
        string name = record.Properties["ServiceName"].Value is null ? "-" : Value("ServiceName");
        Assert.Equal(row, $"{name}|{Value("Port")}|{Value("Transport")}|{Value("Status")}|{Value("ModificationDate")}|{reference}");
    }

    [Fact]
    public void Port_80_has_seven_rows_in_this_order()
        => Assert.Equal(
            new[] { "http 80/tcp", "http 80/udp", "www 80/tcp", "www 80/udp", "www-http 80/tcp", "www-http 80/udp", "http 80/sctp" },
            session.Labels($"Get-IanaPort 80 -AsOf {Day}"));

    [Fact]
    public void The_description_of_15_is_kept_with_its_brackets()
        => Assert.Equal(new[] { "Unassigned [was netstat]", "Unassigned" }, session.Values($"Get-IanaPort 15 -Transport tcp, udp -AsOf {Day}", "Description"));

    [Fact]
    public void The_service_code_of_discard_is_a_number()
        => Assert.Equal(1145656131u, Assert.Single(session.Output($"Get-IanaPort 9/dccp -AsOf {Day}")).Properties["ServiceCode"].Value);

    [Fact]
    public void A_well_formed_name_comes_before_its_alias()
        => Assert.Equal(
            new[] { "whoispp||whois++", "whois++|whoispp|" },
            session.Output($"Get-IanaPort 63/tcp -AsOf {Day}").Select(record => string.Create(
                CultureInfo.InvariantCulture,
                $"{record.Properties["ServiceName"].Value}|{record.Properties["AliasOf"].Value}|{string.Join(",", ((System.Collections.IEnumerable)record.Properties["Aliases"].Value).Cast<object>())}")));

    [Fact]
    public void One_name_may_have_several_ports()
        => Assert.Equal(new[] { "591", "8008", "8080" }, session.Values($"Get-IanaPort -ServiceName http-alt -AsOf {Day}", "Port").Distinct());

    [Fact]
    public void Port_512_has_a_row_with_an_empty_description()
        => Assert.Equal(new[] { "exec:False", "comsat:True", "biff:False" }, session.Output($"Get-IanaPort 512 -AsOf {Day}").Select(record => $"{record.Properties["ServiceName"].Value}:{record.Properties["Description"].Value is null}"));

    [Fact]
    public void The_assignee_of_27003_is_not_its_contact()
        => Assert.Equal("True", session.Labels($"$r = Get-IanaPort 27003 -AsOf {Day}; \"$($r.Assignee)\" -ne \"$($r.Contact)\"")[0]);

    [Fact]
    public void The_unauthorized_use_of_x11_is_told()
        => Assert.StartsWith("Known Unauthorized Use on port 6003", session.Values($"Get-IanaPort 6010/tcp -AsOf {Day}", "UnauthorizedUse")[0], System.StringComparison.Ordinal);

    [Fact]
    public void The_status_of_every_row_adds_up()
    {
        string[] counts = session.Labels($"$day = '{Day}'; " + "$n = @{}; Get-IanaPort -AsOf $day | ForEach-Object { $n[[string]$_.Status]++ }; foreach ($k in 'Assigned', 'Unassigned', 'Reserved', 'Private', 'Removed', 'Other') { \"$k $($n[$k])\" }");
        Assert.Equal(14533, counts.Sum(count => int.Parse(count.Split(' ')[1], CultureInfo.InvariantCulture)));
        Assert.Equal(new[] { "Private 14", "Removed 11", "Other 1" }, counts.Skip(3));
    }
}
