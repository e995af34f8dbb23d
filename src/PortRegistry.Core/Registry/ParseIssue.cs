using System;

namespace PortRegistry;

/// <summary>What an issue says of its place.</summary>
public enum ParseIssueKind
{
    /// <summary>What stands there cannot be read; strict reading refuses the file.</summary>
    Unreadable,

    /// <summary>It was read, and may be otherwise: the layout leaves it in doubt. No reason to refuse the file.</summary>
    Doubtful,
}

/// <summary>A place in a registry file that could not be read, or not for sure, and why.</summary>
public sealed class ParseIssue
{
    /// <summary>Makes an issue.</summary>
    /// <param name="line">The line in the file, from 1; 0 where the whole file is meant.</param>
    /// <param name="column">The title of the registry's column, or null where none is meant.</param>
    /// <param name="reason">Why it could not be read, as a sentence.</param>
    /// <param name="kind">Whether it could not be read, or is in doubt.</param>
    public ParseIssue(int line, string? column, string reason, ParseIssueKind kind = ParseIssueKind.Unreadable)
    {
        Kind = kind;
        Line = line;
        Column = column;
        Reason = reason ?? throw new ArgumentNullException(nameof(reason));
    }

    /// <summary>Whether the place could not be read, or is in doubt.</summary>
    public ParseIssueKind Kind { get; }

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

        string place = $"Line {Line}";
        return Column is null ? $"{place}: {Reason}" : $"{place}, {Column}: {Reason}";
    }
}
