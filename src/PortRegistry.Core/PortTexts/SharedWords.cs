namespace PortRegistry;

/// <summary>The words of texts. Most of a text's words recur, and are one string then.</summary>
internal static class SharedWords
{
    private const int MaxLength = 16;

    // Two threads may write one place: either word is right there.
    private static readonly string?[] Known = new string?[512];

    /// <summary>A part of a line as a string.</summary>
    internal static string Of(string line, int start, int length)
    {
        if (length is 0 or > MaxLength)
        {
            return line.Substring(start, length);
        }

        // Options of a program often differ in their third character alone: --dport and --sport.
        int end = start + length - 1;
        int hash = (line[start] * 7) + (line[length > 2 ? start + 2 : end] * 31) + (line[end] * 127) + (length * 17);
        ref string? known = ref Known[hash & (Known.Length - 1)];
        string? word = known;
        if (word is null || word.Length != length || string.CompareOrdinal(word, 0, line, start, length) != 0)
        {
            known = word = line.Substring(start, length);
        }

        return word;
    }
}
