using System;

namespace PortRegistry;

/// <summary>Where the uses of one line go. A parser may keep it and give what the line holds later, when it knows the rest.</summary>
internal readonly struct PortUseSink
{
    private readonly Action<PortUse> found;
    private readonly Action<int, string, string> failed;
    private readonly PortTextFormat format;

    internal PortUseSink(Action<PortUse> found, Action<int, string, string> failed, PortTextFormat format, int lineNumber, string line)
    {
        this.found = found;
        this.failed = failed;
        this.format = format;
        LineNumber = lineNumber;
        Line = line;
    }

    internal int LineNumber { get; }

    internal string Line { get; }

    internal void Add(PortUseDraft draft) => found(new PortUse(format, draft, LineNumber, Line));

    /// <summary>
    /// Tells that something in the line cannot be read, where the rest of the line is. Where nothing is, the parser
    /// returns the reason instead, and the line may turn out to be another format's.
    /// </summary>
    /// <param name="reason">Why, to follow "cannot be read: ".</param>
    internal void Fail(string reason) => failed(LineNumber, Line, reason);

    /// <summary>The same for a part of the line, or another line, that a parser kept.</summary>
    internal PortUseSink At(int lineNumber, string line) => new(found, failed, format, lineNumber, line);
}
