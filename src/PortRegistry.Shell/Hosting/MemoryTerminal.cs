using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Text;

namespace PortRegistry.Shell.Hosting;

/// <summary>A terminal without a screen: it keeps what is written and answers with the lines it was given. Thread-safe.</summary>
public sealed class MemoryTerminal : ITerminal
{
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly ConcurrentQueue<string> lines = new();

    /// <inheritdoc/>
    public bool IsInteractive => false;

    /// <inheritdoc cref="ITerminal.SupportsColour"/>
    public bool SupportsColour { get; set; }

    /// <inheritdoc cref="ITerminal.Width"/>
    public int Width { get; set; } = 120;

    /// <inheritdoc cref="ITerminal.Height"/>
    public int Height { get; set; } = 50;

    /// <summary>Everything written to standard output.</summary>
    public string Output => Read(output);

    /// <summary>Everything written to standard error.</summary>
    public string Error => Read(error);

    /// <summary>Adds lines for <see cref="ReadLine"/>.</summary>
    /// <param name="answers">The lines, without their ends.</param>
    /// <returns>This terminal.</returns>
    public MemoryTerminal Answer(params IEnumerable<string> answers)
    {
        foreach (string answer in answers)
        {
            lines.Enqueue(answer);
        }

        return this;
    }

    /// <summary>Forgets what was written so far.</summary>
    public void Clear()
    {
        lock (output)
        {
            output.Clear();
        }

        lock (error)
        {
            error.Clear();
        }
    }

    /// <inheritdoc/>
    public void Write(string text) => Append(output, text);

    /// <inheritdoc/>
    public void WriteError(string text)
        => Append(error, SupportsColour ? text : new StringDecorated(text).ToString(OutputRendering.PlainText));

    /// <inheritdoc/>
    public string? ReadLine() => lines.TryDequeue(out string? line) ? line : null;

    /// <inheritdoc/>
    public ConsoleKeyInfo ReadKey() => throw new InvalidOperationException("A terminal in memory has no keys.");

    private static void Append(StringBuilder buffer, string text)
    {
        lock (buffer)
        {
            buffer.Append(text);
        }
    }

    private static string Read(StringBuilder buffer)
    {
        lock (buffer)
        {
            return buffer.ToString();
        }
    }
}
