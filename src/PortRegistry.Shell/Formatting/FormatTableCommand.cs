using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace PortRegistry.Shell.Formatting;

/// <summary>The engine's table formatter under its usual name.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    /// <summary>Makes the command.</summary>
    public FormatTableCommand() => EngineFormatting.FormatAs(this, "Table");
}
