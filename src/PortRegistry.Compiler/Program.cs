using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using PortRegistry;
using PortRegistry.Formats;

const string Usage = """
    Usage: PortRegistry.Compiler <registry file> <snapshot to write> [<address the file came from>]
           PortRegistry.Compiler history <snapshot> <history to write> <registry file>...
           PortRegistry.Compiler history <snapshot> <history to write> -     (a tar of the files, from standard input)
           PortRegistry.Compiler add <history> <its snapshot> <newer snapshot> <history to write>
    """;

try
{
    return args switch
    {
        ["history", string snapshot, string target, "-"] => CompileHistory(snapshot, target, ReadTar()),
        ["history", string snapshot, string target, _, ..] => CompileHistory(snapshot, target, ReadFiles(args[3..])),
        ["add", string history, string before, string snapshot, string target] => AddVersion(history, before, snapshot, target),
        [string source, string target] => CompileSnapshot(source, target, Path.GetFileName(source)),
        [string source, string target, string address] => CompileSnapshot(source, target, address),
        _ => Explain(),
    };
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidRegistryException or InvalidSnapshotException or InvalidHistoryException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

static int Explain()
{
    Console.Error.WriteLine(Usage);
    return 2;
}

static int CompileSnapshot(string source, string target, string address)
{
    using FileStream file = File.OpenRead(source);
    IanaRegistry registry = RegistryCompiler.Compile(Read(file, address));
    File.WriteAllBytes(target, registry.SnapshotBytes);
    Say("updated", registry.Updated?.ToString() ?? "no date");
    Say("source", registry.Source);
    Say("sha-256", registry.Sha256);
    Say("records", registry.RecordCount);
    Say("snapshot", $"{registry.SnapshotBytes.Length} bytes");
    return 0;
}

static int CompileHistory(string snapshot, string target, IEnumerable<(string Name, Stream Content)> files)
    => WriteHistory(target, shipped => HistoryCompiler.Compile(shipped, ReadVersions(files)), IanaRegistry.OpenFile(snapshot));

static int AddVersion(string history, string before, string snapshot, string target)
    => WriteHistory(target, shipped => HistoryCompiler.Add(RegistryHistory.OpenFile(history, IanaRegistry.OpenFile(before)), shipped), IanaRegistry.OpenFile(snapshot));

static int WriteHistory(string target, Func<IanaRegistry, byte[]> compile, IanaRegistry shipped)
{
    byte[] bytes = compile(shipped);
    File.WriteAllBytes(target, bytes);

    RegistryHistory history = RegistryHistory.OpenFile(target, shipped);
    Say("from", history.Start);
    Say("to", history.End);
    Say("versions", history.Versions.Count);
    Say("in force", history.Versions.Count(version => version.IsInForce));
    Say("history", $"{bytes.Length} bytes");
    return 0;
}

static IEnumerable<(string Name, Stream Content)> ReadFiles(string[] paths)
{
    foreach (string path in paths)
    {
        using FileStream file = File.OpenRead(path);
        yield return (Path.GetFileName(path), file);
    }
}

static IEnumerable<(string Name, Stream Content)> ReadTar()
{
    using var tar = new TarReader(Console.OpenStandardInput());
    while (tar.GetNextEntry() is TarEntry entry)
    {
        if (entry.DataStream is Stream content)
        {
            yield return (entry.Name, content);
        }
    }
}

// Some versions that IANA published are ill-formed; they could not be used.
static IEnumerable<RegistryDocument> ReadVersions(IEnumerable<(string Name, Stream Content)> files)
{
    foreach ((string name, Stream content) in files)
    {
        RegistryDocument document;
        try
        {
            document = Read(content, name);
        }
        catch (InvalidRegistryException exception)
        {
            Console.Error.WriteLine($"{name} is left out. {exception.Message}");
            continue;
        }

        yield return document;
    }
}

static RegistryDocument Read(Stream content, string source)
{
    RegistryReadResult read = new RegistryFormats().Read(content, new RegistryReadOptions(strict: true, source: source), CancellationToken.None);
    return read.Issues.Count == 0 ? read.Document : throw new InvalidRegistryException(read.Issues[0]);
}

static void Say(string what, object? value)
    => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-9} {value}"));
