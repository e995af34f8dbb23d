using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Import-PortCatalog: a list of ports of one's own, from a file or from objects, to resolve ports with.</summary>
[Cmdlet(VerbsData.Import, "PortCatalog", DefaultParameterSetName = PathSet)]
[OutputType(typeof(PortCatalog))]
public sealed class ImportPortCatalogCommand : IanaCmdlet
{
    private const int MaxItems = 10_000;

    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string ObjectSet = "InputObject";

    private PortCatalogBuilder? catalog;

    /// <summary>The files, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = null!;

    /// <summary>The files, each character taken as it stands.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>The entries as objects, whose properties are named as the columns; or files, of which each is a catalog.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The name by which findings call the catalog of objects.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "catalog";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case PathSet:
                Array.ForEach(Path, path => ImportAll(path, isLiteral: false));
                break;
            case LiteralPathSet:
                Array.ForEach(LiteralPath, path => ImportAll(path, isLiteral: true));
                break;
            default:
                Add(InputObject);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (catalog is not null)
        {
            foreach (string doubt in catalog.Doubts)
            {
                WriteWarning($"{doubt} The catalog is '{Name}'.");
            }

            PortCatalog built = catalog.Build();
            if (built.Count == 0)
            {
                WriteWarning($"The catalog '{Name}' has no entry.");
            }

            Write(built);
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> CellsOf(PSObject row)
        => row.BaseObject is ValueType or PortSpec
            ? new[] { new KeyValuePair<string, object?>("Port", PortValue.Of(row.BaseObject) ?? throw new PSInvalidCastException($"A value of the type {row.BaseObject.GetType().Name} is not a port.")) }
            : row.BaseObject is IDictionary table
            ? table.Cast<DictionaryEntry>().Select(cell => new KeyValuePair<string, object?>($"{cell.Key}", Bare(cell.Value)))
            : row.Properties.Where(property => property.IsGettable).Select(property => new KeyValuePair<string, object?>(property.Name, Bare(property.Value)));

    private static object? Bare(object? value)
    {
        object? bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            null or string or bool or PortSpec or TransportSpec => bare,
            DateTime time => time.ToString("s", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            IDictionary => null,
            IEnumerable list => string.Join(", ", Limited(list)),
            _ => LanguagePrimitives.ConvertTo<string>(bare),
        };
    }

    // A list may be endless.
    private static IEnumerable<object?> Limited(IEnumerable list)
    {
        int count = 0;
        foreach (object? item in list)
        {
            yield return ++count <= MaxItems ? item : throw new PSInvalidCastException($"A value is a list of more than {MaxItems} items.");
        }
    }

    private void Add(PSObject row)
    {
        if (row.BaseObject is FileInfo or string)
        {
            ImportAll(row.BaseObject is FileInfo file ? file.FullName : (string)row.BaseObject, isLiteral: row.BaseObject is FileInfo);
            return;
        }

        catalog ??= new PortCatalogBuilder(Name);
        string? reason;
        try
        {
            reason = catalog.Add(CellsOf(row), null);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or PipelineStoppedException))
        {
            reason = PortReadException.ReasonOf(exception);
        }

        if (reason is not null)
        {
            WriteError(Errors.CatalogRowNotValid(Name, row, reason));
        }
    }

    private void ImportAll(string path, bool isLiteral)
    {
        foreach (string file in FilesOf(path, isLiteral, Errors.CatalogNotFound))
        {
            if (CatalogFile.TryRead(this, file, StopToken, out PortCatalog? read, out ErrorRecord? error))
            {
                Write(read!);
            }
            else
            {
                WriteError(error!);
            }
        }
    }

    private void Write(PortCatalog read)
    {
        WriteVerbose($"Entries of the catalog '{read.Name}': {read.Count}. {(read.HasApproval ? "It says which ports are approved." : "It does not say which ports are approved.")}");
        WriteObject(read);
    }
}
