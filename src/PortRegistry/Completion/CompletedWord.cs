using System;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>A word to complete. If it starts with a quotation mark, the completion is quoted as well.</summary>
internal readonly struct CompletedWord
{
    private const char Single = '\'';
    private static readonly char[] SpecialInDouble = { '"', '$', '`' };
    private readonly char quote;

    internal CompletedWord(string? written)
    {
        Text = written ?? string.Empty;
        quote = Text.Length > 0 && Text[0] is Single or '"' ? Text[0] : default;
        Text = quote == default ? Text : Text.Trim(quote);
    }

    /// <summary>The word without quotation marks.</summary>
    internal string Text { get; }

    /// <summary>Whether a name starts with the word, ignoring case.</summary>
    internal bool Starts(string name) => name.StartsWith(Text, StringComparison.OrdinalIgnoreCase);

    internal CompletionResult Complete(string name, string tip) => new(Quoted(name), name, CompletionResultType.ParameterValue, tip);

    private string Quoted(string name)
        => quote == '"' && name.IndexOfAny(SpecialInDouble) < 0 ? $"\"{name}\""
            : quote != default || NeedsQuotes(name) ? Single + name.Replace("'", "''") + Single
            : name;

    private static bool NeedsQuotes(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not '-' and not '_' and not '.')
            {
                return true;
            }
        }

        return false;
    }
}
