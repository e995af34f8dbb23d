using System.IO;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Export-PortReport: the output of Resolve-IanaPort as a self-contained HTML page.</summary>
[Cmdlet(VerbsData.Export, "PortReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportPortReportCommand : IanaCmdlet
{
    private ExportTarget target = null!;
    private ReportRows rows = null!;
    private LongWork collecting = null!;

    /// <summary>The file to write. An existing file is replaced.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "LP")]
    public string Path { get; set; } = null!;

    /// <summary>The output of Resolve-IanaPort.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The title of the page.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Ports in use";

    /// <summary>The name of the property that Resolve-IanaPort added.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string PropertyName { get; set; } = "Iana";

    /// <summary>Replace the file even if it is read-only.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Do not replace an existing file.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Output the file as an object.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        target = ExportTarget.Resolve(this, Path, RegistryFormat.Html, Force, NoClobber, out ErrorRecord? error)!;
        if (error is not null)
        {
            ThrowTerminatingError(error);
        }

        rows = new ReportRows(PropertyName);
        collecting = new LongWork(this, "Collecting uses for the report");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!rows.TryAdd(InputObject))
        {
            WriteError(Errors.ObjectNotResolved(InputObject, PropertyName));
        }

        collecting.Tick(rows.Count, rows.Count == 1 ? "use" : "uses");
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        collecting.Dispose();
        if (rows.Count == 0)
        {
            WriteError(Errors.NothingToReport(target.Path));
        }
        else if (ShouldProcess(VisibleText.Of(target.Path), $"Write a report of {rows.Count} {(rows.Count == 1 ? "use" : "uses")}"))
        {
            ErrorRecord? Write() => target.Write(file => FormatsLoader.Formats.WriteReport(rows.ToReport(Title), file, StopToken), !NoClobber);
            if (LongWork.Run(this, $"Writing '{target.Path}'", Write) is ErrorRecord error)
            {
                WriteError(error);
                return;
            }

            WriteVerbose($"Wrote a report of {rows.Count} {(rows.Count == 1 ? "use" : "uses")} to '{target.Path}'.");
            if (PassThru)
            {
                WriteObject(InvokeProvider.Item.Get(new[] { target.Path }, false, true), true);
            }
        }
    }
}
