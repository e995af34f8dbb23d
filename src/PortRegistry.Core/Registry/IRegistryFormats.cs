using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace PortRegistry;

/// <summary>
/// Reads and writes registry files. The only interface between the core and <c>PortRegistry.Formats</c>, which is loaded
/// in isolation, with its own dependencies, when the first file is read or written.
/// </summary>
public interface IRegistryFormats
{
    /// <summary>Reads a registry file of any readable format, which is found from its content; gzip is accepted.</summary>
    /// <param name="stream">The file's bytes from the start; need not seek.</param>
    /// <param name="options">How to read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The registry and what could not be read.</returns>
    /// <exception cref="InvalidRegistryException">The file is not a registry file, is cut off or, in strict mode, has an issue.</exception>
    RegistryReadResult Read(Stream stream, RegistryReadOptions options, CancellationToken cancellationToken);

    /// <summary>Writes a registry.</summary>
    /// <param name="document">The registry.</param>
    /// <param name="format">The format.</param>
    /// <param name="output">Where to; left open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    void Write(RegistryDocument document, RegistryFormat format, Stream output, CancellationToken cancellationToken);

    /// <summary>Writes an audit as a self-contained HTML page.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="output">Where to; left open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    void WriteReport(PortReport report, Stream output, CancellationToken cancellationToken);

    /// <summary>Reads a catalog: CSV, JSON or the syntax of <c>/etc/services</c>, which is found from its content.</summary>
    /// <param name="stream">The file's bytes from the start; need not seek.</param>
    /// <param name="catalog">Takes the rows.</param>
    /// <param name="failed">What to do with a row that is no entry: its line, and why.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidRegistryException">The file is none of these, is not UTF-8 or UTF-16, or has more than 64 MiB.</exception>
    void ReadCatalog(Stream stream, PortCatalogBuilder catalog, Action<ParseIssue> failed, CancellationToken cancellationToken);
}

/// <summary>How to read a registry file.</summary>
public sealed class RegistryReadOptions
{
    /// <summary>How many bytes a registry's file has at most, with all compression undone: 64 MiB, some 16 times the largest of today.</summary>
    internal const long MaxFileLength = 64L * 1024 * 1024;

    /// <summary>Makes the options.</summary>
    /// <param name="strict">True: the first issue refuses the file. False: the rows that can be read are given, the others reported.</param>
    /// <param name="source">Where the file came from, for the stamp.</param>
    /// <param name="updated">A date for a format that carries none; ignored where the file has its own.</param>
    public RegistryReadOptions(bool strict = true, string? source = null, RegistryDate? updated = null)
    {
        Strict = strict;
        Source = source;
        Updated = updated;
    }

    /// <summary>Whether the first issue refuses the file.</summary>
    public bool Strict { get; }

    /// <summary>Where the file came from, for the stamp.</summary>
    public string? Source { get; }

    /// <summary>A date for a format that carries none.</summary>
    public RegistryDate? Updated { get; }
}

/// <summary>A registry file that was read.</summary>
public sealed class RegistryReadResult
{
    /// <summary>Makes the result.</summary>
    /// <param name="document">The registry.</param>
    /// <param name="format">The format that was found.</param>
    /// <param name="issues">What could not be read; empty in strict mode.</param>
    /// <exception cref="ArgumentNullException">The registry or the list is null.</exception>
    public RegistryReadResult(RegistryDocument document, RegistryFormat format, IReadOnlyList<ParseIssue> issues)
    {
        Document = document ?? throw new ArgumentNullException(nameof(document));
        Format = format;
        Issues = issues ?? throw new ArgumentNullException(nameof(issues));
    }

    /// <summary>
    /// The registry. Its stamp has the source and SHA-256 of the bytes read (gzip not decompressed), or for a snapshot those
    /// of the file that it was compiled from.
    /// </summary>
    public RegistryDocument Document { get; }

    /// <summary>The format that was found.</summary>
    public RegistryFormat Format { get; }

    /// <summary>What could not be read, or not for sure, in the file's order.</summary>
    public IReadOnlyList<ParseIssue> Issues { get; }
}
