namespace PortRegistry;

/// <summary>Consecutive lines in no known format, which are one issue.</summary>
internal sealed class UnreadLines
{
    private const int MaxShown = 120;

    private int first;
    private int last;
    private string line = string.Empty;
    private string? reason;
    private string? hint;

    internal int Count { get; private set; }

    /// <summary>Whether all are prose of the given format, which is not an issue if other lines of it are read.</summary>
    internal bool IsProse { get; private set; } = true;

    internal static ParseIssue IssueOf(int number, string line, string reason) => new(number, null, $"'{Shown(line)}' cannot be read: {reason}.");

    internal void Add(int number, string text, string? why, string? advice)
    {
        if (Count == 0)
        {
            (first, line, reason) = (number, text, why == PortTextParser.Aside ? null : why);
        }

        hint ??= advice;
        IsProse &= why == PortTextParser.Aside;
        last = number;
        Count++;
    }

    /// <summary>Returns the issue of the lines so far, and removes them.</summary>
    internal ParseIssue Report(PortTextFormat? format, bool isWholeText)
    {
        string of = format is null ? "none of the formats that can be read" : $"no format of {format}";
        string known = isWholeText ? $"{of} ({PortTextDetector.SourcesOf(format)})" : of;
        string advice = hint is null ? string.Empty : " " + hint;
        string shown = $"'{Shown(line)}'{(reason is null ? string.Empty : ", which cannot be read: " + reason)}";
        ParseIssue issue = Count == 1 && reason is not null ? IssueOf(first, line, reason)
            : isWholeText ? new ParseIssue(0, null, $"The text is in {known}.{advice} Its first line is {shown}.")
            : Count == 1 ? IssueOf(first, line, $"it is in {known}{(hint is null ? string.Empty : ". " + hint.TrimEnd('.'))}")
            : new ParseIssue(first, null, $"The lines from here to {last} are in {known}.{advice} The first is {shown}.");
        Clear();
        return issue;
    }

    internal void Clear() => (Count, hint, reason, IsProse) = (0, null, null, true);

    private static string Shown(string line)
    {
        int start = 0;
        while (start < line.Length && char.IsWhiteSpace(line[start]))
        {
            start++;
        }

        // A line may have millions of characters, and equally many issues.
        return line.Length - start > MaxShown ? line.Substring(start, MaxShown - 3) + "..." : line.Substring(start).TrimEnd();
    }
}
