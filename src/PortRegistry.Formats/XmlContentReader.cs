using System;
using System.Text;
using System.Xml;

namespace PortRegistry.Formats;

/// <summary>
/// Reads the text of an element of IANA's XML as IANA's CSV writes it: references in brackets, line breaks kept.
/// Each method starts on an element and ends on its end.
/// </summary>
internal sealed class XmlContentReader
{
    // What IANA's CSV has where its XML has a paragraph inside a note.
    private const string ParagraphIndent = "        ";

    // IANA's references have text in them at most; each level takes some of the stack.
    private const int MaxNesting = 16;

    private readonly XmlReader reader;
    private readonly XmlNames names;
    private readonly int nesting;
    private readonly StringBuilder text = new();
    private XmlContentReader? inner;

    public XmlContentReader(XmlReader reader, XmlNames names)
        : this(reader, names, 0)
    {
    }

    private XmlContentReader(XmlReader reader, XmlNames names, int nesting)
    {
        this.reader = reader;
        this.names = names;
        this.nesting = nesting;
    }

    /// <summary>Reads an element's text.</summary>
    /// <returns>The text, or null where there is none.</returns>
    public string? ReadText()
    {
        if (reader.IsEmptyElement)
        {
            return null;
        }

        reader.Read();
        if (reader.NodeType == XmlNodeType.EndElement)
        {
            return null;
        }

        if (reader.NodeType != XmlNodeType.Text)
        {
            return ReadRichText(null);
        }

        string value = reader.Value;
        reader.Read();
        return reader.NodeType == XmlNodeType.EndElement && IsPlain(value) ? value : ReadRichText(value);
    }

    /// <summary>Reads an <c>xref</c>.</summary>
    /// <param name="isPerson">Whether it refers to a person.</param>
    /// <returns>What stands in the brackets.</returns>
    public string ReadReference(out bool isPerson)
    {
        string? type = reader.GetAttribute("type");
        string? data = reader.GetAttribute("data");
        isPerson = type == "person";
        if (isPerson && data is not null && reader.IsEmptyElement)
        {
            return data;
        }

        string? section = reader.GetAttribute("section");
        string? label = ReadNestedText();
        if (data is not null && (isPerson || type == "note" || label is null))
        {
            label = type == "rfc" ? data.ToUpperInvariant() : data;
            if (section is not null)
            {
                label += ", Section " + section;
            }
        }

        return label ?? string.Empty;
    }

    /// <summary>Passes over an element and all in it.</summary>
    public void Skip()
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        int depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
        }
    }

    private static bool IsPlain(string value)
        => value.Length > 0
        && !IsSpace(value[0])
        && !IsSpace(value[value.Length - 1])
        && value.IndexOf('\n') < 0;

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n';

    // A reference inside a text gathers its own text.
    private string? ReadNestedText()
    {
        if (reader.IsEmptyElement)
        {
            return null;
        }

        if (nesting == MaxNesting)
        {
            throw ReadContext.Refuse(((IXmlLineInfo)reader).LineNumber, "References stand inside each other, deeper than any registry file has them.");
        }

        inner ??= new XmlContentReader(reader, names, nesting + 1);
        return inner.ReadText();
    }

    // Stands behind a first text node, where there was one.
    private string? ReadRichText(string? first)
    {
        text.Clear();
        int literalStart = int.MaxValue;
        int literalEnd = 0;
        bool lineBreak = false;
        int depth = 0;
        if (first is not null)
        {
            AppendText(first, ref lineBreak);
        }

        for (; reader.NodeType != XmlNodeType.EndElement || depth > 0; reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Text:
                case XmlNodeType.Whitespace:
                case XmlNodeType.SignificantWhitespace:
                    AppendText(reader.Value, ref lineBreak);
                    break;
                case XmlNodeType.CDATA:
                    AppendBreak(ref lineBreak);
                    literalStart = Math.Min(literalStart, text.Length);
                    text.Append(reader.Value);
                    literalEnd = text.Length;
                    break;
                case XmlNodeType.EndElement:
                    depth--;
                    break;
                case XmlNodeType.Element when ReferenceEquals(reader.LocalName, names.Br):
                    lineBreak = true;
                    depth += reader.IsEmptyElement ? 0 : 1;
                    break;
                case XmlNodeType.Element when ReferenceEquals(reader.LocalName, names.Xref):
                    AppendBreak(ref lineBreak);
                    text.Append('[').Append(ReadReference(out _)).Append(']');
                    break;
                case XmlNodeType.Element:
                    AppendBreak(ref lineBreak);
                    if (ReferenceEquals(reader.LocalName, names.Paragraph))
                    {
                        text.Append(ParagraphIndent);
                    }

                    depth += reader.IsEmptyElement ? 0 : 1;
                    break;
            }
        }

        return Trimmed(literalStart, literalEnd);
    }

    // IANA writes one or two br and a newline for one line break. A br alone is one too.
    private void AppendBreak(ref bool lineBreak)
    {
        if (lineBreak)
        {
            text.Append('\n');
            lineBreak = false;
        }
    }

    // A newline with blanks on both sides is a wrapped line, one with none or with an indent alone is a line break.
    private void AppendText(string value, ref bool lineBreak)
    {
        if (lineBreak && value[0] != '\n')
        {
            text.Append('\n');
        }

        lineBreak = false;
        int start = 0;
        for (int i = value.IndexOf('\n'); i >= 0; i = value.IndexOf('\n', i + 1))
        {
            int before = i;
            while (before > start && value[before - 1] is ' ' or '\t')
            {
                before--;
            }

            int after = i + 1;
            while (after < value.Length && value[after] is ' ' or '\t')
            {
                after++;
            }

            if (before < i && after > i + 1)
            {
                text.Append(value, start, before - start).Append(' ');
                start = after;
            }
        }

        text.Append(value, start, value.Length - start);
    }

    private string? Trimmed(int literalStart, int literalEnd)
    {
        int start = 0;
        int end = text.Length;
        while (end > literalEnd && IsSpace(text[end - 1]))
        {
            end--;
        }

        while (start < Math.Min(end, literalStart) && IsSpace(text[start]))
        {
            start++;
        }

        return start < end ? text.ToString(start, end - start) : null;
    }
}
