using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace PortRegistry.Shell.Hosting;

/// <summary>The PowerShell host: who the shell is, where it writes, and how it is told to end.</summary>
public sealed class ShellHost : PSHost
{
    private readonly ShellUserInterface userInterface;

    /// <summary>Makes a host over a terminal.</summary>
    /// <param name="terminal">Where it writes and reads.</param>
    public ShellHost(ITerminal terminal)
    {
        userInterface = new ShellUserInterface(terminal);
    }

    /// <inheritdoc/>
    public override string Name => "PortRegistry.Shell";

    /// <inheritdoc/>
    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version ?? new Version(0, 0);

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override PSHostUserInterface UI => userInterface;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    /// <summary>The exit code the session asked for with <c>exit</c>; null while it has not.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Runs a prompt inside the running pipeline; set by the interactive shell.</summary>
    public Action? NestedPrompt { get; set; }

    /// <summary>True once the innermost nested prompt is to end.</summary>
    internal bool LeavesNestedPrompt { get; set; }

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The shell is not interactive.</exception>
    public override void EnterNestedPrompt()
        => (NestedPrompt ?? throw new NotSupportedException("Only the interactive shell has a nested prompt."))();

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => LeavesNestedPrompt = true;

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }
}
