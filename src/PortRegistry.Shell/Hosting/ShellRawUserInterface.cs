using System;
using System.Management.Automation.Host;

namespace PortRegistry.Shell.Hosting;

/// <summary>The size of the terminal and its keys. The shell never reads or moves what is on the screen.</summary>
internal sealed class ShellRawUserInterface(ITerminal terminal) : PSHostRawUserInterface
{
    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Size BufferSize
    {
        get => new(terminal.Width, terminal.Height);
        set => throw Fixed();
    }

    public override Size WindowSize
    {
        get => new(terminal.Width, terminal.Height);
        set => throw Fixed();
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override string WindowTitle { get; set; } = "PortRegistry";

    public override bool KeyAvailable => terminal.IsInteractive && Console.KeyAvailable;

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        ConsoleKeyInfo key = terminal.ReadKey();
        ControlKeyStates state = 0;
        state |= key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? ControlKeyStates.ShiftPressed : 0;
        state |= key.Modifiers.HasFlag(ConsoleModifiers.Alt) ? ControlKeyStates.LeftAltPressed : 0;
        state |= key.Modifiers.HasFlag(ConsoleModifiers.Control) ? ControlKeyStates.LeftCtrlPressed : 0;
        return new KeyInfo((int)key.Key, key.KeyChar, state, keyDown: true);
    }

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NoScreen();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NoScreen();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NoScreen();

    // This is how the engine's Clear-Host clears the screen.
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        if (terminal.IsInteractive)
        {
            terminal.Write("\u001b[2J\u001b[H");
        }
    }

    private static NotSupportedException Fixed() => new("The size of the terminal cannot be set from the shell.");

    private static NotSupportedException NoScreen() => new("The shell cannot read or write single cells of the screen.");
}
