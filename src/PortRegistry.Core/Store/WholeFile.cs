using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;

namespace PortRegistry;

/// <summary>Writes a file completely or not at all: under another name in its folder, flushed to the disk, then renamed.</summary>
internal static class WholeFile
{
    // Short, since a file name has at most 255 bytes.
    private const string TemporaryPrefix = ".portregistry-";
    private const string TemporaryExtension = ".tmp";
    private const int Attempts = 50;
    private const int PauseMilliseconds = 20;
    private static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';

    // rename(2) replaces atomically. .NET Standard and .NET Framework lack it.
    private static readonly Action<string, string, bool>? MoveOver =
        (Action<string, string, bool>?)typeof(File).GetMethod(nameof(File.Move), new[] { typeof(string), typeof(string), typeof(bool) })
            ?.CreateDelegate(typeof(Action<string, string, bool>));

    /// <summary>Writes a file.</summary>
    /// <param name="path">The full path, with links followed.</param>
    /// <param name="replace">Whether to replace a file, a read-only one too; otherwise a file in its place is an <see cref="IOException"/>.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="prepare">Checks or changes the written file, whose path it gets, before it is renamed.</param>
    internal static void Write(string path, bool replace, Action<Stream> write, Action<string>? prepare = null)
    {
        string folder = Path.GetDirectoryName(path)!;
        DeleteLeftovers(folder);
        string temporary = Path.Combine(folder, $"{TemporaryPrefix}{ProcessId}-{Guid.NewGuid():N}{TemporaryExtension}");
        try
        {
            WriteTemporary(temporary, write);
            prepare?.Invoke(temporary);
            Move(temporary, path, replace);
        }
        catch
        {
            Delete(temporary);
            throw;
        }
    }

    private static int ProcessId
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.Id;
        }
    }

    // Left by a killed writer. A file that is being written cannot be opened; one that is about to be renamed can, but its
    // writer is alive.
    private static void DeleteLeftovers(string folder)
    {
        foreach (string temporary in Directory.GetFiles(folder, TemporaryPrefix + "*" + TemporaryExtension))
        {
            try
            {
                if (IsWriterAlive(Path.GetFileName(temporary)))
                {
                    continue;
                }

                using (new FileStream(temporary, FileMode.Open, FileAccess.Write, FileShare.None))
                {
                }

                File.Delete(temporary);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // In use, or another user's.
            }
        }
    }

    private static bool IsWriterAlive(string name)
    {
        int end = name.IndexOf('-', TemporaryPrefix.Length);
        if (end < 0 || !int.TryParse(name.Substring(TemporaryPrefix.Length, end - TemporaryPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int id))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Another user's process, which cannot be queried.
            return true;
        }
    }

    private static void WriteTemporary(string temporary, Action<Stream> write)
    {
        try
        {
            using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            write(file);
            file.Flush(flushToDisk: true);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // .NET reports the process's limit on file sizes this way.
            throw new IOException(exception.Message, exception);
        }
    }

    private static void Move(string temporary, string path, bool replace)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                MoveOnce(temporary, path, replace);
                return;
            }
            catch (Exception exception) when (IsWindows && replace && attempt < Attempts && exception is IOException or UnauthorizedAccessException)
            {
                // A virus scanner or a reader is opening the file; both finish soon.
                Thread.Sleep(PauseMilliseconds);
            }
        }
    }

    private static void MoveOnce(string temporary, string path, bool replace)
    {
        if (replace && (IsWindows || MoveOver is null) && File.Exists(path))
        {
            // Unlike a move, this replaces a file that readers have open, but not a read-only one. Metadata errors are ignored,
            // because some folders, such as shares, do not allow permissions to be copied.
            File.SetAttributes(path, File.GetAttributes(path) & ~FileAttributes.ReadOnly);
            File.Replace(temporary, path, null, ignoreMetadataErrors: true);
        }
        else if (replace && MoveOver is not null)
        {
            MoveOver(temporary, path, true);
        }
        else
        {
            File.Move(temporary, path);
        }
    }

    private static void Delete(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next writer deletes it.
        }
    }
}
