using System;
using System.Collections.Generic;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>
/// Reads a block of IANA's XML whose records are written as plainly as nearly all are: known elements, printable ASCII,
/// nothing to be unescaped. It understands no more than that. Records written otherwise are gathered in a document for
/// the XML parser; with anything else in a block, the block is the parser's.
/// </summary>
internal sealed class XmlPlainRecords
{
    private static readonly (byte[] Tag, RegistryColumn Column)[] Elements =
    {
        (Ascii("<description>"), RegistryColumn.Description),
        (Ascii("<number>"), RegistryColumn.PortNumber),
        (Ascii("<protocol>"), RegistryColumn.TransportProtocol),
        (Ascii("<name>"), RegistryColumn.ServiceName),
        (Ascii("<note>"), RegistryColumn.AssignmentNotes),
        (Ascii("<unauthorized>"), RegistryColumn.UnauthorizedUse),
        (Ascii("<sc>"), RegistryColumn.ServiceCode),
    };

    private readonly ArraySegment<byte> block;
    private readonly ReadContext context = new(strict: false, default);
    private readonly List<(int Place, int Start, int Length)> others = new();
    private readonly string?[] cells = new string?[RegistryColumns.Count];
    private readonly RecentTexts recent = new();
    private readonly List<string> assignees = new();
    private readonly List<string> contacts = new();
    private readonly List<string> references = new();
    private int at;

    private XmlPlainRecords(ArraySegment<byte> block) => this.block = block;

    private ReadOnlySpan<byte> Rest => new(block.Array!, block.Offset + at, block.Count - at);

