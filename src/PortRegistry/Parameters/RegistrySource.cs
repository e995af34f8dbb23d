using System;
using System.IO;
using System.Management.Automation;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>
/// What a parameter that asks for a registry takes: a registry object, or the path of a registry file of any readable
/// format. PowerShell converts to it by the constructors.
/// </summary>
public sealed class RegistrySource
{
    private readonly IanaRegistry? registry;
    private readonly string? path;

    /// <summary>Names a registry that is open already.</summary>
    /// <param name="registry">The registry.</param>
    public RegistrySource(IanaRegistry registry) => this.registry = registry ?? throw new ArgumentNullException(nameof(registry));

    /// <summary>Names a registry file.</summary>
    /// <param name="path">A path of the shell; wildcards are taken literally.</param>
    public RegistrySource(string path) => this.path = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>Names a registry file.</summary>
    /// <param name="file">The file.</param>
    public RegistrySource(FileInfo file) => path = file?.FullName ?? throw new ArgumentNullException(nameof(file));

    /// <inheritdoc/>
    public override string ToString() => path ?? registry!.ToString();

    internal IanaRegistry Open(IanaCmdlet cmdlet, CancellationToken cancellationToken)
    {
        if (registry is not null)
        {
            return registry;
        }

        string file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path!, out ProviderInfo provider, out _);
        if (!IsFileSystem(provider))
        {
            cmdlet.ThrowTerminatingError(Errors.PathNotFile(path!));
        }

        if (!RegistryFile.TryRead(file, new RegistryReadOptions(strict: true, source: file), cancellationToken, out RegistryReadResult? result, out ErrorRecord? error))
        {
            cmdlet.ThrowTerminatingError(error!);
        }

        cmdlet.WriteDoubts(file, result!.Issues);
        return IanaRegistry.Compile(result.Document, RegistryOrigin.File, file, result.Issues);
    }

    internal static bool IsFileSystem(ProviderInfo provider) => string.Equals(provider.Name, "FileSystem", StringComparison.OrdinalIgnoreCase);
}
