using System.Linq;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

/// <summary>What PowerShell's operators, conversions and cmdlets make of ports.</summary>
public sealed class PortNumberTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string Port = "$port = (Get-IanaPort 22/tcp).Port; ";
    private const string Range = "$range = (Get-IanaPort -ServiceName x11 -Transport tcp)[0].Port; ";
    private const string Uses = "$uses = 443, 22, 8080, 9 | ForEach-Object { \"tcp LISTEN 0 5 0.0.0.0:$_ 0.0.0.0:*\" } | ConvertFrom-PortText; ";

    [Theory]
    [InlineData("$port -eq 22")]
    [InlineData("22 -eq $port")]
    [InlineData("22L -eq $port")]
    [InlineData("22.0 -eq $port")]
    [InlineData("'22' -eq $port")]
    [InlineData("$port -ne 23")]
    [InlineData("23 -ne $port")]
    [InlineData("$port -in 22, 443")]
    [InlineData("$port -notin 23, 443")]
    [InlineData("22, 443 -contains $port")]
    [InlineData("23, 443 -notcontains $port")]
    [InlineData("$port -lt 23 -and $port -le 22 -and $port -gt 21 -and $port -ge 22")]
    [InlineData("23 -gt $port -and 22 -ge $port -and 21 -lt $port -and 22 -le $port")]
    [InlineData("[int] $port -eq 22 -and [uint16] $port -eq 22 -and [double] $port -eq 22")]
    [InlineData("$(switch ($port) { 22 { $true } default { $false } })")]
    [InlineData("[Net.IPEndPoint]::new([ipaddress]::Loopback, $port).Port -eq 22")]
    public void A_single_port_is_a_number_to_every_operator_from_either_side(string expression)
        => Assert.Equal("True", Assert.Single(session.Labels(Port + expression)));

    [Theory]
    [InlineData("'{0:D5}' -f $port", "00022")]
    [InlineData("'{0:X4}' -f $range", "1770-17AF")]
    [InlineData("'{0:D5}' -f [PortRegistry.PortSpec] '22/tcp'", "00022/tcp")]
    [InlineData("'{0:D5}' -f [PortRegistry.PortSpec] '22,80-81,ssh'", "00022,00080-00081,ssh")]
    [InlineData("'{0:D5}' -f [PortRegistry.PortSpec] 'Any'", "Any")]
    [InlineData("'{0,5}|{0}|{0:}' -f $port", "   22|22|22")]
    [InlineData("\"$port $range\"", "22 6000-6063")]
    public void A_format_of_numbers_formats_the_ports(string expression, string text)
        => Assert.Equal(text, Assert.Single(session.Labels(Port + Range + expression)));

    [Theory]
    [InlineData("6000 -eq $range -or $range -eq 6000 -or 6000 -in $range")]
    [InlineData("6000, 6063 -contains $range")]
    public void A_range_is_no_number(string expression)
        => Assert.Equal("False", Assert.Single(session.Labels(Range + expression)));

    [Theory]
    [InlineData("[int] $range")]
    [InlineData("7000 -gt $range")]
    public void A_range_refuses_to_be_converted_with_an_error_that_says_so(string expression)
        => Assert.Contains("64 ports", Assert.Single(session.Run(Range + expression).Errors).Exception.Message, System.StringComparison.Ordinal);

    [Theory]
    [InlineData("$uses | Where-Object LocalPort -In 22, 443", "443 22")]
    [InlineData("$uses | Where-Object { 22, 9 -contains $_.Port }", "22 9")]
    [InlineData("$uses | Where-Object LocalPort -LT 1024 | Sort-Object LocalPort", "9 22 443")]
    [InlineData("$uses | Sort-Object Port -Descending", "8080 443 22 9")]
    [InlineData("$uses | Sort-Object", "9 22 443 8080")]
    [InlineData("$uses | Where-Object Use -EQ LISTEN | Where-Object PortNumber -GT 1023", "8080")]
    public void Uses_are_filtered_and_sorted_by_their_ports_as_numbers(string expression, string ports)
        => Assert.Equal(ports, string.Join(' ', session.Values(Uses + expression, "LocalPort")));

    [Theory]
    [InlineData("$_ -lt 1024 -or $_ -le 1024 -or $_ -gt 1024 -or $_ -ge 1024 -or $_ -eq 1024 -or 1024 -eq $_")]
    [InlineData("$_ -lt 1024L -or $_ -le 1024.5 -or $_ -gt '1024' -or $_ -ge [PortRegistry.PortSpec] '1024/tcp' -or $_ -ge [PortRegistry.PortRange] 1024")]
    [InlineData("$port = [PortRegistry.PortSpec] '22/tcp'; $port -lt $_ -or $port -le $_ -or $port -gt \"$_\" -or $port -ge $_")]
    [InlineData("@($_) -le 1024 -or @($_) -ge 1024")]
    public void What_has_no_number_is_neither_below_nor_above_one_and_no_error(string expression)
    {
        Assert.Empty(session.Output($"'80,443', 'Any', 'ssh', 'RPC', 'x!' | ForEach-Object {{ [PortRegistry.PortSpec] $_ }} | Where-Object {{ {expression} }}"));
        Assert.Empty(session.Output("$uses = 'any', '22' | ForEach-Object { \"-A INPUT -p tcp $(if ($_ -ne 'any') { \"--dport $_\" }) -j ACCEPT\" } | ConvertFrom-PortText; $uses | Where-Object LocalPort -LE 21"));
    }

    [Theory]
    [InlineData("1024 -le $_")]
    [InlineData("1024 -gt $_")]
    public void With_the_number_first_what_has_none_is_an_error(string expression)
        => Assert.Contains("is not one port", Assert.Single(session.Run($"[PortRegistry.PortSpec] 'Any' | ForEach-Object {{ {expression} }}").Errors).Exception.Message, System.StringComparison.Ordinal);

    [Fact]
    public void Numbers_survive_a_file_where_the_port_is_a_text()
        => Assert.Equal(
            ["22", "6000"],
            session.Labels("$there = [System.Management.Automation.PSSerializer]::Serialize(@(Get-IanaPort 22/tcp, 6000/tcp), 1); [System.Management.Automation.PSSerializer]::Deserialize($there) | Where-Object { $_.FirstPort -lt 10000 } | ForEach-Object { \"$($_.FirstPort)\" }"));

    [Theory]
    [InlineData("Get-IanaPort 443/tcp, 66/tcp")]
    [InlineData("(Get-IanaPort 8010/tcp | Resolve-IanaPort).Iana")]
    [InlineData("Get-IanaRegistry")]
    [InlineData("(Get-IanaRegistry).Stamp")]
    [InlineData("[PortRegistry.PortSpec] '80,443/tcp'")]
    [InlineData("[PortRegistry.TransportSpec] 'tcp,udp'")]
    [InlineData("([PortRegistry.PortSpec] 'RPC').FirewallKeyword")]
    [InlineData("'-A INPUT -p tcp --dport 22 -m conntrack --ctstate NEW -j ACCEPT' | ConvertFrom-PortText")]
    [InlineData("[pscustomobject]@{ Name = 'a'; Port = '3389/tcp'; Aliases = 'b, c' } | Import-PortCatalog | ForEach-Object { $_; $_.Entries }")]
    [InlineData("Get-IanaPortHistory 443/tcp")]
    [InlineData("Compare-IanaRegistry 2024-01-01 -Kind Modified")]
    public void No_cell_of_a_table_for_others_shows_the_name_of_a_type(string command)
    {
        foreach (string format in new[] { "ConvertTo-Csv", "ConvertTo-Html" })
        {
            Assert.DoesNotMatch(@"System\.|ReadOnlyCollection|\[\]|PortRegistry\.\w+List", string.Join('\n', session.Labels($"{command} | {format}").Select(line => line.Replace("System.String", "", System.StringComparison.Ordinal))));
        }
    }

    [Fact]
    public void A_range_is_expanded_to_one_object_for_each_port()
    {
        Assert.Equal(["6010", "6011", "6012"], session.Values("Get-IanaPort 6010-6012/tcp -Expand", "Port"));
        Assert.Equal("128", Assert.Single(session.Labels("@(Get-IanaPort -ServiceName x11 -Expand).Count")));
        Assert.Equal("1", Assert.Single(session.Labels("@(Get-IanaPort Any -Expand).Count")));
    }

    [Fact]
    public void Names_without_a_port_are_left_out_by_a_switch()
    {
        Assert.All(session.Values("Get-IanaPort ssh -HasPort", "Port"), port => Assert.Equal("22", port));
        Assert.Equal("0", Assert.Single(session.Labels("@(Find-IanaService ssh -HasPort | Where-Object { -not $_.Port }).Count")));
    }

    [Fact]
    public void Words_are_one_query_items_several_and_a_mistyped_parameter_is_an_error_that_names_it()
    {
        Assert.Equal(session.Labels("Find-IanaService 'remote desktop'"), session.Labels("Find-IanaService remote desktop"));
        Assert.Equal(session.Labels("'remote', 'desktop' | Find-IanaService"), session.Labels("Find-IanaService remote, desktop"));
        Assert.Contains("'-Transprt'", Assert.Single(session.Run("Find-IanaService ldap -Transprt tcp").Errors).Exception.Message, System.StringComparison.Ordinal);
        Assert.Contains("one or the other", Assert.Single(session.Run("Find-IanaService remote, desktop ldap").Errors).Exception.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Completion_goes_on_after_a_quotation_mark_and_knows_keywords_and_the_answer()
    {
        Assert.Equal(["'tcp'"], session.Labels("(TabExpansion2 \"Get-IanaPort 22 -Transport 't\").CompletionMatches.CompletionText"));
        Assert.Equal(["RPCEPMap"], session.Labels("(TabExpansion2 'Get-IanaPort RPCE').CompletionMatches.CompletionText"));
        Assert.Contains("Findings", session.Labels("(TabExpansion2 '22 | Resolve-IanaPort | ForEach-Object { $_.Iana.').CompletionMatches.CompletionText"));
    }
}
