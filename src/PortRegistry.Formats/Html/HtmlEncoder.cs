using System.Globalization;
using System.IO;

namespace PortRegistry.Formats;

/// <summary>
/// Escapes text for a page, so that <see cref="HtmlText"/> reads it back unchanged: white space at both ends, which would
/// count as layout, is written as character references.
/// </summary>
internal static class HtmlEncoder
{
    /// <summary>Writes the text of a cell; its line breaks are <c>br</c> tags.</summary>
    internal static void WriteText(TextWriter writer, string text) => Write(writer, text, "<br>");

    /// <summary>Writes the text of a <c>pre</c> element; its line breaks stay.</summary>
    internal static void WritePreformatted(TextWriter writer, string text) => Write(writer, text, "\n");

    /// <summary>Writes an attribute's value, to stand in double quotation marks.</summary>
    internal static void WriteAttribute(TextWriter writer, string value)
    {
        foreach (char character in value)
        {
            WriteCharacter(writer, character);
        }
    }

    private static void Write(TextWriter writer, string text, string lineBreak)
    {
        int start = 0;
        while (start < text.Length && HtmlText.IsLayout(text[start]))
        {
            start++;
        }

        int end = text.Length;
        while (end > start && HtmlText.IsLayout(text[end - 1]))
        {
            end--;
        }

        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (i < start || i >= end)
            {
                WriteReference(writer, character);
            }
            else if (character == '\n')
            {
                writer.Write(lineBreak);
            }
            else
            {
                WriteCharacter(writer, character);
            }
        }
    }

    private static void WriteCharacter(TextWriter writer, char character)
    {
        switch (character)
        {
            case '&':
                writer.Write("&amp;");
                break;
            case '<':
                writer.Write("&lt;");
                break;
            case '>':
                writer.Write("&gt;");
                break;
            case '"':
                writer.Write("&quot;");
                break;
            case '\r':
                WriteReference(writer, character);
                break;
            case '\0':
                // HTML has no way to write it.
                writer.Write('\uFFFD');
                break;
            default:
                writer.Write(character);
                break;
        }
    }

    private static void WriteReference(TextWriter writer, char character)
    {
        writer.Write("&#");
        writer.Write(((int)character).ToString(CultureInfo.InvariantCulture));
        writer.Write(';');
    }
}
