using System;
using System.Linq;
using Xunit;

namespace PortRegistry.Engine.Tests.Corners;

/// <summary>What scripts pass by mistake or by habit: nothing, lists in lists, numbers of every size, texts of every script.</summary>
public sealed class InputTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string Ssh = "ssh 22/tcp";
    private const string Https = "https 443/tcp";

    [Theory]
    [InlineData("Get-IanaPort @()")]
    [InlineData("@() | Get-IanaPort")]
    [InlineData("Find-IanaService @()")]
    [InlineData("@() | Resolve-IanaPort")]
    [InlineData("'' | ConvertFrom-PortText")]
    [InlineData("$null | ConvertFrom-PortText")]
    public void Nothing_gives_nothing(string script) => Assert.Empty(session.Output(script));

    [Theory]
    [InlineData("Get-IanaPort $nothing", 0)]
    [InlineData("Get-IanaPort @($null)", 0)]
    [InlineData("Get-IanaPort ''", 0)]
    [InlineData("$nothing | Get-IanaPort", 0)]
    [InlineData("$nothing | Get-IanaPortHistory", 0)]
    [InlineData("Get-IanaPort 22, $null, 443 -Transport tcp", 2)]
    [InlineData("22, $null, 443 | Get-IanaPort -Transport tcp", 2)]
    [InlineData("22, $null, 443 | Resolve-IanaPort", 3)]
    [InlineData("Resolve-IanaPort 22, $null, 443", 3)]
    [InlineData("'22', '', '443' | Resolve-IanaPort", 3)]
    [InlineData("$nothing | Resolve-IanaPort", 1)]
    public void A_missing_port_is_an_error_and_no_row_is_lost(string script, int rows)
    {
        ShellResult result = session.Run(script);
        Assert.StartsWith("PortNotValid", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(rows, result.Output.Count);
    }

    [Theory]
    [InlineData("Get-IanaPort @(22, @(443)) -Transport tcp")]
    [InlineData("Get-IanaPort @(, @(, @(22, '443'))) -Transport tcp")]
    [InlineData(", @(22, @(443)) | Get-IanaPort -Transport tcp")]
    [InlineData("Get-IanaPort ([System.Collections.ArrayList]@(22, '443')) -Transport tcp")]
    [InlineData("Get-IanaPort ([System.Collections.Generic.HashSet[int]]@(22, 443)) -Transport tcp")]
    [InlineData("Get-IanaPort ([psobject]22), ('443' | ForEach-Object { $_.psobject.Properties.Add([psnoteproperty]::new('Origin', 'here')); $_ }) -Transport tcp")]
    [InlineData("Get-IanaPort 22, 443 -Transport @('tcp', @($null))")]
    [InlineData("Get-IanaPort 22, 443 -Transport ([psobject]'tcp')")]
    public void Lists_in_lists_and_wrapped_objects_are_taken(string script)
        => Assert.Equal([Ssh, Https], session.Labels(script));

    [Theory]
    [InlineData("22, 443 | Import-PortCatalog", "22 443")]
    [InlineData("(Get-IanaPort 22/tcp).Port, [PortRegistry.PortSpec] '80,443' | Import-PortCatalog", "22 80,443")]
    public void Ports_alone_are_entries_of_a_catalog(string script, string ports)
        => Assert.Equal(ports, Assert.Single(session.Labels($"({script}).Entries.Port -join ' '")));

    [Theory]
    [InlineData("Find-IanaService (@('word') * 100000 -join ' ')", "ParameterArgumentValidationError")]
    [InlineData("Find-IanaService $stars", "ParameterArgumentValidationError")]
    [InlineData("$stars | Find-IanaService", "ParameterArgumentValidationError")]
    [InlineData("Find-IanaService -Name $stars", "ParameterArgumentValidationError")]
    [InlineData("Find-IanaService -Description $stars", "ParameterArgumentValidationError")]
    [InlineData("Find-IanaService -Assignee $stars", "ParameterArgumentValidationError")]
    [InlineData("Find-IanaService -Reference $stars", "ParameterArgumentValidationError")]
    [InlineData("Get-IanaPort -ServiceName $stars", "ParameterArgumentValidationError")]
    [InlineData("Get-IanaPort $stars", "PortNotValid")]
    [InlineData("$stars | Get-IanaPort", "PortNotValid")]
    [InlineData("Get-IanaPortHistory $stars", "PortNotValid")]
    [InlineData("Get-IanaPort ('x' * 5000000)", "ServiceNotFound")]
    public void A_text_longer_than_any_of_the_registry_is_an_error_at_once_and_a_short_one(string script, string id)
    {
        ShellResult result = session.Run("$stars = 'a' + '*' * 10000 + 'b'; " + script);
        Assert.StartsWith(id, Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.InRange(result.Errors[0].ToString().Length, 1, 11_000);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_list_that_holds_itself_is_an_error_and_no_endless_walk()
    {
        ShellResult result = session.Run("$list = [System.Collections.ArrayList]@(22); [void]$list.Add($list); Get-IanaPort $list");
        Assert.StartsWith("CannotConvertArgument", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[byte]22")]
    [InlineData("[sbyte]22")]
    [InlineData("[uint16]22")]
    [InlineData("[uint32]22")]
    [InlineData("[long]22")]
    [InlineData("[uint64]22")]
    [InlineData("[single]22")]
    [InlineData("22.0")]
    [InlineData("22.0d")]
    [InlineData("[bigint]22")]
    [InlineData("'22'")]
    public void A_number_of_any_type_is_a_port(string number)
        => Assert.Equal([Ssh], session.Labels($"Get-IanaPort ({number}) -Transport tcp"));

    [Theory]
    [InlineData("65536", "65536")]
    [InlineData("-2", "-2")]
    [InlineData("[int]::MinValue", "-2147483648")]
    [InlineData("[long]::MaxValue", "9223372036854775807")]
    [InlineData("[uint64]::MaxValue", "18446744073709551615")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    [InlineData("[decimal]::MaxValue", "79228162514264337593543950335")]
    [InlineData("22.0000000000000001d", "22.0000000000000001")]
    [InlineData("[bigint]::Pow(10, 40)", "10000000000000000000000000000000000000000")]
    [InlineData("22.5", "22.5")]
    [InlineData("[double]::NaN", "NaN")]
    [InlineData("[double]::NegativeInfinity", "-Infinity")]
    public void A_number_that_is_no_port_is_one_error_that_shows_it(string number, string shown)
    {
        ShellResult result = session.Run($"Get-IanaPort ({number}), 443 -Transport tcp");
        System.Management.Automation.ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("PortNotValid,PortRegistry.Commands.GetIanaPortCommand", error.FullyQualifiedErrorId);
        Assert.Contains($"'{shown}'", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(Https, Assert.Single(result.Output).ToString());
    }

    [Theory]
    [InlineData("٤٤٣")]
    [InlineData("４４３")]
    [InlineData("४४३")]
    [InlineData("\u202E443")]
    [InlineData("443\u200F")]
    [InlineData("\uD83D\uDE00")]
    [InlineData("\uD800")]
    [InlineData("22\0")]
    [InlineData("\u001B[31m")]
    [InlineData("ıpp")]
    [InlineData("ſsh")]
    [InlineData("")]
    public void Other_digits_directions_and_broken_characters_are_one_error_each(string text)
    {
        session.SetVariable("text", text);
        foreach (string script in new[] { "Get-IanaPort $text, 443 -Transport tcp", "$text, 443 | Get-IanaPort -Transport tcp" })
        {
            ShellResult result = session.Run(script);
            Assert.StartsWith("PortNotValid,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal(Https, Assert.Single(result.Output).ToString());
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("a[")]
    [InlineData("[a-")]
    [InlineData("[]")]
    [InlineData("`")]
    public void A_bracket_that_is_not_closed_stands_for_itself(string name)
    {
        session.SetVariable("name", name);
        foreach (string script in new[] { "Get-IanaPort -ServiceName $name, ssh -Transport tcp", "Find-IanaService -Name $name, ssh -Transport tcp" })
        {
            ShellResult result = session.Run(script);
            Assert.StartsWith("ServiceNotFound,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains(Ssh, result.Output.Select(record => record.ToString()));
        }

        Assert.Empty(session.Output("Find-IanaService -Description \"\u0001$name\" -Assignee $name -Reference \"x$name\""));
        Assert.NotNull(session.Complete($"Get-IanaPort -ServiceName {name}").CompletionMatches);
    }

    [Theory]
    [InlineData("22 | Get-IanaPort -Transport xyz", "TransportNotValid")]
    [InlineData("22 | Get-IanaPort -Transport 999", "TransportNotValid")]
    [InlineData("22 | Get-IanaPort -Transport ([long]::MaxValue)", "TransportNotValid")]
    [InlineData("[pscustomobject]@{ Other = 1 } | Get-IanaPort", "PortPropertyNotFound")]
    [InlineData("Get-IanaPort @{ Port = 22 }", "CannotConvertArgument")]
    [InlineData("Get-IanaPort ([datetime]'2024-01-01')", "CannotConvertArgument")]
    [InlineData("Get-IanaPort $true", "CannotConvertArgument")]
    [InlineData("[pscustomobject]@{ Other = 1 } | Resolve-IanaPort", "PortPropertyNotFound")]
    [InlineData("5 | ConvertFrom-PortText", "TextNotReadable")]
    [InlineData("Find-IanaService -ModifiedAfter yesterday", "CannotConvertArgument")]
    public void What_stands_for_no_port_is_one_error(string script, string id)
        => Assert.StartsWith(id, Assert.Single(session.Run(script).Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

    [Theory]
    [InlineData("Compare-IanaRegistry 2020-01-01 -Kind $nothing")]
    [InlineData("Compare-IanaRegistry 2020-01-01 $nothing")]
    [InlineData("'22/tcp' | ConvertFrom-PortText -Format $nothing")]
    [InlineData("Export-IanaRegistry -AsString -Format Csv -Registry $nothing")]
    [InlineData("Find-IanaService ssh -Name ''")]
    [InlineData("Find-IanaService ssh -Description ' '")]
    [InlineData("Find-IanaService ssh -Assignee @()")]
    [InlineData("Find-IanaService ssh -Reference RFC4251, $nothing")]
    [InlineData("Find-IanaService ssh -Status Assigned, $nothing")]
    [InlineData("Find-IanaService ssh -ModifiedAfter $nothing")]
    [InlineData("Find-IanaService ssh -RegisteredAfter $nothing")]
    [InlineData("Get-IanaPort 22 -Class @()")]
    [InlineData("Get-IanaPort 22 -Status @{}")]
    [InlineData("Get-IanaPort 22 -AsOf $nothing")]
    [InlineData("Get-IanaPort 22 -Registry ''")]
    [InlineData("Get-IanaPortHistory 22 -Since $nothing")]
    [InlineData("Get-IanaPortHistory 22 -Kind @($nothing)")]
    [InlineData("Get-IanaRegistry -MaximumAge $nothing")]
    [InlineData("22 | Resolve-IanaPort -Finding $nothing")]
    [InlineData("22 | Resolve-IanaPort -Registry $nothing")]
    [InlineData("Update-IanaRegistry -Uri $nothing -WhatIf")]
    [InlineData("22 | Resolve-IanaPort -Catalog $nothing")]
    public void Nothing_for_a_parameter_is_an_error_and_does_not_select_everything(string script)
    {
        ShellResult result = session.Run(script);
        Assert.StartsWith("ParameterArgumentTransformationError,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Import-PortCatalog *.none", "CatalogNotFound")]
    [InlineData("'*.none' | Import-PortCatalog", "CatalogNotFound")]
    [InlineData("Import-IanaRegistry *.none", "RegistryFileNotFound")]
    [InlineData("Compare-IanaRegistry 2020-01-01 -Port $nothing", "PortNotValid")]
    public void What_selects_nothing_is_one_error(string script, string id)
    {
        ShellResult result = session.Run(script);
        Assert.StartsWith(id + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("@{ Port = 22; Approved = 'yes' }")]
    [InlineData("[pscustomobject]@{ Port = 22 }, [pscustomobject]@{ Port = 23 }")]
    public void Objects_as_a_catalog_are_an_error_that_says_what_to_do(string catalog)
        => Assert.EndsWith("Pipe objects to Import-PortCatalog, and pass the catalog that it returns.", Assert.Single(session.Run($"22 | Resolve-IanaPort -Catalog ({catalog})").Errors).Exception.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("$true", "A value of the type Boolean is not a port.")]
    [InlineData("[datetime]'2027-01-22'", "A value of the type DateTime is not a port.")]
    [InlineData("@{ Port = [datetime]'2027-01-22' }", "spreadsheets")]
    [InlineData("@{ Port = '22-Jan' }", "spreadsheets")]
    public void What_is_no_port_is_no_entry_of_a_catalog(string entry, string reason)
    {
        ShellResult result = session.Run($"({entry}), 443 | Import-PortCatalog");
        Assert.Contains(reason, Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal("catalog (1 entries)", Assert.Single(result.Output).ToString());
    }

    [Theory]
    [InlineData("-TransportProperty Protcol", 1)]
    [InlineData("-TransportProperty Protcol, Protocol", 0)]
    [InlineData("-TransportProperty Protcol -Transport tcp", 0)]
    [InlineData("-TransportProperty Empty", 0)]
    public void A_property_for_the_transport_that_is_not_there_is_told_once(string parameters, int warnings)
        => Assert.Equal(warnings, session.Run($"@(1..3) | ForEach-Object {{ [pscustomobject]@{{ Port = $_; Protocol = 'tcp'; Empty = '' }} }} | Resolve-IanaPort {parameters}").Warnings.Count);

    [Theory]
    [InlineData("tcp, udp", "53/tcp,udp")]
    [InlineData("'tcp,udp'", "53/tcp,udp")]
    [InlineData("17", "53/udp")]
    [InlineData("@()", "53")]
    public void Several_transports_are_given_as_everywhere(string transports, string port)
        => Assert.Equal([port], session.Labels($"(53 | Resolve-IanaPort -Transport {transports}).Iana.Port"));

    [Theory]
    [InlineData("Find-IanaService ssh -First 0", 0)]
    [InlineData("Find-IanaService ssh -Skip ([uint64]::MaxValue)", 0)]
    [InlineData("Find-IanaService -Name ssh -First ([uint64]::MaxValue) -Skip 1", 3)]
    [InlineData("Find-IanaService -Name ssh -First 2 -Skip 1", 2)]
    public void Paging_holds_at_its_ends(string script, int count) => Assert.Equal(count, session.Output(script).Count);
}
