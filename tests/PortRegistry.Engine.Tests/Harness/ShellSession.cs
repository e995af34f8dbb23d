using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using PortRegistry.Shell;

namespace PortRegistry.Engine.Tests;

/// <summary>What a script gave: its output objects and what it wrote to the other streams.</summary>
/// <param name="Output">The output objects, in order.</param>
/// <param name="Errors">The error records, in order; a terminating error is the last of them.</param>
/// <param name="Warnings">The warnings.</param>
/// <param name="Verbose">The verbose messages.</param>
/// <param name="Progress">The progress records.</param>
/// <param name="Information">The information records.</param>
/// <param name="State">Completed, Failed after a terminating error, or Stopped.</param>
public sealed record ShellResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<WarningRecord> Warnings,
    IReadOnlyList<VerboseRecord> Verbose,
    IReadOnlyList<ProgressRecord> Progress,
    IReadOnlyList<InformationRecord> Information,
    PSInvocationState State);

/// <summary>
/// A noninteractive PowerShell session with all commands that a user has. It runs one script at a time; any number of
/// sessions run in parallel, and <see cref="Stop"/> may be called from any thread.
/// </summary>
public sealed class ShellSession : IDisposable
{
    private readonly Runspace runspace;
    private readonly Lock gate = new();
    private PowerShell? running;

    static ShellSession() => Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

    public ShellSession()
    {
        runspace = RunspaceFactory.CreateRunspace(Program.CreateSessionState());
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
    }

    /// <summary>Imports the module the build assembled, through its manifest.</summary>
    /// <returns>This session.</returns>
    public ShellSession ImportModule()
    {
        using PowerShell shell = Create();
        shell.AddCommand("Import-Module").AddParameter("Name", BuiltModule.FindManifest()).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
        return this;
    }

    public void SetVariable(string name, object? value) => runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs a script and gives back what it output, unformatted.</summary>
    public ShellResult Run(string script)
    {
        using PowerShell shell = Create();
        shell.AddScript(script);
        var output = new PSDataCollection<PSObject>();
        RuntimeException? failure = Invoke(shell, output);
        IEnumerable<ErrorRecord> last = failure is null or PipelineStoppedException ? [] : [failure.ErrorRecord];
        return new ShellResult(
            [.. output],
            [.. shell.Streams.Error, .. last],
            [.. shell.Streams.Warning],
            [.. shell.Streams.Verbose],
            [.. shell.Streams.Progress],
            [.. shell.Streams.Information],
            shell.InvocationStateInfo.State);
    }

    /// <summary>Runs a script and gives back its output as the shell would show it, without colors and with line feeds as line ends.</summary>
    /// <exception cref="RuntimeException">The script ended with a terminating error.</exception>
    public string RunText(string script, int width = 120)
    {
        using PowerShell shell = Create();
        shell.AddScript(script).AddCommand("Out-String").AddParameter("Width", width);
        var output = new PSDataCollection<PSObject>();
        return Invoke(shell, output) is { } failure ? throw failure : string.Concat(output).ReplaceLineEndings("\n");
    }

    /// <summary>Completes an input as the Tab key does.</summary>
    public CommandCompletion Complete(string input, int cursor)
    {
        using PowerShell shell = Create();
        return shell.AddCommand("TabExpansion2").AddParameter("inputScript", input).AddParameter("cursorColumn", cursor)
            .Invoke<CommandCompletion>().Single();
    }

    /// <summary>Stops the running script, if there is one, and waits for its end; the session lives on.</summary>
    public void Stop()
    {
        // Held to the end, so that the pipeline is not disposed during Stop.
        lock (gate)
        {
            running?.Stop();
        }
    }

    public void Dispose() => runspace.Dispose();

    private PowerShell Create()
    {
        var shell = PowerShell.Create();
        shell.Runspace = runspace;
        return shell;
    }

    private RuntimeException? Invoke(PowerShell shell, PSDataCollection<PSObject> output)
    {
        lock (gate)
        {
            running = shell;
        }

        try
        {
            shell.Invoke(null, output);
            return shell.InvocationStateInfo.State is PSInvocationState.Completed ? null : new PipelineStoppedException();
        }
        catch (RuntimeException failure)
        {
            return failure;
        }
        catch (InvalidPowerShellStateException)
        {
            // It was stopped before it began.
            return new PipelineStoppedException();
        }
        finally
        {
            lock (gate)
            {
                running = null;
            }
        }
    }
}
