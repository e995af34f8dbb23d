using System;
using System.IO;

namespace PortRegistry.Commands;

/// <summary>Writes a file whole or not at all: beside its place under another name, flushed to the disk, then renamed.</summary>
internal static class WholeFile
{
    // Short, whatever the file is called: a name has 255 bytes at most.
    private const string TemporaryPrefix = ".portregistry-";
    private const string TemporaryExtension = ".tmp";

    /// <summary>Writes a file.</summary>
    /// <param name="path">The full path, links followed; see <see cref="FileTarget"/>.</param>
    /// <param name="replace">Whether it may take the place of a file, a read-only one too; otherwise one that is there is an <see cref="IOException"/>.</param>
    /// <param name="write">Writes the content.</param>
    internal static void Write(string path, bool replace, Action<Stream> write)
    {
        string folder = Path.GetDirectoryName(path)!;
        DeleteLeftovers(folder);
        string temporary = Path.Combine(folder, $"{TemporaryPrefix}{Guid.NewGuid():N}{TemporaryExtension}");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            if (!replace)
            {
                File.Move(temporary, path);
                return;
            }

            if (File.Exists(path))
            {
                File.SetAttributes(path, File.GetAttributes(path) & ~FileAttributes.ReadOnly);
            }

            StoreFile.Move(temporary, path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // What a killed writer left; what a living one writes is open to nobody else.
    private static void DeleteLeftovers(string folder)
    {
        foreach (string temporary in Directory.GetFiles(folder, TemporaryPrefix + "*" + TemporaryExtension))
        {
            try
            {
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
}
