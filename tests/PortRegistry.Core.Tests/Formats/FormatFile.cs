using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using PortRegistry.Formats;
using Xunit;

namespace PortRegistry.Tests.Formats;

/// <summary>Files of any format as strings, read and written through the door that the module uses.</summary>
internal static class FormatFile
{
    private static readonly char[] WhiteSpace = [' ', '\t', '\r', '\n'];

    internal static RegistryReadResult ReadFile(string path)
    {
        using FileStream file = File.OpenRead(path);
        return new RegistryFormats().Read(file, new RegistryReadOptions(), CancellationToken.None);
    }

    internal static RegistryReadResult Read(string text, bool strict = true)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return new RegistryFormats().Read(stream, new RegistryReadOptions(strict), CancellationToken.None);
    }

    internal static ParseIssue Refused(string text) => Assert.Throws<InvalidRegistryException>(() => Read(text)).Issue;

    internal static string Write(RegistryDocument document, RegistryFormat format)
    {
        using var stream = new MemoryStream();
        new RegistryFormats().Write(document, format, stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    internal static RegistryDocument Document(IEnumerable<ServiceRecord> records) => new(Sample.Stamp, records.ToArray());

    /// <summary>The text of a cell for comparison across formats: runs of white space are one space, missing equals empty.</summary>
    internal static string Collapse(string? cell) => string.Join(' ', (cell ?? string.Empty).Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>How many cells of each column differ, white space aside.</summary>
    internal static Dictionary<RegistryColumn, int> Differences(IReadOnlyList<ServiceRecord> expected, IReadOnlyList<ServiceRecord> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        return Enum.GetValues<RegistryColumn>()
            .SelectMany(column => expected.Zip(actual, (one, other) => (column, isSame: Collapse(one.GetCell(column)) == Collapse(other.GetCell(column)))))
            .Where(cell => !cell.isSame)
            .GroupBy(cell => cell.column)
            .ToDictionary(cells => cells.Key, cells => cells.Count());
    }
}
