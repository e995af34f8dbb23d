using System.Globalization;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>Texts as JSON has them.</summary>
internal static class JsonText
{
    /// <summary>Appends a string in its quotation marks, or null.</summary>
    internal static StringBuilder Append(StringBuilder line, string? value)
    {
        if (value is null)
        {
            return line.Append("null");
        }

        line.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            switch (c)
            {
                case '"':
                case '\\':
                    line.Append('\\').Append(c);
                    break;
                case '\n':
                    line.Append("\\n");
                    break;
                case '\r':
                    line.Append("\\r");
                    break;
                case '\t':
                    line.Append("\\t");
                    break;
                case < ' ' or '\x7f' or '\u2028' or '\u2029':
                    AppendEscape(line, c);
                    break;
                case >= '\ud800' and <= '\udfff' when !IsPair(value, i):
                    // An unpaired surrogate has no UTF-8; the escape keeps it.
                    AppendEscape(line, c);
                    break;
                default:
                    line.Append(c);
                    break;
            }
        }

        return line.Append('"');
    }

    private static void AppendEscape(StringBuilder line, char c) => line.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));

    private static bool IsPair(string value, int i)
        => char.IsHighSurrogate(value[i])
            ? i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])
            : i > 0 && char.IsHighSurrogate(value[i - 1]);
}
