using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PortRegistry.Shell;
using Xunit;

namespace PortRegistry.Engine.Tests.Shell;

public sealed class BuiltModuleTests : ModuleTests
{
    [Fact]
    public void The_module_is_imported_from_where_the_build_assembled_it()
    {
        string manifest = BuiltModule.FindManifest();

        string folder = Path.GetDirectoryName(manifest)!;
        Assert.EndsWith(Path.Combine("out", "PortRegistry", Value<Version>("(Get-Module PortRegistry).Version").ToString()), folder, StringComparison.Ordinal);
        Assert.Equal(folder, Value<string>("(Get-Module PortRegistry).ModuleBase"));
    }

    [Fact]
    public void A_module_that_is_not_built_is_missed_with_advice()
    {
        DirectoryInfo root = Directory.CreateTempSubdirectory("PortRegistry-unbuilt-");
        try
        {
            File.WriteAllText(Path.Combine(root.FullName, "PortRegistry.psd1"), "");
            DirectoryInfo inside = root.CreateSubdirectory("src").CreateSubdirectory("bin");

            FileNotFoundException missing = Assert.Throws<FileNotFoundException>(() => BuiltModule.FindManifest(inside.FullName));

            Assert.StartsWith("The module is not built: '" + Path.Combine(root.FullName, "out"), missing.Message, StringComparison.Ordinal);
            Assert.EndsWith("Run 'dotnet build' first.", missing.Message, StringComparison.Ordinal);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_shell_outside_the_repository_says_so()
    {
        string start = Path.GetPathRoot(AppContext.BaseDirectory)!;

        Assert.StartsWith("No folder above", Assert.Throws<FileNotFoundException>(() => BuiltModule.FindManifest(start)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_exported_command_is_a_cmdlet_that_the_session_finds()
    {
        PSObject[] commands = [.. Output("Get-Command -Module PortRegistry")];

        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.IsType<CmdletInfo>(command.BaseObject));
        Assert.Equal(
            Output("(Get-Module PortRegistry).ExportedCmdlets.Keys").Select(name => name.ToString()).Order(StringComparer.Ordinal),
            commands.Select(command => ((CmdletInfo)command.BaseObject).Name).Order(StringComparer.Ordinal));
    }
}
