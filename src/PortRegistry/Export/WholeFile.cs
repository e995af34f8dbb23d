using System;
using System.IO;

namespace PortRegistry.Commands;

/// <summary>Writes a file whole or not at all: beside its place under another name, flushed to the disk, then renamed.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="replace">Whether it may take the place of a file, a read-only one too; otherwise one that is there is an <see cref="IOException"/>.</param>
    /// <param name="write">Writes the content.</param>
    internal static void Write(string path, bool replace, Action<Stream> write)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            if (replace && File.Exists(path))
            {
                File.SetAttributes(path, File.GetAttributes(path) & ~FileAttributes.ReadOnly);
                File.Replace(temporary, path, null);
            }
            else
            {
                File.Move(temporary, path);
            }
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
