using System;

namespace PortRegistry;

/// <summary>Where the uses of one line go.</summary>
internal readonly struct PortUseSink
{
    private readonly Action<PortUse> found;
    private readonly PortTextFormat format;
    private readonly int lineNumber;
    private readonly string line;

    internal PortUseSink(Action<PortUse> found, PortTextFormat format, int lineNumber, string line)
    {
        this.found = found;
        this.format = format;
        this.lineNumber = lineNumber;
        this.line = line;
    }

    internal void Add(PortUseDraft draft) => found(new PortUse(format, draft, lineNumber, line));
}
