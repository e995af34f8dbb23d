using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace PortRegistry.Formats;

/// <summary>Writes texts and references so that <see cref="XmlContentReader"/> reads them back unchanged.</summary>
internal sealed class XmlContentWriter(XmlWriter xml)
{
    private static readonly Regex Inner = new(@"\[(RFC[0-9]+|https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+)\]", RegexOptions.CultureInvariant);
    private static readonly Regex Rfc = new(@"^(RFC|BCP|STD)[0-9]+\z", RegexOptions.CultureInvariant);
    private static readonly Regex Draft = new(@"^(draft|RFC)(-[a-zA-Z0-9]+)+\z", RegexOptions.CultureInvariant);
    private static readonly Regex Footnote = new(@"^[1-9][0-9]*\z", RegexOptions.CultureInvariant);
    private static readonly Regex Address = new(@"^https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+\z", RegexOptions.CultureInvariant);
    private static readonly Regex Wrapped = new(@"[ \t]\n[ \t]", RegexOptions.CultureInvariant);

    /// <summary>Whether a text can be an id of the schema: an XML name without a colon.</summary>
    public static bool IsName(string text)
    {
        if (text.Length == 0 || !XmlConvert.IsStartNCNameChar(text[0]))
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!XmlConvert.IsNCNameChar(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes an element of plain text, unless there is none.</summary>
    public void WriteElement(string indent, string element, string? text)
    {
        if (text is not null)
        {
            xml.WriteWhitespace(indent);
            xml.WriteStartElement(element);
            WriteText(text);
            xml.WriteEndElement();
        }
    }

    /// <summary>Writes an element of text with references in it, unless there is none.</summary>
    public void WriteRichElement(string indent, string element, string? text)
    {
        if (text is not null)
        {
            xml.WriteWhitespace(indent);
            xml.WriteStartElement(element);
            WriteRichText(text);
            xml.WriteEndElement();
        }
    }

    /// <summary>Writes a text in which a bracketed RFC or address becomes a reference.</summary>
    public void WriteRichText(string text)
    {
        if (NeedsLiteral(text))
        {
            WriteText(text);
            return;
        }

        int at = 0;
        for (Match inner = Inner.Match(text); inner.Success; inner = inner.NextMatch())
        {
            xml.WriteString(Allowed(text.Substring(at, inner.Index - at)));
            WriteReference(string.Empty, inner.Groups[1].Value);
            at = inner.Index + inner.Length;
        }

        xml.WriteString(Allowed(text.Substring(at)));
    }

    /// <summary>Writes a reference to a person.</summary>
    public void WritePerson(string indent, string id)
    {
        xml.WriteWhitespace(indent);
        WriteReferenceElement("person", id, null);
    }

    /// <summary>Writes any other reference, of the kind that its text tells.</summary>
    public void WriteReference(string indent, string label)
    {
        xml.WriteWhitespace(indent);
        int comma = label.IndexOf(',');
        string head = comma < 0 ? label : label.Substring(0, comma);
        string? text = comma < 0 ? null : label;
        if (Rfc.IsMatch(head))
        {
            WriteReferenceElement("rfc", head.ToLowerInvariant(), text);
        }
        else if (Draft.IsMatch(head))
        {
            WriteReferenceElement("draft", head, text);
        }
        else if (Footnote.IsMatch(label))
        {
            WriteReferenceElement("note", label, null);
        }
        else if (Address.IsMatch(label))
        {
            WriteReferenceElement("uri", label, null);
        }
        else
        {
            WriteReferenceElement("text", null, label);
        }
    }

    private void WriteReferenceElement(string type, string? data, string? text)
    {
        xml.WriteStartElement("xref");
        xml.WriteAttributeString("type", type);
        if (data is not null)
        {
            xml.WriteAttributeString("data", Allowed(data));
        }

        if (text is not null)
        {
            WriteText(text);
        }

        xml.WriteEndElement();
    }

    private void WriteText(string text)
    {
        text = Allowed(text);
        if (!NeedsLiteral(text))
        {
            xml.WriteString(text);
            return;
        }

        // XML readers convert a carriage return in CDATA to a line feed, but not one written as a character reference.
        string[] parts = text.Split('\r');
        for (int i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                xml.WriteCharEntity('\r');
            }

            xml.WriteCData(parts[i]);
        }
    }

    // Spaces at the ends and around a newline are layout in XML; in CDATA they are text.
    private static bool NeedsLiteral(string text)
        => text.Length > 0
        && (text[0] is ' ' or '\t' or '\n' || text[text.Length - 1] is ' ' or '\t' or '\n' || Wrapped.IsMatch(text));

    private static string Allowed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(text[i]))
            {
                return Replaced(text);
            }
        }

        return text;
    }

    // XML does not allow control characters at all.
    private static string Replaced(string text)
    {
        var allowed = new StringBuilder(text);
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
            }
            else
            {
                allowed[i] = '\uFFFD';
            }
        }

        return allowed.ToString();
    }
}
