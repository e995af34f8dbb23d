using System;

namespace PortRegistry;

/// <summary>Reads the lines of one format.</summary>
internal abstract class PortTextParser
{
    /// <summary>What a parser returns for a line of prose: it is skipped, unless another format claims it.</summary>
    internal const string Aside = "";

    /// <summary>Whether it is in the middle of something that ends in a line of its own, so that the next is its own whatever it looks like.</summary>
    internal virtual bool IsOpen => false;

    /// <summary>Reads a line that is not blank and gives its uses to the sink, none for a line that is knowingly skipped.</summary>
    /// <returns>Null, <see cref="Aside"/>, or why the line cannot be read, to follow "cannot be read: ".</returns>
    internal abstract string? Read(PortTextLine line, PortUseSink sink);

    /// <summary>Ends the text, or the part of it that is in this format: gives what the parser kept back.</summary>
    internal virtual void Complete()
    {
    }

    private protected static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What follows so many words, as it is written.</summary>
    private protected static string Rest(string text, int words)
    {
        int at = 0;
        for (; words >= 0; words--)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            while (words > 0 && at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        return text.Substring(at).TrimEnd();
    }

    private protected static bool IsDigits(string text)
    {
        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private protected static int? Number(string text) => IsDigits(text) && text.Length < 10 ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
