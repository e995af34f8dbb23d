using System;
using System.Runtime.CompilerServices;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>
/// A place in plainly written XML: printable ASCII, line breaks, the five named entities, and texts with br and references
/// in them. It understands no more than that, and says so by false or null.
/// </summary>
internal sealed class XmlPlainText
{
    private static readonly (byte[] Entity, char Character)[] Entities =
    {
        (Encoding.ASCII.GetBytes("&amp;"), '&'),
        (Encoding.ASCII.GetBytes("&lt;"), '<'),
        (Encoding.ASCII.GetBytes("&gt;"), '>'),
        (Encoding.ASCII.GetBytes("&quot;"), '"'),
        (Encoding.ASCII.GetBytes("&apos;"), '\''),
    };

    private readonly byte[] bytes;
    private readonly int end;
    private readonly RecentTexts recent = new();
    private readonly StringBuilder piece = new();
    private readonly XmlText text = new();
    private int at;

    public XmlPlainText(ArraySegment<byte> document)
    {
        bytes = document.Array!;
        at = document.Offset;
        end = document.Offset + document.Count;
    }

    /// <summary>How many line breaks stand before the place.</summary>
    public int LineBreaks { get; private set; }

    /// <summary>Whether nothing is left.</summary>
    public bool IsAtEnd => at == end;

    /// <summary>What stands behind the place.</summary>
    public ReadOnlySpan<byte> Rest => bytes.AsSpan(at, end - at);

    /// <summary>The place, to come back to.</summary>
    public (int Place, int LineBreaks) Mark
    {
        get => (at, LineBreaks);
        set => (at, LineBreaks) = value;
    }

    /// <summary>Takes so many bytes, whatever they are.</summary>
    [MethodImpl(Compilation.Optimized)]
    public ArraySegment<byte> Take(int length)
    {
        var taken = new ArraySegment<byte>(bytes, at, length);
        for (int past = at + length; at < past; at++)
        {
            LineBreaks += bytes[at] == (byte)'\n' ? 1 : 0;
        }

        return taken;
    }

    /// <summary>Takes what is expected, where it comes next.</summary>
    /// <param name="expected">The bytes.</param>
    /// <returns>Whether it came.</returns>
    [MethodImpl(Compilation.Optimized)]
    public bool TryTake(ReadOnlySpan<byte> expected)
    {
        if (!Rest.StartsWith(expected))
        {
            return false;
        }

        at += expected.Length;
        return true;
    }

    /// <summary>Takes the end of an empty element's tag, where it comes next.</summary>
    /// <returns>Whether it came.</returns>
    [MethodImpl(Compilation.Optimized)]
    public bool TryTakeEmptyEnd() => TryTake("/>"u8) || TryTake(" />"u8);

    /// <summary>Skips white space.</summary>
    [MethodImpl(Compilation.Optimized)]
    public void SkipSpace()
    {
        byte[] text = bytes;
        int place = at;
        int breaks = 0;
        for (; place < end && text[place] <= (byte)' '; place++)
        {
            if (text[place] == (byte)'\n')
            {
                breaks++;
            }
            else if (text[place] is not ((byte)' ' or (byte)'\t'))
            {
                break;
            }
        }

        at = place;
        LineBreaks += breaks;
    }

    /// <summary>Skips white space.</summary>
    /// <returns>The first letter of the tag that comes next, or a slash; 0 where something else does.</returns>
    [MethodImpl(Compilation.Optimized)]
    public byte NextTag()
    {
        SkipSpace();
        return at + 1 < end && bytes[at] == (byte)'<' ? bytes[at + 1] : (byte)0;
    }

    /// <summary>Reads an attribute, where it comes next.</summary>
    /// <param name="start">What it begins with: a blank, its name, the sign and the quotation mark.</param>
    /// <param name="column">What its value is like.</param>
    /// <param name="value">Its value, where it came.</param>
    /// <returns>False where it came and is not written plainly.</returns>
    [MethodImpl(Compilation.Optimized)]
    public bool TryReadAttribute(ReadOnlySpan<byte> start, RegistryColumn column, ref string? value)
    {
        if (TryTake(start))
        {
            value = TextBefore((byte)'"', column);
            return value is not null && TryTake("\""u8);
        }

        return true;
    }

