using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace PortRegistry.Shell.Formatting;

/// <summary>The engine's formatter of nested objects, under its usual name.</summary>
[Cmdlet(VerbsCommon.Format, "Custom")]
public sealed class FormatCustomCommand : OuterFormatTableAndListBase
{
    /// <summary>Makes the command.</summary>
    public FormatCustomCommand() => EngineFormatting.FormatAs(this, "Complex");

    /// <summary>How many levels of nested objects are shown, at least 1.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Depth { get; set; } = 5;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        EngineFormatting.SetShapeOption(this, "ComplexSpecificParameters", "maxDepth", Depth);
    }
}
