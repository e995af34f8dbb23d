using System;
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
        catch (Exception exception) when (Errors.OfRegistryFile(exception, path) is ErrorRecord found)
        {
            error = found;
        }

        return result is not null;
    }
}
