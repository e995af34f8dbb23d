using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Xml;

namespace PortRegistry.Formats;

/// <summary>Writes IANA's XML: its structure and its order of elements. People are ids alone.</summary>
internal sealed class XmlRegistryWriter : IRegistryWriter
{
    private const string Indent = "\n  ";
    private const string RecordIndent = "\n    ";

    public void Write(RegistryDocument document, Stream output, CancellationToken cancellationToken)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.Entitize,
            CloseOutput = false,
        };

        using XmlWriter xml = XmlWriter.Create(output, settings);
        var content = new XmlContentWriter(xml);
        xml.WriteStartDocument();
        xml.WriteWhitespace("\n");
        xml.WriteStartElement("registry", XmlNames.IanaNamespace);
        xml.WriteAttributeString("id", XmlNames.RegistryId);
        WriteHead(xml, content, document.Stamp);
        foreach (ServiceRecord record in document.Records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteRecord(xml, content, record);
        }

        foreach (RegistryNote footnote in document.Stamp.Footnotes)
        {
            WriteNote(xml, content, "footnote", "anchor", footnote);
        }

        WritePeople(xml, document.Records);
        xml.WriteWhitespace("\n");
        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
    }

    private static void WriteHead(XmlWriter xml, XmlContentWriter content, RegistryStamp stamp)
    {
        content.WriteElement(Indent, "title", stamp.Title);
        content.WriteElement(Indent, "category", stamp.Category);
        content.WriteElement(Indent, "updated", stamp.Updated?.ToString());
        foreach (string reference in BracketedList.Parse(stamp.Reference))
        {
            content.WriteReference(Indent, reference);
        }

        content.WriteElement(Indent, "expert", stamp.Experts);
        foreach (RegistryNote note in stamp.Notes)
        {
            WriteNote(xml, content, "note", "title", note);
        }
    }

    private static void WriteNote(XmlWriter xml, XmlContentWriter content, string element, string attribute, RegistryNote note)
    {
        xml.WriteWhitespace(Indent);
        xml.WriteStartElement(element);
        if (note.Title is not null)
        {
            xml.WriteAttributeString(attribute, note.Title);
        }

        content.WriteRichText(note.Text);
        xml.WriteEndElement();
    }

    private static void WriteRecord(XmlWriter xml, XmlContentWriter content, ServiceRecord record)
    {
        xml.WriteWhitespace(Indent);
        xml.WriteStartElement("record");
        WriteDate(xml, "date", record.RegistrationDate);
        WriteDate(xml, "updated", record.ModificationDate);
        WriteCell(content, "name", record, RegistryColumn.ServiceName);
        WriteCell(content, "protocol", record, RegistryColumn.TransportProtocol);
        WriteAssignee(xml, content, record);
        foreach (string contact in record.Contact)
        {
            content.WritePerson(RecordIndent, contact);
        }

        foreach (string reference in record.Reference)
        {
            content.WriteReference(RecordIndent, reference);
        }

        content.WriteRichElement(RecordIndent, "description", record.Description ?? string.Empty);
        WriteCell(content, "number", record, RegistryColumn.PortNumber);
        WriteCell(content, "sc", record, RegistryColumn.ServiceCode);
        WriteCell(content, "unauthorized", record, RegistryColumn.UnauthorizedUse);
        content.WriteRichElement(RecordIndent, "note", record.AssignmentNotes);
        xml.WriteWhitespace(Indent);
        xml.WriteEndElement();
    }

    private static void WriteCell(XmlContentWriter content, string element, ServiceRecord record, RegistryColumn column)
        => content.WriteElement(RecordIndent, element, record.GetCell(column));

    private static void WriteDate(XmlWriter xml, string attribute, RegistryDate? date)
    {
        if (date is not null)
        {
            xml.WriteAttributeString(attribute, date.Value.ToString());
        }
    }

    // A record without an assignee element has its contacts as assignees; so the element is omitted if both are the same, and empty for no assignee.
    private static void WriteAssignee(XmlWriter xml, XmlContentWriter content, ServiceRecord record)
    {
        if (record.GetCell(RegistryColumn.Assignee) == record.GetCell(RegistryColumn.Contact))
        {
            return;
        }

        xml.WriteWhitespace(RecordIndent);
        xml.WriteStartElement("assignee");
        foreach (string assignee in record.Assignee)
        {
            content.WritePerson(string.Empty, assignee);
        }

        xml.WriteEndElement();
    }

    // An id of the schema is a unique XML name.
    private static void WritePeople(XmlWriter xml, IReadOnlyList<ServiceRecord> records)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        foreach (ServiceRecord record in records)
        {
            ids.UnionWith(record.Assignee);
            ids.UnionWith(record.Contact);
        }

        xml.WriteWhitespace(Indent);
        xml.WriteStartElement("people");
        foreach (string id in ids)
        {
            if (XmlContentWriter.IsName(id) && id != XmlNames.RegistryId)
            {
                xml.WriteWhitespace(RecordIndent);
                xml.WriteStartElement("person");
                xml.WriteAttributeString("id", id);
                xml.WriteEndElement();
            }
        }

        xml.WriteWhitespace(Indent);
        xml.WriteEndElement();
    }
}
