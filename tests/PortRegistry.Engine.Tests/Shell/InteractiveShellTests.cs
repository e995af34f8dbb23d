using System;
using PortRegistry.Shell;
using PortRegistry.Shell.Interactive;
using Xunit;

namespace PortRegistry.Engine.Tests.Shell;

public sealed class InteractiveShellTests : IDisposable
{
    private readonly ScreenTerminal terminal = new(width: 70, height: 40);
    private readonly ShellSession session;

    public InteractiveShellTests()
    {
        session = new ShellSession(terminal);
        session.Run("function prompt { '> ' + '+' * $NestedPromptLevel }");
    }

    public void Dispose() => session.Dispose();

    [Fact]
    public void Inputs_are_run_until_Control_D()
    {
        Assert.Equal(0, Run("$a = 2<Enter>$a + 3<Enter><Control+D>"));

        Assert.Equal("> $a = 2\n> $a + 3\n5\n>", terminal.Screen);
    }

    [Fact]
    public void Exit_leaves_with_its_code()
        => Assert.Equal(4, Run("exit 4<Enter>"));

    [Fact]
    public void An_error_is_shown_and_the_prompt_comes_back()
    {
        Run("throw 'no'<Enter>'after'<Enter><Control+D>");

        Assert.Equal("Exception: no\n", terminal.Error.ReplaceLineEndings("\n"));
        Assert.EndsWith("> 'after'\nafter\n>", terminal.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_bracket_takes_further_lines()
    {
        Run("1..2 | ForEach-Object {<Enter>$_ * 2 }<Enter><Control+D>");

        Assert.Equal("> 1..2 | ForEach-Object {\n>> $_ * 2 }\n2\n4\n>", terminal.Screen);
    }

    [Fact]
    public void Control_C_abandons_what_was_typed()
    {
        Run("'never'<Control+C>'now'<Enter><Control+D>");

        Assert.Equal("> 'never'\n> 'now'\nnow\n>", terminal.Screen);
    }

    [Fact]
    public void Tab_completes_through_the_engine()
    {
        Run("Format-Ta<Tab><Control+C><Control+D>");

        Assert.Contains("> Format-Table|", terminal.Pictures);
    }

    [Fact]
    public void The_prompt_knows_whether_the_last_input_succeeded()
    {
        Run("function prompt { \"$?: \" }<Enter>Import-Module nowhere<Enter>1<Enter><Control+D>");

        Assert.Contains("\nFalse: 1\n1\nTrue:", terminal.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_is_answered_at_its_own_line()
    {
        Run("function Remove-It { [CmdletBinding(SupportsShouldProcess)] param() if ($PSCmdlet.ShouldProcess('x')) { 'done' } }<Enter>"
            + "Remove-It -Confirm<Enter>y<Enter><Control+D>");

        Assert.EndsWith("Help\n(default is \"Y\"): y\ndone\n>", terminal.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Suspend_opens_a_nested_prompt_and_exit_returns_to_the_question()
    {
        Run("function Remove-It { [CmdletBinding(SupportsShouldProcess)] param() if ($PSCmdlet.ShouldProcess('x')) { 'done' } }<Enter>"
            + "Remove-It -Confirm<Enter>s<Enter>'inside'<Enter>exit<Enter>y<Enter>'outside'<Enter><Control+D>");

        Assert.Contains("\n> +'inside'\ninside\n> +exit\n\nConfirm\n", terminal.Screen, StringComparison.Ordinal);
        Assert.EndsWith("done\n> 'outside'\noutside\n>", terminal.Screen, StringComparison.Ordinal);
        Assert.Null(session.ExitCode);
    }

    [Fact]
    public void Control_C_at_a_question_stops_the_pipeline_and_not_the_shell()
    {
        Run("function Read-It { param([Parameter(Mandatory)] $Name) 'never' }<Enter>Read-It<Enter><Control+C>'alive'<Enter><Control+D>");

        Assert.EndsWith("\nName:\n> 'alive'\nalive\n>", terminal.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_not_shown()
    {
        Run("$s = $Host.UI.ReadLineAsSecureString()<Enter>hushX<Backspace><Enter>[Net.NetworkCredential]::new('', $s).Password.Length<Enter><Control+D>");

        Assert.EndsWith("Password.Length\n4\n>", terminal.Screen, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", terminal.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_one_line_that_gives_way_to_the_output()
    {
        Run("& { [CmdletBinding()] param() $PSCmdlet.WriteProgress([Management.Automation.ProgressRecord]::new(1, 'Reading', 'half')); $Host.UI.RawUI.ReadKey().Character; 'done' }<Enter>k<Control+D>");

        Assert.EndsWith("\nReading: half|", terminal.Pictures[^2], StringComparison.Ordinal);
        Assert.EndsWith("\nk\ndone\n>", terminal.Screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("1 +", false)]
    [InlineData("'a", false)]
    [InlineData("@'", false)]
    [InlineData("if ($true) {", false)]
    [InlineData("1 |", false)]
    [InlineData(")", true)]
    [InlineData("", true)]
    public void An_input_is_complete_unless_it_breaks_off(string input, bool complete)
        => Assert.Equal(complete, InteractiveShell.IsComplete(input));

    private int Run(string keys)
    {
        terminal.Press(keys);
        return new InteractiveShell(session, terminal).Run();
    }
}
