using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

/// <summary>What is shown while something takes long.</summary>
public sealed class LongWorkTests : ModuleTests
{
    private static readonly string[] Records = ["ssh,22,tcp,Secure Shell,[I],[I],,,,,,", ",23,tcp,Reserved,,,,,,,,"];

    // Longer than any work runs without showing progress.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1.5);

    [Theory]
    [InlineData("Import-IanaRegistry {0}")]
    [InlineData("Compare-IanaRegistry {0}")]
    [InlineData("Get-IanaPort 22 -Registry {0}")]
    public async Task A_file_that_takes_long_shows_that_it_is_read(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among files.");
        using var folder = new TemporaryFolder();
        folder.Csv("small.csv", Records);
        string pipe = folder.PathOf("registry.csv");
        using (Process made = Process.Start("mkfifo", pipe))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        byte[] registry = await File.ReadAllBytesAsync(folder.PathOf("small.csv"), TestContext.Current.CancellationToken);
        Task written = WriteSlowlyAsync(pipe, registry, TestContext.Current.CancellationToken);
        ShellResult result = Session.Run(string.Format(CultureInfo.InvariantCulture, command, folder.Quoted("registry.csv")));
        await written;

        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Output);
        Assert.StartsWith("Reading ", result.Progress[0].Activity, StringComparison.Ordinal);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        Assert.Single(result.Progress.Select(record => record.ActivityId).Distinct());
    }

    [Fact]
    public void A_report_of_uses_that_come_slowly_shows_how_many_came()
    {
        using var folder = new TemporaryFolder();

        ShellResult result = Session.Run($"22, 80 | Resolve-IanaPort | ForEach-Object {{ Start-Sleep -Milliseconds {Long.TotalMilliseconds}; $_ }} | Export-PortReport {folder.Quoted("report.html")}");

        Assert.Equal(new[] { "1 use", "2 uses", "Done" }, result.Progress.Select(record => record.StatusDescription));
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Theory]
    [InlineData("Import-IanaRegistry {0}")]
    [InlineData("Compare-IanaRegistry {0} {0}")]
    [InlineData("22 | Resolve-IanaPort | Export-PortReport {1}")]
    public void What_is_done_at_once_shows_nothing(string command)
    {
        using var folder = new TemporaryFolder();
        string script = string.Format(CultureInfo.InvariantCulture, command, folder.Csv("small.csv", Records), folder.Quoted("report.html"));

        // The first run loads the assembly that reads and writes files.
        _ = Session.Run(script);

        Assert.Empty(Session.Run(script).Progress);
    }

    // Opening the pipe waits for the reader.
    private static Task WriteSlowlyAsync(string pipe, byte[] content, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            await using var file = new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            await file.WriteAsync(content.AsMemory(0, 100), cancellationToken);
            await file.FlushAsync(cancellationToken);
            await Task.Delay(Long, cancellationToken);
            await file.WriteAsync(content.AsMemory(100), cancellationToken);
        },
        cancellationToken);
}
