using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using PortRegistry.Shell.Formatting;
using PortRegistry.Shell.Hosting;

namespace PortRegistry.Shell;

/// <summary>
/// A PowerShell session over the real engine, with the formatting cmdlets. A session runs one script at a time;
/// any number of sessions run beside each other, and <see cref="Stop"/> may be called from any thread.
/// </summary>
public sealed class ShellSession : IDisposable
{
    /// <summary>The exit code of a run that <see cref="Stop"/> ended: 128 and the number of SIGINT.</summary>
    public const int StoppedExitCode = 130;

    private readonly ShellHost host;
    private readonly Runspace runspace;
    private readonly Lock gate = new();
    private PowerShell? running;

    static ShellSession()
    {
        // The engine would otherwise report module imports over the network.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
    }

    /// <summary>Opens a session.</summary>
    /// <param name="terminal">Where the session writes and reads.</param>
    public ShellSession(ITerminal terminal)
    {
        host = new ShellHost(terminal);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(
        [
            new SessionStateCmdletEntry("Format-Custom", typeof(FormatCustomCommand), null),
            new SessionStateCmdletEntry("Format-List", typeof(FormatListCommand), null),
            new SessionStateCmdletEntry("Format-Table", typeof(FormatTableCommand), null),
            new SessionStateCmdletEntry("Format-Wide", typeof(FormatWideCommand), null),
            new SessionStateCmdletEntry("Out-String", typeof(OutStringCommand), null),
        ]);
        runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
    }

    /// <summary>Opens a session that writes to memory.</summary>
    public ShellSession()
        : this(new MemoryTerminal())
    {
    }

    /// <summary>The host of the session.</summary>
    internal ShellHost Host => host;

    /// <summary>The exit code that <c>exit</c> asked for; null while the session has not been told to end.</summary>
    public int? ExitCode => host.ExitCode;

    /// <summary>Imports the module the build assembled, through its manifest.</summary>
    /// <returns>This session.</returns>
    /// <exception cref="FileNotFoundException">The module is not built.</exception>
    /// <exception cref="RuntimeException">The module does not import.</exception>
    public ShellSession ImportModule()
    {
        string manifest = BuiltModule.FindManifest();
        using PowerShell shell = Create();
        shell.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
        return this;
    }

    /// <summary>Sets a global variable of the session.</summary>
    /// <param name="name">Its name, without the dollar sign.</param>
    /// <param name="value">Its value.</param>
    public void SetVariable(string name, object? value) => runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs a script and gives back what it output, unformatted.</summary>
    /// <param name="script">The text of the script.</param>
    /// <param name="input">Objects for its <c>$input</c>.</param>
    /// <returns>The output and the other streams; a terminating error is in the errors too.</returns>
    public ShellResult Run(string script, params IEnumerable<object> input)
    {
        using PowerShell shell = Create();
        shell.AddScript(script);
        var output = new PSDataCollection<PSObject>();
        var errors = new List<ErrorRecord>();
        RuntimeException? failure = Invoke(shell, () => shell.Invoke(input, output));
        errors.AddRange(shell.Streams.Error);
        if (failure is not null and not PipelineStoppedException)
        {
            errors.Add(failure.ErrorRecord);
        }

        return new ShellResult(
            [.. output],
            errors,
            [.. shell.Streams.Warning],
            [.. shell.Streams.Verbose],
            [.. shell.Streams.Debug],
            [.. shell.Streams.Progress],
            [.. shell.Streams.Information],
            shell.InvocationStateInfo.State);
    }

    /// <summary>Runs a script and gives back its output as the shell would show it.</summary>
    /// <param name="script">The text of the script.</param>
    /// <param name="width">The columns of a line, at least 2.</param>
    /// <returns>The formatted output, without colours and with line feeds as line ends.</returns>
    /// <exception cref="RuntimeException">The script ended with a terminating error.</exception>
    public string RunText(string script, int width = 120)
    {
        using PowerShell shell = Create();
        shell.AddScript(script).AddCommand("Out-String").AddParameter("Width", width);
        List<PSObject> output = [];
        RuntimeException? failure = Invoke(shell, () => output.AddRange(shell.Invoke()));
        return failure is null ? string.Concat(output).ReplaceLineEndings("\n") : throw failure;
    }

    /// <summary>Runs a script and shows its output and errors at the terminal.</summary>
    /// <param name="script">The text of the script.</param>
    /// <returns>
    /// What <c>exit</c> asked for, 0 after success, 1 after a terminating error or where the last statement failed,
    /// and <see cref="StoppedExitCode"/> where it was stopped.
    /// </returns>
    public int Show(string script)
    {
        RuntimeException? failure = Show(new Command(script, isScript: true, useLocalScope: false), out _);
        return ExitCode ?? CodeOf(failure) ?? (LastStatementSucceeded() ? 0 : 1);
    }

