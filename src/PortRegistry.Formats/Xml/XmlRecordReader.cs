using System;
using System.Xml;

namespace PortRegistry.Formats;

/// <summary>Reads a <c>record</c> of IANA's XML, whose children come in any order.</summary>
internal sealed class XmlRecordReader
{
    private readonly XmlReader reader;
    private readonly IXmlLineInfo lineInfo;
    private readonly XmlNames names;
    private readonly XmlContentReader content;
    private readonly ReadContext context;
    private readonly string?[] cells = new string?[RegistryColumns.Count];
    private readonly int[] lines = new int[RegistryColumns.Count];
    private readonly XmlReferenceCell assignees = new();
    private readonly XmlReferenceCell contacts = new();
    private readonly XmlReferenceCell references = new();
    private readonly RecentTexts recent = new();
    private bool hasAssignee;

    public XmlRecordReader(XmlReader reader, XmlNames names, XmlContentReader content, ReadContext context)
    {
        this.reader = reader;
        lineInfo = (IXmlLineInfo)reader;
        this.names = names;
        this.content = content;
        this.context = context;
    }

    /// <summary>Reads the record on whose start element the reader stands, and ends on its end.</summary>
    public void Read()
    {
        Array.Clear(cells, 0, cells.Length);
        Array.Clear(lines, 0, lines.Length);
        assignees.Clear();
        contacts.Clear();
        references.Clear();
        hasAssignee = false;
        int line = lineInfo.LineNumber;
        ReadDates();
        if (!reader.IsEmptyElement)
        {
            reader.Read();
            for (; reader.NodeType != XmlNodeType.EndElement; reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    ReadChild();
                }
            }
        }

        cells[(int)RegistryColumn.Contact] = contacts.ToCell();
        cells[(int)RegistryColumn.Assignee] = hasAssignee ? assignees.ToCell() : cells[(int)RegistryColumn.Contact];
        cells[(int)RegistryColumn.Reference] = references.ToCell();
        context.Add(cells, line, lines);
    }

    private void ReadDates()
    {
        while (reader.MoveToNextAttribute())
        {
            string name = reader.Name;
            if (ReferenceEquals(name, names.Date))
            {
                cells[(int)RegistryColumn.RegistrationDate] = reader.Value;
            }
            else if (ReferenceEquals(name, names.Updated))
            {
                cells[(int)RegistryColumn.ModificationDate] = reader.Value;
            }
        }

        reader.MoveToElement();
    }

    private void ReadChild()
    {
        string name = reader.LocalName;
        if (ReferenceEquals(name, names.Xref))
        {
            string label = content.ReadReference(out bool isPerson);
            (isPerson ? contacts : references).Add(label);
        }
        else if (ReferenceEquals(name, names.Assignee))
        {
            ReadAssignee();
        }
        else if (ColumnOf(name) is RegistryColumn column)
        {
            ReadCell(column);
        }
        else
        {
            // New elements of the schema are not columns of the registry.
            content.Skip();
        }
    }

    private void ReadCell(RegistryColumn column)
    {
        int line = lineInfo.LineNumber;
        string? value = content.ReadText();
        ref string? cell = ref cells[(int)column];
        if (cell is not null && value is not null)
        {
            context.Report(new ParseIssue(line, column.Title(), $"The record has more than one {column.Title()}."));
        }

        cell ??= value is null ? null : recent.Keep((int)column, value);
        lines[(int)column] = line;
    }

    private void ReadAssignee()
    {
        hasAssignee = true;
        if (reader.IsEmptyElement)
        {
            return;
        }

        reader.Read();
        for (; reader.NodeType != XmlNodeType.EndElement; reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && ReferenceEquals(reader.LocalName, names.Xref))
            {
                assignees.Add(content.ReadReference(out _));
            }
            else if (reader.NodeType == XmlNodeType.Element)
            {
                content.Skip();
            }
        }
    }

    private RegistryColumn? ColumnOf(string name)
        => ReferenceEquals(name, names.Description) ? RegistryColumn.Description
        : ReferenceEquals(name, names.Number) ? RegistryColumn.PortNumber
        : ReferenceEquals(name, names.Protocol) ? RegistryColumn.TransportProtocol
        : ReferenceEquals(name, names.Name) ? RegistryColumn.ServiceName
        : ReferenceEquals(name, names.Note) ? RegistryColumn.AssignmentNotes
        : ReferenceEquals(name, names.Unauthorized) ? RegistryColumn.UnauthorizedUse
        : ReferenceEquals(name, names.Sc) ? RegistryColumn.ServiceCode
        : null;
}
