using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>Undoes the compression of a transfer, within the limit that no registry reaches.</summary>
internal static class ResponseBody
{
    // Missing in .NET Standard and .NET Framework.
    private static readonly Type? Brotli = Type.GetType("System.IO.Compression.BrotliStream, System.IO.Compression.Brotli");

    /// <summary>The compressions that this platform undoes.</summary>
    internal static IReadOnlyList<string> Encodings { get; } = Brotli is null ? new[] { "gzip" } : new[] { "gzip", "br" };

    /// <summary>Undoes the compressions of a body, the last one first.</summary>
    /// <exception cref="DownloadException">A compression is not known, the bytes are damaged, or there are too many.</exception>
    internal static byte[] Decode(byte[] body, IEnumerable<string> encodings, CancellationToken cancellationToken)
    {
        string[] applied = encodings.Where(encoding => !Is(encoding, "identity")).Reverse().ToArray();
        if (applied.Length > 1)
        {
            throw Damaged($"The server packed its answer more than once ({string.Join(", ", applied)}).");
        }

        return applied.Length == 0 ? body : Decode(body, applied[0], cancellationToken);
    }

    /// <exception cref="DownloadException">Always.</exception>
    internal static DownloadException TooLarge(string what)
        => new(DownloadFailure.TooLarge, $"{what} more than 64 MiB, which no registry has. Check that the address is that of a registry file.");

    private static byte[] Decode(byte[] body, string encoding, CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream(body, writable: false);
        using Stream stream = Open(packed, encoding);
        using var content = new MemoryStream();
        byte[] buffer = new byte[81920];
        try
        {
            int count;
            while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (content.Length + count > RegistryReadOptions.MaxFileLength)
                {
                    throw TooLarge("Unpacked, the server's answer has");
                }

                content.Write(buffer, 0, count);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or InvalidOperationException)
        {
            throw Damaged($"The server's answer cannot be unpacked as '{encoding}': {exception.Message}", exception);
        }

        // GZipStream treats the end of its input as the end of the data.
        if (IsGzip(encoding) && TailOf(body) != (uint)content.Length)
        {
            throw Damaged("The server's answer is cut off, or something follows its gzip data.");
        }

        return content.ToArray();
    }

    private static Stream Open(Stream packed, string encoding)
    {
        if (IsGzip(encoding))
        {
            return new GZipStream(packed, CompressionMode.Decompress);
        }

        return Is(encoding, "br") && Brotli is not null
            ? (Stream)Activator.CreateInstance(Brotli, packed, CompressionMode.Decompress)!
            : throw Damaged($"The server compressed its response with '{encoding}', although {string.Join(" or ", Encodings)} was requested.");
    }

    // RFC 1952, section 2.3.1: the length of the data, modulo 2^32, ends a gzip file.
    private static uint TailOf(byte[] body)
        => body.Length < 4 ? uint.MaxValue : body[body.Length - 4] | ((uint)body[body.Length - 3] << 8) | ((uint)body[body.Length - 2] << 16) | ((uint)body[body.Length - 1] << 24);

    private static bool IsGzip(string encoding) => Is(encoding, "gzip") || Is(encoding, "x-gzip");

    private static bool Is(string encoding, string name) => string.Equals(encoding, name, StringComparison.OrdinalIgnoreCase);

    private static DownloadException Damaged(string message, Exception? inner = null)
        => new(DownloadFailure.Encoding, message + " Try again; where that does not help, fetch the file by other means and use -Path.", inner);
}
