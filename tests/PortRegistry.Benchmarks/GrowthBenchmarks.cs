using System.Linq;
using BenchmarkDotNet.Attributes;

namespace PortRegistry.Benchmarks;

/// <summary>How the cost of look-ups grows with their number.</summary>
public class InputGrowthBenchmarks
{
    private (int Port, TransportProtocol Transport)[] keys = [];

    [Params(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000)]
    public int Inputs { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        keys = Data.Keys(Data.Registry);
        Data.MustEqual(Inputs, Lookups(), "look-ups that hit");
    }

    [Benchmark]
    public int Lookups()
    {
        int hits = 0;
        for (int i = 0; i < Inputs; i++)
        {
            (int port, TransportProtocol transport) = keys[i % keys.Length];
            if (Data.Registry.Find(port, transport).First is not null)
            {
                hits++;
            }
        }

        return hits;
    }
}

/// <summary>How the cost of opening, of 1,000 look-ups and of a search grows with the registry.</summary>
public class RegistryGrowthBenchmarks
{
    private byte[] snapshot = [];
    private IanaRegistry registry = Data.Registry;
    private (int Port, TransportProtocol Transport)[] keys = [];

    [Params(1, 10, 100)]
    public int Times { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        registry = Data.Repeat(Times);
        snapshot = SnapshotWriter.Write(registry.ToDocument());
        keys = Data.Keys(registry).Take(1_000).ToArray();
        Data.MustEqual((long)Data.Registry.RecordCount * Times, Open().RecordCount, "records");
        Data.MustEqual(keys.Length, Lookups(), "look-ups that hit");
    }

    [Benchmark]
    public IanaRegistry Open() => IanaRegistry.Open(snapshot);

    [Benchmark]
    public int Lookups()
    {
        int hits = 0;
        foreach ((int port, TransportProtocol transport) in keys)
        {
            hits += registry.Find(port, transport).First is null ? 0 : 1;
        }

        return hits;
    }

    [Benchmark]
    public int Search() => registry.Search(new ServiceQuery { Text = "remote desktop" }).Count();
}
