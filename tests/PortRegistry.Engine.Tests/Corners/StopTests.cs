using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace PortRegistry.Engine.Tests.Corners;

/// <summary>Ctrl+C, at any moment, in every cmdlet: it stops, says nothing more, and the session lives on.</summary>
public sealed class StopTests : IDisposable
{
    // An incomplete registry, which an update refuses unless it is stopped before.
    private static readonly string[] Rows = Enumerable.Range(0, 20_000)
        .Select(port => string.Create(CultureInfo.InvariantCulture, $"name{port},{port},tcp,A service of port {port},[A_Person],[B_Person],2020-01-01,,[RFC6335],,,"))
        .ToArray();

    private readonly TemporaryFolder folder = new();
    private readonly ShellSession session = new ShellSession().ImportModule();

    public StopTests()
    {
        folder.Csv("large.csv", Rows);
        session.SetVariable("folder", folder.FullName);
        session.SetVariable("lines", Enumerable.Repeat("tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*", 1000).ToArray());
        Assert.Empty(session.Run("$records = @(Get-IanaPort 0-2000)").Errors);
    }

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("Get-IanaPort 0-65535")]
    [InlineData("0..65535 | Get-IanaPort")]
    [InlineData("Get-IanaPort -ServiceName '*'")]
    [InlineData("Find-IanaService a")]
    [InlineData("Find-IanaService -Description '*a*' -IncludeTotalCount")]
    [InlineData("Get-IanaRegistry")]
    [InlineData("Import-IanaRegistry $folder/large.csv")]
    [InlineData("Get-IanaPort 22 -Registry $folder/large.csv")]
    [InlineData("$records | Export-IanaRegistry $folder/out.xml")]
    [InlineData("$records | Export-IanaRegistry -AsString -Format Json")]
    [InlineData("Compare-IanaRegistry $folder/large.csv")]
    [InlineData("$records | Resolve-IanaPort")]
    [InlineData("$lines | ConvertFrom-PortText")]
    [InlineData("& { while ($true) { 22 } } | Resolve-IanaPort | Export-PortReport $folder/report.html")]
    [InlineData("& { while ($true) { @{ Port = 22 } } } | Import-PortCatalog")]
    [InlineData("Get-IanaPortHistory 0-65535")]
    [InlineData("try { Update-IanaRegistry -Path $folder/large.csv -Force } catch { }")]
    public async Task Every_cmdlet_stops_without_a_word(string command)
    {
        foreach (int delay in new[] { 5, 40, 150 })
        {
            Task<ShellResult> running = Task.Run(() => session.Run($"while ($true) {{ {command} }}"));
            await Task.Delay(delay, TestContext.Current.CancellationToken);
            await Stop(running);
            ShellResult result = await running;
            Assert.Equal(PSInvocationState.Stopped, result.State);
            Assert.Empty(result.Errors);
            Assert.Empty(result.Warnings);
        }

        Assert.Equal("ssh 22/tcp", Assert.Single(session.Run("Get-IanaPort 22/tcp").Output).ToString());
        Assert.Empty(Directory.GetFiles(folder.FullName, "*.tmp"));
    }

    [Fact]
    public void A_stop_that_comes_when_the_cmdlet_has_ended_is_nothing()
        => Assert.Empty(session.Run(
            """
            foreach ($command in Get-Command -Module PortRegistry) {
                $cmdlet = $command.ImplementingType::new()
                $cmdlet.Dispose()
                $command.ImplementingType.GetMethod('StopProcessing', [System.Reflection.BindingFlags]'Instance, NonPublic').Invoke($cmdlet, @())
            }
            """).Errors);

    // A stop before the script begins has no effect, as in an interactive shell.
    private async Task Stop(Task running)
    {
        var waiting = Stopwatch.StartNew();
        while (!running.IsCompleted)
        {
            session.Stop();
            await Task.WhenAny(running, Task.Delay(50, CancellationToken.None));
            Assert.True(waiting.Elapsed < TimeSpan.FromMinutes(1), "It does not stop.");
        }
    }
}
