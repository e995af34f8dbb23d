using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Xml;

namespace PortRegistry.Formats;

/// <summary>Reads IANA's XML, element by element. A DTD is refused, and nothing outside the file is looked at.</summary>
internal sealed class XmlRegistryReader : IRegistryReader
{
    private readonly List<RegistryNote> notes = new();
    private readonly List<RegistryNote> footnotes = new();
    private string? title;
    private string? category;
    private RegistryDate? updated;
    private readonly StringBuilder reference = new();
    private string? experts;

    /// <inheritdoc/>
    public RegistryStamp Read(Stream input, ReadContext context)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = RegistryInput.MaxLength,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new NameTable(),
        };

        var names = new XmlNames(settings.NameTable);
        using var kept = new XmlPeopleFilter(input);
        using XmlReader reader = XmlReader.Create(kept, settings);
        try
        {
            ReadDocument(reader, names, context);
        }
        catch (XmlException e)
        {
            throw ReadContext.Refuse(e.LineNumber, "The XML is cut off or not well-formed: " + e.Message, e);
        }

        return new RegistryStamp(title, category, updated, reference.Length == 0 ? null : reference.ToString(), experts, notes, footnotes);
    }

    private void ReadDocument(XmlReader reader, XmlNames names, ReadContext context)
    {
        reader.MoveToContent();
        int line = ((IXmlLineInfo)reader).LineNumber;
        if (reader.LocalName != "registry" || reader.NamespaceURI != XmlNames.IanaNamespace)
        {
            throw ReadContext.Refuse(line, $"The XML is not IANA's: it begins with '{reader.Name}', not with 'registry' of the namespace {XmlNames.IanaNamespace}.");
        }

        if (reader.GetAttribute("id") is string id && id != XmlNames.RegistryId)
        {
            throw ReadContext.Refuse(line, $"The file is IANA's registry '{id}', not '{XmlNames.RegistryId}'.");
        }

        var content = new XmlContentReader(reader, names);
        var records = new XmlRecordReader(reader, names, content, context);
        int depth = reader.Depth;
        bool open = !reader.IsEmptyElement;
        while (reader.Read())
        {
            if (open && reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
            {
                if (ReferenceEquals(reader.LocalName, names.Record))
                {
                    records.Read();
                }
                else
                {
                    ReadHead(reader, content, context);
                }
            }
        }
    }

    private void ReadHead(XmlReader reader, XmlContentReader content, ReadContext context)
    {
        switch (reader.LocalName)
        {
            case "title":
                title = content.ReadText();
                break;
            case "category":
                category = content.ReadText();
                break;
            case "updated":
                ReadUpdated(reader, content, context);
                break;
            case "xref":
                reference.Append('[').Append(content.ReadReference(out _)).Append(']');
                break;
            case "expert":
                experts = content.ReadText();
                break;
            case "note":
                AddNote(notes, reader.GetAttribute("title"), content.ReadText());
                break;
            case "footnote":
                AddNote(footnotes, reader.GetAttribute("anchor"), content.ReadText());
                break;
            default:
                // People among them: their e-mail addresses are not kept, and records know them by id.
                content.Skip();
                break;
        }
    }

    private void ReadUpdated(XmlReader reader, XmlContentReader content, ReadContext context)
    {
        int line = ((IXmlLineInfo)reader).LineNumber;
        string? text = content.ReadText();
        if (RegistryDate.TryParse(text, out RegistryDate date))
        {
            updated = date;
        }
        else
        {
            context.Report(new ParseIssue(line, null, $"'{text}' is not a date of the form YYYY-MM-DD."));
        }
    }

    private static void AddNote(List<RegistryNote> notes, string? title, string? text)
    {
        if (text is not null)
        {
            notes.Add(new RegistryNote(title, text));
        }
    }
}
