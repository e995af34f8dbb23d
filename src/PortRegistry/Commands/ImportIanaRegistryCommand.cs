using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Import-IanaRegistry: a registry file of any format as a registry object.</summary>
[Cmdlet(VerbsData.Import, "IanaRegistry", DefaultParameterSetName = PathSet)]
[OutputType(typeof(IanaRegistry))]
public sealed class ImportIanaRegistryCommand : IanaCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The files, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = null!;

    /// <summary>The files, each character taken as it stands.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>The registry's date, for a format that carries none (CSV); a file's own date wins.</summary>
    [Parameter]
    [ValueGiven]
    public RegistryDate? Updated { get; set; }

    /// <summary>Refuse a file with a row that cannot be read, instead of reporting the row and leaving it out.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in ParameterSetName == PathSet ? Path : LiteralPath)
        {
            foreach (string file in FilesOf(path, ParameterSetName == LiteralPathSet, Errors.RegistryFileNotFound))
            {
                Import(file);
            }
        }
    }

    private void Import(string file)
    {
        var options = new RegistryReadOptions(Strict, file, Updated);
        if (!RegistryFile.TryRead(this, file, options, StopToken, out RegistryReadResult? result, out ErrorRecord? error))
        {
            WriteError(error!);
            return;
        }

        foreach (ParseIssue issue in result!.Issues)
        {
            if (issue.Kind == ParseIssueKind.Unreadable)
            {
                WriteError(Errors.RowNotValid(file, issue));
            }
        }

        WriteVerbose($"'{file}' is {result.Format}, with {result.Document.Records.Count} records.");
        WriteDoubts(file, result.Issues);
        WriteObject(IanaRegistry.FromDocument(result.Document, RegistryOrigin.File, file, result.Issues));
    }
}
