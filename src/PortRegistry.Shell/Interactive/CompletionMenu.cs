using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using PortRegistry.Shell.Hosting;

namespace PortRegistry.Shell.Interactive;

/// <summary>The completions of one place in the input: Tab walks through them, and they are listed under the line.</summary>
internal sealed class CompletionMenu
{
    private const int MaxRows = 6;
    private const int Gap = 2;

    private readonly Collection<CompletionResult> matches;
    private readonly string original;
    private readonly int originalCursor;
    private readonly string head;
    private readonly string tail;
    private int selected = -1;

    /// <summary>Makes a menu.</summary>
    /// <param name="completion">At least one match and what it replaces.</param>
    /// <param name="buffer">The input it completes.</param>
    public CompletionMenu(CommandCompletion completion, LineBuffer buffer)
    {
        matches = completion.CompletionMatches;
        original = buffer.Text;
        originalCursor = buffer.Cursor;
        head = original[..completion.ReplacementIndex];
        tail = original[(completion.ReplacementIndex + completion.ReplacementLength)..];
    }

    /// <summary>Puts the next match into the input, or the previous one.</summary>
    /// <param name="buffer">The input.</param>
    /// <param name="step">1 or -1.</param>
    public void Select(LineBuffer buffer, int step)
    {
        selected = selected < 0 && step < 0 ? matches.Count - 1 : (selected + step + matches.Count) % matches.Count;
        string completed = head + matches[selected].CompletionText;
        buffer.Set(completed + tail, completed.Length);
    }

    /// <summary>Puts the input back as it was.</summary>
    public void Cancel(LineBuffer buffer) => buffer.Set(original, originalCursor);

    /// <summary>The list: some rows of matches around the selected one, then its tooltip. Nothing where there is one match.</summary>
    public IReadOnlyList<string> Draw(ITerminal terminal)
    {
        if (matches.Count < 2)
        {
            return [];
        }

        int room = terminal.Width - 1;
        int cell = Math.Min(room, matches.Max(match => match.ListItemText.Length) + Gap);
        int columns = Math.Max(1, room / cell);
        int rows = Math.Min(MaxRows, Math.Max(1, terminal.Height / 2));
        int firstRow = Math.Max(0, (selected / columns) - rows + 1);
        var lines = new List<string>();
        foreach (int[] row in Enumerable.Range(0, matches.Count).Skip(firstRow * columns).Take(rows * columns).Chunk(columns))
        {
            lines.Add(string.Concat(row.Select(index => Cell(index, cell))));
        }

        lines.Add(Cut(matches[selected].ToolTip.ReplaceLineEndings(" ").Trim(), room));
        return lines;
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + '…';

    private string Cell(int index, int width)
    {
        string name = Cut(matches[index].ListItemText, Math.Max(1, width - Gap));
        string space = new(' ', width - name.Length);
        return (index == selected ? $"\u001b[7m{name}\u001b[0m" : name) + space;
    }
}
