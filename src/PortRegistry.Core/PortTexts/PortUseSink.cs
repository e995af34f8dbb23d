using System;

namespace PortRegistry;

/// <summary>Receives the uses of a line. A parser may keep it and report uses later, when they are complete.</summary>
internal readonly struct PortUseSink(Action<PortUse> found, Action<int, string, string> failed, PortTextFormat format, int lineNumber, string line)
{
    internal int LineNumber { get; } = lineNumber;

    internal string Line { get; } = line;

    internal void Add(PortUse use)
    {
        use.End(format, LineNumber, Line);
        found(use);
    }

    /// <summary>
    /// Reports that a part of the line cannot be read. If nothing of the line can, the parser returns the reason instead, and
    /// the line may belong to another format.
    /// </summary>
    /// <param name="reason">Why, to follow "cannot be read: ".</param>
    internal void Fail(string reason) => failed(LineNumber, Line, reason);

    /// <summary>The same for a part of the line, or another line, that a parser kept.</summary>
    internal PortUseSink At(int lineNumber, string line) => new(found, failed, format, lineNumber, line);
}
