using System.Collections.Generic;

namespace PortRegistry.Formats;

/// <summary>A record that was found in IANA's plain text.</summary>
internal sealed class TextRecord(string[] cells, int line, IReadOnlyList<(RegistryColumn Column, string Other)> doubts)
{
    /// <summary>The twelve cells.</summary>
    internal string[] Cells { get; } = cells;

    /// <summary>The line, from 0, of its port or name.</summary>
    internal int Line { get; } = line;

    /// <summary>The columns whose text may be another, and that text.</summary>
    internal IReadOnlyList<(RegistryColumn Column, string Other)> Doubts { get; } = doubts;
}
