using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PortRegistry.Tests.Formats;

/// <summary>
/// Lays records out as a text browser lays out IANA's page: cells wrapped, then centered from top to bottom. A line break
/// in a cell becomes a space; two become a blank line.
/// </summary>
internal static class CenteredText
{
    internal const string Head = "Internet Assigned Numbers Authority\n\n      Service Name and Transport Protocol Port Number Registry\n\nLast Updated\n        2026-08-17\n\n";
    internal const string Tail = "\n                Contact Information\n\n     ID      Name\n[A_Person]  A. Person\n\n                Footnote\n\n[1] It is only\n    an experiment.\n\nLicensing Terms\n";

    /// <summary>The whole file.</summary>
    /// <param name="records">The records.</param>
    /// <param name="widths">The widest that a column may be; it is wider only where a word is.</param>
    internal static string Write(IReadOnlyList<ServiceRecord> records, IReadOnlyDictionary<RegistryColumn, int>? widths = null)
        => Head + WriteTable(records, widths ?? new Dictionary<RegistryColumn, int>()) + Tail;

    private static string WriteTable(IReadOnlyList<ServiceRecord> records, IReadOnlyDictionary<RegistryColumn, int> widths)
    {
        string[][] rows = records
            .Select(record => Enum.GetValues<RegistryColumn>().Select(column => record.GetCell(column) ?? string.Empty).ToArray())
            .ToArray();
        int[] columns = Enum.GetValues<RegistryColumn>().Select(column => WidthOf(rows, column, widths)).ToArray();
        var text = new StringBuilder();
        WriteRow(text, [.. RegistryColumns.Titles], columns, areTitles: true);
        foreach (string[] row in rows)
        {
            WriteRow(text, row, columns, areTitles: false);
        }

        return text.ToString();
    }

    private static int WidthOf(string[][] rows, RegistryColumn column, IReadOnlyDictionary<RegistryColumn, int> widths)
    {
        int word = column.Title().Split(' ').Concat(rows.SelectMany(row => row[(int)column].Split(' ', '\n'))).Max(text => text.Length);
        int line = rows.SelectMany(row => row[(int)column].Split("\n\n")).Max(text => text.Length);
        return Math.Max(word, Math.Min(line, widths.GetValueOrDefault(column, int.MaxValue)));
    }

    private static void WriteRow(StringBuilder text, string[] cells, int[] widths, bool areTitles)
    {
        string[][] lines = cells.Zip(widths, Wrap).ToArray();
        int height = lines.Max(cell => cell.Length);
        for (int i = 0; i < height; i++)
        {
            IEnumerable<string> parts = lines.Zip(widths, (cell, width) =>
            {
                int at = i - ((height - cell.Length) / 2);
                string part = at >= 0 && at < cell.Length ? cell[at] : string.Empty;
                return (areTitles ? part.PadLeft((width + part.Length) / 2) : part).PadRight(width);
            });
            text.Append(string.Join(' ', parts).TrimEnd()).Append('\n');
        }
    }

    private static string[] Wrap(string cell, int width)
    {
        var lines = new List<string>();
        foreach (string paragraph in cell.Split("\n\n"))
        {
            string line = string.Empty;
            foreach (string word in paragraph.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    lines.Add(line);
                    line = string.Empty;
                }

                line += line.Length == 0 ? word : " " + word;
            }

            lines.AddRange([line, string.Empty]);
        }

        return lines.SkipWhile(line => line.Length == 0).Reverse().SkipWhile(line => line.Length == 0).Reverse().ToArray();
    }
}
