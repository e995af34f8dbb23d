using System.IO;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace PortRegistry.Benchmarks;

/// <summary>Opening the snapshot against reading the same file and taking its SHA-256.</summary>
[MemoryDiagnoser]
public class OpenBenchmarks
{
    [Benchmark(Baseline = true)]
    public byte[] ReadAndHash() => SHA256.HashData(File.ReadAllBytes(Data.SnapshotPath));

    [Benchmark]
    public IanaRegistry Open() => IanaRegistry.OpenFile(Data.SnapshotPath);

    [Benchmark]
    public ServiceRecord? OpenAndFirstLookup() => IanaRegistry.OpenFile(Data.SnapshotPath).Find(636, TransportProtocol.tcp).First;
}
