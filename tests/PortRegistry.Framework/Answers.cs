using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Threading;

namespace PortRegistry.Framework;

/// <summary>Asks the module's core, readers and writers, and writes a line for each answer.</summary>
internal static class Answers
{
    internal static void Write(TextWriter output, string module)
    {
        IRegistryFormats formats = Load(module);
        var registry = IanaRegistry.OpenFile(Path.Combine(module, "registry.snapshot"), RegistryOrigin.Bundled);
        output.WriteLine(registry);
        for (int port = 0; port <= ushort.MaxValue; port += 7)
        {
            foreach (ServiceRecord record in registry.Answer(port, TransportSpec.Any))
            {
                output.WriteLine($"{port}: {record} {record.Status} {record.Class} {record.Description}");
            }
        }

        WriteFormats(output, formats, registry);
        WriteChanges(output, formats, registry);
        var resolver = new PortResolver(registry);
        foreach (string port in new[] { "443", "80,8080", "5000-5010", "ldaps", "RPCEPMap", "Any", "8010", "4501", "60000", "5030/tcp" })
        {
            PortResolution resolution = resolver.Resolve(PortSpec.Parse(port), TransportSpec.Any, PortUseRole.Rule);
            output.WriteLine($"{port}: {resolution}: {string.Join(" ", resolution.Findings.Select(finding => finding.Message))}");
        }

        var reader = new PortTextReader(use => output.WriteLine($"{use} {use.LocalPort} {use.Protocol}"), issue => output.WriteLine($"{issue.Line}: {issue.Reason}"));
        foreach (string line in new[] { "Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process", "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*", "udp UNCONN 0 0 [::]:546 [::]:*" })
        {
            reader.Read(line);
        }

        reader.Complete();
        WriteStore(output, module, registry);
    }

    // Files are written, replaced, exchanged and removed, each time under a lock.
    private static void WriteStore(TextWriter output, string module, IanaRegistry registry)
    {
        string directory = Path.Combine(Path.GetTempPath(), "PortRegistry-" + Guid.NewGuid().ToString("N"));
        try
        {
            var store = new RegistryStore(directory, Path.Combine(module, "registry.snapshot"));
            var day = new DateTime(2026, 8, 18, 0, 0, 0, DateTimeKind.Utc);
            foreach (int count in new[] { 14_000, 14_100, 14_200 })
            {
                var stamp = registry.Stamp.WithSource($"{count}.xml", count.ToString("x64"));
                var version = IanaRegistry.FromDocument(new RegistryDocument(stamp, registry.Records.Take(count).ToArray()));
                Write("installed", store.Install(version, new RegistryRetrieval(day, day), pin: true, approve: null, CancellationToken.None));
            }

            Write("rolled back", store.Rollback(CancellationToken.None));
            Write("rolled back", store.Rollback(CancellationToken.None));
            Write("reset", store.Reset(CancellationToken.None));
            output.WriteLine(string.Join(" ", Directory.GetFiles(directory).Select(Path.GetFileName).OrderBy(name => name, StringComparer.Ordinal)));

            void Write(string what, IanaRegistry active)
                => output.WriteLine($"{what}: {active.Origin} {active.RecordCount} {active.Sha256} {active.Retrieved}; previous {store.Previous?.RecordCount}; {store.Problem}");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void WriteFormats(TextWriter output, IRegistryFormats formats, IanaRegistry registry)
    {
        using var sha = SHA256.Create();
        foreach (RegistryFormat format in Enum.GetValues(typeof(RegistryFormat)).Cast<RegistryFormat>())
        {
            byte[] bytes = Write(formats, registry.ToDocument(), format);
            output.WriteLine($"{format}: {bytes.Length} bytes, {BitConverter.ToString(sha.ComputeHash(bytes))}");
            if (format != RegistryFormat.Services)
            {
                RegistryReadResult back = Read(formats, bytes);
                output.WriteLine($"{back.Format}: {back.Document.Records.Count} records, {back.Document.Records.SequenceEqual(registry.Records)}, of {back.Document.Stamp.Updated}");
            }
        }
    }

    private static void WriteChanges(TextWriter output, IRegistryFormats formats, IanaRegistry registry)
    {
        IReadOnlyList<ServiceRecord> records = registry.Records;
        ServiceRecord[] edited = records.Where((_, row) => row % 500 != 0).Concat(records.Where((_, row) => row % 700 == 0)).ToArray();
        var document = new RegistryDocument(registry.Stamp, edited);
        foreach (RegistryChange change in RegistryComparison.Compare(records, Read(formats, Write(formats, document, RegistryFormat.Csv)).Document.Records))
        {
            output.WriteLine(change);
        }
    }

    private static byte[] Write(IRegistryFormats formats, RegistryDocument document, RegistryFormat format)
    {
        using var stream = new MemoryStream();
        formats.Write(document, format, stream, CancellationToken.None);
        return stream.ToArray();
    }

    private static RegistryReadResult Read(IRegistryFormats formats, byte[] bytes)
        => formats.Read(new MemoryStream(bytes), new RegistryReadOptions(), CancellationToken.None);

    // As in a cmdlet, with the module's handler for assembly references.
    private static IRegistryFormats Load(string module)
        => (IRegistryFormats)Assembly.LoadFrom(Path.Combine(module, "bin", "PortRegistry.dll"))
            .GetType("PortRegistry.Commands.FormatsLoader", throwOnError: true)!
            .GetProperty("Formats", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
}
