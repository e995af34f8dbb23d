using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using PortRegistry.Tests.Formats;

namespace PortRegistry.Tests.Fuzz;

/// <summary>The files that fuzzing begins with: small ones of our own, and pieces of the real ones where they are at hand.</summary>
internal static class FuzzSeeds
{
    private const int PiecesOfEach = 6;
    private const int RowsOfAPiece = 25;

    private static readonly string[] Days = ["2015-05-04", "2020-01-01", "2026-02-13", "2026-08-17"];

    internal static IReadOnlyList<byte[]> Csv { get; } =
    [
        RegistryFile.Fixture("every-kind.csv"),
        Written(RegistryFormat.Csv),
        Encoding.UTF8.GetBytes(RegistryFile.Header + "a,1,tcp,,,,,,,,,\n\"b\nc\",2-3,,\"\"\"\",[A][B],,2004-02,2024-12-20,[RFC 1],1,yes,\"x,y\"\n"),
        .. Pieces("csv", (lines, first) => [lines[0], .. lines[first..(first + RowsOfAPiece)]]),
    ];

    internal static IReadOnlyList<byte[]> Xml { get; } =
    [
        RegistryFile.Fixture("every-kind.xml"),
        Written(RegistryFormat.Xml),
        .. Pieces("xml", (lines, first) =>
        [
            .. lines[..Array.FindIndex(lines, line => line.Contains("<record", StringComparison.Ordinal))],
            .. WholeRecords(lines[first..]),
            "</registry>",
        ]),
    ];

    internal static IReadOnlyList<byte[]> Html { get; } =
    [
        RegistryFile.Fixture("every-kind.xhtml"),
        Written(RegistryFormat.Html),
        .. RealFiles("xhtml").SelectMany(page => RowsOf(page.Split("<tr>"))),
    ];

    internal static IReadOnlyList<byte[]> Text { get; } =
    [
        RegistryFile.Fixture("every-kind.txt"),
        Written(RegistryFormat.Text),
        .. Pieces("txt", (lines, first) =>
        [
            .. lines[..(Array.FindIndex(lines, line => line.Contains("Service Name  ", StringComparison.Ordinal)) + 2)],
            .. lines[first..(first + (2 * RowsOfAPiece))],
            .. lines[(Array.FindIndex(lines, line => line.Trim() == "Contact Information") - 1)..],
        ]),
    ];

    internal static IReadOnlyList<byte[]> Json { get; } =
    [
        Written(RegistryFormat.Json),
        Encoding.UTF8.GetBytes("[{\"ServiceName\":\"a\",\"Port\":1,\"Assignee\":[\"b\"],\"Description\":null}]"),
        .. Xml.Skip(2).Select(file => RegistryFile.Write(RegistryFile.Read(file, strict: false).Document, RegistryFormat.Json)),
    ];

    internal static IReadOnlyList<byte[]> Snapshots { get; } =
    [
        Written(RegistryFormat.Snapshot),
        SnapshotWriter.Write(new RegistryDocument(new RegistryStamp(), [])),
        .. new[] { Csv[0], Xml[0], Html[0], Text[0] }.Concat(Xml.Skip(2)).Select(file => SnapshotWriter.Write(RegistryFile.Read(file, strict: false).Document)),
    ];

    internal static IReadOnlyList<byte[]> All { get; } = [.. Csv, .. Xml, .. Html, .. Text, .. Json, .. Snapshots];

    private static byte[] Written(RegistryFormat format)
        => RegistryFile.Write(new RegistryDocument(Sample.Stamp, Sample.EveryKind), format);

    private static IEnumerable<string> RealFiles(string extension)
        => Days.Select(day => IanaFiles.Find(Path.Combine(day, "service-names-port-numbers." + extension))).OfType<string>().Select(File.ReadAllText);

    private static IEnumerable<byte[]> Pieces(string extension, Func<string[], int, IEnumerable<string>> cut)
        => RealFiles(extension).SelectMany(file =>
        {
            string[] lines = file.Split('\n');
            return Places(lines.Length).Select(first => Encoding.UTF8.GetBytes(string.Join('\n', cut(lines, first))));
        });

    private static IEnumerable<byte[]> RowsOf(string[] rows)
        => Places(rows.Length).Select(first => Encoding.UTF8.GetBytes(string.Join("<tr>", [.. rows[..2], .. rows[first..(first + RowsOfAPiece)], rows[^1]])));

    private static IEnumerable<int> Places(int count) => Enumerable.Range(1, PiecesOfEach).Select(i => (count / 2 * i / PiecesOfEach) + 2);

    private static IEnumerable<string> WholeRecords(IEnumerable<string> lines)
        => lines.SkipWhile(line => !line.Contains("<record", StringComparison.Ordinal)).Take(8 * RowsOfAPiece)
            .Reverse().SkipWhile(line => !line.Contains("</record>", StringComparison.Ordinal)).Reverse();
}
