using System;
using System.IO;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace PortRegistry.Shell;

internal static class Program
{
    private const string Help = "The arguments are those of pwsh, but a first one that is neither a switch nor a file is a command.";

    private static int Main(string[] arguments)
    {
        // The network is touched by Update-IanaRegistry alone.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");
        if (Console.IsOutputRedirected)
        {
            Environment.SetEnvironmentVariable("NO_COLOR", "1");
        }

        if (arguments is [[not '-', ..] first, ..] && !File.Exists(first))
        {
            arguments = ["-Command", .. arguments];
        }

        var state = InitialSessionState.CreateDefault();
        state.ImportPSModule(BuiltModule.FindManifest());
        return ConsoleShell.Start(state, "PowerShell with PortRegistry", Help, arguments);
    }
}
