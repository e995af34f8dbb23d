using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using PortRegistry.Formats;
using PortRegistry.Tests.Formats;
using Xunit;

namespace PortRegistry.Tests.Fuzz;

/// <summary>Reads inputs and holds against what was read all that must be true of it, whatever the input.</summary>
internal static partial class FuzzReaders
{
    /// <summary>Reads a registry file of any format. What is accepted compiles, and CSV brings it back.</summary>
    internal static FuzzOutcome ReadFile(byte[] file)
    {
        long length = LengthOf(file);
        var options = new RegistryReadOptions(strict: file.Length % 2 == 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        RegistryReadResult result;
        try
        {
            result = new RegistryFormats().Read(new MemoryStream(file), options, CancellationToken.None);
        }
        catch (InvalidRegistryException refused)
        {
            Assert.NotEmpty(refused.Issue.Reason);
            return new FuzzOutcome(KeyOf(refused.Message), false, length, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.All(result.Issues, issue => Assert.True(issue.Reason.Length > 0 && (!options.Strict || issue.Kind == ParseIssueKind.Doubtful)));
        Assert.NotEmpty(result.Document.Records);
        try
        {
            RegistryCompiler.Compile(result.Document);
        }
        catch (InvalidSnapshotException refused) when (refused.Message.Contains("More ranges lie over each other", StringComparison.Ordinal))
        {
            // A file can be read and still not be a usable registry.
        }

        Assert.Equal(result.Document.Records, RegistryFile.Read(RegistryFile.Write(result.Document, RegistryFormat.Csv)).Document.Records);
        return new FuzzOutcome($"{result.Format} {result.Document.Records.Count} {KeyOf(string.Concat(result.Issues.Take(2)))}", true, length, allocated);
    }

    /// <summary>Opens a snapshot and asks it everything. Only what validation refuses may fail, and only by saying where.</summary>
    internal static FuzzOutcome ReadSnapshot(byte[] snapshot)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        IanaRegistry registry;
        try
        {
            registry = IanaRegistry.Open(snapshot);
        }
        catch (InvalidSnapshotException refused)
        {
            return Refusal(refused);
        }

        InvalidSnapshotException? refusal = InvalidIn(registry.Validate);
        InvalidSnapshotException? failure = InvalidIn(() => AskEverything(registry, isValid: refusal is null));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (refusal is not null)
        {
            return Refusal(refusal) with { Allocated = allocated };
        }

        Assert.True(failure is null, $"What passed validation failed later: {failure}");
        RegistryCompiler.Compile(registry.ToDocument());
        return new FuzzOutcome($"valid {registry.RecordCount}", true, snapshot.Length, allocated);

        FuzzOutcome Refusal(InvalidSnapshotException refused)
        {
            Assert.Matches("^(header|[A-Za-z0-9?]{4})$", refused.Section);
            Assert.InRange(refused.Offset, 0, snapshot.Length);
            return new FuzzOutcome(KeyOf(refused.Message), false, snapshot.Length, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    /// <summary>Reads a text as ports and as a transport; each says what it is or why not, and prints so that it reads back.</summary>
    internal static FuzzOutcome ReadSpec(byte[] input)
    {
        string text = TextOf(input);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var spec = PortSpec.Parse(text);
        var transport = TransportSpec.Parse(text);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        var again = PortSpec.Parse(spec.ToString());
        Assert.True(again.Equals(spec) || spec.Kind == PortSpecKind.Invalid, $"'{spec}' reads back as '{again}'.");
        Assert.Equal(spec.Kind == PortSpecKind.Invalid, spec.Error is not null);
        Assert.Equal(transport.Kind == TransportSpecKind.Invalid, transport.Error is not null);
        foreach (PortSpec item in spec.With(transport).Items)
        {
            if (item.Kind == PortSpecKind.Range)
            {
                Assert.All(Sample.Registry.Answer(item.Range, item.Transport.And(TransportSpec.Parse("tcp"))), Assert.NotNull);
            }
        }

        ReadCells(text);
        return new FuzzOutcome($"{spec.Kind} {transport.Kind} {KeyOf(spec.Error)} {KeyOf(transport.Error)}", spec.Kind != PortSpecKind.Invalid, 2 * text.Length, allocated);
    }

    /// <summary>Reads what other programs print of ports: uses and issues, never an exception.</summary>
    internal static FuzzOutcome ReadPortText(byte[] input)
    {
        string[] lines = TextOf(input).Split('\n');
        PortTextFormat? forced = input.Length % 4 == 0 ? (PortTextFormat)(input.Length / 4 % Enum.GetValues<PortTextFormat>().Length) : null;
        var uses = new List<PortUse>();
        var issues = new List<ParseIssue>();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var reader = new PortTextReader(uses.Add, issues.Add, forced);
        foreach (string line in lines)
        {
            reader.Read(line);
        }

        reader.Complete();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.All(uses, use => Assert.True(use.ToString().Length > 0 && IsReadOrTold(use.LocalPort) && IsReadOrTold(use.RemotePort), use.Line));
        Assert.All(issues, issue => Assert.InRange(issue.Line, 0, lines.Length));
        string key = string.Join(' ', uses.Take(3).Select(use => $"{use.Source} {use.Role} {use.LocalPort?.Kind} {use.RemotePort?.Kind} {use.Protocol.Kind}"));
        return new FuzzOutcome(key + KeyOf(string.Concat(issues.Take(1))), uses.Count > 0, input.Length, allocated);
    }

    // A name whose port only the program knows stays, in quotation marks, and cannot be resolved.
    private static bool IsReadOrTold(PortSpec? port)
        => port is null || port.Kind != PortSpecKind.Invalid || port.Items.All(item => item.Kind != PortSpecKind.Invalid || item.Text.StartsWith('"'));

    private static void ReadCells(string text)
    {
        Assert.True(!PortRange.TryParse(text, out PortRange range) || PortRange.Parse(range.ToString()) == range);
        Assert.True(!RegistryDate.TryParse(text, out RegistryDate date) || date.ToString() == text);
        Assert.All(BracketedList.Parse(text), token => Assert.NotNull(token));
        ReferenceUri.TryGet(text, out _);
        Assert.True(Sample.Registry.SuggestNames(text).Count <= 3);
        Assert.All(Sample.Registry.Search(new ServiceQuery { Text = text }), Assert.NotNull);
    }

    // An invalid snapshot may be inconsistent, but reading it must not break.
    private static void AskEverything(IanaRegistry registry, bool isValid)
    {
        Assert.True(registry.RecordCount == registry.Records.Count(record => record.ToString().Length > 0) || !isValid);
        Assert.True(registry.Records.Count(record => record.ServiceName is not null) == registry.FindServices(_ => true).Count() || !isValid);
        Assert.All(registry.Search(new ServiceQuery { Text = "a e" }), Assert.NotNull);
        Assert.All(registry.Answer(new PortRange(0, 65535), TransportSpec.Parse("tcp,udp")), Assert.NotNull);
        Assert.NotNull(registry.Stamp.Title);
    }

    private static InvalidSnapshotException? InvalidIn(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (InvalidSnapshotException exception)
        {
            return exception;
        }
    }

    private static string TextOf(byte[] input) => input.Length % 5 == 0 ? Encoding.Unicode.GetString(input) : Encoding.UTF8.GetString(input);

    // The bytes to read: for a gzip file, the decompressed ones, up to where the reader stops.
    private static long LengthOf(byte[] file)
    {
        if (file is not [0x1f, 0x8b, ..])
        {
            return file.Length;
        }

        long length = file.Length;
        var buffer = new byte[1 << 16];
        try
        {
            using var unzipped = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
            for (int read = -1; read != 0 && length < 1 << 27; length += read)
            {
                read = unzipped.Read(buffer);
            }
        }
        catch (InvalidDataException)
        {
            // The bytes before the damage count.
        }

        return length;
    }

    // Reasons that differ only in quoted text and numbers are the same outcome.
    private static string KeyOf(string? message) => message is null ? string.Empty : Details().Replace(message, "…");

    [GeneratedRegex("'[^']*'|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Details();
}
