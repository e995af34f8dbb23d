using System;
using System.IO;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using Microsoft.PowerShell.Commands;

namespace PortRegistry.Shell;

/// <summary>PowerShell's own console host, with the built module imported.</summary>
public static class Program
{
    private const string PolicyVariable = "PSExecutionPolicyPreference";
    private const string Help = "The arguments are those of pwsh, but a first one that is neither a switch nor a file is a command.";

    /// <summary>The commands of a session. CreateDefault would take more of them on Windows, whose packages are not here.</summary>
    public static InitialSessionState CreateSessionState()
    {
        // pwsh has this in its configuration; otherwise Windows would not run scripts or load views.
        if (OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable(PolicyVariable) is null)
        {
            Environment.SetEnvironmentVariable(PolicyVariable, "RemoteSigned");
        }

        var state = InitialSessionState.CreateDefault2();
        foreach (Type command in (Type[])[typeof(SelectObjectCommand), typeof(GetContentCommand), typeof(GetCredentialCommand), typeof(StartTranscriptCommand)])
        {
            state.ImportPSModule([command.Assembly.Location]);
        }

        return state;
    }

    private static int Main(string[] arguments)
    {
        // Only Update-IanaRegistry uses the network.
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

        InitialSessionState state = CreateSessionState();
        state.ImportPSModule([BuiltModule.FindManifest()]);
        return ConsoleShell.Start(state, "PowerShell with PortRegistry", Help, arguments);
    }
}
