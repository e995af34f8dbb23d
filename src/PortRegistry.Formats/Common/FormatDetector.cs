using System;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>Detects a file's format from its first bytes; the file's name does not matter.</summary>
internal static class FormatDetector
{
    private const string NotARegistry = "A registry file is IANA's CSV, XML, HTML or plain text, or PortRegistry's JSON or snapshot.";

    private static readonly char[] LineBreaks = { '\r', '\n' };

    /// <summary>Whether the bytes are gzip's.</summary>
    public static bool IsGzip(ArraySegment<byte> head) => StartsWith(head, 0x1f, 0x8b);

    /// <summary>Tells the format.</summary>
    /// <param name="head">The first bytes of the file, gzip undone; all of them where there are few.</param>
    /// <returns>A format that can be read.</returns>
    /// <exception cref="InvalidRegistryException">It is none; says what it is where that can be told.</exception>
    public static RegistryFormat Detect(ArraySegment<byte> head)
    {
        if (head.Count == 0)
        {
            throw ReadContext.Refuse(0, "The file is empty. " + NotARegistry);
        }

        if (StartsWith(head, 0x89, (byte)'P', (byte)'R', (byte)'S'))
        {
            return RegistryFormat.Snapshot;
        }

        if (StartsWith(head, 0xfe, 0xff) || StartsWith(head, 0xff, 0xfe))
        {
            throw ReadContext.Refuse(0, "The file is UTF-16. Registry files are UTF-8: save it so, or use the file as IANA serves it.");
        }

        if (StartsWith(head, (byte)'P', (byte)'K', 3, 4))
        {
            throw ReadContext.Refuse(0, "The file is a zip archive or a spreadsheet's own format. " + NotARegistry);
        }

        if (Array.IndexOf(head.Array!, (byte)0, head.Offset, head.Count) >= 0)
        {
            throw ReadContext.Refuse(0, "The file is not text. " + NotARegistry);
        }

        // Only ASCII is looked for, so a character cut in two at the head's end does no harm.
        int bom = StartsWith(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
        string text = Encoding.UTF8.GetString(head.Array!, head.Offset + bom, head.Count - bom);
        return DetectText(text);
    }

    private static RegistryFormat DetectText(string text)
    {
        string start = text.TrimStart();
        if (start.Length == 0)
        {
            throw ReadContext.Refuse(0, "The file is blank. " + NotARegistry);
        }

        if (start[0] == '<')
        {
            return DetectMarkup(start);
        }

        if (start[0] is '{' or '[')
        {
            return RegistryFormat.Json;
        }

        int end = start.IndexOfAny(LineBreaks);
        string line = end < 0 ? start : start.Substring(0, end);
        if (IsHeader(line))
        {
            return RegistryFormat.Csv;
        }

        if (IsPortNumbers(text))
        {
            throw ReadContext.Refuse(
                1,
                "The file is IANA's list 'port-numbers', as it was published until 2011: a text for people to read, without the columns of the registry that replaced it. It is not read. "
                + NotARegistry);
        }

        if (Contains(text, RegistryStamp.DefaultTitle) || Contains(text, "Internet Assigned Numbers Authority"))
        {
            return RegistryFormat.Text;
        }

        string shown = line.Length > 60 ? line.Substring(0, 60) + "…" : line;
        throw ReadContext.Refuse(1, $"'{shown}' is not how a registry file begins. {NotARegistry}");
    }

    // "PORT NUMBERS", "(last updated 2009-08-12)", then headings of parts, the first of which has a table.
    private static bool IsPortNumbers(string text)
        => text.TrimStart().StartsWith("PORT NUMBERS", StringComparison.Ordinal)
        || text.IndexOf("WELL KNOWN PORT NUMBERS", StringComparison.Ordinal) >= 0
        || (text.IndexOf("Keyword  ", StringComparison.Ordinal) is int header and >= 0
            && text.IndexOf("  Decimal  ", header, StringComparison.Ordinal) >= 0
            && text.IndexOf("  Description  ", header, StringComparison.Ordinal) >= 0);

    // Any comma-separated line that names one of the columns is taken for a header, whose reader then says what it lacks.
    private static bool IsHeader(string line)
    {
        if (line.IndexOf(',') < 0)
        {
            return false;
        }

        foreach (string cell in line.Split(','))
        {
            if (RegistryColumns.Find(cell.Trim().Trim('"')) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static RegistryFormat DetectMarkup(string text)
    {
        int at = 0;
        while (at < text.Length && text[at] == '<')
        {
            string? close = At(text, at, "<?") ? "?>" : At(text, at, "<!--") ? "-->" : null;
            if (close is null)
            {
                return IsHtml(text, at) ? RegistryFormat.Html : RegistryFormat.Xml;
            }

            int end = text.IndexOf(close, at, StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            for (at = end + close.Length; at < text.Length && char.IsWhiteSpace(text[at]); at++)
            {
            }
        }

        return RegistryFormat.Xml;
    }

    private static bool IsHtml(string text, int at)
    {
        foreach (string start in new[] { "<!doctype html", "<html", "<head", "<body", "<title", "<table" })
        {
            if (At(text, at, start))
            {
                return true;
            }
        }

        return false;
    }

    private static bool At(string text, int at, string part)
        => string.Compare(text, at, part, 0, part.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool StartsWith(ArraySegment<byte> head, params byte[] bytes)
    {
        if (head.Count < bytes.Length)
        {
            return false;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            if (head.Array![head.Offset + i] != bytes[i])
            {
                return false;
            }
        }

        return true;
    }
}
