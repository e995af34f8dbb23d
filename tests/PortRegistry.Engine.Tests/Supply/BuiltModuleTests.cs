using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PortRegistry.Shell;
using Xunit;

namespace PortRegistry.Engine.Tests.Supply;

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
