using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>A word that is being typed, maybe after a quotation mark, which then goes around what completes it.</summary>
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
