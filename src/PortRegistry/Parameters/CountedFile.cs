using System;
using System.IO;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>A file to read, of which another thread can ask how much has been read.</summary>
internal sealed class CountedFile : FileStream
{
    private long count;

    internal CountedFile(string path)
        : base(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
    {
        // Pipes have no length.
        Size = CanSeek ? Length : 0;
    }

    /// <summary>How much has been read; -1 if unknown.</summary>
    internal int Percent => Size == 0 ? -1 : (int)Math.Min(100, Volatile.Read(ref count) * 100 / Size);

    private long Size { get; }

    public override int Read(byte[] array, int offset, int count)
    {
        int read = base.Read(array, offset, count);
        Volatile.Write(ref this.count, this.count + read);
        return read;
    }
}
