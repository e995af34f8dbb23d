using System;

namespace PortRegistry.Shell.Hosting;

/// <summary>What the host writes to and reads from: the console, or memory.</summary>
public interface ITerminal
{
    /// <summary>True where a person sits at it and it obeys cursor movements: neither input nor output is redirected.</summary>
    bool IsInteractive { get; }

    /// <summary>True where colours are wanted on standard output.</summary>
    bool SupportsColour { get; }

    /// <summary>The columns of a line, at least 1.</summary>
    int Width { get; }

    /// <summary>The lines of a window, at least 1.</summary>
    int Height { get; }

    /// <summary>Writes to standard output.</summary>
    /// <param name="text">The text, with its own line ends.</param>
    void Write(string text);

    /// <summary>Writes to standard error; colours are left out where it does not take them.</summary>
    /// <param name="text">The text, with its own line ends.</param>
    void WriteError(string text);

    /// <summary>Reads a line.</summary>
    /// <returns>The line without its end, or null at the end of the input.</returns>
    string? ReadLine();

    /// <summary>Waits for a key and does not show it. While it waits, Ctrl+C is a key like any other.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidOperationException">The terminal is not interactive.</exception>
    ConsoleKeyInfo ReadKey();
}
