using System;
using System.Collections.Generic;

namespace PortRegistry.Formats;

/// <summary>
/// A column of a text table: a range of character positions. Positions count code points, as a text browser does, so a
/// character outside the Basic Multilingual Plane shifts nothing.
/// </summary>
internal readonly struct TextColumn(int start, int end)
{
    /// <summary>The first position.</summary>
    internal int Start { get; } = start;

    /// <summary>The position after the last.</summary>
    internal int End { get; } = end;

    internal int Width => End - Start;

    /// <summary>The spans between positions that are blank in all of the lines, from left to right.</summary>
    internal static List<TextColumn> Between(IReadOnlyList<string> lines, int first, int end)
    {
        int width = 0;
        for (int i = first; i < end; i++)
        {
            width = Math.Max(width, lines[i].Length);
        }

        bool[] used = new bool[width + 1];
        for (int i = first; i < end; i++)
        {
            string line = lines[i];
            int position = 0;
            for (int at = 0; at < line.Length; at += Step(line, at))
            {
                used[position++] |= line[at] != ' ';
            }
        }

        var columns = new List<TextColumn>();
        for (int position = 0; position < width; position++)
        {
            int start = position;
            while (used[position])
            {
                position++;
            }

            if (position > start)
            {
                columns.Add(new TextColumn(start, position));
            }
        }

        return columns;
    }

    /// <summary>What a line has in each of some columns, without the blanks around it.</summary>
    internal static string[] Split(string line, IReadOnlyList<TextColumn> columns)
    {
        string[] cells = new string[columns.Count];
        int at = 0;
        int position = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            int start = Advance(line, at, columns[i].Start - position);
            at = Advance(line, start, columns[i].Width);
            position = columns[i].End;
            cells[i] = Trim(line, start, at);
        }

        return cells;
    }

    /// <summary>What a line has in the column, without the blanks around it.</summary>
    internal string Cell(string line)
    {
        int start = Advance(line, 0, Start);
        return Trim(line, start, Advance(line, start, Width));
    }

    /// <summary>How many positions a text takes.</summary>
    internal static int Measure(string text)
    {
        int positions = 0;
        for (int at = 0; at < text.Length; at += Step(text, at))
        {
            positions++;
        }

        return positions;
    }

    /// <summary>The index some positions further on; the text's end where it is shorter.</summary>
    internal static int Advance(string text, int at, int positions)
    {
        for (; positions > 0 && at < text.Length; positions--)
        {
            at += Step(text, at);
        }

        return at;
    }

    private static int Step(string text, int at)
        => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    private static string Trim(string line, int start, int end)
    {
        while (start < end && line[start] == ' ')
        {
            start++;
        }

        while (end > start && line[end - 1] == ' ')
        {
            end--;
        }

        return start == end ? string.Empty : line.Substring(start, end - start);
    }
}
