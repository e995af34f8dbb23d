using System;
using System.Collections.Generic;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>Where each of the registry's columns stands in a CSV file. Columns are bound by title, in any order.</summary>
internal static class CsvHeader
{
    /// <summary>Binds a header row.</summary>
    /// <param name="cells">The titles.</param>
    /// <returns>For each cell of a row the index of its <see cref="RegistryColumn"/>.</returns>
    /// <exception cref="InvalidRegistryException">A title is missing, unknown or there twice.</exception>
    public static int[] Bind(IReadOnlyList<string> cells)
    {
        var columns = new int[cells.Count];
        var isFound = new bool[RegistryColumns.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            if (RegistryColumns.Find(cells[i].Trim()) is not RegistryColumn found)
            {
                throw ReadContext.Refuse(1, $"'{cells[i]}' is not a column of the registry. {Expected()}");
            }

            int column = (int)found;
            if (isFound[column])
            {
                throw ReadContext.Refuse(1, $"The column '{found.Title()}' is there twice. {Expected()}");
            }

            isFound[column] = true;
            columns[i] = column;
        }

        string missing = Join(column => !isFound[column]);
        if (missing.Length > 0)
        {
            throw ReadContext.Refuse(1, $"The header lacks {missing}. {Expected()}");
        }

        return columns;
    }

    private static string Expected() => $"A registry CSV has all twelve columns: {Join(_ => true)}.";

    private static string Join(Func<int, bool> wanted)
    {
        var text = new StringBuilder();
        for (int i = 0; i < RegistryColumns.Count; i++)
        {
            if (wanted(i))
            {
                text.Append(text.Length == 0 ? "'" : ", '").Append(RegistryColumns.Titles[i]).Append('\'');
            }
        }

        return text.ToString();
    }
}
