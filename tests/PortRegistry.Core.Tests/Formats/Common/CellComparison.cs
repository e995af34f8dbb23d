using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Formats;

/// <summary>Cells compared across formats: runs of white space are one space, missing equals empty.</summary>
internal static class CellComparison
{
    private static readonly char[] WhiteSpace = [' ', '\t', '\r', '\n'];

    /// <summary>Holds where both formats say the same of the registry itself.</summary>
    internal static void SameHead(RegistryStamp expected, RegistryStamp actual)
    {
        Assert.Equal((expected.Title, expected.Updated, expected.Reference), (actual.Title, actual.Updated, actual.Reference));
        Assert.Equal(Collapse(expected.Experts), Collapse(actual.Experts));
        Assert.Equal(Collapse(expected.Notes), Collapse(actual.Notes));
        Assert.Equal(Collapse(expected.Footnotes), Collapse(actual.Footnotes));
    }

    internal static string Collapse(string? cell) => string.Join(' ', (cell ?? string.Empty).Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries));

    internal static IEnumerable<(string?, string)> Collapse(IEnumerable<RegistryNote> notes) => notes.Select(note => (note.Title, Collapse(note.Text)));

    /// <summary>How many cells differ, by column.</summary>
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
