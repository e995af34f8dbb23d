using System.Linq;
using System.Management.Automation.Language;
using PortRegistry.Shell.Hosting;

namespace PortRegistry.Shell.Interactive;

/// <summary>The prompt: reads inputs and runs them in a session until it is told to end.</summary>
public sealed class InteractiveShell
{
    private readonly ShellSession session;
    private readonly LineEditor editor;

    /// <summary>Makes a prompt.</summary>
    /// <param name="session">The session, which writes to the same terminal.</param>
    /// <param name="terminal">An interactive terminal.</param>
    public InteractiveShell(ShellSession session, ITerminal terminal)
    {
        this.session = session;
        editor = new LineEditor(terminal) { Complete = session.Complete, IsComplete = IsComplete };
        session.Host.NestedPrompt = RunNested;
    }

    /// <summary>Reads and runs inputs until <c>exit</c> or Ctrl+D.</summary>
    /// <returns>The exit code: what <c>exit</c> said, else 0.</returns>
    public int Run()
    {
        while (session.ExitCode is null && ReadAndShow())
        {
        }

        return session.ExitCode ?? 0;
    }

    /// <summary>Whether an input is more than the beginning of one: no bracket, string or pipe is left open.</summary>
    /// <param name="input">The input.</param>
    /// <returns>True also where it is wrong in another way.</returns>
    public static bool IsComplete(string input)
    {
        Parser.ParseInput(input, out _, out ParseError[] errors);
        return !errors.Any(error => error.IncompleteInput);
    }

    private bool ReadAndShow()
    {
        InputEnd end = editor.Read(session.Prompt(), out string input);
        if (end == InputEnd.Accepted && !string.IsNullOrWhiteSpace(input))
        {
            session.Show(input);
        }

        return end != InputEnd.Closed;
    }

    private void RunNested()
    {
        session.Host.LeavesNestedPrompt = false;
        while (session.ExitCode is null && !session.Host.LeavesNestedPrompt && ReadAndShow())
        {
        }

        session.Host.LeavesNestedPrompt = false;
    }
}
