using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>What stands next in JSON.</summary>
internal enum JsonToken
{
    End,
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Name,
    Text,
    Number,
    Literal,
}

/// <summary>Reads JSON token by token (RFC 8259), and refuses what is none, with its line.</summary>
internal sealed class JsonTokens
{
    private const int MaxDepth = 16;

    private readonly TextReader text;
    private readonly Stack<JsonToken> open = new();
    private readonly StringBuilder value = new();
    private int next;
    private bool hasItem;
    private bool hasName;

    internal JsonTokens(TextReader text)
    {
        this.text = text;
        next = text.Read();
    }

    /// <summary>The line that the last token ends on, from 1.</summary>
    internal int Line { get; private set; } = 1;

    /// <summary>The text of a name, a text or a number; <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    internal string Value { get; private set; } = string.Empty;

    internal JsonToken Next()
    {
        SkipBlanks();
        if (open.Count == 0 && hasItem)
        {
            return next < 0 ? JsonToken.End : throw Refuse("something follows the end");
        }

        if (open.Count > 0 && !hasName && next == (open.Peek() == JsonToken.BeginObject ? '}' : ']'))
        {
            Advance();
            hasItem = true;
            return open.Pop() == JsonToken.BeginObject ? JsonToken.EndObject : JsonToken.EndArray;
        }

        if (hasItem && !hasName)
        {
            Take(',');
            SkipBlanks();
        }

        if (open.Count > 0 && open.Peek() == JsonToken.BeginObject && !hasName)
        {
            Value = ReadText();
            SkipBlanks();
            Take(':');
            hasName = true;
            return JsonToken.Name;
        }

        hasName = false;
        hasItem = true;
        return ReadValue();
    }

    /// <summary>Goes over the rest of what a token begins: all of an array or an object, else nothing.</summary>
    internal void Skip(JsonToken begun)
    {
        int depth = open.Count;
        if (begun is JsonToken.BeginObject or JsonToken.BeginArray)
        {
            while (open.Count >= depth)
            {
                Next();
            }
        }
    }

    /// <summary>The exception for JSON that goes on as it must not.</summary>
    internal InvalidRegistryException Refuse(string what)
        => ReadContext.Refuse(Line, next < 0 ? "The JSON is cut off." : $"The JSON cannot be read: {what}.");

    private JsonToken ReadValue()
    {
        switch (next)
        {
            case '{' or '[':
                JsonToken begun = next == '{' ? JsonToken.BeginObject : JsonToken.BeginArray;
                Advance();
                open.Push(begun);
                hasItem = false;
                return open.Count <= MaxDepth ? begun : throw Refuse("it is nested too deep");
            case '"':
                Value = ReadText();
                return JsonToken.Text;
            default:
                return ReadBare();
        }
    }

    private JsonToken ReadBare()
    {
        value.Clear();
        while (next is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-' or '+' or '.')
        {
            value.Append((char)next);
            Advance();
        }

        Value = value.ToString();
        if (Value is "true" or "false" or "null")
        {
            return JsonToken.Literal;
        }

        const NumberStyles Json = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return Value.Length > 0 && Value[0] is '-' or (>= '0' and <= '9') && double.TryParse(Value, Json, CultureInfo.InvariantCulture, out _)
            ? JsonToken.Number
            : throw Refuse(Value.Length > 0 ? $"'{Value}' is no value" : "a value is missing");
    }

    private string ReadText()
    {
        Take('"');
        value.Clear();
        while (next != '"')
        {
            if (next < ' ')
            {
                throw Refuse("a text is not closed on its line");
            }

            char c = (char)next;
            Advance();
            value.Append(c == '\\' ? ReadEscape() : c);
        }

        Advance();
        string read = value.ToString();
        CheckPairs(read);
        return read;
    }

    // An escape may not contain what a text file may not.
    private void CheckPairs(string read)
    {
        for (int i = 0; i < read.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(read[i]) && i + 1 < read.Length && char.IsLowSurrogate(read[i + 1]);
            i += isPair ? 1 : 0;
            if (!isPair && char.IsSurrogate(read[i]))
            {
                throw Refuse("a text has half a pair of UTF-16");
            }
        }
    }

    private char ReadEscape()
    {
        char escaped = (char)next;
        Advance();
        return escaped switch
        {
            '"' or '\\' or '/' => escaped,
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadCode(),
            _ => throw Refuse("a text has a control character, or a backslash where no escape follows"),
        };
    }

    private char ReadCode()
    {
        int code = 0;
        for (int i = 0; i < 4; i++)
        {
            int digit = next is >= '0' and <= '9' ? next - '0' : (next | ' ') is >= 'a' and <= 'f' ? (next | ' ') - 'a' + 10 : throw Refuse("a text has \\u without four hexadecimal digits");
            code = (code * 16) + digit;
            Advance();
        }

        return code is >= ' ' and not 0x7F or '\t' or '\n' or '\r' or '\f'
            ? (char)code
            : throw Refuse(string.Format(CultureInfo.InvariantCulture, "a text has the control character 0x{0:X2}", code));
    }

    private void Take(char wanted)
    {
        if (next != wanted)
        {
            throw Refuse($"'{wanted}' is missing");
        }

        Advance();
    }

    private void SkipBlanks()
    {
        while (next is ' ' or '\t' or '\r' or '\n')
        {
            Advance();
        }
    }

    private void Advance()
    {
        Line += next == '\n' ? 1 : 0;
        next = text.Read();
    }
}
