using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace PortRegistry.Shell.Formatting;

/// <summary>The engine's formatter of one property in columns, under its usual name.</summary>
[Cmdlet(VerbsCommon.Format, "Wide")]
public sealed class FormatWideCommand : OuterFormatTableAndListBase
{
    /// <summary>Makes the command.</summary>
    public FormatWideCommand() => EngineFormatting.FormatAs(this, "Wide");

    /// <summary>Lets the number of columns follow the content.</summary>
    [Parameter]
    public SwitchParameter AutoSize { get; set; }

    /// <summary>The number of columns, at least 1; two where neither this nor <see cref="AutoSize"/> is given.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Column { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (AutoSize && Column is not null)
        {
            var reason = new PSArgumentException("AutoSize and Column exclude each other.");
            ThrowTerminatingError(new ErrorRecord(reason, "FormatCannotSpecifyAutosizeAndColumns", ErrorCategory.InvalidArgument, null));
        }

        if (AutoSize)
        {
            EngineFormatting.SetAutoSize(this, true);
        }

        if (Column is { } columns)
        {
            EngineFormatting.SetShapeOption(this, "WideSpecificParameters", "columns", columns);
        }
    }
}
