using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace PortRegistry.Engine.Tests;

/// <summary>The shell as a process: its command line, its streams and its exit code.</summary>
public sealed class ShellProcessTests
{
    [Fact]
    public async Task A_bare_first_argument_is_a_command_and_the_module_is_imported()
        => Assert.Equal(
            new ShellProcess(
                7,
                """

                       Port Transport ServiceName     Remark      Summary
                       ---- --------- -----------     ------      -------
                        636 tcp       ldaps                       ldap protocol over TLS/SSL (…
                        636 udp       ldaps                       ldap protocol over TLS/SSL (…


                """.ReplaceLineEndings("\n"),
                ""),
            await ShellProcess.RunAsync(["Get-IanaPort 636 | Format-Table; exit 7"]));

    [Theory]
    [InlineData("'words',", "'of a command'", "-join", "' '")]
    [InlineData("-NoProfile", "-Command", "'words of a command'")]
    [InlineData("-c", "'words of a command'")]
    public async Task Words_are_a_command_and_switches_are_those_of_pwsh(params string[] arguments)
        => Assert.Equal(new ShellProcess(0, "words of a command\n", ""), await ShellProcess.RunAsync(arguments));

    [Fact]
    public async Task A_terminating_error_goes_to_standard_error_and_gives_1()
    {
        ShellProcess shell = await ShellProcess.RunAsync(["'before'; throw 'no'; 'after'"]);

        Assert.Equal((1, "before\n"), (shell.ExitCode, shell.Output));
        Assert.StartsWith("Exception: ", shell.Error, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-File")]
    [InlineData("")]
    public async Task A_script_file_is_run_with_its_arguments_and_gives_its_exit_code(string option)
    {
        using var folder = new TemporaryFolder();
        string script = folder.PathOf("a script.ps1");
        File.WriteAllText(script, "param($Name) \"hello $Name\"; (Get-IanaPort 22/tcp).ServiceName; exit 5");

        ShellProcess shell = await ShellProcess.RunAsync(option.Length == 0 ? [script, "-Name", "ann"] : [option, script, "-Name", "ann"]);

        Assert.Equal(new ShellProcess(5, "hello ann\nssh\n", ""), shell);
    }

    [Fact]
    public async Task Commands_come_from_redirected_input_too()
        => Assert.Equal(
            new ShellProcess(6, "ssh\nÜnïcode\n", ""),
            await ShellProcess.RunAsync(["-Command", "-"], input: "(Get-IanaPort 22/tcp).ServiceName\n'Ünïcode'\nexit 6\n"));

    [Fact]
    public async Task Without_arguments_it_is_an_interactive_PowerShell_with_the_module()
    {
        ShellProcess shell = await ShellProcess.RunAsync([], input: "(Get-Module PortRegistry).Name\n$PSVersionTable.PSVersion.ToString()\nexit 4\n");

        Assert.Equal(4, shell.ExitCode);
        Assert.Contains("\nPortRegistry\n", shell.Output, System.StringComparison.Ordinal);
        Assert.Contains("\n7.6.9\n", shell.Output, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_switch_is_refused_as_pwsh_refuses_it()
        => Assert.Equal(64, (await ShellProcess.RunAsync(["-Nonsense"])).ExitCode);
}
