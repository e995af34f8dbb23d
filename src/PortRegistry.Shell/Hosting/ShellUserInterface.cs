using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PortRegistry.Shell.Hosting;

/// <summary>Writes the session's text and asks its questions at a terminal, in the words and colours of pwsh.</summary>
internal sealed class ShellUserInterface : PSHostUserInterface
{
    private readonly ITerminal terminal;
    private readonly Questioner questioner;
    private readonly ProgressLine progress;

    public ShellUserInterface(ITerminal terminal)
    {
        this.terminal = terminal;
        questioner = new Questioner(terminal);
        progress = new ProgressLine(terminal);
        RawUI = new ShellRawUserInterface(terminal);
    }

    public override PSHostRawUserInterface RawUI { get; }

    public override bool SupportsVirtualTerminal => terminal.SupportsColour;

    public override void Write(string value)
    {
        progress.Erase();
        terminal.Write(GetOutputString(value, terminal.SupportsColour));
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
    {
        bool plain = !terminal.SupportsColour;
        Write(plain ? value : PSStyle.MapForegroundColorToEscapeSequence(foregroundColor) + value + PSStyle.Instance.Reset);
    }

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value)
    {
        progress.Erase();
        terminal.WriteError(value + Environment.NewLine);
    }

    public override void WriteDebugLine(string message) => WriteStyled(PSStyle.Instance.Formatting.Debug, "DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteStyled(PSStyle.Instance.Formatting.Verbose, "VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteStyled(PSStyle.Instance.Formatting.Warning, "WARNING: " + message);

    // The engine sends the information stream here as well as to Write; writing it twice is not wanted.
    public override void WriteInformation(InformationRecord record)
    {
    }

    public override void WriteProgress(long sourceId, ProgressRecord record) => progress.Show(record);

    public override string ReadLine() => questioner.ReadAnswer("");

    public override SecureString ReadLineAsSecureString() => questioner.ReadSecret("");

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        progress.Erase();
        return questioner.AskFields(caption, message, descriptions);
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        progress.Erase();
        return questioner.AskChoice(caption, message, choices, defaultChoice);
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
        => questioner.AskCredential(caption, message, userName);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
        => questioner.AskCredential(caption, message, userName);

    private void WriteStyled(string style, string text)
        => WriteLine(terminal.SupportsColour ? style + text + PSStyle.Instance.Reset : text);
}
