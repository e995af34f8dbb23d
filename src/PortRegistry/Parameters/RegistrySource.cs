using System;
using System.IO;
using System.Management.Automation;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>
/// The type of parameters for a registry: a registry object, or the path of a registry file of any readable format.
/// PowerShell converts to it with the constructors.
/// </summary>
public sealed class RegistrySource
{
    private readonly IanaRegistry? registry;
    private readonly string? path;
    private readonly RegistryDate? day;

    /// <summary>Names a registry that is open already.</summary>
    /// <param name="registry">The registry.</param>
    public RegistrySource(IanaRegistry registry) => this.registry = registry ?? throw new ArgumentNullException(nameof(registry));

    /// <summary>Names a registry file, or a day.</summary>
    /// <param name="path">A path of the shell, wildcards taken literally; or a day as <c>yyyy-MM-dd</c>, where <c>./yyyy-MM-dd</c> is a path.</param>
    public RegistrySource(string path)
    {
        this.path = path ?? throw new ArgumentNullException(nameof(path));
        day = RegistryDate.TryParse(path, out RegistryDate date) && date.Day is not null ? date : null;
    }

    /// <summary>Names the registry in force on a day.</summary>
    /// <param name="day">The day.</param>
    public RegistrySource(RegistryDate day) => this.day = day;

    /// <summary>Names the registry in force on a day.</summary>
    /// <param name="day">The day.</param>
    public RegistrySource(DateTime day) => this.day = day;

    /// <summary>Names the registry in force on a day.</summary>
    /// <param name="day">The day.</param>
    public RegistrySource(DateTimeOffset day) => this.day = day;

    /// <summary>Names a registry file.</summary>
    /// <param name="file">The file.</param>
    public RegistrySource(FileInfo file) => path = file?.FullName ?? throw new ArgumentNullException(nameof(file));

    /// <inheritdoc/>
    public override string ToString() => path ?? day?.ToString() ?? registry!.ToString();

    internal IanaRegistry Open(IanaCmdlet cmdlet, CancellationToken cancellationToken)
    {
        if (registry is not null)
        {
            return registry;
        }

        if (day is RegistryDate date)
        {
            return cmdlet.OpenAsOf(date);
        }

        string file = cmdlet.FileOf(path!);
        if (!RegistryFile.TryRead(cmdlet, file, new RegistryReadOptions(strict: true, source: file), cancellationToken, out RegistryReadResult? result, out ErrorRecord? error))
        {
            cmdlet.ThrowTerminatingError(error!);
        }

        cmdlet.WriteDoubts(file, result!.Issues);
        return IanaRegistry.FromDocument(result.Document, RegistryOrigin.File, file, result.Issues);
    }
}
