using System;
using PortRegistry.Shell;
using PortRegistry.Shell.Hosting;
using Xunit;

namespace PortRegistry.Engine.Tests.Shell;

/// <summary>What a shown script writes and asks.</summary>
public sealed class HostTests : IDisposable
{
    private const string Delete = """
        function Remove-It {
            [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
            param([Parameter(Mandatory)] [string] $Name)
            if ($PSCmdlet.ShouldProcess($Name, 'Remove')) { "removed $Name" }
        }

        """;

    private readonly MemoryTerminal terminal = new();
    private readonly ShellSession session;

    public HostTests()
    {
        session = new ShellSession(terminal);
    }

    private string Output => terminal.Output.ReplaceLineEndings("\n");

    private string Error => terminal.Error.ReplaceLineEndings("\n");

    public void Dispose() => session.Dispose();

    [Fact]
    public void Output_is_formatted_as_by_default()
    {
        Assert.Equal(0, session.Show("[pscustomobject]@{ Port = 22; Name = 'ssh' }"));

        Assert.Equal("\nPort Name\n---- ----\n  22 ssh\n\n", Output);
        Assert.Equal("", Error);
    }

    [Fact]
    public void Output_is_cut_to_the_terminal_and_leaves_its_last_column_free()
    {
        terminal.Width = 13;

        session.Show("[pscustomobject]@{ Name = 'a very long name indeed' }");

        Assert.Equal("\nName\n----\na very long…\n\n", Output);
    }

    [Fact]
    public void Colours_are_shown_only_where_the_terminal_takes_them()
    {
        session.Show("[pscustomobject]@{ Port = 22 }; Import-Module nowhere");
        Assert.DoesNotContain("\u001b", Output + Error, StringComparison.Ordinal);

        terminal.SupportsColour = true;
        session.Show("[pscustomobject]@{ Port = 22 }; Import-Module nowhere");
        Assert.Contains("\u001b[", Output, StringComparison.Ordinal);
        Assert.Contains("\u001b[", Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_goes_to_standard_error_and_the_script_goes_on()
    {
        Assert.Equal(0, session.Show("Import-Module nowhere; 'after'"));

        Assert.Equal("after\n", Output);
        Assert.StartsWith("Import-Module: ", Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1; throw 'no'; 2", "Exception: no\n", "1\n")]
    [InlineData("1; Import-Module nowhere -ErrorAction Stop", "Import-Module: ", "1\n")]
    [InlineData("1; )", "ParserError: ", "")]
    [InlineData("1; if (", "Missing condition in if statement", "")]
    public void A_terminating_error_goes_to_standard_error_and_gives_1(string script, string error, string output)
    {
        Assert.Equal(1, session.Show(script));

        Assert.StartsWith(error, Error, StringComparison.Ordinal);
        Assert.Equal(output, Output);
    }

    [Fact]
    public void A_last_statement_that_fails_gives_1()
        => Assert.Equal(1, session.Show("Import-Module nowhere"));

    [Fact]
    public void Exit_gives_its_code_and_ends_the_session()
    {
        Assert.Equal(3, session.Show("1; exit 3; 2"));

        Assert.Equal("1\n", Output);
        Assert.Equal(3, session.ExitCode);
    }

    [Fact]
    public void Warnings_and_verbose_and_debug_messages_are_marked()
    {
        session.Show("""
            function Write-Messages { [CmdletBinding()] param() $PSCmdlet.WriteWarning('w'); $PSCmdlet.WriteVerbose('v'); $PSCmdlet.WriteDebug('d') }
            $DebugPreference = 'Continue'
            Write-Messages -Verbose
            """);

        Assert.Equal("WARNING: w\nVERBOSE: v\nDEBUG: d\n", Output);
    }

    [Fact]
    public void Progress_is_not_written_where_nobody_watches()
    {
        session.Show("& { [CmdletBinding()] param() $PSCmdlet.WriteProgress([Management.Automation.ProgressRecord]::new(1, 'Reading', 'half')) }");

        Assert.Equal("", Output + Error);
    }

    [Fact]
    public void WhatIf_says_what_would_be_done()
    {
        session.Show(Delete + "Remove-It x -WhatIf");

        Assert.Equal("What if: Performing the operation \"Remove\" on target \"x\".\n", Output);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("y", true)]
    [InlineData("Yes", true)]
    [InlineData("n", false)]
    public void A_confirmation_follows_the_answer(string answer, bool removed)
    {
        terminal.Answer(answer);

        session.Show(Delete + "Remove-It x");

        Assert.Contains("[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is \"Y\"): ", Output, StringComparison.Ordinal);
        Assert.Equal(removed, Output.EndsWith("removed x\n", StringComparison.Ordinal));
    }

    [Fact]
    public void A_question_is_asked_again_until_the_answer_is_one_of_the_choices()
    {
        terminal.Answer("perhaps", "?", "n");

        session.Show(Delete + "Remove-It x");

        Assert.Equal(3, Output.Split("[Y] Yes").Length - 1);
        Assert.Contains("N - Skip this operation and proceed with the next operation.\n", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_at_the_end_of_the_input_is_an_error_and_no_consent()
    {
        session.Show(Delete + "Remove-It x");

        Assert.DoesNotContain("removed", Output, StringComparison.Ordinal);
        Assert.Contains("The input ended where an answer was expected.", Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Suspend_is_refused_without_a_prompt()
    {
        terminal.Answer("s");

        session.Show(Delete + "Remove-It x");

        Assert.Contains("Only the interactive shell has a nested prompt.", Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_mandatory_parameter_is_asked_for()
    {
        terminal.Answer("y", "n");

        session.Show(Delete + "Remove-It -Confirm:$false");

        Assert.EndsWith("Supply values for the following parameters:\nName: removed y\n", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_list_is_asked_for_until_an_empty_answer()
    {
        terminal.Answer("a", "b", "");

        session.Show("function Join-It { param([Parameter(Mandatory)] [string[]] $Item) $Item -join '+' }; Join-It");

        Assert.EndsWith("Item[0]: Item[1]: Item[2]: a+b\n", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_credential_is_asked_for_by_name_and_password()
    {
        terminal.Answer("ann", "secret");

        session.Show("$c = $Host.UI.PromptForCredential('Sign in', '', $null, ''); $c.UserName; $c.GetNetworkCredential().Password");

        Assert.Equal(["Sign in", "User: Password for user ann: ann", "secret"], Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_script_file_gets_named_and_positional_arguments()
    {
        using var file = new TemporaryScript("param($Name, [switch] $Loud, [int] $Times, $Rest) \"$Name $Loud $Times $Rest\"");

        Assert.Equal(0, session.ShowFile(file.Path, "-Name", "ann", "-Loud", "-Times:2", "-5"));

        Assert.Equal("ann True 2 -5\n", Output);
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("exit 0", 0)]
    [InlineData("throw 'no'", 1)]
    [InlineData("Import-Module nowhere; 'after'", 0)]
    public void A_script_file_gives_its_exit_code(string script, int code)
    {
        using var file = new TemporaryScript(script);

        Assert.Equal(code, session.ShowFile(file.Path));
    }
}
