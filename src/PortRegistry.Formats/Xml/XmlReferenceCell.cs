using System;
using System.Collections.Generic;

namespace PortRegistry.Formats;

/// <summary>The cell that a record's references make: each in its brackets, in order.</summary>
internal sealed class XmlReferenceCell
{
    private readonly List<string> tokens = new();
    private string? lastLabel;
    private string lastToken = string.Empty;

    /// <summary>Begins the next record's cell.</summary>
    public void Clear() => tokens.Clear();

    /// <summary>Adds a reference. Rows of a service stand together, so its label is mostly the one before.</summary>
    /// <param name="label">What stands in the brackets.</param>
    public void Add(string label)
    {
        if (!string.Equals(label, lastLabel, StringComparison.Ordinal))
        {
            lastLabel = label;
            lastToken = "[" + label + "]";
        }

        tokens.Add(lastToken);
    }

    /// <summary>The cell, or null where there is no reference.</summary>
    public string? ToCell() => tokens.Count switch
    {
        0 => null,
        1 => tokens[0],
        _ => string.Concat(tokens),
    };
}
