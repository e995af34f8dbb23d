using System.Collections.Generic;
using BenchmarkDotNet.Attributes;

namespace PortRegistry.Benchmarks;

/// <summary>A look-up by port and transport against a dictionary of the same records.</summary>
[MemoryDiagnoser]
public class LookupBenchmarks
{
    private readonly Dictionary<(int, TransportProtocol), ServiceRecord> dictionary = new();
    private (int Port, TransportProtocol Transport)[] keys = [];

    [GlobalSetup]
    public void Setup()
    {
        keys = Data.Keys(Data.Registry);
        foreach ((int port, TransportProtocol transport) in keys)
        {
            dictionary.Add((port, transport), Data.Registry.Find(port, transport).First!);
        }

        Data.MustEqual(Dictionary(), Registry(), "look-ups");
    }

    [Benchmark(Baseline = true)]
    public long Dictionary()
    {
        long sum = 0;
        foreach ((int port, TransportProtocol transport) in keys)
        {
            if (dictionary.TryGetValue((port, transport), out ServiceRecord? record))
            {
                sum += record.Port.GetValueOrDefault().First;
            }
        }

        return sum;
    }

    [Benchmark]
    public long Registry()
    {
        long sum = 0;
        IanaRegistry registry = Data.Registry;
        foreach ((int port, TransportProtocol transport) in keys)
        {
            if (registry.Find(port, transport).First is ServiceRecord record)
            {
                sum += record.Port.GetValueOrDefault().First;
            }
        }

        return sum;
    }
}
