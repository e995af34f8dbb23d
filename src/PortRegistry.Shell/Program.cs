using System;
using System.IO;
using System.Management.Automation;
using PortRegistry.Shell.Hosting;
using PortRegistry.Shell.Interactive;

namespace PortRegistry.Shell;

internal static class Program
{
    // What a shell returns for a command line it does not understand.
    private const int UsageError = 64;

    private static int Main(string[] arguments)
    {
        var terminal = new ConsoleTerminal();
        try
        {
            var options = ShellOptions.Parse(arguments);
            if (options.ShowUsage)
            {
                terminal.Write(ShellOptions.Usage);
                return 0;
            }

            using var session = new ShellSession(terminal);
            if (!options.NoModule)
            {
                session.ImportModule();
            }

            return Run(options, session, terminal);
        }
        catch (ArgumentException mistake)
        {
            terminal.WriteError(mistake.Message + Environment.NewLine);
            return UsageError;
        }
        catch (Exception failure) when (failure is RuntimeException or IOException)
        {
            terminal.WriteError(failure.Message + Environment.NewLine);
            return 1;
        }
    }

    private static int Run(ShellOptions options, ShellSession session, ConsoleTerminal terminal)
    {
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            session.Stop();
        };
        if (options.File is not null)
        {
            return session.ShowFile(options.File, options.Arguments);
        }

        if (options.Script is null && !options.FromInput && terminal.IsInteractive)
        {
            return new InteractiveShell(session, terminal).Run();
        }

        return session.Show(options.FromInput || options.Script is null ? Console.In.ReadToEnd() : options.Script);
    }
}
