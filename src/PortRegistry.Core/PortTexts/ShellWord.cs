using System.Collections.Generic;
using System.Text;

namespace PortRegistry;

/// <summary>A word of a command line, as split by a shell.</summary>
internal readonly struct ShellWord(string text, bool isQuoted, bool isOperator)
{
    /// <summary>The word without its quotes.</summary>
    internal string Text { get; } = text;

    /// <summary>Whether it contained a quote, so that it is not an option.</summary>
    internal bool IsQuoted { get; } = isQuoted;

    /// <summary>Whether it separates commands or redirects their output.</summary>
    internal bool IsOperator { get; } = isOperator;

    internal bool IsOption => !IsQuoted && Text.Length > 1 && Text[0] == '-';

    /// <summary>Splits a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isScript">Whether characters such as <c>;</c> and <c>$</c> are shell syntax and not part of a word.</param>
    /// <param name="variables">The values of variables.</param>
    /// <param name="words">Where its words go.</param>
    /// <returns>Null, or why the line cannot be read.</returns>
    internal static string? Read(string line, bool isScript, IReadOnlyDictionary<string, string> variables, List<ShellWord> words)
    {
        int at = 0;
        while (true)
        {
            while (at < line.Length && char.IsWhiteSpace(line[at]))
            {
                at++;
            }

            if (at >= line.Length || (isScript && line[at] == '#'))
            {
                return null;
            }

            if (isScript && IsOperatorSign(line[at]))
            {
                int end = at + 1;
                while (end < line.Length && (line[end] == line[at] || (line[at] == '>' && line[end] == '&')))
                {
                    end++;
                }

                words.Add(new ShellWord(line.Substring(at, end - at), false, true));
                at = end;
                continue;
            }

            string? reason = ReadWord(line, isScript, variables, ref at, words);
            if (reason is not null)
            {
                return reason;
            }
        }
    }

    private static string? ReadWord(string line, bool isScript, IReadOnlyDictionary<string, string> variables, ref int at, List<ShellWord> words)
    {
        // Nearly every word is literal.
        int start = at;
        while (at < line.Length && !IsSpecial(line[at], isScript))
        {
            at++;
        }

        if (at == line.Length || EndsWord(line[at], isScript))
        {
            words.Add(new ShellWord(SharedWords.Of(line, start, at - start), false, false));
            return null;
        }

        StringBuilder text = new StringBuilder().Append(line, start, at - start);
        char quote = '\0';
        bool isQuoted = false;
        bool isSplit = false;
        for (; at < line.Length; at++)
        {
            char c = line[at];
            if (quote == '\0' && EndsWord(c, isScript))
            {
                break;
            }

            if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                (quote, isQuoted) = (c, true);
            }
            else if (c == '\\' && quote != '\'' && at + 1 < line.Length)
            {
                text.Append(line[++at]);
            }
            else if (isScript && quote != '\'' && c is '$' or '`')
            {
                string? reason = ReadVariable(line, variables, ref at, text);
                if (reason is not null)
                {
                    return reason;
                }

                isSplit |= quote == '\0';
            }
            else
            {
                text.Append(c);
            }
        }

        if (quote != '\0')
        {
            return "the quote at its end is missing";
        }

        string word = text.ToString();
        if (isSplit && word.IndexOf(' ') >= 0)
        {
            foreach (string part in word.Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries))
            {
                words.Add(new ShellWord(part, false, false));
            }
        }
        else if (word.Length > 0 || isQuoted)
        {
            words.Add(new ShellWord(word, isQuoted && !isSplit, false));
        }

        return null;
    }

    private static bool IsOperatorSign(char c) => c is ';' or '&' or '|' or '<' or '>' or '(' or ')';

    private static bool EndsWord(char c, bool isScript) => char.IsWhiteSpace(c) || (isScript && IsOperatorSign(c));

    private static bool IsSpecial(char c, bool isScript) => c is '"' or '\'' or '\\' || EndsWord(c, isScript) || (isScript && c is '$' or '`');

    // $name and ${name}; the output of a command is unknown.
    private static string? ReadVariable(string line, IReadOnlyDictionary<string, string> variables, ref int at, StringBuilder text)
    {
        int start = at + 1;
        bool braces = start < line.Length && line[start] == '{';
        int end = braces ? start + 1 : start;
        while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] == '_'))
        {
            end++;
        }

        string name = line.Substring(braces ? start + 1 : start, end - (braces ? start + 1 : start));
        if (line[at] == '`' || name.Length == 0 || (braces && (end >= line.Length || line[end] != '}')))
        {
            return "what the shell puts in for '" + line.Substring(at, System.Math.Min(line.Length - at, 20)) + "' is not in the text";
        }

        if (!variables.TryGetValue(name, out string? value))
        {
            return $"the text does not say what '${name}' is";
        }

        text.Append(value);
        at = braces ? end : end - 1;
        return null;
    }
}
