using System.IO;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>
/// Validates UTF-8 for parsers that do not. It remembers the last byte, which tells whether a file ends with a line break.
/// </summary>
internal sealed class Utf8Stream(Stream inner) : ForwardStream
{
    private readonly Decoder decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] decoded = new char[4096];

    /// <summary>The last byte read; 0 before the first.</summary>
    public byte Last { get; private set; }

    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = inner.Read(buffer, offset, count);
        if (read > 0)
        {
            Last = buffer[offset + read - 1];
        }

        int end = offset + read;
        bool completed = false;
        for (int at = offset; !completed; at += Decode(buffer, at, end - at, flush: read == 0 && count > 0, out completed))
        {
        }

        return read;
    }

    private int Decode(byte[] buffer, int at, int count, bool flush, out bool completed)
    {
        decoder.Convert(buffer, at, count, decoded, 0, decoded.Length, flush, out int used, out _, out completed);
        return used;
    }
}
