using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using PortRegistry.Shell;
using PortRegistry.Shell.Hosting;
using Xunit;

namespace PortRegistry.Engine.Tests.Shell;

public sealed class ShellSessionTests
{
    [Fact]
    public void A_run_gives_back_the_objects_of_the_script()
    {
        using var session = new ShellSession();

        ShellResult result = session.Run("1; 'two'; [version]'3.0'");

        Assert.Equal(["1", "two", "3.0"], result.Output.Select(item => item.ToString()));
        Assert.Empty(result.Errors);
        Assert.Equal(PSInvocationState.Completed, result.State);
    }

    [Fact]
    public void A_run_keeps_the_objects_and_the_errors_of_each_other()
    {
        using var session = new ShellSession();

        ShellResult result = session.Run("1; Import-Module nowhere; 2");

        Assert.Equal(["1", "2"], result.Output.Select(item => item.ToString()));
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("Modules_ModuleNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(PSInvocationState.Completed, result.State);
    }

    [Fact]
    public void A_terminating_error_ends_the_run_and_is_among_its_errors()
    {
        using var session = new ShellSession();

        ShellResult result = session.Run("1; throw 'no'; 2");

        Assert.Equal(["1"], result.Output.Select(item => item.ToString()));
        Assert.Equal("no", Assert.Single(result.Errors).Exception.Message);
        Assert.Equal(PSInvocationState.Failed, result.State);
    }

    [Fact]
    public void A_run_gives_its_input_to_the_script()
    {
        using var session = new ShellSession();

        ShellResult result = session.Run("$input | ForEach-Object { $_ * 2 }", 1, 2, 3);

        Assert.Equal([2, 4, 6], result.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void The_session_remembers_what_its_scripts_set()
    {
        using var session = new ShellSession();
        session.SetVariable("given", 20);

        session.Run("$sum = $given + 2");

        Assert.Equal(22, Assert.Single(session.Run("$sum").Output).BaseObject);
    }

    [Fact]
    public void Sessions_run_beside_each_other_and_do_not_share_variables()
    {
        int[] numbers = [.. Enumerable.Range(0, 16)];
        var answers = new int[numbers.Length];

        Parallel.ForEach(numbers, new ParallelOptions { MaxDegreeOfParallelism = 4 }, number =>
        {
            using var session = new ShellSession();
            session.Run($"$mine = {number}; $text = 1..50 | Format-Table | Out-String");
            answers[number] = (int)Assert.Single(session.Run("$mine").Output).BaseObject;
        });

        Assert.Equal(numbers, answers);
    }

    [Fact]
    public async Task Stop_ends_the_running_script_and_the_session_lives_on()
    {
        using var session = new ShellSession();
        using var started = new ManualResetEventSlim();
        session.SetVariable("started", started);

        Task<ShellResult> run = Task.Run(() => session.Run("'before'; $started.Set(); while ($true) { [Threading.Thread]::Sleep(1) }"), TestContext.Current.CancellationToken);
        started.Wait(TestContext.Current.CancellationToken);
        session.Stop();

        ShellResult result = await run;
        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.Equal(["before"], result.Output.Select(item => item.ToString()));
        Assert.Empty(result.Errors);
        Assert.Equal("alive", Assert.Single(session.Run("'alive'").Output).BaseObject);
    }

    [Fact]
    public async Task A_shown_script_that_is_stopped_gives_the_exit_code_of_an_interrupt()
    {
        var terminal = new MemoryTerminal();
        using var session = new ShellSession(terminal);
        using var started = new ManualResetEventSlim();
        session.SetVariable("started", started);

        Task<int> run = Task.Run(() => session.Show("'before'; $started.Set(); while ($true) { }"), TestContext.Current.CancellationToken);
        started.Wait(TestContext.Current.CancellationToken);
        session.Stop();

        Assert.Equal(130, await run);
        Assert.Equal("", terminal.Error);
        Assert.Equal(0, session.Show("'alive'"));
    }

    [Fact]
    public void Stop_without_a_running_script_does_nothing()
    {
        using var session = new ShellSession();

        session.Stop();

        Assert.Equal(1, Assert.Single(session.Run("1").Output).BaseObject);
    }

    [Fact]
    public void Every_stream_is_kept_apart()
    {
        using var session = new ShellSession();
        session.Run("""
            function Write-Every {
                [CmdletBinding()] param()
                $PSCmdlet.WriteObject(1)
                $PSCmdlet.WriteWarning('warned')
                $PSCmdlet.WriteVerbose('said')
                $PSCmdlet.WriteDebug('traced')
                $PSCmdlet.WriteInformation('told', @('tag'))
                $PSCmdlet.WriteProgress([Management.Automation.ProgressRecord]::new(1, 'Reading', 'half'))
            }
            """);

        ShellResult result = session.Run("$DebugPreference = 'Continue'; Write-Every -Verbose");

        Assert.Equal(1, Assert.Single(result.Output).BaseObject);
        Assert.Equal("warned", Assert.Single(result.Warnings).Message);
        Assert.Equal("said", Assert.Single(result.Verbose).Message);
        Assert.Equal("traced", Assert.Single(result.Debug).Message);
        Assert.Equal("told", Assert.Single(result.Information).MessageData);
        Assert.Equal("Reading", Assert.Single(result.Progress).Activity);
    }

    [Fact]
    public void Completion_offers_what_the_engine_finds()
    {
        using var session = new ShellSession();

        CommandCompletion completion = session.Complete("1..3 | Format-T", 15);

        Assert.Equal(7, completion.ReplacementIndex);
        Assert.Equal(8, completion.ReplacementLength);
        Assert.Contains("Format-Table", completion.CompletionMatches.Select(match => match.CompletionText));
    }

    [Fact]
    public void Help_of_a_cmdlet_can_be_read()
    {
        using var session = new ShellSession();

        string help = session.RunText("Get-Help Format-Table");

        Assert.Contains("Format-Table [[-Property] <Object[]>]", help, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engine_is_PowerShell_7_6()
    {
        using var session = new ShellSession();

        Assert.Equal("7.6.9 Core", session.RunText("\"$($PSVersionTable.PSVersion) $($PSVersionTable.PSEdition)\"").Trim());
        Assert.Equal("PortRegistry.Shell", session.RunText("$Host.Name").Trim());
    }
}
