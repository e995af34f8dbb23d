using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// The metadata and the source of a registry file. It contains no time of this machine: the same file has the same stamp.
/// </summary>
public sealed class RegistryStamp
{
    /// <summary>The registry's title at IANA.</summary>
    public const string DefaultTitle = "Service Name and Transport Protocol Port Number Registry";

    private static readonly TextList<RegistryNote> None = new(Array.Empty<RegistryNote>());

    /// <summary>Makes a stamp.</summary>
    /// <param name="title">The registry's title; null for IANA's own.</param>
    /// <param name="category">The registry's category, or null.</param>
    /// <param name="updated">The registry's own "last updated" date; null where the format carries none (CSV).</param>
    /// <param name="reference">The registry's references as a cell: <c>[RFC6335]</c>.</param>
    /// <param name="experts">The designated experts, or null.</param>
    /// <param name="notes">The registry's notes.</param>
    /// <param name="footnotes">The registry's footnotes, each titled by its anchor.</param>
    /// <param name="source">Where the file came from: an address or a file name; null where it is not known.</param>
    /// <param name="sourceSha256">SHA-256 of the file, 64 lower-case hexadecimal digits; null where it is not known.</param>
    public RegistryStamp(
        string? title = null,
        string? category = null,
        RegistryDate? updated = null,
        string? reference = null,
        string? experts = null,
        IEnumerable<RegistryNote>? notes = null,
        IEnumerable<RegistryNote>? footnotes = null,
        string? source = null,
        string? sourceSha256 = null)
    {
        // Metadata is shown as it is; unlike a column, it cannot make a file invalid.
        Title = VisibleText.Of(title ?? DefaultTitle);
        Category = VisibleText.Lines(category);
        Updated = updated;
        Reference = VisibleText.Lines(reference);
        Experts = VisibleText.Lines(experts);
        Notes = notes is null ? None : new TextList<RegistryNote>(new List<RegistryNote>(notes));
        Footnotes = footnotes is null ? None : new TextList<RegistryNote>(new List<RegistryNote>(footnotes));
        Source = VisibleText.Lines(source);
        SourceSha256 = sourceSha256;
    }

    /// <summary>The registry's title.</summary>
    public string Title { get; }

    /// <summary>The registry's category, or null.</summary>
    public string? Category { get; }

    /// <summary>The registry's own "last updated" date, or null where the source carries none.</summary>
    public RegistryDate? Updated { get; }

    /// <summary>The registry's references as a cell: <c>[RFC6335]</c>; or null.</summary>
    public string? Reference { get; }

    /// <summary>The designated experts, or null.</summary>
    public string? Experts { get; }

    /// <summary>The registry's notes, in order.</summary>
    public IReadOnlyList<RegistryNote> Notes { get; }

    /// <summary>The registry's footnotes, each titled by its anchor (a record refers to it as <c>[1]</c>).</summary>
    public IReadOnlyList<RegistryNote> Footnotes { get; }

    /// <summary>Where the file came from: an address or a file name; or null.</summary>
    public string? Source { get; }

    /// <summary>SHA-256 of the source file, 64 lower-case hexadecimal digits; or null.</summary>
    public string? SourceSha256 { get; }

    /// <summary>The title, and the date where there is one.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => Updated is RegistryDate date ? $"{Title}, {date}" : Title;

    /// <summary>This stamp with another source.</summary>
    /// <param name="source">An address or a file name.</param>
    /// <param name="sourceSha256">SHA-256 of the file.</param>
    /// <param name="updated">A date for a source that carries none; ignored where it does.</param>
    /// <returns>A new stamp.</returns>
    public RegistryStamp WithSource(string? source, string? sourceSha256, RegistryDate? updated = null)
        => new(Title, Category, Updated ?? updated, Reference, Experts, Notes, Footnotes, source, sourceSha256);
}

/// <summary>A note or footnote of the registry.</summary>
public sealed class RegistryNote
{
    /// <summary>Makes a note.</summary>
    /// <param name="title">The note's title, a footnote's anchor, or null.</param>
    /// <param name="text">The text, line breaks kept, references in brackets.</param>
    public RegistryNote(string? title, string text)
    {
        Title = VisibleText.Lines(title);
        Text = VisibleText.Lines(text ?? throw new ArgumentNullException(nameof(text)))!;
    }

    /// <summary>The note's title or a footnote's anchor; null for the registry's main note.</summary>
    public string? Title { get; }

    /// <summary>The text, line breaks kept, references in brackets.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string ToString() => Title is null ? Text : Title + ": " + Text;
}
