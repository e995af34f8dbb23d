using System;
using System.Collections.Generic;

namespace PortRegistry.Commands;

/// <summary>Says from which properties ports are read, which are left, and which may hold more: each once, not for each object.</summary>
internal sealed class PortRemarks(IanaCmdlet cmdlet)
{
    private const int MaxTold = 100;

    private readonly HashSet<string> doubts = new(StringComparer.Ordinal);
    private string? source;
    private string? left;

    internal void Tell(PortReader reader)
    {
        if (reader.Source is not null && (reader.Source != source || reader.Left != left))
        {
            (source, left) = (reader.Source, reader.Left);
            cmdlet.WriteVerbose($"The ports are read from {source}{(left is null ? string.Empty : $"; not looked up: {left}")}.");
        }

        if (reader.Doubt is string doubt && doubts.Count < MaxTold && doubts.Add(doubt))
        {
            cmdlet.WriteWarning(doubt);
        }
    }
}
