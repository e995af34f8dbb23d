using System.Text;

namespace PortRegistry;

/// <summary>
/// The registry's cells as comparison sees them: runs of space, tab, CR and LF are one space, and none at the ends; a
/// missing text equals an empty one; <c>[RFC 6335]</c> equals <c>[RFC6335]</c>. Letters are compared ordinally.
/// </summary>
internal static class CellText
{
    private const int End = -1;

    internal static bool Same(string? left, string? right)
    {
        // string.Equals decides nearly every cell of two versions without examining white space.
        if (string.Equals(left, right, System.StringComparison.Ordinal))
        {
            return true;
        }

        left ??= string.Empty;
        right ??= string.Empty;
        int atLeft = 0;
        int atRight = 0;
        int next;
        do
        {
            next = Next(left, ref atLeft);
            if (next != Next(right, ref atRight))
            {
                return false;
            }
        }
        while (next != End);

        return true;
    }

    internal static int Hash(string? text)
    {
        uint hash = 2166136261;
        if (text is not null)
        {
            int at = 0;
            while (at < text.Length)
            {
                // Hashing takes most of the time of a comparison, and nearly all characters are above the white space.
                int next = text[at] > ' ' ? text[at++] : Next(text, ref at);
                if (next != End)
                {
                    hash = unchecked((hash ^ (uint)next) * 16777619);
                }
            }
        }

        return unchecked((int)hash);
    }

    /// <summary>The text on one line, as comparison sees it.</summary>
    internal static string OneLine(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var line = new StringBuilder(text!.Length);
        int at = 0;
        for (int next = Next(text, ref at); next != End; next = Next(text, ref at))
        {
            line.Append((char)next);
        }

        return line.ToString();
    }

    private static int Next(string text, ref int at)
    {
        if (at >= text.Length)
        {
            return End;
        }

        char c = text[at];
        if (!WhiteSpace.Is(c))
        {
            at++;
            return c;
        }

        int start = at;
        while (at < text.Length && WhiteSpace.Is(text[at]))
        {
            at++;
        }

        if (at == text.Length)
        {
            return End;
        }

        return start == 0 || RfcName.IsGap(text, start, at) ? text[at++] : ' ';
    }
}
