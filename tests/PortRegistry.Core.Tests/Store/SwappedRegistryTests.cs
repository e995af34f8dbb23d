using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace PortRegistry.Tests.Store;

/// <summary>Look-ups and searches of many threads while the registry in use is replaced under them.</summary>
public sealed class SwappedRegistryTests : IDisposable
{
    private const int Swaps = 1000;
    private const int Records = 60;
    private static readonly byte[][] Snapshots = [Marked("red"), Marked("green"), Marked("violet")];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("PortRegistry-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_answer_belongs_wholly_to_one_registry_while_the_file_is_replaced_a_thousand_times()
    {
        RegistryStore store = Store();
        var seen = new int[Snapshots.Length];
        bool isOver = false;
        ManyThreads.Run(
            number =>
            {
                for (int round = number; !Volatile.Read(ref isOver) || round < number + 20; round++)
                {
                    Interlocked.Increment(ref seen[CheckAnswers(store.Active, round)]);
                    Assert.Null(store.Problem);
                    Thread.Sleep(1);
                }
            },
            () =>
            {
                try
                {
                    for (int swap = 0; swap < Swaps; swap++)
                    {
                        Replace(store.SnapshotPath!, Snapshots[swap % Snapshots.Length]);
                    }
                }
                finally
                {
                    Volatile.Write(ref isOver, true);
                }
            });
        Assert.All(seen, count => Assert.NotEqual(0, count));
        Assert.Equal((Swaps - 1) % Snapshots.Length, CheckAnswers(store.Active, 0));
    }

    [Fact]
    public void Every_answer_belongs_wholly_to_one_registry_while_updates_follow_each_other()
    {
        RegistryStore store = Store();
        bool isOver = false;
        ManyThreads.Run(
            number =>
            {
                // Each thread may have a store of its own, as each process has.
                RegistryStore own = number % 2 == 0 ? store : Store();
                for (int round = number; !Volatile.Read(ref isOver); round++)
                {
                    CheckAnswers(own.Active, round);
                    Assert.Null(own.Problem);
                    Thread.Sleep(1);
                }
            },
            () =>
            {
                try
                {
                    var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
                    for (int update = 0; update < 40; update++)
                    {
                        IanaRegistry active = update % 10 == 9
                            ? store.Rollback(CancellationToken.None)
                            : store.Install(IanaRegistry.Open(Snapshots[update % 3]), new RegistryRetrieval(now, now), pin: true, null, CancellationToken.None);
                        CheckAnswers(active, update);
                    }
                }
                finally
                {
                    Volatile.Write(ref isOver, true);
                }
            });
    }

    [Fact]
    public void A_registry_that_threads_ask_first_all_at_once_gives_each_the_answers_of_one_thread_alone()
    {
        for (int round = 0; round < 20; round++)
        {
            IanaRegistry registry = round % 2 == 0
                ? IanaRegistry.Open(Snapshots[round % 3])
                : IanaRegistry.FromDocument(IanaRegistry.Open(Snapshots[round % 3]).ToDocument());
            ManyThreads.Run(number => Assert.Equal(round % 3, CheckAnswers(registry, number)));
        }
    }

    // Each registry has one color, which is in all of its answers. Returns the number of the color.
    private static int CheckAnswers(IanaRegistry registry, int round)
    {
        string color = registry.Source!;
        IEnumerable<ServiceRecord> answers = (round % 5) switch
        {
            0 => registry.Find(round % Records),
            1 => registry.FindService($"name{round % Records}"),
            2 => registry.Search(new ServiceQuery { Text = "color" }).Take(20),
            3 => registry.Answer(new PortRange(0, Records - 1), TransportSpec.Parse("tcp")),
            _ => registry.FindServices(name => name.EndsWith('7')),
        };
        int count = 0;
        foreach (ServiceRecord record in answers)
        {
            Assert.Equal(color, record.Assignee.Single());
            Assert.Equal($"The color {color}", record.Description);
            count++;
        }

        Assert.NotEqual(0, count);
        return color switch
        {
            "red" => 0,
            "green" => 1,
            _ => 2,
        };
    }

    private static byte[] Marked(string color)
    {
        IEnumerable<ServiceRecord> records = Enumerable.Range(0, Records).Select(port
            => Sample.Row($"name{port}", port.ToString(CultureInfo.InvariantCulture), "tcp", $"The color {color}", $"[{color}]"));
        return SnapshotWriter.Write(new RegistryDocument(
            new RegistryStamp(updated: RegistryDate.Parse("2026-01-01"), source: color, sourceSha256: color.PadLeft(64, '0')), records.ToArray()));
    }

    private static void Replace(string path, byte[] content)
    {
        File.WriteAllBytes(path + ".new", content);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                File.Move(path + ".new", path, overwrite: true);
                return;
            }
            catch (Exception exception) when (attempt < 100 && exception is IOException or UnauthorizedAccessException)
            {
                // Windows refuses to replace a file that a reader is opening.
                Thread.Sleep(1);
            }
        }
    }

    private RegistryStore Store()
    {
        string bundled = Path.Combine(folder.FullName, "bundled.snapshot");
        if (!File.Exists(bundled))
        {
            File.WriteAllBytes(bundled, Snapshots[0]);
        }

        return new RegistryStore(folder.FullName, bundled);
    }
}
