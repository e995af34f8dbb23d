using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PortRegistry.Tests;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>
/// Many processes on one data directory. Each runs for ten seconds, or for PORTREGISTRY_STRESS_SECONDS.
/// </summary>
[Collection("Data directory")]
public sealed class StoreStressTests(Fixtures fixtures, ITestOutputHelper output) : IDisposable
{
    private const int Processes = 16;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        int.Parse(Environment.GetEnvironmentVariable("PORTREGISTRY_STRESS_SECONDS") ?? "10", CultureInfo.InvariantCulture));

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("PortRegistry-stress-");

    private string Home => Path.Combine(root.FullName, "home");

    [LongFact]
    public async Task Sixteen_writers_and_sixteen_readers_agree_throughout()
    {
        (List<Worker> readers, List<Worker> writers) = await StartAll("updated");

        await Task.Delay(Duration, TestContext.Current.CancellationToken);

        int[] installed = await End(writers);
        await Install(3);
        await AgreeOn(3, readers);
        output.WriteLine($"{installed.Sum()} updates by {Processes} writers, {installed.Min()} to {installed.Max()} each.");
        Assert.Equal(["registry.lock", "registry.previous.snapshot", "registry.snapshot", "registry.state"], Files());
    }

    [LongFact]
    public async Task Writers_killed_at_random_moments_harm_no_reader_and_no_later_writer()
    {
        (List<Worker> readers, List<Worker> writers) = await StartAll("updated");
        var random = new Random(636);
        DateTime end = DateTime.UtcNow + Duration;
        int killed = 0;
        while (DateTime.UtcNow < end)
        {
            await Task.Delay(random.Next(100), TestContext.Current.CancellationToken);
            int victim = random.Next(Processes);
            if (!writers[victim].IsReady)
            {
                continue;
            }

            writers[victim].Kill();
            writers[victim].Dispose();
            writers[victim] = StartOne("write", fixtures.Versions);
            killed++;
        }

        await End(writers);
        await Install(5);
        await AgreeOn(5, readers);
        output.WriteLine($"{killed} writers killed.");
        Assert.True(killed > 0);
        Assert.Equal(["registry.lock", "registry.previous.snapshot", "registry.snapshot", "registry.state"], Files());
    }

    [LongFact]
    public async Task A_directory_that_is_removed_again_and_again_is_made_again_and_no_reader_fails()
    {
        (List<Worker> readers, List<Worker> writers) = await StartAll("any");
        var random = new Random(636);
        DateTime end = DateTime.UtcNow + (Duration / 2);
        int removed = 0;
        while (DateTime.UtcNow < end)
        {
            await Task.Delay(random.Next(300), TestContext.Current.CancellationToken);
            removed += TryRemove() ? 1 : 0;
        }

        await End(writers);
        await Install(4);
        await AgreeOn(4, readers);
        output.WriteLine($"Removed {removed} times.");
        Assert.True(removed > 0);
    }

    [Fact]
    public async Task A_limit_on_the_size_of_files_is_a_clear_error_and_the_registry_in_use_stays()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("A process cannot be given a limit on the files it writes on Windows.");
        }

        await Install(1);

        // The runtime must not use files for its own memory, to which the limit would apply too.
        using Worker worker = Worker.StartUnder(
            "trap '' XFSZ; ulimit -f 500; export DOTNET_EnableWriteXorExecute=0;", "install", Home, Worker.Bundled, fixtures.VersionPath(2));
        (int exitCode, string said) = await worker.EndAsync();

        Assert.True(exitCode == 1, said);
        Assert.StartsWith("NotWritable: The data directory", said, StringComparison.Ordinal);
        Assert.EndsWith("https://registry.example/1", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Files(), file => file.EndsWith(".tmp", StringComparison.Ordinal));
        await Install(2);
    }

    [SmallDiskFact]
    public async Task A_full_disk_is_a_clear_error_and_the_registry_in_use_stays()
    {
        Directory.CreateDirectory(Home);
        using Worker worker = Worker.StartOnSmallDisk(Home, Worker.Host, "exec", Worker.Program, "full", Home, Worker.Bundled, fixtures.Versions);
        (int exitCode, string said) = await worker.EndAsync();

        Assert.True(exitCode == 0, said);
        Assert.StartsWith("NotWritable: The data directory", said, StringComparison.Ordinal);
        Assert.Contains("No space left on device", said, StringComparison.Ordinal);
    }

    public void Dispose() => root.Delete(recursive: true);

    private string[] Files() => [.. Directory.EnumerateFiles(Home).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private async Task<(List<Worker> Readers, List<Worker> Writers)> StartAll(string versions)
    {
        await Install(0);
        List<Worker> readers = Start("read", versions);
        List<Worker> writers = Start("write", fixtures.Versions);
        await Task.WhenAll(readers.Concat(writers).Select(worker => worker.ReadyAsync()));
        return (readers, writers);
    }

    private List<Worker> Start(string kind, string argument) => [.. Enumerable.Range(0, Processes).Select(_ => StartOne(kind, argument))];

    private Worker StartOne(string kind, string argument) => Worker.Start(kind, Home, Worker.Bundled, argument);

    private async Task Install(int version)
    {
        using Worker worker = Worker.Start("install", Home, Worker.Bundled, fixtures.VersionPath(version));
        (int exitCode, string said) = await worker.EndAsync();
        Assert.True(exitCode == 0, said);
    }

    // How often each writer has installed a version.
    private static async Task<int[]> End(List<Worker> writers)
    {
        var counts = new List<int>();
        foreach (Worker writer in writers)
        {
            using (writer)
            {
                (int exitCode, string said) = await writer.EndAsync();
                Assert.True(exitCode == 0, said);
                counts.Add(int.Parse(said.Split(' ')[0], CultureInfo.InvariantCulture));
            }
        }

        return [.. counts];
    }

    // No reader got a wrong answer, and all see the last update.
    private async Task AgreeOn(int version, List<Worker> readers)
    {
        int reads = 0;
        foreach (Worker reader in readers)
        {
            using (reader)
            {
                (int exitCode, string said) = await reader.EndAsync();
                Assert.True(exitCode == 0, said);
                Assert.EndsWith($" https://registry.example/{version}", said, StringComparison.Ordinal);
                reads += int.Parse(said.Split(' ')[0], CultureInfo.InvariantCulture);
            }
        }

        output.WriteLine($"{reads} rounds of {readers.Count} readers, each by a store that lives on and by a new one.");
    }

    private bool TryRemove()
    {
        try
        {
            Directory.Delete(Home, recursive: true);
            return true;
        }
        catch (IOException)
        {
            // A writer created files while the directory was being removed.
            return false;
        }
    }
}
