using System;
using System.IO;
using System.Linq;
using System.Threading;
using PortRegistry.Tests.Fuzz;
using Xunit;

namespace PortRegistry.Tests.Store;

/// <summary>The data directory from one process: what answers, what is kept, and what is known of it.</summary>
public sealed class RegistryStoreTests : IDisposable
{
    private const string Shipped = "2010-06-15";
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("PortRegistry-store-");
    private readonly RegistryStore store;

    public RegistryStoreTests()
    {
        File.WriteAllBytes(BundledPath, Snapshot(Shipped, 'b'));
        store = Open();
    }

    private string BundledPath => Path.Combine(root.FullName, "bundled.snapshot");

    private string Home => Path.Combine(root.FullName, "a", "home");

    [Fact]
    public void Without_an_update_the_bundled_registry_answers_and_nothing_is_made()
    {
        Assert.Same(store.Bundled, store.Active);
        Assert.Null(store.Problem);
        Assert.Null(store.Previous);
        Assert.False(Directory.Exists(Home));
    }

    [Fact]
    public void What_one_store_installs_another_sees_at_once()
    {
        RegistryStore other = Open();
        Assert.Equal(RegistryOrigin.Bundled, other.Active.Origin);

        Install("2010-07-01", '1');
        Assert.Equal("2010-07-01", other.Active.Updated.ToString());
        Install("2010-07-02", '2');
        Assert.Equal("2010-07-02", other.Active.Updated.ToString());
        Assert.Equal("2010-07-01", other.Previous!.Updated.ToString());
    }

    [Fact]
    public void What_is_known_of_a_registry_comes_with_it()
    {
        var retrieval = new RegistryRetrieval(Day("2010-07-03"), Day("2010-07-04"), "https://registry.example/", "\"tag\"", "some day");
        IanaRegistry registry = store.Install(Opened("2010-07-01", '1'), retrieval, pin: false, approve: null, CancellationToken.None);

        Assert.Equal(
            (Day("2010-07-03"), Day("2010-07-04"), "https://registry.example/", "\"tag\"", "some day"),
            (registry.Retrieved, registry.Checked, registry.Retrieval!.Address, registry.ETag, registry.Retrieval.LastModified));
        Assert.Equal(DateTimeKind.Utc, registry.Retrieved!.Value.Kind);
        Assert.Equal(registry.ETag, Open().Active.ETag);
    }

