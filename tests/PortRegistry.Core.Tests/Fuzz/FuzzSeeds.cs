using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using PortRegistry.Tests.Formats;
using PortRegistry.Tests.History;

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

    internal static IReadOnlyList<byte[]> Catalogs { get; } =
    [
        .. new[]
        {
            "Port,Transport,Name,Aliases,Description,Owner,Approved,Note,Ticket\n443,tcp,https,\"web, www\",\"a \"\"b\"\"\",NET,yes,,T-1\n8000-8010,udp,app,,,,no,x,\n",
            "#TYPE System.Object\n\"Dst Port\";\"Protocol\";\"Service\"\n\"22\";\"TCP\";\"ssh\"\n",
            "[{\"Port\":22,\"Name\":\"ssh\",\"Approved\":true,\"Aliases\":[\"a\",\"b\"],\"x y\":{\"Text\":\"1\"}},{\"Port\":\"80,443/tcp\",\"Note\":null}]",
            "{\"services\":[{\"port\":{\"Text\":\"53/udp\"},\"service\":\"dns\"}],\"n\":1}",
            "# services\nssh 22/tcp s1 s2 # Secure Shell\nx11 6000-6063/tcp\n",
            "ssh\t22/tcp\t0.182286\t# Secure Shell Login\nunknown\t4/tcp\t0.000477\necho\t7/tcp/udp\t# Echo\n",
        }.Select(Encoding.UTF8.GetBytes),
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Port\tName\n22\t\u00fcber\n")],
    ];

    private static RegistryDocument[] Versions { get; } =
    [
        HistoryTests.Version("2020-01-01", [.. Sample.EveryKind, Sample.Row("imap", "143", "udp", "Mail")]),
        HistoryTests.Version("2020-01-15", [.. Sample.EveryKind]),
        HistoryTests.Version("2020-02-01", [.. Sample.EveryKind, Sample.Row("", "143", "udp", "Reserved")]),
    ];

    /// <summary>The registry that a history's last version is made from.</summary>
    internal static IanaRegistry HistoryBase { get; } = HistoryTests.Shipped(Versions[^1]);

    internal static byte[] History { get; } = HistoryCompiler.Compile(HistoryBase, Versions);

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
