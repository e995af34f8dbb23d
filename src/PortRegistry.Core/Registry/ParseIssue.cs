using System;
using System.Globalization;

namespace PortRegistry;

/// <summary>A place in a registry file that could not be read, and why.</summary>
public sealed class ParseIssue
{
    /// <summary>Makes an issue.</summary>
    /// <param name="line">The line in the file, from 1; 0 where the whole file is meant.</param>
    /// <param name="column">The title of the registry's column, or null where none is meant.</param>
    /// <param name="reason">Why it could not be read, as a sentence.</param>
    public ParseIssue(int line, string? column, string reason)
    {
        Line = line;
        Column = column;
        Reason = reason ?? throw new ArgumentNullException(nameof(reason));
    }

    /// <summary>The line in the file, from 1; 0 where the whole file is meant.</summary>
    public int Line { get; }

    /// <summary>The title of the registry's column, such as <c>Port Number</c>; null where none is meant.</summary>
    public string? Column { get; }

    /// <summary>Why it could not be read, as a sentence.</summary>
    public string Reason { get; }

    /// <inheritdoc/>
    public override string ToString()
    {
        if (Line == 0)
        {
            return Reason;
        }

        string place = string.Format(CultureInfo.InvariantCulture, "Line {0}", Line);
        return Column is null ? $"{place}: {Reason}" : $"{place}, {Column}: {Reason}";
    }
}
