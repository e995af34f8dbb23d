using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>
/// Reads a block of IANA's XML whose records are written as plainly as nearly all are: known elements with texts that
/// <see cref="XmlPlainText"/> understands. Records written otherwise are gathered in a document for the XML parser; with
/// anything else in a block, the block is the parser's.
/// </summary>
internal sealed class XmlPlainRecords
{
    private static readonly (byte[] Tag, RegistryColumn Column)[] Elements =
    {
        (Ascii("<description"), RegistryColumn.Description),
        (Ascii("<number"), RegistryColumn.PortNumber),
        (Ascii("<protocol"), RegistryColumn.TransportProtocol),
        (Ascii("<name"), RegistryColumn.ServiceName),
        (Ascii("<note"), RegistryColumn.AssignmentNotes),
        (Ascii("<unauthorized"), RegistryColumn.UnauthorizedUse),
        (Ascii("<sc"), RegistryColumn.ServiceCode),
    };

    private readonly XmlPlainText xml;
    private readonly ReadContext context = new(strict: false, default);
    private readonly List<(int Place, ArraySegment<byte> Record)> others = new();
    private readonly string?[] cells = new string?[RegistryColumns.Count];
    private readonly XmlReferenceCell assignees = new();
    private readonly XmlReferenceCell contacts = new();
    private readonly XmlReferenceCell references = new();

    private XmlPlainRecords(ArraySegment<byte> block) => xml = new XmlPlainText(block);

