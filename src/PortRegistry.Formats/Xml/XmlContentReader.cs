using System.Xml;

namespace PortRegistry.Formats;

/// <summary>
/// Reads the text of an element of IANA's XML as IANA's CSV writes it: references in brackets, line breaks kept.
/// Each method starts on an element and ends on its end.
/// </summary>
internal sealed class XmlContentReader
{
    // IANA's references contain only text; each level uses stack space.
    private const int MaxNesting = 16;

    private readonly XmlReader reader;
    private readonly XmlNames names;
    private readonly int nesting;
    private readonly XmlText text = new();
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
    /// <returns>The label, which the CSV has in brackets.</returns>
    public string ReadReference(out bool isPerson)
    {
        string? type = null;
        string? data = null;
        string? section = null;
        while (reader.MoveToNextAttribute())
        {
            string name = reader.Name;
            if (ReferenceEquals(name, names.Type))
            {
                type = reader.Value;
            }
            else if (ReferenceEquals(name, names.Data))
            {
                data = reader.Value;
            }
            else if (ReferenceEquals(name, names.Section))
            {
                section = reader.Value;
            }
        }

        reader.MoveToElement();
        isPerson = type == "person";
        return Label(type, data, section, ReadNestedText());
    }

    /// <summary>Skips an element and its content.</summary>
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

    private static string Label(string? type, string? data, string? section, string? text)
    {
        if (data is null || (text is not null && type is not ("person" or "note")))
        {
            return text ?? string.Empty;
        }

        string label = type == "rfc" ? data.ToUpperInvariant() : data;
        return section is null ? label : label + ", Section " + section;
    }

    private static bool IsPlain(string value)
        => value.Length > 0
        && !XmlText.IsSpace(value[0])
        && !XmlText.IsSpace(value[value.Length - 1])
        && value.IndexOf('\n') < 0;

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

    // The reader is after the first text node, if there was one.
    private string? ReadRichText(string? first)
    {
        text.Clear();
        int depth = 0;
        if (first is not null)
        {
            text.Append(first);
        }

        for (; reader.NodeType != XmlNodeType.EndElement || depth > 0; reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Text:
                case XmlNodeType.Whitespace:
                case XmlNodeType.SignificantWhitespace:
                    text.Append(reader.Value);
                    break;
                case XmlNodeType.CDATA:
                    text.AppendLiteral(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    depth--;
                    break;
                case XmlNodeType.Element when ReferenceEquals(reader.LocalName, names.Br):
                    text.Break();
                    depth += reader.IsEmptyElement ? 0 : 1;
                    break;
                case XmlNodeType.Element when ReferenceEquals(reader.LocalName, names.Xref):
                    text.AppendReference(ReadReference(out _));
                    break;
                case XmlNodeType.Element:
                    if (ReferenceEquals(reader.LocalName, names.Paragraph))
                    {
                        text.Paragraph();
                    }
                    else
                    {
                        text.Element();
                    }

                    depth += reader.IsEmptyElement ? 0 : 1;
                    break;
            }
        }

        return text.ToText();
    }
}
