using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using PortRegistry.Shell.Hosting;

namespace PortRegistry.Shell.Interactive;

/// <summary>
/// Draws an input on the terminal. It moves relative to where it started, so it never asks where the cursor stands,
/// and breaks the rows itself, so it never depends on how the terminal wraps.
/// </summary>
internal sealed class LineView(ITerminal terminal, string prompt, string continuation)
{
    private int cursorRow;

    /// <summary>Draws the input in place of what it drew before.</summary>
    /// <param name="buffer">The input.</param>
    /// <param name="below">Rows to show under it, none wider than the terminal.</param>
    public void Draw(LineBuffer buffer, IReadOnlyList<string> below)
    {
        List<string> rows = Break(buffer.Text);
        List<string> before = Break(buffer.Text[..buffer.Cursor]);
        var frame = new StringBuilder();
        MoveUp(frame, cursorRow);
        frame.Append("\r\u001b[J").AppendJoin("\r\n", rows);
        foreach (string row in below)
        {
            frame.Append("\r\n").Append(row);
        }

        cursorRow = before.Count - 1;
        MoveUp(frame, rows.Count + below.Count - before.Count);
        frame.Append('\r');
        if (before[^1].Length > 0)
        {
            frame.Append(CultureInfo.InvariantCulture, $"\u001b[{before[^1].Length}C");
        }

        terminal.Write(frame.ToString());
    }

    /// <summary>Clears the screen; the next drawing starts at its top.</summary>
    public void Clear()
    {
        terminal.Write("\u001b[2J\u001b[H");
        cursorRow = 0;
    }

    /// <summary>Draws the input a last time and goes to the line after it.</summary>
    public void Finish(LineBuffer buffer)
    {
        buffer.MoveTo(buffer.Text.Length);
        Draw(buffer, []);
        terminal.Write(Environment.NewLine);
    }

    private static void MoveUp(StringBuilder frame, int rows)
    {
        if (rows > 0)
        {
            frame.Append(CultureInfo.InvariantCulture, $"\u001b[{rows}A");
        }
    }

    // A full row is followed by another, empty one: the cursor after it stands there.
    private List<string> Break(string text)
    {
        var rows = new List<string>();
        string lead = prompt;
        foreach (string line in text.Split('\n'))
        {
            string rest = lead + line;
            for (; rest.Length >= terminal.Width; rest = rest[terminal.Width..])
            {
                rows.Add(rest[..terminal.Width]);
            }

            rows.Add(rest);
            lead = continuation;
        }

        return rows;
    }
}
