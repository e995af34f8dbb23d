using System;
using System.IO;
using System.Management.Automation;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>
/// The type of parameters for a catalog: an object of Import-PortCatalog, or the path of a catalog. PowerShell converts to
/// it with the constructors.
/// </summary>
public sealed class CatalogSource
{
    private readonly PortCatalog? catalog;
    private readonly string? path;

    /// <summary>Names a catalog that was imported.</summary>
    /// <param name="catalog">The catalog.</param>
    public CatalogSource(PortCatalog catalog) => this.catalog = catalog ?? throw new ArgumentNullException(nameof(catalog));

    /// <summary>Names a file.</summary>
    /// <param name="path">A path of the shell; wildcards are taken literally.</param>
    public CatalogSource(string path) => this.path = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>Names a file.</summary>
    /// <param name="file">The file.</param>
    public CatalogSource(FileInfo file) => path = file?.FullName ?? throw new ArgumentNullException(nameof(file));

    /// <inheritdoc/>
    public override string ToString() => path ?? catalog!.ToString();

    /// <summary>The catalog; without it an audit would be another, so that the cmdlet ends where it cannot be read.</summary>
    internal PortCatalog Open(IanaCmdlet cmdlet, CancellationToken cancellationToken)
    {
        if (catalog is not null)
        {
            return catalog;
        }

        string file = cmdlet.FileOf(path!);
        if (!CatalogFile.TryRead(cmdlet, file, cancellationToken, out PortCatalog? read, out ErrorRecord? error))
        {
            cmdlet.ThrowTerminatingError(error!);
        }

        return read!;
    }
}
