using System;
using System.IO;
using System.Management.Automation;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>Reads a catalog from a file, reports the rows that are no entries, and turns what can go wrong into error records.</summary>
internal static class CatalogFile
{
    internal static bool TryRead(IanaCmdlet cmdlet, string path, CancellationToken cancellationToken, out PortCatalog? catalog, out ErrorRecord? error)
    {
        string name = Path.GetFileName(path);
        catalog = null;
        error = null;
        try
        {
            var builder = new PortCatalogBuilder(name, path);
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            bool isComplete = true;
            FormatsLoader.Formats.ReadCatalog(
                stream,
                builder,
                issue =>
                {
                    isComplete = false;
                    cmdlet.WriteError(Errors.CatalogRowNotValid(name, issue));
                },
                cancellationToken);
            catalog = builder.Build();
            foreach (string doubt in builder.Doubts)
            {
                cmdlet.WriteWarning($"{doubt} The catalog is '{name}'.");
            }

            if (catalog.Count == 0 && isComplete)
            {
                cmdlet.WriteWarning($"The catalog '{path}' has no entry.");
            }
        }
        catch (Exception exception) when (Errors.OfCatalog(exception, path) is ErrorRecord found)
        {
            error = found;
        }

        return catalog is not null;
    }
}
