using System;
using System.IO;
using System.Management.Automation;
using System.Threading.Tasks;
using PortRegistry.Engine.Tests;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>Data directories that are damaged, locked, not to be written, or not there.</summary>
public sealed class DataDirectoryTests(Fixtures fixtures) : StoreTests(fixtures)
{
    private string Snapshot => Path.Combine(Home, "registry.snapshot");

    private string Previous => Path.Combine(Home, "registry.previous.snapshot");

    [Theory]
    [InlineData("empty", "ends inside the header")]
    [InlineData("foreign", "does not begin as a registry snapshot")]
    [InlineData("truncated", "is not as long as its header says")]
    [InlineData("damaged", "does not have the checksum")]
    [InlineData("newer", "is of format 2")]
    public void A_snapshot_that_cannot_be_used_is_one_warning_and_the_bundled_registry_answers(string kind, string reason)
    {
        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'");
        Spoil(Snapshot, kind);

        using ShellSession another = new ShellSession().ImportModule();
        ShellResult result = another.Run("Get-IanaPort 636/tcp; Get-IanaPort 22/tcp; (Get-IanaRegistry).Origin");

        Assert.Empty(result.Errors);
        Assert.Equal("Bundled", result.Output[^1].ToString());
        string warning = Assert.Single(result.Warnings).Message;
        Assert.Contains(reason, warning, StringComparison.Ordinal);
        Assert.Contains("Run Update-IanaRegistry to replace it", warning, StringComparison.Ordinal);

        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("next.xml")}'");
        Assert.Equal("Updated", Active("Origin"));
        Assert.DoesNotContain("registry.previous.snapshot", Files);
    }

    [Fact]
    public void A_damaged_snapshot_can_be_removed_with_Reset()
    {
        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'");
        Spoil(Snapshot, "damaged");

        Run("Update-IanaRegistry -Reset");

        Assert.DoesNotContain("registry.snapshot", Files);
        Assert.Empty(Run("Get-IanaRegistry").Warnings);
    }

    [Fact]
    public void A_damaged_previous_snapshot_is_not_gone_back_to()
    {
        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'; Update-IanaRegistry -Path '{Fixtures.PathOf("next.xml")}'");
        string sha256 = Active("Sha256");
        Spoil(Previous, "damaged");

        ErrorRecord error = Assert.Single(Session.Run("Update-IanaRegistry -Rollback").Errors);

        Assert.Equal("PreviousRegistryNotFound", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("Use -Reset", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(sha256, Active("Sha256"));
    }

    [Fact]
    public void Without_a_previous_registry_there_is_nothing_to_go_back_to()
    {
        ErrorRecord error = Assert.Single(Session.Run("Update-IanaRegistry -Rollback").Errors);

        Assert.Equal("PreviousRegistryNotFound", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
    }

    [Fact]
    public void A_spoilt_note_of_the_retrieval_is_forgotten_and_written_anew()
    {
        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'");
        File.WriteAllBytes(Path.Combine(Home, "registry.state"), [0, 255, 10, 58, 32]);

        Assert.Equal("Updated", Active("Origin"));
        Assert.Equal(string.Empty, Active("Retrieved"));
        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("next.xml")}'");
        Assert.NotEqual(string.Empty, Active("Retrieved"));
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_a_clear_error()
    {
        string file = Path.Combine(Home, "file");
        File.WriteAllText(file, string.Empty);
        Environment.SetEnvironmentVariable(TestHome.Variable, Path.Combine(file, "home"));

        NotWritable();
    }

    [Fact]
    public void A_read_only_directory_is_a_clear_error()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no directory that its owner may not write.");
            return;
        }

        // Nobody can create files under /proc; an administrator can write to a read-only directory.
        string home = Path.Combine(Home, "read-only");
        Directory.CreateDirectory(home);
        File.SetUnixFileMode(home, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable(TestHome.Variable, Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? "/proc/self/task" : home);

        NotWritable();
    }

    [Fact]
    public void A_relative_path_names_no_data_directory_and_nothing_is_written()
    {
        Environment.SetEnvironmentVariable(TestHome.Variable, Path.Combine("some", "where"));

        ShellResult result = Session.Run($"Get-IanaPort 22/tcp; Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("DataDirectoryMissing", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("is not an absolute path", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Set the environment variable PORTREGISTRY_HOME", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(result.Warnings, warning => warning.Message.Contains("is not an absolute path", StringComparison.Ordinal));
        Assert.False(Directory.Exists("some"));
    }

    [Fact]
    public async Task A_writer_waits_for_another_and_a_reader_does_not()
    {
        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'");
        Task<ShellResult> update;
        using (new FileStream(Path.Combine(Home, "registry.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            update = Task.Run(() => Session.Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("next.xml")}' -PassThru"), TestContext.Current.CancellationToken);
            using ShellSession reader = new ShellSession().ImportModule();
            Assert.Equal("Updated", Assert.Single(reader.Run("(Get-IanaRegistry).Origin").Output).ToString());
            await Task.Delay(500, TestContext.Current.CancellationToken);
            Assert.False(update.IsCompleted);
        }

        Assert.Equal("Updated +1 -0 ~0", Counts(Assert.Single((await update).Output)));
    }

    [Fact]
    public async Task A_writer_that_waits_for_another_can_be_stopped()
    {
        using var held = new FileStream(Path.Combine(Home, "registry.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Task<ShellResult> update = Task.Run(() => Session.Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'"), TestContext.Current.CancellationToken);
        await Task.Delay(2000, TestContext.Current.CancellationToken);

        Session.Stop();

        Assert.Equal(PSInvocationState.Stopped, (await update).State);
        Assert.Equal(["registry.lock"], Files);
    }

    [Fact]
    public void What_a_killed_writer_left_is_removed_by_the_next_one()
    {
        File.WriteAllText(Path.Combine(Home, ".portregistry-0123456789abcdef0123456789abcdef.tmp"), "half");

        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'");

        Assert.Equal(["registry.lock", "registry.snapshot", "registry.state"], Files);
    }

    [Fact]
    public async Task An_account_that_has_no_place_for_data_is_told_to_name_one()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Only on Linux does an environment variable say where an account keeps its data.");
        }

        Engine.Tests.ShellProcess shell = await Engine.Tests.ShellProcess.RunAsync(
            [$"(Get-IanaPort 22/tcp).ServiceName; Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}' -ErrorAction Stop"],
            environment: new System.Collections.Generic.Dictionary<string, string> { [TestHome.Variable] = string.Empty, ["XDG_DATA_HOME"] = "/proc/none" });

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith("ssh", shell.Output, StringComparison.Ordinal);
        Assert.Contains("PORTREGISTRY_HOME", shell.Error, StringComparison.Ordinal);
    }

    private void NotWritable()
    {
        ShellResult result = Session.Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("DataDirectoryNotWritable", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(ErrorCategory.WriteError, error.CategoryInfo.Category);
        Assert.Contains("cannot be written", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("set the environment variable PORTREGISTRY_HOME", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("Bundled", Active("Origin"));
    }

    private static void Spoil(string path, string kind)
    {
        byte[] content = File.ReadAllBytes(path);
        switch (kind)
        {
            case "empty":
                content = [];
                break;
            case "foreign":
                content = File.ReadAllBytes(typeof(DataDirectoryTests).Assembly.Location);
                break;
            case "truncated":
                content = content[..(content.Length / 2)];
                break;
            case "newer":
                content[8] = 2;
                break;
            default:
                content[content.Length / 2] ^= 1;
                break;
        }

        File.WriteAllBytes(path, content);
    }
}
