using System;
using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using PortRegistry.Engine.Tests;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>Ctrl+C, wherever an update stands: it ends soon and leaves nothing behind.</summary>
public sealed class UpdateStopTests(Fixtures fixtures) : FailureTests(fixtures)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_stop_before_the_server_answers_ends_the_update()
    {
        using var asked = new SemaphoreSlim(0);
        RegistryServer server = null!;
        using (server = new RegistryServer((context, _) =>
        {
            asked.Release();
            return server.Stall(context);
        }))
        {
            await Stops(server, asked);
        }
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_the_body_ends_the_update()
    {
        using var asked = new SemaphoreSlim(0);
        RegistryServer server = null!;
        using (server = new RegistryServer(async (context, _) =>
        {
            await context.Response.Body.WriteAsync(Fixtures.Newer.AsMemory(0, 100_000));
            await context.Response.Body.FlushAsync();
            asked.Release();
            await server.Stall(context);
        }))
        {
            await Stops(server, asked);
        }
    }

    [Fact]
    public async Task A_stop_while_waiting_for_the_next_attempt_ends_the_update()
    {
        using var asked = new SemaphoreSlim(0);
        using var server = new RegistryServer((context, _) =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "50";
            asked.Release();
            return Task.CompletedTask;
        });

        await Stops(server, asked);
        Assert.Single(server.Requests);
    }

    private async Task Stops(RegistryServer server, SemaphoreSlim asked)
    {
        Task<ShellResult> run = Task.Run(() => Session.Run($"Update-IanaRegistry -Uri '{server.Registry}'"), TestContext.Current.CancellationToken);
        await asked.WaitAsync(TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        Session.Stop();
        ShellResult result = await run;

        // Every wait above is 50 seconds or more; the limit allows for a busy machine.
        Assert.True(clock.Elapsed < Soon, $"The update ended {clock.Elapsed} after it was stopped.");
        TestContext.Current.TestOutputHelper?.WriteLine($"Stopped after {clock.ElapsedMilliseconds} ms.");
        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.Empty(result.Errors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(TestHome.Directory));
        Assert.Equal("Bundled", Active("Origin"));
    }
}
