using System;

namespace PortRegistry.Formats;

/// <summary>What a part of a page is.</summary>
internal enum HtmlTokenKind
{
    /// <summary>Text between tags, character references not yet decoded.</summary>
    Text,

    /// <summary>A start tag; for an empty element such as <c>&lt;br/&gt;</c> the only one.</summary>
    StartTag,

    /// <summary>An end tag.</summary>
    EndTag,
}

/// <summary>
/// Splits a page into tags and text as a browser does, well-formed or not: names in any case, attributes with and without
/// quotation marks, a stray <c>&lt;</c> as text. Comments, declarations, scripts and styles are skipped, and so is a tag
/// that is cut off at the end of the page.
/// </summary>
internal sealed class HtmlTokenizer(string page)
{
    // Interned, because a page has thousands of tags.
    private static readonly string[] CommonNames = { "td", "tr", "a", "br", "th", "dt", "dd", "dl", "p", "pre", "div", "table" };

    private int position;
    private int counted;
    private int line = 1;
    private int attributes;
    private string? rawTextName;

    /// <summary>The page.</summary>
    internal string Page => page;

    /// <summary>What was read last.</summary>
    internal HtmlTokenKind Kind { get; private set; }

    /// <summary>A tag's name in lower case.</summary>
    internal string Name { get; private set; } = string.Empty;

    /// <summary>Where in the page the part begins.</summary>
    internal int Start { get; private set; }

    /// <summary>Where in the page the part ends, itself not included.</summary>
    internal int End => position;

    /// <summary>The line, from 1, on which the part begins; the last one where nothing is left.</summary>
    internal int Line
    {
        get
        {
            while (counted < Start)
            {
                int next = page.IndexOf('\n', counted, Start - counted);
                line += next < 0 ? 0 : 1;
                counted = next < 0 ? Start : next + 1;
            }

            return line;
        }
    }

    /// <summary>Reads the next tag or text.</summary>
    /// <returns>False at the end of the page.</returns>
    internal bool Read()
    {
        while (position < page.Length)
        {
            Start = position;
            if (rawTextName is not null)
            {
                position = FindRawTextEnd();
                rawTextName = null;
                continue;
            }

            if (page[position] != '<' || !IsMarkup(position + 1))
            {
                int next = page.IndexOf('<', position + 1);
                position = next < 0 ? page.Length : next;
                Kind = HtmlTokenKind.Text;
                return true;
            }

            if (ReadMarkup())
            {
                return true;
            }
        }

        Start = page.Length;
        return false;
    }

    /// <summary>The value of an attribute of the start tag, character references decoded.</summary>
    /// <param name="name">The attribute's name in lower case.</param>
    /// <returns>The value, empty where it has none; null where the tag has no such attribute.</returns>
    internal string? Attribute(string name)
    {
        int at = attributes;
        while (NextAttribute(ref at, out int nameStart, out int nameEnd, out int valueStart, out int valueEnd))
        {
            if (nameEnd - nameStart == name.Length && string.Compare(page, nameStart, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                var value = new HtmlText();
                value.Append(page, valueStart, valueEnd);
                return value.ToString();
            }
        }

        return null;
    }

    private bool IsMarkup(int at)
        => at < page.Length && (IsLetter(page[at]) || page[at] is '/' or '!' or '?');

    // Returns false if it was something else, which is skipped.
    private bool ReadMarkup()
    {
        int at = position + 1;
        if (string.CompareOrdinal(page, at, "!--", 0, 3) == 0)
        {
            int end = page.IndexOf("-->", at + 1, StringComparison.Ordinal);
            position = end < 0 ? page.Length : end + 3;
            return false;
        }

        bool isEnd = page[at] == '/';
        at += isEnd ? 1 : 0;
        if (at >= page.Length || !IsLetter(page[at]))
        {
            int end = page.IndexOf('>', at);
            position = end < 0 ? page.Length : end + 1;
            return false;
        }

        int nameStart = at;
        while (at < page.Length && !IsSpace(page[at]) && page[at] is not ('/' or '>'))
        {
            at++;
        }

        Name = NameAt(nameStart, at);
        Kind = isEnd ? HtmlTokenKind.EndTag : HtmlTokenKind.StartTag;
        attributes = at;
        while (NextAttribute(ref at, out _, out _, out _, out _))
        {
        }

        position = Math.Min(at + 1, page.Length);
        if (!isEnd && Name is "script" or "style" or "textarea" or "noframes" or "iframe")
        {
            rawTextName = Name;
        }

        return at < page.Length;
    }

    // Leaves the position on the tag's end where there is no further attribute.
    private bool NextAttribute(ref int at, out int nameStart, out int nameEnd, out int valueStart, out int valueEnd)
    {
        while (at < page.Length && (IsSpace(page[at]) || page[at] == '/'))
        {
            at++;
        }

        nameStart = at;
        while (at < page.Length && !IsSpace(page[at]) && !(page[at] is '>' or '/') && (page[at] != '=' || at == nameStart))
        {
            at++;
        }

        nameEnd = valueStart = valueEnd = at;
        if (nameEnd == nameStart)
        {
            return false;
        }

        int equals = SkipSpace(at);
        if (equals == page.Length || page[equals] != '=')
        {
            return true;
        }

        at = valueStart = SkipSpace(equals + 1);
        char quote = at < page.Length ? page[at] : '>';
        if (quote is '"' or '\'')
        {
            valueStart++;
            int end = page.IndexOf(quote, valueStart);
            valueEnd = end < 0 ? page.Length : end;
            at = Math.Min(valueEnd + 1, page.Length);
            return true;
        }

        while (at < page.Length && !IsSpace(page[at]) && page[at] != '>')
        {
            at++;
        }

        valueEnd = at;
        return true;
    }

    private int FindRawTextEnd()
    {
        string end = "</" + rawTextName;
        for (int at = page.IndexOf(end, position, StringComparison.OrdinalIgnoreCase); at >= 0; at = page.IndexOf(end, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int after = at + end.Length;
            if (after < page.Length && (IsSpace(page[after]) || page[after] is '>' or '/'))
            {
                return at;
            }
        }

        return page.Length;
    }

    private string NameAt(int start, int end)
    {
        foreach (string common in CommonNames)
        {
            if (common.Length == end - start && string.CompareOrdinal(page, start, common, 0, common.Length) == 0)
            {
                return common;
            }
        }

        return page.Substring(start, end - start).ToLowerInvariant();
    }

    private int SkipSpace(int at)
    {
        while (at < page.Length && IsSpace(page[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\r' or '\n' or '\f';
}
