using System.Collections.Generic;
using System.Text;
using System.Xml;

namespace PortRegistry.Formats;

/// <summary>Reads the elements of IANA's XML other than records.</summary>
internal sealed class XmlHead
{
    private readonly List<RegistryNote> notes = new();
    private readonly List<RegistryNote> footnotes = new();
    private string? title;
    private string? category;
    private RegistryDate? updated;
    private readonly StringBuilder reference = new();
    private string? experts;

    /// <summary>The metadata of the file.</summary>
    public RegistryStamp ToStamp() => new(title, category, updated, reference.Length == 0 ? null : reference.ToString(), experts, notes, footnotes);

    /// <summary>Reads an element that is not a record.</summary>
    public void Read(XmlReader reader, XmlContentReader content, ReadContext context)
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
                // Such as people, whose e-mail addresses are not kept; records refer to them by id.
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
