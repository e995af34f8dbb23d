using System;
using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;

namespace PortRegistry.Tests.Fuzz;

/// <summary>A history taken apart into its content, to be put together again with lengths and hash right.</summary>
internal static class HistoryBytes
{
    internal const int HeaderLength = 64;

    /// <summary>The content of a valid history.</summary>
    internal static byte[] Inflate(byte[] history)
    {
        using var deflate = new DeflateStream(new MemoryStream(history, HeaderLength, history.Length - HeaderLength), CompressionMode.Decompress);
        using var content = new MemoryStream();
        deflate.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>A history of a content, whatever it is, under the header of a valid one.</summary>
    internal static byte[] Seal(byte[] content, byte[] history)
    {
        using var file = new MemoryStream();
        file.Write(history, 0, HeaderLength);
        using (var deflate = new DeflateStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(content);
        }

        byte[] bytes = file.ToArray();
        BitConverter.TryWriteBytes(bytes.AsSpan(12), content.Length);
        BitConverter.TryWriteBytes(bytes.AsSpan(16), bytes.Length);
        SHA256.HashData(bytes.AsSpan(HeaderLength)).CopyTo(bytes, 32);
        return bytes;
    }
}
