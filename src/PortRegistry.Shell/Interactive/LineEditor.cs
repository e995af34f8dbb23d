using System;
using System.Management.Automation;
using PortRegistry.Shell.Hosting;

namespace PortRegistry.Shell.Interactive;

/// <summary>How the reading of an input ended.</summary>
internal enum InputEnd
{
    /// <summary>With Enter.</summary>
    Accepted,

    /// <summary>With Ctrl+C.</summary>
    Abandoned,

    /// <summary>With Ctrl+D on an empty line.</summary>
    Closed,
}

/// <summary>Reads an input key by key, with editing, history and completion.</summary>
/// <param name="terminal">An interactive terminal.</param>
internal sealed class LineEditor(ITerminal terminal)
{
    private readonly LineHistory history = new();
    private LineBuffer buffer = new();
    private CompletionMenu? menu;

    /// <summary>What follows the prompt on the lines after the first.</summary>
    public string Continuation { get; init; } = ">> ";

    /// <summary>Finds the completions of an input at a cursor; without it, Tab does nothing.</summary>
    public Func<string, int, CommandCompletion>? Complete { get; init; }

    /// <summary>Says whether Enter may end an input; without it, it always does.</summary>
    public Func<string, bool>? IsComplete { get; init; }

    /// <summary>Reads an input.</summary>
    /// <param name="prompt">The text before it; what stands on its last line.</param>
    /// <param name="input">The input, without its end.</param>
    /// <returns>How it ended.</returns>
    public InputEnd Read(string prompt, out string input)
    {
        buffer = new LineBuffer();
        menu = null;
        var view = new LineView(terminal, prompt, Continuation);
        InputEnd? end;
        do
        {
            view.Draw(buffer, menu?.Draw(terminal) ?? []);
            ConsoleKeyInfo key = terminal.ReadKey();
            if (key is { Key: ConsoleKey.L, Modifiers: ConsoleModifiers.Control })
            {
                view.Clear();
            }

            end = Press(key);
        }
        while (end is null);

        view.Finish(buffer);
        input = buffer.Text;
        if (end == InputEnd.Accepted && !string.IsNullOrWhiteSpace(input))
        {
            history.Add(input);
        }

        history.Leave();
        return end.Value;
    }

    private InputEnd? Press(ConsoleKeyInfo key)
    {
        if (key.Key == ConsoleKey.Tab)
        {
            SelectCompletion(key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? -1 : 1);
            return null;
        }

        if (key.Key == ConsoleKey.Escape)
        {
            Escape();
            return null;
        }

        menu = null;
        if (key.Key == ConsoleKey.Enter)
        {
            return PressEnter(key.Modifiers);
        }

        return key.Modifiers.HasFlag(ConsoleModifiers.Control) ? PressWithControl(key.Key) : PressPlain(key);
    }

    private InputEnd? PressEnter(ConsoleModifiers modifiers)
    {
        if (modifiers == ConsoleModifiers.None && IsComplete?.Invoke(buffer.Text) != false)
        {
            return InputEnd.Accepted;
        }

        buffer.Insert('\n');
        return null;
    }

    private InputEnd? PressWithControl(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.C:
                return InputEnd.Abandoned;
            case ConsoleKey.D when buffer.Text.Length == 0:
                return InputEnd.Closed;
            case ConsoleKey.D:
                buffer.DeleteTo(buffer.Cursor + 1);
                break;
            case ConsoleKey.A:
                buffer.MoveTo(buffer.LineStart);
                break;
            case ConsoleKey.E:
                buffer.MoveTo(buffer.LineEnd);
                break;
            case ConsoleKey.U:
                buffer.DeleteTo(buffer.LineStart);
                break;
            case ConsoleKey.K:
                buffer.DeleteTo(buffer.LineEnd);
                break;
            case ConsoleKey.W or ConsoleKey.Backspace:
                buffer.DeleteTo(buffer.PreviousWord);
                break;
            case ConsoleKey.Delete:
                buffer.DeleteTo(buffer.NextWord);
                break;
            case ConsoleKey.LeftArrow:
                buffer.MoveTo(buffer.PreviousWord);
                break;
            case ConsoleKey.RightArrow:
                buffer.MoveTo(buffer.NextWord);
                break;
            case ConsoleKey.H:
                buffer.DeleteTo(buffer.Cursor - 1);
                break;
            default:
                break;
        }

        return null;
    }

    private InputEnd? PressPlain(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow:
                buffer.MoveTo(buffer.Cursor - 1);
                break;
            case ConsoleKey.RightArrow:
                buffer.MoveTo(buffer.Cursor + 1);
                break;
            case ConsoleKey.Home:
                buffer.MoveTo(buffer.LineStart);
                break;
            case ConsoleKey.End:
                buffer.MoveTo(buffer.LineEnd);
                break;
            case ConsoleKey.Backspace:
                buffer.DeleteTo(buffer.Cursor - 1);
                break;
            case ConsoleKey.Delete:
                buffer.DeleteTo(buffer.Cursor + 1);
                break;
            case ConsoleKey.UpArrow when !buffer.MoveUp():
                Recall(history.Back(buffer.Text));
                break;
            case ConsoleKey.DownArrow when !buffer.MoveDown():
                Recall(history.Forward());
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    buffer.Insert(key.KeyChar);
                }

                break;
        }

        return null;
    }

    private void Recall(string? input)
    {
        if (input is not null)
        {
            buffer.Set(input);
        }
    }

    private void Escape()
    {
        if (menu is null)
        {
            buffer.Set("");
            return;
        }

        menu.Cancel(buffer);
        menu = null;
    }

    private void SelectCompletion(int step)
    {
        if (menu is null && Complete?.Invoke(buffer.Text, buffer.Cursor) is { CompletionMatches.Count: > 0 } completion)
        {
            menu = new CompletionMenu(completion, buffer);
        }

        menu?.Select(buffer, step);
    }
}