    /// <summary>Reads a block.</summary>
    /// <param name="block">The bytes of a document.</param>
    /// <param name="parse">Parses the document of the records that are written otherwise; gives null where it has issues.</param>
    /// <returns>The records in their order; null where the block is the parser's.</returns>
    public static IReadOnlyList<ServiceRecord>? Read(ArraySegment<byte> block, Func<ArraySegment<byte>, IReadOnlyList<ServiceRecord>?> parse)
    {
        var plain = new XmlPlainRecords(block);
        return plain.TryReadAll() && plain.context.Issues.Count == 0 ? plain.Join(parse) : null;
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static bool IsPrintable(ReadOnlySpan<byte> text)
    {
        foreach (byte b in text)
        {
            if (b is < 0x20 or > 0x7E or (byte)'&' or (byte)'>')
            {
                return false;
            }
        }

        return true;
    }

    private static string? Cell(List<string> tokens) => tokens.Count == 0 ? null : tokens.Count == 1 ? tokens[0] : string.Concat(tokens);

    private bool TryReadAll()
    {
        bool isRecord = TryTake(XmlBlocks.Prefix);
        while (isRecord)
        {
            SkipSpace();
            if (Rest.SequenceEqual(XmlBlocks.Suffix))
            {
                return true;
            }

            int start = at;
            if (!TryReadRecord())
            {
                at = start;
                isRecord = TrySetAside();
            }
        }

        return false;
    }

    private bool TryReadRecord()
    {
        Array.Clear(cells, 0, cells.Length);
        contacts.Clear();
        references.Clear();
        if (!TryTake("<record"u8)
            || !TryReadDate(" date=\""u8, RegistryColumn.RegistrationDate)
            || !TryReadDate(" updated=\""u8, RegistryColumn.ModificationDate)
            || !TryTake(">"u8))
        {
            return false;
        }

        bool hasAssignee = false;
        for (byte tag = NextTag(); tag != (byte)'/'; tag = NextTag())
        {
            bool isRead = tag switch
            {
                (byte)'x' => TryReadReference(contacts, references),
                (byte)'a' => !hasAssignee && (hasAssignee = TryReadAssignees()),
                _ => TryReadCell(),
            };
            if (!isRead)
            {
                return false;
            }
        }

        if (!TryTake("</record>"u8))
        {
            return false;
        }

        cells[(int)RegistryColumn.Contact] = Cell(contacts);
        cells[(int)RegistryColumn.Assignee] = Cell(hasAssignee ? assignees : contacts);
        cells[(int)RegistryColumn.Reference] = Cell(references);
        context.Add(cells, 0);
        return true;
    }

    private bool TryReadDate(ReadOnlySpan<byte> attribute, RegistryColumn column)
    {
        if (TryTake(attribute))
        {
            cells[(int)column] = TextBefore((byte)'"', column);
            return cells[(int)column] is not null && TryTake("\""u8);
        }

        return true;
    }

    private bool TryReadAssignees()
    {
        assignees.Clear();
        if (!TryTake("<assignee>"u8))
        {
            return false;
        }

        while (NextTag() == (byte)'x')
        {
            if (!TryReadReference(assignees, assignees))
            {
                return false;
            }
        }

        return TryTake("</assignee>"u8);
    }

    private bool TryReadReference(List<string> people, List<string> others)
    {
        bool isPerson = TryTake("<xref type=\"person\" data=\""u8);
        bool isRfc = !isPerson && TryTake("<xref type=\"rfc\" data=\""u8);
        if ((!isPerson && !isRfc) || TextBefore((byte)'"', isPerson ? RegistryColumn.Contact : RegistryColumn.Reference) is not string data)
        {
            return false;
        }

        (isPerson ? people : others).Add("[" + (isPerson ? data : data.ToUpperInvariant()) + "]");
        return TryTake("\"/>"u8) || TryTake("\" />"u8);
    }

    private bool TryReadCell()
    {
        ReadOnlySpan<byte> rest = Rest;
        foreach ((byte[] tag, RegistryColumn column) in Elements)
        {
            if (rest.StartsWith(tag))
            {
                at += tag.Length;
                string? text = TextBefore((byte)'<', column);
                bool isPlain = text is not null && cells[(int)column] is null && text[0] != ' ' && text[text.Length - 1] != ' ';
                cells[(int)column] = text;
                return isPlain && TryTake("</"u8) && TryTake(tag.AsSpan(1));
            }
        }

        return false;
    }

    // A record that is written in another way, but in the same frame: no other record, comment or instruction in it.
    private bool TrySetAside()
    {
        int length = Rest.IndexOf("</record>"u8) + "</record>"u8.Length;
        if (length < "</record>"u8.Length || !Rest.StartsWith("<record"u8))
        {
            return false;
        }

        ReadOnlySpan<byte> record = Rest.Slice(0, length);
        if (record.LastIndexOf("<record"u8) > 0 || record.IndexOf("<!"u8) >= 0 || record.IndexOf("<?"u8) >= 0)
        {
            return false;
        }

        others.Add((context.Records.Count + others.Count, at, length));
        at += length;
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
        var bytes = new List<byte>(block.Count);
        bytes.AddRange(XmlBlocks.Prefix);
        foreach ((_, int start, int length) in others)
        {
            bytes.AddRange(new ArraySegment<byte>(block.Array!, block.Offset + start, length));
        }

        bytes.AddRange(XmlBlocks.Suffix);
        return new ArraySegment<byte>(bytes.ToArray());
    }

    private void SkipSpace()
    {
        ReadOnlySpan<byte> rest = Rest;
        int count = 0;
        while (count < rest.Length && rest[count] is (byte)' ' or (byte)'\n' or (byte)'\t')
        {
            count++;
        }

        at += count;
    }

    // The first letter of the tag that comes next, or a slash; 0 where something else does.
    private byte NextTag()
    {
        SkipSpace();
        ReadOnlySpan<byte> rest = Rest;
        return rest.Length > 1 && rest[0] == (byte)'<' ? rest[1] : (byte)0;
    }

    private bool TryTake(ReadOnlySpan<byte> expected)
    {
        bool isThere = Rest.StartsWith(expected);
        at += isThere ? expected.Length : 0;
        return isThere;
    }

    // Null where there is none or it is not plain.
    private string? TextBefore(byte end, RegistryColumn column)
    {
        int length = Rest.IndexOf(end);
        if (length <= 0)
        {
            return null;
        }

        ReadOnlySpan<byte> text = Rest.Slice(0, length);
        string? known = recent.Find((int)column, text);
        if (known is null && (!IsPrintable(text) || text.IndexOf((byte)'<') >= 0))
        {
            return null;
        }

        at += length;
        return known ?? recent.Add((int)column, Encoding.ASCII.GetString(block.Array!, block.Offset + at - length, length));
    }
}
