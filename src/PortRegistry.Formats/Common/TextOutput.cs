using System.IO;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>Opens files to be written as text.</summary>
internal static class TextOutput
{
    /// <summary>UTF-8 without a byte order mark, with line feeds as line ends. The stream is left open.</summary>
    internal static StreamWriter Open(Stream output)
        => new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 65536, leaveOpen: true) { NewLine = "\n" };
}
