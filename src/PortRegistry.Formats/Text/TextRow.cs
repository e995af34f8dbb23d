using System.Collections.Generic;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>
/// The layout of a record in PortRegistry's own plain text: cells wrapped in ruled columns, from the top. Only the first
/// line of a record has a port or begins at the left edge. A line that fills its column is continued without a space, so
/// that words longer than the column are preserved; wrapping leaves every other line at least one short.
/// </summary>
internal static class TextRow
{
    /// <summary>The last line of the file, which shows that it is whole.</summary>
    internal const string EndFormat = "End of the registry. Records: {0}.";

    /// <summary>Whether a record begins with the line.</summary>
    internal static bool IsFirstLine(string line, IReadOnlyList<TextColumn> columns)
        => (line.Length > 0 && line[0] != ' ') || columns[(int)RegistryColumn.PortNumber].Cell(line).Length > 0;

    /// <summary>Reads a record's twelve cells.</summary>
    internal static string[] Read(IReadOnlyList<string> lines, int start, int end, IReadOnlyList<TextColumn> columns)
    {
        string[] cells = TextColumn.Split(lines[start], columns);
        if (end == start + 1)
        {
            return cells;
        }

        bool[] filled = new bool[cells.Length];
        for (int column = 0; column < cells.Length; column++)
        {
            filled[column] = TextColumn.Measure(cells[column]) == Room(column, 0, columns[column].Width);
        }

        var texts = new StringBuilder?[cells.Length];
        for (int line = start + 1; line < end; line++)
        {
            string[] parts = TextColumn.Split(lines[line], columns);
            for (int column = 0; column < parts.Length; column++)
            {
                if (parts[column].Length > 0)
                {
                    StringBuilder text = texts[column] ??= new StringBuilder(cells[column]);
                    (filled[column] || text.Length == 0 ? text : text.Append(' ')).Append(parts[column]);
                }

                filled[column] = TextColumn.Measure(parts[column]) == Room(column, line - start, columns[column].Width);
            }
        }

        for (int column = 0; column < cells.Length; column++)
        {
            cells[column] = texts[column]?.ToString() ?? cells[column];
        }

        return cells;
    }

    /// <summary>Cuts a cell into its lines.</summary>
    /// <param name="cell">The cell, runs of white space already one space.</param>
    /// <param name="column">The column's place.</param>
    /// <param name="width">The column's width.</param>
    /// <param name="lines">Takes the lines, indent included.</param>
    internal static void Wrap(string cell, int column, int width, List<string> lines)
    {
        lines.Clear();
        for (int at = 0; at < cell.Length;)
        {
            int room = Room(column, lines.Count, width);
            int full = TextColumn.Advance(cell, at, room);
            int end = EndOfLine(cell, at, TextColumn.Advance(cell, at, room - 1), full);
            string indent = lines.Count == 0 ? string.Empty : Indent(column);
            lines.Add(indent + cell.Substring(at, end - at));

            // A word that ends where its column does needs an empty line, or the next word would be joined to it.
            if (end == full && full < cell.Length && cell[full] == ' ')
            {
                lines.Add(string.Empty);
            }

            at = end < cell.Length && cell[end] == ' ' ? end + 1 : end;
        }
    }

    private static int EndOfLine(string cell, int start, int usual, int full)
    {
        if (usual == cell.Length || cell[usual] == ' ')
        {
            return usual;
        }

        int space = cell.LastIndexOf(' ', usual - 1, usual - start);
        return space > start ? space : full;
    }

    private static int Room(int column, int line, int width) => line == 0 ? width : width - Indent(column).Length;

    private static string Indent(int column) => column == (int)RegistryColumn.ServiceName ? " " : string.Empty;
}