    [Fact]
    public void A_value_with_a_line_break_is_not_kept()
    {
        store.Install(Opened("2010-07-01", '1'), new RegistryRetrieval(Day("2010-07-03"), Day("2010-07-03"), null, "tag\npinned: yes"), false, null, CancellationToken.None);

        Assert.Null(store.Active.ETag);
        Assert.DoesNotContain("pinned", File.ReadAllText(Path.Combine(Home, "registry.state")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2010-06-14", false, RegistryOrigin.Bundled)]
    [InlineData("2010-06-15", false, RegistryOrigin.Updated)]
    [InlineData("2010-06-16", false, RegistryOrigin.Updated)]
    [InlineData("2010-06-14", true, RegistryOrigin.Updated)]
    public void An_older_registry_stays_unless_the_module_brings_one_newer_than_the_day_it_was_fetched(string retrieved, bool pin, RegistryOrigin origin)
    {
        store.Install(Opened("2010-01-01", '1'), new RegistryRetrieval(Day(retrieved), Day(retrieved)), pin, null, CancellationToken.None);

        Assert.Equal(origin, Open().Active.Origin);
        Assert.Null(Open().Problem);
    }

    [Fact]
    public void A_registry_at_least_as_new_as_the_bundled_one_stays_whenever_it_was_fetched()
    {
        store.Install(Opened(Shipped, '1'), new RegistryRetrieval(Day("2001-01-01"), Day("2001-01-01")), false, null, CancellationToken.None);

        Assert.Equal(RegistryOrigin.Updated, Open().Active.Origin);
    }

    [Theory]
    [InlineData("2010-06-14", RegistryOrigin.Bundled)]
    [InlineData("2010-06-16", RegistryOrigin.Updated)]
    public void Where_nothing_is_known_of_a_registry_the_time_of_its_file_counts(string written, RegistryOrigin origin)
    {
        Install("2010-01-01", '1');
        File.Delete(Path.Combine(Home, "registry.state"));
        File.SetLastWriteTimeUtc(store.SnapshotPath!, Day(written));

        Assert.Equal(origin, Open().Active.Origin);
    }

    [Fact]
    public void The_same_registry_again_changes_only_when_it_was_checked()
    {
        Install("2010-07-01", '1');
        Install("2010-07-02", '2', Day("2010-07-03"));
        IanaRegistry again = Install("2010-07-02", '2', Day("2010-07-09"));

        Assert.Equal((Day("2010-07-03"), Day("2010-07-09")), (again.Retrieved, again.Checked));
        Assert.Equal("2010-07-01", store.Previous!.Updated.ToString());
    }

    [Fact]
    public void The_bundled_registry_can_be_noted_as_current()
    {
        IanaRegistry noted = store.NoteChecked(store.Bundled, new RegistryRetrieval(Day("2010-07-03"), Day("2010-07-03"), "https://registry.example/", "tag"), CancellationToken.None);

        Assert.Equal((RegistryOrigin.Bundled, Day("2010-07-03"), "tag"), (noted.Origin, noted.Checked, noted.ETag));
        Assert.False(File.Exists(store.SnapshotPath));
        Assert.Equal("tag", Open().Active.ETag);
    }

    [Fact]
    public void A_check_does_not_take_the_choice_of_an_older_registry_back()
    {
        var retrieval = new RegistryRetrieval(Day("2001-01-01"), Day("2001-01-01"));
        IanaRegistry chosen = store.Install(Opened("2010-01-01", '1'), retrieval, pin: true, null, CancellationToken.None);
        store.NoteChecked(chosen, retrieval, CancellationToken.None);

        Assert.Equal(RegistryOrigin.Updated, Open().Active.Origin);
    }

    [Fact]
    public void A_rollback_holds_although_the_bundled_registry_is_newer()
    {
        Install("2010-01-01", '1', Day("2001-01-01"));
        Install("2010-07-02", '2');

        Assert.Equal("2010-01-01", store.Rollback(CancellationToken.None).Updated.ToString());
        Assert.Equal("2010-01-01", Open().Active.Updated.ToString());
        Assert.Equal("2010-07-02", store.Previous!.Updated.ToString());
    }

    [Fact]
    public void A_refused_registry_changes_nothing()
    {
        Install("2010-07-01", '1');
        byte[][] before = Files();

        Assert.Throws<RegistryRefusedException>(() => store.Install(
            Opened("2010-07-02", '2'),
            Now(),
            false,
            active => throw new RegistryRefusedException($"instead of {active.Updated}"),
            CancellationToken.None));

        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_snapshot_that_is_not_whole_is_not_installed()
    {
        byte[] snapshot = Snapshot("2010-07-01", '1');

        Assert.Throws<InvalidSnapshotException>(() => store.Install(IanaRegistry.Open(snapshot[..^1]), Now(), false, null, CancellationToken.None));
        Assert.False(Directory.Exists(Home));
    }

    [Fact]
    public void A_stopped_update_leaves_nothing_behind()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => store.Install(Opened("2010-07-01", '1'), Now(), false, null, stopped.Token));
        Assert.False(Directory.Exists(Home));

        // Just before the replacement.
        using var stopping = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => store.Install(Opened("2010-07-01", '1'), Now(), false, _ => stopping.Cancel(), stopping.Token));
        Assert.Equal("registry.lock", Path.GetFileName(Assert.Single(Directory.GetFiles(Home))));
    }

    [Fact]
    public void An_account_without_a_directory_reads_and_cannot_write()
    {
        var none = new RegistryStore(null, BundledPath);

        Assert.Equal(RegistryOrigin.Bundled, none.Active.Origin);
        Assert.Null(none.Problem);
        Assert.Null(none.Previous);
        Assert.Equal(RegistryStoreProblem.NoDirectory, Assert.Throws<RegistryStoreException>(() => none.Install(Opened("2010-07-01", '1'), Now(), false, null, CancellationToken.None)).Problem);
        Assert.Equal(RegistryStoreProblem.NoDirectory, Assert.Throws<RegistryStoreException>(() => none.Rollback(CancellationToken.None)).Problem);
        Assert.Equal(RegistryOrigin.Bundled, none.Reset(CancellationToken.None).Origin);
    }

    [Fact]
    public void A_hundred_updates_leave_four_files_and_a_short_note()
    {
        for (int i = 0; i < 100; i++)
        {
            store.Install(Opened("2010-07-01", (char)('!' + i)), Now(), false, null, CancellationToken.None);
        }

        Assert.Equal(["registry.lock", "registry.previous.snapshot", "registry.snapshot", "registry.state"], Directory.GetFiles(Home).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Assert.InRange(new FileInfo(Path.Combine(Home, "registry.state")).Length, 1, 4096);
        Assert.NotNull(store.Active.Retrieved);
        Assert.NotNull(store.Previous!.Retrieved);
    }

    [Fact]
    public void A_damaged_bundled_registry_does_not_keep_the_updated_one_from_answering()
    {
        Install("2010-01-01", '1');
        File.WriteAllText(BundledPath, "damaged");

        Assert.Equal(RegistryOrigin.Updated, Open().Active.Origin);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("empty")]
    [InlineData("damaged")]
    [InlineData("future")]
    [InlineData("structure")]
    public void What_cannot_be_used_is_told_with_the_remedy_and_both_remedies_work(string kind)
    {
        Spoil(kind);
        Assert.Equal(RegistryOrigin.Bundled, store.Active.Origin);
        Assert.Contains("Update-IanaRegistry -Reset", store.Problem, StringComparison.Ordinal);

        Assert.Equal(RegistryOrigin.Bundled, store.Reset(CancellationToken.None).Origin);
        Assert.Null(store.Problem);
        Assert.False(StoreFile.Exists(store.SnapshotPath));

        Spoil(kind);
        Install("2010-07-01", '1');
        Assert.Equal(RegistryOrigin.Updated, store.Active.Origin);
        Assert.Null(Open().Problem);
    }

    [Fact]
    public void A_snapshot_that_an_update_installed_is_not_validated_again()
    {
        Install("2010-07-01", '1');
        Assert.Contains($"snapshot: {Open().Active.SnapshotHash}", File.ReadAllText(Path.Combine(Home, "registry.state")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_in_the_place_of_a_file_keeps_nobody_waiting()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among files.");
        Directory.CreateDirectory(Home);
        foreach (string name in new[] { "registry.snapshot", "registry.state" })
        {
            using var make = System.Diagnostics.Process.Start("mkfifo", Path.Combine(Home, name));
            make.WaitForExit();
        }

        Assert.Equal(RegistryOrigin.Bundled, store.Active.Origin);
        Assert.Contains("is a pipe", store.Problem, StringComparison.Ordinal);
        Install("2010-07-01", '1');
        Assert.Null(Open().Problem);
    }

    [Fact]
    public void A_directory_that_others_remove_all_the_time_is_made_again()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Home)!);
        using var stop = new CancellationTokenSource();
        var remover = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    Directory.Delete(Home, recursive: true);
                }
                catch (IOException)
                {
                }
                catch (UnauthorizedAccessException)
                {
                }
            }
        });
        remover.Start();
        for (int i = 0; i < 500; i++)
        {
            try
            {
                StoreLock.Take(Home, TimeSpan.FromSeconds(30), CancellationToken.None).Dispose();
            }
            catch (Exception exception)
            {
                stop.Cancel();
                Assert.Fail(exception.ToString());
            }
        }

        stop.Cancel();
        remover.Join();
    }

    public void Dispose() => root.Delete(recursive: true);

    private static IanaRegistry Opened(string updated, char sha256) => IanaRegistry.Open(Snapshot(updated, sha256));

    private static byte[] Snapshot(string updated, char sha256)
        => SnapshotWriter.Write(new RegistryDocument(new RegistryStamp(updated: RegistryDate.Parse(updated), sourceSha256: new string(sha256, 64)), Sample.EveryKind));

    private void Spoil(string kind)
    {
        Directory.CreateDirectory(Home);
        string path = Path.Combine(Home, "registry.snapshot");
        switch (kind)
        {
            case "folder":
                Directory.CreateDirectory(Path.Combine(path, "inner"));
                break;
            case "future":
                File.WriteAllBytes(path, Snapshot("2999-01-01", 'f'));
                break;
            case "structure":
                byte[] snapshot = Snapshot("2010-07-01", 's');
                snapshot[^(SnapshotChecksum.SectionLength + 1)] ^= 0xff;
                SnapshotBytes.Rehash(snapshot);
                File.WriteAllBytes(path, snapshot);
                break;
            default:
                File.WriteAllText(path, kind == "empty" ? string.Empty : "damaged");
                break;
        }
    }

    private static DateTime Day(string text) => DateTime.SpecifyKind(RegistryDate.Parse(text).ToDateTime(), DateTimeKind.Utc);

    private static RegistryRetrieval Now() => new(DateTime.UtcNow, DateTime.UtcNow);

    private RegistryStore Open() => new(Home, BundledPath);

    private IanaRegistry Install(string updated, char sha256, DateTime? when = null)
        => store.Install(Opened(updated, sha256), new RegistryRetrieval(when ?? DateTime.UtcNow, when ?? DateTime.UtcNow), false, null, CancellationToken.None);

    private byte[][] Files() => [.. Directory.GetFiles(Home).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
}
