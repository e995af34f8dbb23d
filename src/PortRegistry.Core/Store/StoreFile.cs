using System;
using System.IO;
using System.Linq;

namespace PortRegistry;

/// <summary>Reads and replaces the files of a data directory.</summary>
internal static class StoreFile
{
    private const int MaxLength = 128 * 1024 * 1024;
    private static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';

    /// <summary>Reads a whole file, which others may replace in the meantime.</summary>
    internal static byte[] Read(string path)
    {
        using FileStream file = Open(path);
        if (!file.CanSeek)
        {
            throw new IOException($"'{path}' is a pipe or a device, and no file.");
        }

        if (file.Length > MaxLength)
        {
            throw new IOException($"'{path}' has more than 128 MiB, which no registry has.");
        }

        byte[] content = new byte[(int)file.Length];
        int count = 0;
        int read;
        while (count < content.Length && (read = file.Read(content, count, content.Length - count)) > 0)
        {
            count += read;
        }

        return count == content.Length ? content : throw new EndOfStreamException($"'{path}' became shorter while it was read.");
    }

    /// <summary>Replaces a file: written beside it, read back, renamed over it.</summary>
    /// <param name="path">The file to replace; need not exist.</param>
    /// <param name="content">Its new content.</param>
    internal static void Replace(string path, byte[] content)
        => WholeFile.Write(path, replace: true, file => file.Write(content, 0, content.Length), temporary =>
        {
            if (!content.SequenceEqual(Read(temporary)))
            {
                throw new IOException($"'{temporary}' does not read back as it was written.");
            }

            MarkNewer(temporary, path);
            RemoveFolder(path);
        });

    /// <summary>Whether anything has the name, be it a file or not.</summary>
    internal static bool Exists(string? path) => File.Exists(path) || Directory.Exists(path);

    /// <summary>Removes whatever has the name of one of the store's files.</summary>
    internal static void Remove(string path)
    {
        RemoveFolder(path);
        File.Delete(path);
    }

    // A pipe that is opened only for reading blocks until somebody writes to it; opened for both, it does not.
    private static FileStream Open(string path)
    {
        try
        {
            if (!IsWindows && new FileInfo(path) is { Exists: true, Length: 0 })
            {
                return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // It may be read all the same.
        }

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    // A folder with the name of one of the store's files is a mistake, and no file can replace it.
    private static void RemoveFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    // Readers distinguish versions by length and time, and two updates may follow within one tick of the file system clock.
    private static void MarkNewer(string temporary, string path)
    {
        if (File.Exists(path) && File.GetLastWriteTimeUtc(path) is DateTime before && File.GetLastWriteTimeUtc(temporary) <= before)
        {
            File.SetLastWriteTimeUtc(temporary, before.AddMilliseconds(1));
        }
    }
}
