using System.IO;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Export-IanaRegistry: a registry, or records of it, as a file or text of any format.</summary>
[Cmdlet(VerbsData.Export, "IanaRegistry", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), ParameterSetName = new[] { PathSet })]
[OutputType(typeof(string), ParameterSetName = new[] { StringSet })]
public sealed class ExportIanaRegistryCommand : IanaCmdlet
{
    private const string PathSet = "Path";
    private const string StringSet = "String";
    private ExportTarget? target;
    private ExportSelection selection = null!;

    /// <summary>The file to write. It is replaced where it exists.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [Alias("LiteralPath", "PSPath", "LP")]
    public string Path { get; set; } = null!;

    /// <summary>The format; as the file's extension says where it is not given.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(Mandatory = true, ParameterSetName = StringSet)]
    [ValueGiven]
    public RegistryFormat? Format { get; set; }

    /// <summary>The registry to write, or whose date and notes go with the records: an object of Get-IanaRegistry or Import-IanaRegistry, or a file. The active one where none is given.</summary>
    [Parameter]
    [ValueGiven]
    public RegistrySource? Registry { get; set; }

    /// <summary>The records to write, instead of all of the registry; or one registry, as an object or a file, to write whole.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Replace the file even where it is read-only.</summary>
    [Parameter(ParameterSetName = PathSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Do not replace a file.</summary>
    [Parameter(ParameterSetName = PathSet)]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Give the file as an object.</summary>
    [Parameter(ParameterSetName = PathSet)]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Give the text instead of writing a file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StringSet)]
    public SwitchParameter AsString { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        ErrorRecord? error = null;
        if (ParameterSetName == PathSet)
        {
            target = ExportTarget.Resolve(this, Path, Format, Force, NoClobber, out error);
        }
        else if (Format == RegistryFormat.Snapshot)
        {
            error = Errors.FormatNotText(RegistryFormat.Snapshot);
        }

        if (error is not null)
        {
            ThrowTerminatingError(error);
        }

        selection = new ExportSelection(
            Registry,
            isWhole: !MyInvocation.ExpectingInput && !MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }

        foreach (object? item in LanguagePrimitives.GetEnumerable(InputObject) ?? new[] { InputObject })
        {
            if (item is not null)
            {
                Add(PSObject.AsPSObject(item));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        RegistryDocument document = selection.ToDocument(this);
        if (document.Records.Count == 0)
        {
            ThrowTerminatingError(Errors.NoRecordToExport(target?.Path ?? string.Empty));
        }

        if (target is null)
        {
            WriteObject(ExportTarget.ToText(document, Format!.Value, StopToken));
        }
        else if (ShouldProcess(VisibleText.Of(target.Path), $"Write {Count(document)} as {target.Format}"))
        {
            if (target.Write(document, !NoClobber, StopToken) is ErrorRecord error)
            {
                WriteError(error);
                return;
            }

            WriteVerbose($"Wrote {Count(document)} as {target.Format} to '{target.Path}'.");
            if (PassThru)
            {
                WriteObject(InvokeProvider.Item.Get(new[] { target.Path }, force: true, literalPath: true), enumerateCollection: true);
            }
        }
    }

    private static string Count(RegistryDocument document) => document.Records.Count == 1 ? "1 record" : $"{document.Records.Count} records";

    private void Add(PSObject input)
    {
        RegistrySource? source = input.BaseObject switch
        {
            IanaRegistry registry => new RegistrySource(registry),
            FileInfo file => new RegistrySource(file),
            string { Length: > 0 } path => new RegistrySource(path),
            _ => null,
        };
        if (input.BaseObject is not ServiceRecord && source is null)
        {
            ThrowTerminatingError(Errors.InputNotExportable(input));
        }

        if (source is null ? !selection.TryAdd((ServiceRecord)input.BaseObject) : !selection.TryUse(source))
        {
            ThrowTerminatingError(Errors.SeveralRegistries(input));
        }
    }
}
