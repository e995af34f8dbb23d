using System;
using System.Collections.Generic;

namespace PortRegistry.Tests.Fuzz;

/// <summary>A reader, the files to begin with and how to change them.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Seeds">The initial files, at least one.</param>
/// <param name="Tokens">Tokens of its format.</param>
/// <param name="Read">Reads an input; throws only if the reader throws an undocumented exception or returns something invalid.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<string> Tokens, Func<byte[], FuzzOutcome> Read)
{
    /// <summary>What the reader of files may allocate for each byte of plain text, whose records it has to solve for.</summary>
    internal const int TextMemoryPerByte = 2000;

    /// <summary>
    /// What the reader of ports may allocate for each byte. The most is for a line of one letter and its end among commands of
    /// iptables: the words of a shell, and an issue that quotes the line, in 1,130 bytes.
    /// </summary>
    internal const int PortTextMemoryPerByte = 600;

    /// <summary>What the reader of catalogs may allocate for each byte: a row of three bytes that is none gives an issue too.</summary>
    internal const int CatalogMemoryPerByte = 1000;

    /// <summary>What the reader may allocate whatever the input: its buffers and tables.</summary>
    internal long FixedMemory { get; init; } = 1 << 20;

    /// <summary>What it may allocate beyond that for each byte of the input.</summary>
    internal int MemoryPerByte { get; init; } = 200;

    /// <summary>Whether inputs may become seeds; not where changing them needs valid files.</summary>
    internal bool EvolvesSeeds { get; init; } = true;

    /// <summary>Another way to change a file than that of <see cref="Mutator"/>.</summary>
    internal Func<Random, byte[], byte[], byte[]>? ChangeBy { get; init; }

    /// <summary>A changed file.</summary>
    internal byte[] Change(Random random, byte[] file)
    {
        byte[] other = Seeds[random.Next(Seeds.Count)];
        return ChangeBy is null ? new Mutator(random, Tokens).Change(file, other) : ChangeBy(random, file, other);
    }
}
