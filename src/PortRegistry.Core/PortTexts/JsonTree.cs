using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PortRegistry;

/// <summary>A value of JSON: an object, a list, a text, a number as it is written, true, false or null.</summary>
internal sealed class JsonTree
{
    private const int MaxDepth = 64;

    private readonly string text;
    private int at;

    private JsonTree(string text) => this.text = text;

    /// <summary>Reads a value: a dictionary, a list, a string, a <see cref="NftablesToken"/> for a number, a bool or null.</summary>
    /// <returns>Null, or the error.</returns>
    internal static string? Parse(string text, out object? value)
    {
        var tree = new JsonTree(text);
        try
        {
            value = tree.Read(0);
            tree.SkipSpace();
            return tree.at == text.Length ? null : "there is more behind its end";
        }
        catch (FormatException e)
        {
            value = null;
            return e.Message;
        }
    }

    private object? Read(int depth)
    {
        SkipSpace();
        if (depth > MaxDepth)
        {
            throw new FormatException("its values stand in one another too deeply");
        }

        char c = at < text.Length ? text[at] : ' ';
        switch (c)
        {
            case '{':
                return ReadObject(depth);
            case '[':
                return ReadList(depth);
            case '"':
                return ReadText();
            default:
                int start = at;
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '+' or '.'))
                {
                    at++;
                }

                string word = text.Substring(start, at - start);
                return word switch
                {
                    "true" => true,
                    "false" => false,
                    "null" => null,
                    _ when word.Length > 0 && word[0] is '-' or (>= '0' and <= '9') => new NftablesToken(word, false),
                    _ => throw new FormatException("it is no JSON"),
                };
        }
    }

    private Dictionary<string, object?> ReadObject(int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        at++;
        if (Skip('}'))
        {
            return members;
        }

        do
        {
            SkipSpace();
            if (at >= text.Length || text[at] != '"')
            {
                throw new FormatException("it is no JSON");
            }

            string name = ReadText();
            Expect(':');
            members[name] = Read(depth + 1);
        }
        while (Skip(','));
        Expect('}');
        return members;
    }

    private List<object?> ReadList(int depth)
    {
        var items = new List<object?>();
        at++;
        if (Skip(']'))
        {
            return items;
        }

        do
        {
            items.Add(Read(depth + 1));
        }
        while (Skip(','));
        Expect(']');
        return items;
    }

    private string ReadText()
    {
        var read = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] != '\\')
            {
                read.Append(text[at]);
                continue;
            }

            at++;
            char c = at < text.Length ? text[at] : ' ';
            if (c == 'u' && at + 4 < text.Length && int.TryParse(text.Substring(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code))
            {
                read.Append((char)code);
                at += 4;
            }
            else
            {
                read.Append(c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => c });
            }
        }

        if (at++ >= text.Length)
        {
            throw new FormatException("a text in it does not end");
        }

        return read.ToString();
    }

    private void SkipSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private bool Skip(char sign)
    {
        SkipSpace();
        bool isNext = at < text.Length && text[at] == sign;
        at += isNext ? 1 : 0;
        return isNext;
    }

    private void Expect(char sign)
    {
        if (!Skip(sign))
        {
            throw new FormatException("it is no JSON");
        }
    }
}
