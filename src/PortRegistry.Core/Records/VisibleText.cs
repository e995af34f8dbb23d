using System.Globalization;
using System.Text;

namespace PortRegistry;

/// <summary>
/// Makes texts of other programs and files safe to display: control characters and directional marks become visible
/// symbols, so that data cannot change how a row of an audit looks. The data itself is unchanged.
/// </summary>
internal static class VisibleText
{
    private const char Delete = '\x7f';
    private const int ControlPictures = 0x2400;
    private const char PictureOfDelete = '\u2421';

    /// <summary>A text in one line: control characters as pictures such as ␛, others as escapes such as \u009b.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text itself if it needs no replacement.</returns>
    internal static string Of(string text) => Of(text, keepsLines: false);

    /// <summary>A text whose line breaks stay; null where there is none.</summary>
    internal static string? Lines(string? text) => text is null ? null : Of(text, keepsLines: true);

    /// <summary>Where a text has a character that acts on a terminal, line breaks not counted; -1 where nowhere.</summary>
    internal static int IndexOfControl(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsHidden(text[i]) && !IsLineBreak(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Of(string text, bool keepsLines)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsToShow(text[i]) && !(keepsLines && IsLineBreak(text[i])))
            {
                return Show(text, i, keepsLines);
            }
        }

        return text;
    }

    private static string Show(string text, int from, bool keepsLines)
    {
        var shown = new StringBuilder(text, 0, from, text.Length + 16);
        for (int i = from; i < text.Length; i++)
        {
            char c = text[i];
            if (!IsToShow(c) || (keepsLines && IsLineBreak(c)))
            {
                shown.Append(c);
            }
            else if (c < ' ')
            {
                shown.Append((char)(ControlPictures + c));
            }
            else if (c == Delete)
            {
                shown.Append(PictureOfDelete);
            }
            else
            {
                shown.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return shown.ToString();
    }

    private static bool IsLineBreak(char c) => c is '\n' or '\r';

    // Zero-width spaces and joiners, directional marks: a name with one of these looks like another name.
    private static bool IsToShow(char c)
        => IsHidden(c) || c is '\u00ad' or '\u180e' or '\u200b' or (>= '\u2060' and <= '\u2064') or (>= '\u206a' and <= '\u206f') or '\ufeff' or (>= '\ufff9' and <= '\ufffb');

    // C0 except the tab, C1, the marks, embeddings, overrides and isolates of UAX #9, and line separators.
    private static bool IsHidden(char c) => c is < ' ' or >= Delete && IsHiddenMark(c);

    private static bool IsHiddenMark(char c)
        => c < ' ' ? c != '\t' : c is (>= Delete and <= '\x9f') or '\u061c' or '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
