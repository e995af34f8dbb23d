using System;
using System.Globalization;
using System.IO;
using System.Threading;
using PortRegistry;
using PortRegistry.Formats;

if (args.Length is < 2 or > 3)
{
    Console.Error.WriteLine("Usage: PortRegistry.Compiler <registry file> <snapshot to write> [<address the file came from>]");
    return 2;
}

try
{
    using FileStream source = File.OpenRead(args[0]);
    string address = args.Length == 3 ? args[2] : Path.GetFileName(args[0]);
    RegistryReadResult read = new RegistryFormats().Read(source, new RegistryReadOptions(strict: true, source: address), CancellationToken.None);
    byte[] snapshot = RegistryCompiler.Compile(read.Document);
    File.WriteAllBytes(args[1], snapshot);

    IanaRegistry registry = IanaRegistry.OpenFile(args[1]);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"updated   {registry.Updated?.ToString() ?? "no date"}"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"source    {registry.Source}"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sha-256   {registry.Sha256}"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"records   {registry.RecordCount}"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"snapshot  {snapshot.Length} bytes"));
    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidRegistryException or InvalidSnapshotException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