    /// <summary>Runs a script file and shows its output and errors at the terminal.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="arguments">Its arguments as on a command line: values, and names of parameters with their hyphen.</param>
    /// <returns>As <see cref="Show(string)"/>, but 0 where only the last statement failed, as in pwsh.</returns>
    public int ShowFile(string path, params IEnumerable<string> arguments)
    {
        var command = new Command(Path.GetFullPath(path), isScript: false, useLocalScope: false);
        foreach (string argument in arguments)
        {
            command.Parameters.Add(ToParameter(argument));
        }

        // The exit of a script file ends the file, not the session, and leaves its code in this variable.
        SetVariable("LASTEXITCODE", null);
        RuntimeException? failure = Show(command, out bool failed);
        return ExitCode ?? CodeOf(failure) ?? (failed && runspace.SessionStateProxy.GetVariable("LASTEXITCODE") is int code ? code : 0);
    }

    /// <summary>Completes an input as the Tab key does.</summary>
    /// <param name="input">The input so far.</param>
    /// <param name="cursor">Where the cursor stands in it, from 0.</param>
    /// <returns>The completions and the part of the input they replace.</returns>
    public CommandCompletion Complete(string input, int cursor)
    {
        using PowerShell shell = Create();
        return shell.AddCommand("TabExpansion2").AddParameter("inputScript", input).AddParameter("cursorColumn", cursor)
            .Invoke<CommandCompletion>().Single();
    }

    /// <summary>The session's prompt: what its <c>prompt</c> function says.</summary>
    internal string Prompt()
    {
        using PowerShell shell = Create();
        return string.Concat(shell.AddCommand("prompt").Invoke<string>());
    }

    /// <summary>Stops the running script, if there is one, and waits for its end; the session lives on.</summary>
    public void Stop()
    {
        // Held to the end: the engine's Stop must not find its pipeline disposed under it.
        lock (gate)
        {
            running?.Stop();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => runspace.Dispose();

    // "-Name" may take the value that follows, "-Name:value" brings its own.
    private static CommandParameter ToParameter(string argument)
    {
        if (argument.Length < 2 || argument[0] != '-' || char.IsAsciiDigit(argument[1]))
        {
            return new CommandParameter(null, argument);
        }

        int colon = argument.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new CommandParameter(argument) : new CommandParameter(argument[..(colon + 1)], argument[(colon + 1)..]);
    }

    private static int? CodeOf(RuntimeException? failure) => failure switch
    {
        null => null,
        PipelineStoppedException => StoppedExitCode,
        _ => 1,
    };

    private PowerShell Create()
    {
        // In a nested prompt the session's one thread is the one that asks.
        if (ReferenceEquals(Runspace.DefaultRunspace, runspace))
        {
            return PowerShell.Create(RunspaceMode.CurrentRunspace);
        }

        var shell = PowerShell.Create();
        shell.Runspace = runspace;
        return shell;
    }

    private RuntimeException? Show(Command command, out bool failed)
    {
        using PowerShell shell = Create();
        // Errors go the way of the output, so that both appear in order; the host separates them again.
        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.Commands.AddCommand(command).AddCommand("Out-Default");
        // Only a command of the history leaves its $? behind.
        RuntimeException? failure = Invoke(shell, () => shell.Invoke(null, new PSInvocationSettings { AddToHistory = true }));
        if (failure is not null and not PipelineStoppedException)
        {
            ShowError(failure);
        }

        failed = shell.HadErrors;
        return failure;
    }

    private void ShowError(RuntimeException failure)
    {
        // The engine's view of errors has nothing to say of input that merely breaks off.
        if (failure is IncompleteParseException)
        {
            host.UI.WriteErrorLine(failure.Message);
            return;
        }

        using PowerShell shell = Create();
        foreach (PSObject line in shell.AddCommand("Out-String").AddParameter("Stream").Invoke(new[] { failure.ErrorRecord }))
        {
            host.UI.WriteErrorLine(line.ToString());
        }
    }

    private bool LastStatementSucceeded()
    {
        using PowerShell shell = Create();
        return shell.AddScript("$?").Invoke<bool>() is [true];
    }

    private RuntimeException? Invoke(PowerShell shell, Action invoke)
    {
        PowerShell? outer;
        lock (gate)
        {
            outer = running;
            running = shell;
        }

        try
        {
            invoke();
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
                running = outer;
            }
        }
    }
}
