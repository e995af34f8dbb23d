using System;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>Builds the text of an element of IANA's XML as IANA's CSV writes it.</summary>
internal sealed class XmlText
{
    // The equivalent in IANA's CSV of a paragraph inside a note.
    private const string ParagraphIndent = "        ";

    private readonly StringBuilder text = new();
    private int literalStart;
    private int literalEnd;
    private bool lineBreak;

    /// <summary>Whether a character may be trimmed from an end.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\n';

    /// <summary>Begins the next text.</summary>
    public void Clear()
    {
        text.Clear();
        literalStart = int.MaxValue;
        literalEnd = 0;
        lineBreak = false;
    }

    /// <summary>
    /// Adds at least one character. A newline with spaces on both sides is a wrapped line; one without, or only before an
    /// indent, is a line break.
    /// </summary>
    public void Append(string value)
    {
        if (lineBreak && value[0] != '\n')
        {
            text.Append('\n');
        }

        lineBreak = false;
        int start = 0;
        for (int i = value.IndexOf('\n'); i >= 0; i = value.IndexOf('\n', i + 1))
        {
            int before = i;
            while (before > start && value[before - 1] is ' ' or '\t')
            {
                before--;
            }

            int after = i + 1;
            while (after < value.Length && value[after] is ' ' or '\t')
            {
                after++;
            }

            if (before < i && after > i + 1)
            {
                text.Append(value, start, before - start).Append(' ');
                start = after;
            }
        }

        text.Append(value, start, value.Length - start);
    }

    /// <summary>Adds characters literally.</summary>
    public void AppendLiteral(string value)
    {
        Element();
        literalStart = Math.Min(literalStart, text.Length);
        text.Append(value);
        literalEnd = text.Length;
    }

    /// <summary>Adds a reference in its brackets.</summary>
    public void AppendReference(string label)
    {
        Element();
        text.Append('[').Append(label).Append(']');
    }

    /// <summary>Adds a <c>br</c>. IANA writes one or two of them and a newline for one line break; one alone is one too.</summary>
    public void Break() => lineBreak = true;

    /// <summary>Begins a <c>paragraph</c>.</summary>
    public void Paragraph()
    {
        Element();
        text.Append(ParagraphIndent);
    }

    /// <summary>Begins an element that adds nothing itself.</summary>
    public void Element()
    {
        if (lineBreak)
        {
            text.Append('\n');
            lineBreak = false;
        }
    }

    /// <summary>What was added, without the white space at its ends; null where nothing is left.</summary>
    public string? ToText()
    {
        int start = 0;
        int end = text.Length;
        while (end > literalEnd && IsSpace(text[end - 1]))
        {
            end--;
        }

        while (start < Math.Min(end, literalStart) && IsSpace(text[start]))
        {
            start++;
        }

        return start < end ? text.ToString(start, end - start) : null;
    }
}
