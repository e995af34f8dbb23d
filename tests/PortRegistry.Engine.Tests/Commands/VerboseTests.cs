using System;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

/// <summary>What -Verbose says that one may wonder about.</summary>
public sealed class VerboseTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string Socket = "'tcp LISTEN 0 5 0.0.0.0:22 0.0.0.0:*'";

    [Theory]
    [InlineData("Get-IanaPort 443 -Verbose", "The registry asked is Service Name")]
    [InlineData("Get-IanaPort 443 -AsOf 2020-01-01 -Verbose", "(History)")]
    [InlineData("Get-IanaPort 443/tcp -Status Reserved -Verbose", "Left out: 1 records of another status")]
    [InlineData("Find-IanaService ssh -First 2 -Verbose", "Records found: 2, and more, which -First leaves out.")]
    [InlineData("Find-IanaService postgresql -Name postgresql -Verbose", "Records found: 2.")]
    [InlineData("Get-IanaRegistry -Verbose", "The registry asked is Service Name")]
    [InlineData("Get-IanaRegistry -AsOf 2020-01-01 -Verbose", "(History)")]
    [InlineData("22, 443 | Resolve-IanaPort -Finding Reserved -Verbose", "Left out: 2 objects with no such finding.")]
    [InlineData("[pscustomobject]@{ Rule = 1; LocalPort = 22 } | Resolve-IanaPort -Verbose", "The ports are read from LocalPort.")]
    [InlineData("[pscustomobject]@{ Rule = 1; ServiceName = 'ssh' } | Resolve-IanaPort -Verbose", "The ports are read from the name of the service.")]
    [InlineData("[pscustomobject]@{ A = 1; B = 22 } | Resolve-IanaPort -PortProperty B -Verbose", "The ports are read from B.")]
    [InlineData("[pscustomobject]@{ LocalPort = '-'; Protocol = 'tcp' } | Resolve-IanaPort -Verbose", "an empty answer: 1.")]
    [InlineData(Socket + " | ConvertFrom-PortText -Verbose", "Line 1: the format is Ss, as the text shows.")]
    [InlineData(Socket + ", '', 'ssh 22/tcp' | ConvertFrom-PortText -Verbose", "Line 3: the format is Services, as the text shows.")]
    [InlineData(Socket + " | ConvertFrom-PortText -Format Ss -Verbose", "Line 1: the format is Ss, as -Format says.")]
    [InlineData("'Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process' | ConvertFrom-PortText -Verbose", "the format is Ss")]
    [InlineData("'# ports', 'ssh 22/tcp', 'x y z' | ConvertFrom-PortText -Verbose", "Lines: 3. Uses of ports: 1. Errors: 1.")]
    [InlineData("[pscustomobject]@{ Name = 'web'; Port = 8080 } | Import-PortCatalog -Verbose", "Entries of the catalog 'catalog': 1. It does not say which ports are approved.")]
    [InlineData("Get-IanaPortHistory 443/tcp -Verbose", "Changes in the history, from 2015-05-04")]
    [InlineData("Compare-IanaRegistry 2024-01-01 2025-01-01 -Verbose", "Left out: ")]
    [InlineData("Get-IanaPort 443/tcp | Export-IanaRegistry -AsString -Format Csv -Verbose", "The registry asked is Service Name")]
    public void Verbose_says(string command, string sentence)
        => Assert.Contains(sentence, string.Join('\n', session.Labels($"{command} 4>&1 2>$null | Where-Object {{ $_ -is [Management.Automation.VerboseRecord] }} | ForEach-Object Message")), StringComparison.Ordinal);

    [Theory]
    [InlineData("22 | Resolve-IanaPort -Verbose", "Left out")]
    [InlineData("Get-IanaPort 443 -Verbose", "Left out")]
    [InlineData("Find-IanaService ssh -First 1000 -Verbose", "-First leaves out")]
    public void Verbose_does_not_say_what_did_not_happen(string command, string sentence)
        => Assert.DoesNotContain(session.Labels($"{command} 4>&1 | Where-Object {{ $_ -is [Management.Automation.VerboseRecord] }} | ForEach-Object Message"), message => message.Contains(sentence, StringComparison.Ordinal));
}
