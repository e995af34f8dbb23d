using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
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

    private readonly byte[] bytes;
    private readonly int end;
    private readonly ReadContext context = new(strict: false, default);
    private readonly List<(int Place, int Start, int Length)> others = new();
    private readonly string?[] cells = new string?[RegistryColumns.Count];
    private readonly RecentTexts recent = new();
    private readonly List<string> assignees = new();
    private readonly List<string> contacts = new();
    private readonly List<string> references = new();
    private char[] text = new char[256];
    private int at;
    private int lineBreaks;

    private XmlPlainRecords(ArraySegment<byte> block)
    {
        bytes = block.Array!;
        at = block.Offset;
        end = block.Offset + block.Count;
    }

    /// <summary>Reads a block.</summary>
    /// <param name="block">The bytes of a document.</param>
    /// <param name="parse">Parses the document of the records that are written otherwise; gives null where it has issues.</param>
    /// <param name="lineBreaks">How many line breaks the block has, where it is read.</param>
    /// <returns>The records in their order; null where the block is the parser's.</returns>
    public static IReadOnlyList<ServiceRecord>? Read(ArraySegment<byte> block, Func<ArraySegment<byte>, IReadOnlyList<ServiceRecord>?> parse, out int lineBreaks)
    {
        var plain = new XmlPlainRecords(block);
        bool isRead = plain.TryReadAll();
        lineBreaks = plain.lineBreaks;
        return isRead && plain.context.Issues.Count == 0 ? plain.Join(parse) : null;
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static string? Cell(List<string> tokens) => tokens.Count == 0 ? null : tokens.Count == 1 ? tokens[0] : string.Concat(tokens);

    [MethodImpl(Compilation.Optimized)]
    private bool TryReadAll()
    {
        bool isRecord = TryTake(XmlBlocks.Prefix);
        while (isRecord)
        {
            SkipSpace();
            if (TryTake(XmlBlocks.Suffix))
            {
                return at == end;
            }

            int start = at;
            int breaksBefore = lineBreaks;
            if (!TryReadRecord())
            {
                at = start;
                lineBreaks = breaksBefore;
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

    [MethodImpl(Compilation.Optimized)]
    private bool TryReadDate(ReadOnlySpan<byte> attribute, RegistryColumn column)
    {
        if (TryTake(attribute))
        {
            cells[(int)column] = TextBefore((byte)'"', column);
            return cells[(int)column] is not null && TryTake("\""u8);
        }

        return true;
    }

    [MethodImpl(Compilation.Optimized)]
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

    [MethodImpl(Compilation.Optimized)]
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

    [MethodImpl(Compilation.Optimized)]
    private bool TryReadCell()
    {
        foreach ((byte[] tag, RegistryColumn column) in Elements)
        {
            if (TryTake(tag))
            {
                string? cell = TextBefore((byte)'<', column);
                bool isPlain = cell is not null && cells[(int)column] is null && cell[0] != ' ' && cell[cell.Length - 1] != ' ';
                cells[(int)column] = cell;
                return isPlain && TryTake("</"u8) && TryTake(tag.AsSpan(1));
            }
        }

        return false;
    }

    // A record that is written in another way, but in the same frame: no other record, comment or instruction in it.
    [MethodImpl(Compilation.Optimized)]
    private bool TrySetAside()
    {
        ReadOnlySpan<byte> rest = bytes.AsSpan(at, end - at);
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

        others.Add((context.Records.Count + others.Count, at, length));
        for (int past = at + length; at < past; at++)
        {
            lineBreaks += bytes[at] == (byte)'\n' ? 1 : 0;
        }

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
        var document = new List<byte>(end);
        document.AddRange(XmlBlocks.Prefix);
        foreach ((_, int start, int length) in others)
        {
            document.AddRange(new ArraySegment<byte>(bytes, start, length));
        }

        document.AddRange(XmlBlocks.Suffix);
        return new ArraySegment<byte>(document.ToArray());
    }

    [MethodImpl(Compilation.Optimized)]
    private void SkipSpace()
    {
        for (; at < end && bytes[at] is (byte)' ' or (byte)'\n' or (byte)'\t'; at++)
        {
            lineBreaks += bytes[at] == (byte)'\n' ? 1 : 0;
        }
    }

    // The first letter of the tag that comes next, or a slash; 0 where something else does.
    [MethodImpl(Compilation.Optimized)]
    private byte NextTag()
    {
        SkipSpace();
        return at + 1 < end && bytes[at] == (byte)'<' ? bytes[at + 1] : (byte)0;
    }

    // Comparing and searching are written out here and below: most texts are short, and the library's own ways take many
    // calls to be compiled well.
    [MethodImpl(Compilation.Optimized)]
    private bool TryTake(ReadOnlySpan<byte> expected)
    {
        if (end - at < expected.Length)
        {
            return false;
        }

        for (int i = 0; i < expected.Length; i++)
        {
            if (bytes[at + i] != expected[i])
            {
                return false;
            }
        }

        at += expected.Length;
        return true;
    }

    // Null where there is none or it is not plain.
    [MethodImpl(Compilation.Optimized)]
    private string? TextBefore(byte mark, RegistryColumn column)
    {
        int length = 0;
        for (; at + length < end && bytes[at + length] != mark; length++)
        {
            byte b = bytes[at + length];
            if (b is < 0x20 or > 0x7E or (byte)'&' or (byte)'<' or (byte)'>')
            {
                return null;
            }

            if (length == text.Length)
            {
                Array.Resize(ref text, text.Length * 2);
            }

            text[length] = (char)b;
        }

        if (length == 0)
        {
            return null;
        }

        string found = recent.Find((int)column, new ReadOnlySpan<byte>(bytes, at, length)) ?? recent.Add((int)column, new string(text, 0, length));
        at += length;
        return found;
    }
}
