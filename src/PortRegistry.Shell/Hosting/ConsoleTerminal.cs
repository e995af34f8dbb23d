using System;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Text;

namespace PortRegistry.Shell.Hosting;

/// <summary>The process's own console, in UTF-8.</summary>
public sealed class ConsoleTerminal : ITerminal
{
    // Redirected output has no window; this is the width pwsh assumes then.
    private const int RedirectedWidth = 120;
    private const int RedirectedHeight = 9001;

    // Some terminals do not tell their size.
    private const int UnknownWidth = 80;
    private const int UnknownHeight = 24;

    private readonly bool errorTakesColour;

    /// <summary>Takes the console and sets it to UTF-8.</summary>
    public ConsoleTerminal()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        bool obeys = OperatingSystem.IsWindows() ? WindowsConsole.EnableEscapes() : Environment.GetEnvironmentVariable("TERM") != "dumb";
        bool coloured = obeys && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IsInteractive = obeys && !Console.IsInputRedirected && !Console.IsOutputRedirected;
        SupportsColour = coloured && !Console.IsOutputRedirected;
        errorTakesColour = coloured && !Console.IsErrorRedirected;
    }

    /// <inheritdoc/>
    public bool IsInteractive { get; }

    /// <inheritdoc/>
    public bool SupportsColour { get; }

    /// <inheritdoc/>
    public int Width => Console.IsOutputRedirected ? RedirectedWidth : Known(Console.WindowWidth, UnknownWidth);

    /// <inheritdoc/>
    public int Height => Console.IsOutputRedirected ? RedirectedHeight : Known(Console.WindowHeight, UnknownHeight);

    /// <inheritdoc/>
    public void Write(string text) => Console.Out.Write(text);

    /// <inheritdoc/>
    public void WriteError(string text)
        => Console.Error.Write(errorTakesColour ? text : new StringDecorated(text).ToString(OutputRendering.PlainText));

    /// <inheritdoc/>
    public string? ReadLine() => Console.ReadLine();

    /// <inheritdoc/>
    public ConsoleKeyInfo ReadKey()
    {
        Console.TreatControlCAsInput = true;
        try
        {
            return Console.ReadKey(intercept: true);
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    private static int Known(int size, int otherwise) => size > 0 ? size : otherwise;
}
