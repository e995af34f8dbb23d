using System;
using System.Collections.Generic;
using System.Linq;

namespace PortRegistry.Shell;

/// <summary>What the command line asks for.</summary>
internal sealed class ShellOptions
{
    public const string Usage = """
        A small PowerShell with the PortRegistry module imported.

        PortRegistry.Shell [-NoModule] [[-Command] <script text>]
        PortRegistry.Shell [-NoModule] -File <script.ps1> [<arguments>]
        PortRegistry.Shell [-NoModule] -

        Without a script it starts an interactive prompt; with "-", or where the input
        is redirected, it reads the script from there. Errors go to standard error.
        The exit code is what "exit" says, 1 after an error that ended the script or
        where the last statement failed, else 0.

        """;

    private ShellOptions()
    {
    }

    public bool ShowUsage { get; private set; }

    public bool NoModule { get; private set; }

    public bool FromInput { get; private set; }

    public string? Script { get; private set; }

    public string? File { get; private set; }

    public IReadOnlyList<string> Arguments { get; private set; } = [];

    /// <exception cref="ArgumentException">An option lacks its value.</exception>
    public static ShellOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ShellOptions();
        for (int i = 0; i < arguments.Count; i++)
        {
            string[] rest = [.. arguments.Skip(i + 1)];
            switch (arguments[i].ToLowerInvariant())
            {
                case "-?" or "-h" or "-help" or "--help":
                    options.ShowUsage = true;
                    return options;
                case "-nomodule":
                    options.NoModule = true;
                    continue;
                case "-noprofile" or "-nologo" or "-noninteractive":
                    // Habits of pwsh: this shell has neither profile nor logo, and asks only what a cmdlet asks.
                    continue;
                case "-":
                    options.FromInput = true;
                    return options;
                case "-f" or "-file":
                    options.File = rest.Length > 0 ? rest[0] : throw new ArgumentException("-File needs the path of a script.");
                    options.Arguments = rest[1..];
                    return options;
                case "-c" or "-command":
                    options.Script = rest.Length > 0 ? string.Join(' ', rest) : throw new ArgumentException("-Command needs the text of a script.");
                    options.FromInput = options.Script == "-";
                    return options;
                default:
                    options.Script = string.Join(' ', [arguments[i], .. rest]);
                    return options;
            }
        }

        return options;
    }
}
