using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace PortRegistry.Shell.Formatting;

/// <summary>The engine's list formatter under its usual name.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    /// <summary>Makes the command.</summary>
    public FormatListCommand() => EngineFormatting.FormatAs(this, "List");
}
