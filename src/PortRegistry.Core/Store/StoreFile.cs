using System;
using System.IO;
using System.Threading;

namespace PortRegistry;

/// <summary>Reads and replaces the files of a data directory, so that at every moment a whole file stands under its name.</summary>
internal static class StoreFile
{
    private const string TemporaryPattern = "registry.*.tmp";
    private const int MaxLength = 128 * 1024 * 1024;
    private const int Attempts = 50;
    private const int PauseMilliseconds = 20;
    private static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';

    // rename(2), which replaces in one step. Not part of .NET Standard; .NET Framework does not have it.
    private static readonly Action<string, string, bool>? MoveOver =
        (Action<string, string, bool>?)typeof(File).GetMethod(nameof(File.Move), new[] { typeof(string), typeof(string), typeof(bool) })
            ?.CreateDelegate(typeof(Action<string, string, bool>));

    /// <summary>Reads a file whole, without keeping anyone from replacing it meanwhile.</summary>
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

    /// <summary>Puts a file in the place of another: written beside it, flushed to the disk, read back, renamed over it.</summary>
    /// <param name="path">The file to replace; need not exist.</param>
    /// <param name="content">Its new content.</param>
    internal static void Replace(string path, byte[] content)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(path)!, $"registry.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read))
            {
                Write(file, content);
            }

            if (!Same(content, Read(temporary)))
            {
                throw new IOException($"'{temporary}' does not read back as it was written.");
            }

            MarkNewer(temporary, path);
            RemoveFolder(path);
            Move(temporary, path);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Gives a file the name of another, which it replaces in one step; a reader keeps what it has open.</summary>
    /// <param name="temporary">The file, in the folder of the other.</param>
    /// <param name="path">The file to replace; need not exist.</param>
    internal static void Move(string temporary, string path)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                MoveOnce(temporary, path);
                return;
            }
            catch (Exception exception) when (IsWindows && attempt < Attempts && exception is IOException or UnauthorizedAccessException)
            {
                // A virus scanner or a reader that is just opening the file; both are gone in a moment.
                Thread.Sleep(PauseMilliseconds);
            }
        }
    }

    /// <summary>Whether anything has the name, be it a file or not.</summary>
    internal static bool Exists(string? path) => File.Exists(path) || Directory.Exists(path);

    /// <summary>Removes whatever has the name of one of the store's files.</summary>
    internal static void Remove(string path)
    {
        RemoveFolder(path);
        File.Delete(path);
    }

    /// <summary>Deletes what killed writers left. Only for who holds the lock: every other temporary file is then dead.</summary>
    internal static void DeleteLeftovers(string directory)
    {
        foreach (string temporary in Directory.GetFiles(directory, TemporaryPattern))
        {
            TryDelete(temporary);
        }
    }

    // Opened for reading alone, a pipe waits for somebody to write to it, without an end; opened for both it does not.
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

    // A folder with the name of one of the store's files can only be a mistake, and no file can take its place.
    private static void RemoveFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static void Write(FileStream file, byte[] content)
    {
        try
        {
            file.Write(content, 0, content.Length);
            file.Flush(flushToDisk: true);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // How .NET reports a limit on the size of this process's files.
            throw new IOException(exception.Message, exception);
        }
    }

    // Readers tell versions apart by length and time; the clock of a file system ticks more slowly than two updates may follow.
    private static void MarkNewer(string temporary, string path)
    {
        if (File.Exists(path) && File.GetLastWriteTimeUtc(path) is DateTime before && File.GetLastWriteTimeUtc(temporary) <= before)
        {
            File.SetLastWriteTimeUtc(temporary, before.AddMilliseconds(1));
        }
    }

    private static void MoveOnce(string temporary, string path)
    {
        if ((IsWindows || MoveOver is null) && File.Exists(path))
        {
            // Unlike a move it replaces a file that readers have open. Where the folder's rights, as those of a share, do not
            // allow to carry over the file's own, it does so all the same.
            File.Replace(temporary, path, null, ignoreMetadataErrors: true);
        }
        else if (MoveOver is not null)
        {
            MoveOver(temporary, path, true);
        }
        else
        {
            File.Move(temporary, path);
        }
    }

    private static bool Same(byte[] left, byte[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
            {
                return false;
            }
        }

        return true;
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next writer deletes it.
        }
    }
}
