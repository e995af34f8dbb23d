using System.Text;

namespace PortRegistry.Formats;

/// <summary>
/// Collects an element's text: character references are decoded, <c>br</c> is a line break, white space at both ends is
/// layout and dropped, unless it is written as character references, as in PortRegistry's own pages.
/// </summary>
internal sealed class HtmlText
{
    private const string ParagraphIndent = "        ";

    private readonly StringBuilder text = new();
    private int start = -1;
    private int end;
    private int breaks;
    private bool unwraps;

    /// <summary>Forgets what was gathered.</summary>
    /// <param name="unwraps">Whether a line of the source that was wrapped, not ended, is joined with the next.</param>
    internal void Clear(bool unwraps)
    {
        this.unwraps = unwraps;
        text.Clear();
        start = -1;
        end = 0;
        breaks = 0;
    }

    /// <summary>Adds a line break.</summary>
    internal void AppendBreak() => breaks++;

    /// <summary>Begins a paragraph: on a new line, or indented as in IANA's CSV where the source has one already.</summary>
    internal void AppendParagraph()
    {
        int last = text.Length - 1;
        while (last >= 0 && IsBlank(text[last]))
        {
            last--;
        }

        if (last >= 0 && text[last] == '\n')
        {
            text.Append(ParagraphIndent);
        }
        else
        {
            breaks++;
        }
    }

    /// <summary>Adds a part of a page.</summary>
    internal void Append(string page, int from, int to)
    {
        int at = from;
        while (at < to)
        {
            char character = page[at];
            if (character == '&' && HtmlEntities.TryDecode(page, at, to, out string decoded, out int length))
            {
                AppendDecoded(decoded);
                at += length;
                continue;
            }

            at++;
            if (character == '\r')
            {
                character = '\n';
                at += at < to && page[at] == '\n' ? 1 : 0;
            }

            // The line break of the source already represents the br tags before it.
            FlushBreaks(character == '\n');
            if (character == '\n' && unwraps && at < to && IsBlank(page[at]) && TrimBlanks())
            {
                // As in IANA's XML: a line break with blanks on both sides.
                while (at < to && IsBlank(page[at]))
                {
                    at++;
                }

                character = ' ';
            }

            Append(character, IsLayout(character));
        }
    }

    public override string ToString() => start < 0 ? string.Empty : text.ToString(start, end - start);

    // White space written as a character reference is text, except a no-break space, which fills empty cells.
    private void AppendDecoded(string decoded)
    {
        FlushBreaks(false);
        foreach (char character in decoded)
        {
            bool isFiller = character == '\u00A0';
            Append(isFiller ? ' ' : character, isFiller);
        }
    }

    // Removes layout spaces at the end; returns whether there were any.
    private bool TrimBlanks()
    {
        int length = text.Length;
        while (text.Length > end && IsBlank(text[text.Length - 1]))
        {
            text.Length--;
        }

        return text.Length < length;
    }

    private void FlushBreaks(bool isReplaced)
    {
        if (breaks > 0)
        {
            if (!isReplaced)
            {
                text.Append('\n', breaks);
            }

            breaks = 0;
        }
    }

    private void Append(char character, bool isLayout)
    {
        if (!isLayout)
        {
            start = start < 0 ? text.Length : start;
            end = text.Length + 1;
        }

        text.Append(character);
    }

    private static bool IsBlank(char character) => character is ' ' or '\t';

    /// <summary>Whether a character at the end of a text is taken for layout.</summary>
    internal static bool IsLayout(char character) => character is ' ' or '\t' or '\n' or '\f';
}
