using System;
using System.IO;
using Xunit;

namespace PortRegistry.Engine.Tests.Corners;

/// <summary>Paths with what paths have, files that others hold, and places that are no files.</summary>
public sealed class PathTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private const string Row = "ssh,22,tcp,The Secure Shell,,,,,,,,";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a b.csv")]
    [InlineData("[a].csv")]
    [InlineData("a[1-.csv")]
    [InlineData("`a.csv")]
    [InlineData("~.csv")]
    [InlineData("$env;&.csv")]
    [InlineData("é ü \uD83D\uDE00 \u05D0.csv")]
    [InlineData("-Path.csv")]
    public void A_name_with_brackets_blanks_and_signs_is_written_and_read_as_it_is(string name)
    {
        session.SetVariable("path", folder.PathOf(name));
        session.Output("Get-IanaPort 22 | Export-IanaRegistry -LiteralPath $path");
        Assert.True(File.Exists(folder.PathOf(name)));
        Assert.Equal("3", Assert.Single(session.Values("Import-IanaRegistry -LiteralPath $path", "RecordCount")));
        Assert.Equal("3", Assert.Single(session.Values("Import-IanaRegistry ([wildcardpattern]::Escape($path))", "RecordCount")));
        Assert.Equal("3", Assert.Single(session.Values("[pscustomobject]@{ PSPath = \"Microsoft.PowerShell.Core\\FileSystem::$path\" } | Import-IanaRegistry", "RecordCount")));
        Assert.Equal("ssh 22/tcp", Assert.Single(session.Labels("Get-IanaPort 22/tcp -Registry $path")));
        Assert.Empty(session.Output("Compare-IanaRegistry $path $path"));
    }

    [Theory]
    [InlineData("NUL", true)]
    [InlineData("con.csv", true)]
    [InlineData("aux .csv.gz", true)]
    [InlineData("nul:a.csv", true)]
    [InlineData("COM1.xml", true)]
    [InlineData("lpt\u00B3.txt", true)]
    [InlineData("conin$", true)]
    [InlineData("console.csv", false)]
    [InlineData("a.con", false)]
    [InlineData("com.csv", false)]
    [InlineData("com10.csv", false)]
    [InlineData("null.csv", false)]
    [InlineData(".csv", false)]
    public void A_name_that_Windows_takes_for_a_device_is_told_from_others_on_every_system(string name, bool isReserved)
    {
        const string Rule = "(Get-Command Export-IanaRegistry).ImplementingType.Assembly.GetType('PortRegistry.Commands.FileTarget').GetMethod('IsReserved', [Reflection.BindingFlags] 'Static, NonPublic')";
        session.SetVariable("name", name);
        Assert.Equal(isReserved, Assert.Single(session.Output($"{Rule}.Invoke($null, @($name))")).BaseObject);
    }

    [Fact]
    public void A_file_held_open_elsewhere_is_an_error_that_says_so_and_the_next_is_read()
    {
        string good = folder.Csv("good.csv", Row);
        string held = folder.Csv("held.csv", Row);
        using (new FileStream(folder.PathOf("held.csv"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            ShellResult result = session.Run($"Import-IanaRegistry {held}, {good}");
            Assert.StartsWith("RegistryFileNotReadable,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Single(result.Output);
            Assert.StartsWith(
                "RegistryFileNotReadable,", Assert.Single(session.Run($"Get-IanaPort 22 -Registry {held}").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        }

        Assert.Equal(2, session.Output($"Import-IanaRegistry {held}, {good}").Count);
    }

    [Fact]
    public void A_file_that_is_only_read_elsewhere_is_read()
    {
        string file = folder.Csv("read.csv", Row);
        using var reader = new FileStream(folder.PathOf("read.csv"), FileMode.Open, FileAccess.Read, FileShare.Read);
        Assert.Single(session.Output($"Import-IanaRegistry {file}"));
    }

    [Theory]
    [InlineData("Import-IanaRegistry -LiteralPath \"a`0b\"", "RegistryFileNotReadable")]
    [InlineData("Export-IanaRegistry -Path \"$folder/a`0b.csv\"", "RegistryFileNotWritable")]
    [InlineData("Import-IanaRegistry $folder", "PathNotFile")]
    [InlineData("Get-IanaPort 22 -Registry $folder", "PathNotFile")]
    [InlineData("Export-IanaRegistry $folder", "PathNotFile")]
    [InlineData("Import-IanaRegistry -LiteralPath \"$folder/[\"", "RegistryFileNotFound")]
    [InlineData("Import-IanaRegistry nosuchdrive:/a.csv", "DriveNotFound")]
    [InlineData("Import-IanaRegistry -LiteralPath nosuchdrive:/a.csv", "DriveNotFound")]
    [InlineData("Get-IanaPort 22 -Registry nosuchdrive:/a.csv", "DriveNotFound")]
    [InlineData("Import-IanaRegistry -LiteralPath (\"$folder/\" + 'a' * 5000)", "RegistryFileNotReadable")]
    [InlineData("Export-IanaRegistry (\"$folder/\" + 'a' * 5000 + '.csv')", "RegistryFileNotWritable")]
    [InlineData("Export-IanaRegistry $folder/none/a.csv", "FolderNotFound")]
    [InlineData("Update-IanaRegistry -Path $folder/none.xml", "RegistryFileNotFound")]
    public void A_path_that_is_no_file_is_one_error_that_says_why(string script, string id)
    {
        session.SetVariable("folder", folder.FullName);
        ShellResult result = session.Run(script);
        Assert.StartsWith(id + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_drive_that_is_not_there_does_not_stop_the_files_after_it()
    {
        ShellResult result = session.Run($"'nosuchdrive:/a.csv', {folder.Csv("good.csv", Row)} | Import-IanaRegistry");
        Assert.StartsWith("DriveNotFound,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(result.Output);
    }
}
