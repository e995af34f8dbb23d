using System.IO;
using System.Threading;
using BenchmarkDotNet.Attributes;
using PortRegistry.Formats;

namespace PortRegistry.Benchmarks;

/// <summary>Reading and writing the registry in each format.</summary>
[MemoryDiagnoser]
public class FormatBenchmarks
{
    private readonly RegistryFormats formats = new();
    private byte[] file = [];

    [Params(RegistryFormat.Csv, RegistryFormat.Xml, RegistryFormat.Html, RegistryFormat.Text, RegistryFormat.Snapshot)]
    public RegistryFormat Format { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        file = Write().ToArray();
        Data.MustEqual(Data.Registry.RecordCount, Read(), $"records of {Format}");
    }

    [Benchmark]
    public int Read()
        => formats.Read(new MemoryStream(file), new RegistryReadOptions(), CancellationToken.None).Document.Records.Count;

    [Benchmark]
    public MemoryStream Write()
    {
        var output = new MemoryStream();
        formats.Write(Data.Registry.ToDocument(), Format, output, CancellationToken.None);
        return output;
    }
}
