using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading.Tasks;
using PortRegistry.Update.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Fixtures))]

namespace PortRegistry.Update.Tests;

/// <summary>The registry files that the tests serve, made of the bundled registry, and snapshots that can be told apart.</summary>
public sealed class Fixtures : IAsyncLifetime
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("PortRegistry-fixtures-");

    /// <summary>15 days younger than the bundled registry: two records added, one removed, one changed.</summary>
    public byte[] Newer => Read("newer.xml");

    /// <summary>15 days younger than that: one record added.</summary>
    public byte[] Next => Read("next.xml");

    /// <summary>Where the snapshots lie.</summary>
    public string Versions => directory.FullName;

    public async ValueTask InitializeAsync()
    {
        foreach (string kind in new[] { "files", "versions" })
        {
            using Worker worker = Worker.Start(kind, Worker.Bundled, directory.FullName);
            (int exitCode, string output) = await worker.EndAsync();
            Assert.True(exitCode == 0, output);
        }
    }

    public ValueTask DisposeAsync()
    {
        directory.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    public string VersionPath(int version) => PathOf(string.Create(CultureInfo.InvariantCulture, $"version-{version}.snapshot"));

    public string PathOf(string name) => Path.Combine(directory.FullName, name);

    public byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    public static byte[] Gzip(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public static byte[] Brotli(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>A registry of one port whose XML does something more with a document type.</summary>
    public static byte[] XmlWith(string documentType, string title)
        => Encoding.UTF8.GetBytes(
            $"""
            <?xml version="1.0"?>
            {documentType}
            <registry xmlns="http://www.iana.org/assignments" id="service-names-port-numbers"><title>{title}</title>
            <updated>2040-01-01</updated><record><name>x</name><number>1</number></record></registry>
            """);
}