    /// <summary>Reads a block.</summary>
    /// <param name="block">The bytes of a document.</param>
    /// <param name="parse">Parses the document of the records that are written otherwise; gives null where it has issues.</param>
    /// <param name="lineBreaks">How many line breaks the block has, where it is read.</param>
    /// <returns>The records in their order; null where the block is the parser's.</returns>
    public static IReadOnlyList<ServiceRecord>? Read(ArraySegment<byte> block, Func<ArraySegment<byte>, IReadOnlyList<ServiceRecord>?> parse, out int lineBreaks)
    {
        var plain = new XmlPlainRecords(block);
        bool isRead = plain.TryReadAll();
        lineBreaks = plain.xml.LineBreaks;
        return isRead && plain.context.Issues.Count == 0 ? plain.Join(parse) : null;
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    [MethodImpl(Compilation.Optimized)]
    private bool TryReadAll()
    {
        bool isRecord = xml.TryTake(XmlBlocks.Prefix);
        while (isRecord)
        {
            xml.SkipSpace();
            if (xml.TryTake(XmlBlocks.Suffix))
            {
                return xml.IsAtEnd;
            }

            (int Place, int LineBreaks) start = xml.Mark;
            if (!TryReadRecord())
            {
                xml.Mark = start;
                isRecord = TrySetAside();
            }
        }

        return false;
    }

    [MethodImpl(Compilation.Optimized)]
    private bool TryReadRecord()
    {
        Array.Clear(cells, 0, cells.Length);
        contacts.Clear();
        references.Clear();
        if (!xml.TryTake("<record"u8)
            || !xml.TryReadAttribute(" date=\""u8, RegistryColumn.RegistrationDate, ref cells[(int)RegistryColumn.RegistrationDate])
            || !xml.TryReadAttribute(" updated=\""u8, RegistryColumn.ModificationDate, ref cells[(int)RegistryColumn.ModificationDate])
            || !xml.TryTake(">"u8))
        {
            return false;
        }

        bool hasAssignee = false;
        for (byte tag = xml.NextTag(); tag != (byte)'/'; tag = xml.NextTag())
        {
            bool isRead = tag switch
            {
                (byte)'x' => TryReadReference(contacts, references),
                (byte)'a' => !hasAssignee && (hasAssignee = TryReadAssignees()),
                _ => TryReadCell(tag),
            };
            if (!isRead)
            {
                return false;
            }
        }

        if (!xml.TryTake("</record>"u8))
        {
            return false;
        }

        cells[(int)RegistryColumn.Contact] = contacts.ToCell();
        cells[(int)RegistryColumn.Assignee] = hasAssignee ? assignees.ToCell() : cells[(int)RegistryColumn.Contact];
        cells[(int)RegistryColumn.Reference] = references.ToCell();
        context.Add(cells, 0);
        return true;
    }

    [MethodImpl(Compilation.Optimized)]
    private bool TryReadAssignees()
    {
        assignees.Clear();
        if (!xml.TryTake("<assignee>"u8))
        {
            return false;
        }

        while (xml.NextTag() == (byte)'x')
        {
            if (!TryReadReference(assignees, assignees))
            {
                return false;
            }
        }

        return xml.TryTake("</assignee>"u8);
    }

    [MethodImpl(Compilation.Optimized)]
    private bool TryReadReference(XmlReferenceCell people, XmlReferenceCell others)
    {
        if (xml.TryTake("<xref type=\"person\" data=\""u8))
        {
            if (xml.TextBefore((byte)'"', RegistryColumn.Contact) is string person && xml.TryTake("\""u8) && xml.TryTakeEmptyEnd())
            {
                people.Add(person);
                return true;
            }

            return false;
        }

        string? label = xml.ReadLabel(mayHaveText: true);
        if (label is not null)
        {
            others.Add(label);
        }

        return label is not null;
    }

    [MethodImpl(Compilation.Optimized)]
    private bool TryReadCell(byte letter)
    {
        foreach ((byte[] tag, RegistryColumn column) in Elements)
        {
            if (tag[1] == letter && xml.TryTake(tag))
            {
                if (xml.TryTake("/>"u8))
                {
                    return true;
                }

                string? cell = null;
                if (!xml.TryTake(">"u8) || !xml.TryReadText(column, ref cell) || !xml.TryTake(tag.AsSpan(1)) || !xml.TryTake(">"u8))
                {
                    return false;
                }

                bool isFirst = cells[(int)column] is null;
                cells[(int)column] ??= cell;
                return isFirst || cell is null;
            }
        }

        return false;
    }

    // A record that is written in another way, but in the same frame: no other record, comment or instruction in it.
    [MethodImpl(Compilation.Optimized)]
    private bool TrySetAside()
    {
        ReadOnlySpan<byte> rest = xml.Rest;
        int length = rest.IndexOf("</record>"u8) + "</record>"u8.Length;
        if (length < "</record>"u8.Length || !rest.StartsWith("<record"u8))
        {
            return false;
        }

        ReadOnlySpan<byte> record = rest.Slice(0, length);
        if (record.LastIndexOf("<record"u8) > 0 || record.IndexOf("<!"u8) >= 0 || record.IndexOf("<?"u8) >= 0)
        {
            return false;
        }

        others.Add((context.Records.Count + others.Count, xml.Take(length)));
        return true;
    }

    private IReadOnlyList<ServiceRecord>? Join(Func<ArraySegment<byte>, IReadOnlyList<ServiceRecord>?> parse)
    {
        if (others.Count == 0)
        {
            return context.Records;
        }

        IReadOnlyList<ServiceRecord>? parsed = parse(Document());
        if (parsed?.Count != others.Count)
        {
            return null;
        }

        var joined = new List<ServiceRecord>(context.Records.Count + parsed.Count);
        joined.AddRange(context.Records);
        for (int i = 0; i < parsed.Count; i++)
        {
            joined.Insert(others[i].Place, parsed[i]);
        }

        return joined;
    }

    private ArraySegment<byte> Document()
    {
        var document = new MemoryStream();
        document.Write(XmlBlocks.Prefix, 0, XmlBlocks.Prefix.Length);
        foreach ((_, ArraySegment<byte> record) in others)
        {
            document.Write(record.Array!, record.Offset, record.Count);
        }

        document.Write(XmlBlocks.Suffix, 0, XmlBlocks.Suffix.Length);
        return new ArraySegment<byte>(document.GetBuffer(), 0, (int)document.Length);
    }
}
