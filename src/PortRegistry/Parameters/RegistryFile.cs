using System;
using System.IO;
using System.Management.Automation;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>Reads a registry file, of any format, and turns what can go wrong into error records.</summary>
internal static class RegistryFile
{
    internal static bool TryRead(
        IanaCmdlet cmdlet,
        string path,
        RegistryReadOptions options,
        CancellationToken cancellationToken,
        out RegistryReadResult? result,
        out ErrorRecord? error)
    {
        result = null;
        error = null;
        try
        {
            using var stream = new CountedFile(path);
            result = LongWork.Run(cmdlet, $"Reading '{path}'", () => FormatsLoader.Formats.Read(stream, options, cancellationToken), () => stream.Percent);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            error = Errors.RegistryFileNotFound(path);
        }
        catch (Exception exception) when (exception is InvalidRegistryException or InvalidSnapshotException)
        {
            error = Errors.RegistryFileNotValid(path, exception);
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            error = Errors.PathIsFolder(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            error = Errors.RegistryFileNotReadable(path, exception);
        }

        return result is not null;
    }
}
