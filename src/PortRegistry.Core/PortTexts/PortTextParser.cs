namespace PortRegistry;

/// <summary>Reads the lines of one format.</summary>
internal abstract class PortTextParser
{
    /// <summary>The result for a line of prose, which is skipped unless another format claims it.</summary>
    internal const string Aside = "";

    /// <summary>Whether a multiline construct is open, so that the next line belongs to it in any case.</summary>
    internal virtual bool IsOpen => false;

    /// <summary>Whether the user says that the text has this format.</summary>
    internal bool IsTold { get; set; }

    /// <summary>Reads a nonblank line and passes its uses to the sink; none for a known line without uses.</summary>
    /// <returns>Null, <see cref="Aside"/>, or the reason, to follow "cannot be read: ".</returns>
    internal abstract string? Read(PortTextLine line, PortUseSink sink);

    /// <summary>Ends the text, or the part of it in this format, and reports pending uses.</summary>
    internal virtual void Complete()
    {
    }

    private protected static string[] Words(string line) => PortTextLine.Split(line);

    /// <summary>The text after the given number of words.</summary>
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

    /// <summary>Whether a word is a port with its transport: <c>22/tcp</c>, <c>6000-6007/udp</c>.</summary>
    private protected static bool IsPort(string word)
    {
        int slash = word.IndexOf('/');
        return slash > 0 && word[0] is >= '0' and <= '9' && IsDigits(word.Substring(0, slash).Replace("-", string.Empty)) && word.Substring(slash + 1) is "tcp" or "udp" or "sctp" or "dccp";
    }

    /// <summary>Whether a line is a port alone: of firewalld, unless it is what is left of a row of the format above it.</summary>
    private protected static bool IsPortAlone(PortTextLine line) => !line.IsIndented && line.Words.Length == 1 && IsPort(line.Text);

    internal static bool IsDigits(string text)
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
