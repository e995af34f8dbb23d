using System;
using System.Collections.Generic;

namespace PortRegistry.Formats;

/// <summary>Builds the cell of a record's references, each in brackets.</summary>
internal sealed class XmlReferenceCell
{
    private readonly List<string> tokens = new();
    private string? lastLabel;
    private string lastToken = string.Empty;

    /// <summary>Begins the next record's cell.</summary>
    public void Clear() => tokens.Clear();

    /// <summary>Adds a reference. The rows of a service are adjacent, so its label is usually the previous one.</summary>
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