    /// <summary>Reads a reference that is to no person.</summary>
    /// <param name="mayHaveText">Whether it may have a text of its own.</param>
    /// <returns>What it says; null, and nothing taken, where there is none or it is not written plainly.</returns>
    [MethodImpl(Compilation.Optimized)]
    public string? ReadLabel(bool mayHaveText)
    {
        (int Place, int LineBreaks) start = Mark;
        string? type = null;
        string? data = null;
        string? section = null;
        string? own = null;
        if (TryTake("<xref"u8)
            && TryReadAttribute(" type=\""u8, RegistryColumn.AssignmentNotes, ref type)
            && TryReadAttribute(" data=\""u8, RegistryColumn.Reference, ref data)
            && TryReadAttribute(" section=\""u8, RegistryColumn.Reference, ref section)
            && type is not (null or "person")
            && (TryTakeEmptyEnd() || (mayHaveText && TryTake(">"u8) && TryReadRichText(ref own) && TryTake("</xref>"u8))))
        {
            return XmlContentReader.Label(type, data, section, own);
        }

        Mark = start;
        return null;
    }

    /// <summary>Reads an element's text, and the first two characters of its end.</summary>
    /// <param name="column">The column that the text is of.</param>
    /// <param name="cell">The text, or null where there is none.</param>
    /// <returns>Whether it is written plainly.</returns>
    [MethodImpl(Compilation.Optimized)]
    public bool TryReadText(RegistryColumn column, ref string? cell)
    {
        int start = at;
        cell = TextBefore((byte)'<', column);
        if (cell is not null && cell[0] != ' ' && cell[cell.Length - 1] != ' ' && TryTake("</"u8))
        {
            return true;
        }

        at = start;
        return TryReadRichText(ref cell) && TryTake("</"u8);
    }

    /// <summary>Reads the text before a mark.</summary>
    /// <param name="mark">The mark, which is not taken.</param>
    /// <param name="column">The column that the text is of.</param>
    /// <returns>The text; null, and nothing taken, where there is none or it is not printable ASCII.</returns>
    [MethodImpl(Compilation.Optimized)]
    public string? TextBefore(byte mark, RegistryColumn column)
    {
        byte[] text = bytes;
        int stop = at;
        for (; stop < end && text[stop] != mark; stop++)
        {
            if (!IsPlain(text[stop]))
            {
                return null;
            }
        }

        if (stop == at)
        {
            return null;
        }

        int length = stop - at;
        string found = recent.Find((int)column, new ReadOnlySpan<byte>(bytes, at, length)) ?? recent.Add((int)column, Encoding.ASCII.GetString(bytes, at, length));
        at = stop;
        return found;
    }

    // Letters first: they are most of all texts.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain(byte b) => b is > (byte)'>' and <= 0x7E || b is >= 0x20 and < (byte)'>' and not ((byte)'&' or (byte)'<');

    [MethodImpl(Compilation.Optimized)]
    private bool TryReadRichText(ref string? cell)
    {
        text.Clear();
        while (TryReadPiece())
        {
            if (piece.Length > 0)
            {
                text.Append(piece.ToString());
            }

            if (TryTake("<br/>"u8))
            {
                text.Break();
            }
            else if (ReadLabel(mayHaveText: false) is string label)
            {
                text.AppendReference(label);
            }
            else
            {
                cell = text.ToText();
                return true;
            }
        }

        return false;
    }

    // What stands before the next element.
    [MethodImpl(Compilation.Optimized)]
    private bool TryReadPiece()
    {
        piece.Clear();
        for (; at < end && bytes[at] != (byte)'<'; at++)
        {
            if (bytes[at] == (byte)'&' && TryReadEntity())
            {
                continue;
            }

            if (!IsPlain(bytes[at]) && bytes[at] != (byte)'\n')
            {
                return false;
            }

            LineBreaks += bytes[at] == (byte)'\n' ? 1 : 0;
            piece.Append((char)bytes[at]);
        }

        return true;
    }

    // Ends on the semicolon.
    private bool TryReadEntity()
    {
        foreach ((byte[] entity, char character) in Entities)
        {
            if (TryTake(entity))
            {
                at--;
                piece.Append(character);
                return true;
            }
        }

        return false;
    }
}
