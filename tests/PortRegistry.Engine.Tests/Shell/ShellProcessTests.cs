using System.Linq;
using System.Threading.Tasks;
using PortRegistry.Shell;
using Xunit;

namespace PortRegistry.Engine.Tests.Shell;

/// <summary>The shell as a process: its command line, its streams and its exit code.</summary>
public sealed class ShellProcessTests
{
    [Fact]
    public async Task A_script_is_run_with_the_module_imported()
    {
        ShellProcess shell = await ShellProcess.RunAsync(["(Get-Module).Name; (Get-Command Get-IanaPort).CommandType"]);

        Assert.Equal(new ShellProcess(0, "PortRegistry\nCmdlet\n", ""), shell);
    }

    [Fact]
    public async Task Without_the_module_the_bare_engine_runs()
    {
        ShellProcess shell = await ShellProcess.RunAsync(["-NoModule", "@(Get-Module).Count"]);

        Assert.Equal(new ShellProcess(0, "0\n", ""), shell);
    }

    [Fact]
    public async Task Words_of_a_command_line_make_one_script()
    {
        ShellProcess shell = await ShellProcess.RunAsync(["-NoModule", "-Command", "1,", "2", "|", "Out-String", "-NoNewline"]);

        Assert.Equal(new ShellProcess(0, "12\n", ""), shell);
    }

    [Fact]
    public async Task Redirected_output_is_plain_text_120_columns_wide()
    {
        ShellProcess shell = await ShellProcess.RunAsync(["-NoModule", "[pscustomobject]@{ Text = 'é' + '0123456789' * 20 }"]);

        Assert.Equal($"\nText\n----\n{("é" + string.Concat(Enumerable.Repeat("0123456789", 20)))[..118]}…\n\n", shell.Output);
    }

    [Fact]
    public async Task A_terminating_error_goes_to_standard_error_and_gives_1()
    {
        ShellProcess shell = await ShellProcess.RunAsync(["-NoModule", "'before'; throw 'no'; 'after'"]);

        Assert.Equal(new ShellProcess(1, "before\n", "Exception: no\n"), shell);
    }

    [Fact]
    public async Task Exit_gives_its_code()
    {
        ShellProcess shell = await ShellProcess.RunAsync(["-NoModule", "exit 3"]);

        Assert.Equal(new ShellProcess(3, "", ""), shell);
    }

    [Fact]
    public async Task A_script_file_is_run_with_its_arguments()
    {
        using var file = new TemporaryScript("param($Name) \"hello $Name\"; exit 5");

        ShellProcess shell = await ShellProcess.RunAsync(["-NoModule", "-File", file.Path, "-Name", "ann"]);

        Assert.Equal(new ShellProcess(5, "hello ann\n", ""), shell);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("-NoModule")]
    public async Task A_script_comes_from_redirected_input_too(string argument)
    {
        ShellProcess shell = await ShellProcess.RunAsync([argument], input: "function Add-Two($a) {\n  $a + 2\n}\nAdd-Two 3\n'Ünïcode'\nexit 6\n");

        Assert.Equal(new ShellProcess(6, "5\nÜnïcode\n", ""), shell);
    }

    [Fact]
    public async Task Help_shows_the_usage()
    {
        ShellProcess shell = await ShellProcess.RunAsync(["-?"]);

        Assert.Equal(new ShellProcess(0, ShellOptions.Usage, ""), shell);
    }

    [Fact]
    public async Task An_option_without_its_value_is_a_usage_error()
    {
        ShellProcess shell = await ShellProcess.RunAsync(["-File"]);

        Assert.Equal(new ShellProcess(64, "", "-File needs the path of a script.\n"), shell);
    }
}
