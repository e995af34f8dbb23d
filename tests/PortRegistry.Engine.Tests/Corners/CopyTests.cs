using System.Linq;
using Xunit;

namespace PortRegistry.Engine.Tests.Corners;

/// <summary>What Export-Clixml, jobs and remoting make of the objects, which are copies of their properties.</summary>
public sealed class CopyTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Theory]
    [InlineData("Get-IanaPort 22/tcp", "Transport, Status, Class")]
    [InlineData("Get-IanaPort Any", "Status")]
    [InlineData("Get-IanaRegistry", "Origin")]
    [InlineData("Get-IanaPortHistory | Where-Object Transport | Select-Object -First 1", "Kind, Transport")]
    [InlineData("Compare-IanaRegistry (Get-IanaRegistry -AsOf 2024-01-01) | Where-Object Transport | Select-Object -First 1", "Kind, Transport")]
    [InlineData("Update-IanaRegistry -Reset -WhatIf -PassThru", "Status, Origin")]
    [InlineData("'22/tcp  ALLOW  Anywhere' | ConvertFrom-PortText -Format Ufw", "Role, Source")]
    [InlineData("(22 | Resolve-IanaPort).Iana", "Status, Class")]
    [InlineData("(8010 | Resolve-IanaPort).Iana.Findings", "Id")]
    public void A_copy_has_the_words_of_what_it_was_made_of(string command, string properties)
    {
        string names = string.Join(", ", properties.Split(", ").Select(name => $"'{name}'"));
        ShellResult result = session.Run(
            $$"""
            $path = [IO.Path]::GetTempFileName()
            $live = @({{command}})[0]
            $live | Export-Clixml $path
            $copy = Import-Clixml $path
            Remove-Item $path
            foreach ($name in {{names}}) { $word = "$($live.$name)"; $word -match '^[A-Za-z]+$' -and $copy.$name -ceq $word -and "$($copy.$name)" -ceq $word -and $live.$name -eq $copy.$name -and @($copy | Where-Object $name -EQ $word).Count -eq 1 }
            """);
        Assert.Empty(result.Errors);
        Assert.Equal(Enumerable.Repeat("True", properties.Split(", ").Length), result.Output.Select(each => each.ToString()));
    }

    [Fact]
    public void A_severity_of_a_copy_is_a_number_that_compares_as_the_severity_does()
        => Assert.Equal("True|True|False", Assert.Single(session.Run(
            """
            $path = [IO.Path]::GetTempFileName()
            (8010 | Resolve-IanaPort).Iana | Export-Clixml $path
            $copy = Import-Clixml $path
            Remove-Item $path
            '{0}|{1}|{2}' -f ([PortRegistry.PortFindingSeverity]'Medium' -eq $copy.Severity), ([PortRegistry.PortFindingSeverity]$copy.Severity -ge 'Medium'), ([PortRegistry.PortFindingSeverity]$copy.Severity -ge 'High')
            """).Output).ToString());
}
