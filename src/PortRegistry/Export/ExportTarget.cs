using System;
using System.IO;
using System.IO.Compression;
using System.Management.Automation;
using System.Text;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>Where a registry is written, and in which format.</summary>
internal sealed class ExportTarget
{
    private const string GzipExtension = ".gz";

    private ExportTarget(string path, RegistryFormat format)
    {
        Path = path;
        Format = format;
    }

    internal string Path { get; }

    internal RegistryFormat Format { get; }

    /// <summary>Finds the file and the format and whether it may be written, before any work is done for it.</summary>
    internal static ExportTarget? Resolve(PSCmdlet cmdlet, string path, RegistryFormat? format, bool force, bool noClobber, out ErrorRecord? error)
    {
        string file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        try
        {
            file = IanaCmdlet.IsFileSystem(provider) ? FileTarget.Follow(file) : file;
        }
        catch (Exception exception) when (Errors.IsOfFile(exception))
        {
            error = Errors.RegistryFileNotWritable(path, exception);
            return null;
        }

        RegistryFormat? found = format ?? FormatOf(file);
        error = !IanaCmdlet.IsFileSystem(provider) ? Errors.PathNotFile(path)
            : Directory.Exists(file) ? Errors.PathIsFolder(path)
            : FileTarget.IsDevice(cmdlet, file) ? Errors.PathIsDevice(path)
            : found is null ? Errors.FormatNotKnown(path)
            : !Directory.Exists(System.IO.Path.GetDirectoryName(file)) ? Errors.FolderNotFound(file)
            : !File.Exists(file) ? null
            : noClobber ? Errors.RegistryFileExists(file)
            : !force && (File.GetAttributes(file) & FileAttributes.ReadOnly) != 0 ? Errors.RegistryFileReadOnly(file)
            : null;
        return error is null ? new ExportTarget(file, found!.Value) : null;
    }

    /// <summary>The text of a format that is text.</summary>
    internal static string ToText(RegistryDocument document, RegistryFormat format, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        FormatsLoader.Formats.Write(document, format, text, cancellationToken);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Writes a registry to the file, whole or not at all.</summary>
    internal ErrorRecord? Write(RegistryDocument document, bool replace, CancellationToken cancellationToken)
        => Write(file => FormatsLoader.Formats.Write(document, Format, file, cancellationToken), replace);

    /// <summary>Writes the file, whole or not at all.</summary>
    internal ErrorRecord? Write(Action<Stream> write, bool replace)
    {
        try
        {
            WholeFile.Write(Path, replace, file =>
            {
                if (IsGzip(Path))
                {
                    using var zipped = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
                    write(zipped);
                }
                else
                {
                    write(file);
                }
            });
            return null;
        }
        catch (Exception exception) when (Errors.IsOfFile(exception) || exception is InvalidRegistryException or InvalidSnapshotException)
        {
            return Errors.RegistryFileNotWritable(Path, exception);
        }
    }

    private static bool IsGzip(string path) => path.EndsWith(GzipExtension, StringComparison.OrdinalIgnoreCase);

    private static RegistryFormat? FormatOf(string path)
    {
        // The file name services, as in /etc, determines the format without an extension.
        string name = "." + System.IO.Path.GetFileName(IsGzip(path) ? path.Substring(0, path.Length - GzipExtension.Length) : path);
        return System.IO.Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".CSV" => RegistryFormat.Csv,
            ".XML" => RegistryFormat.Xml,
            ".HTML" or ".HTM" or ".XHTML" => RegistryFormat.Html,
            ".TXT" => RegistryFormat.Text,
            ".JSON" => RegistryFormat.Json,
            ".SERVICES" => RegistryFormat.Services,
            ".SNAPSHOT" => RegistryFormat.Snapshot,
            _ => null,
        };
    }
}
