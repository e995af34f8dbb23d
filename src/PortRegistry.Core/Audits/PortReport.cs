using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace PortRegistry;

/// <summary>What an audit found, to be written as a page: the uses of ports, and what answered. Immutable.</summary>
public sealed class PortReport
{
    /// <summary>Makes a report. The uses come most severe first; those of one severity stay in their order.</summary>
    /// <param name="title">The title.</param>
    /// <param name="created">When it was made.</param>
    /// <param name="answeredBy">The registries and catalogs that answered, in words.</param>
    /// <param name="rows">The uses.</param>
    /// <exception cref="ArgumentNullException">The title or a list is null.</exception>
    public PortReport(string title, DateTimeOffset created, IEnumerable<string> answeredBy, IEnumerable<PortReportRow> rows)
    {
        Title = title ?? throw new ArgumentNullException(nameof(title));
        Created = created;
        AnsweredBy = new ReadOnlyCollection<string>((answeredBy ?? throw new ArgumentNullException(nameof(answeredBy))).ToArray());
        Rows = new ReadOnlyCollection<PortReportRow>((rows ?? throw new ArgumentNullException(nameof(rows))).OrderByDescending(row => row.Rank).ToArray());
    }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>The registries, with date and SHA-256, and the catalogs that answered.</summary>
    public IReadOnlyList<string> AnsweredBy { get; }

    /// <summary>The uses, most severe first.</summary>
    public IReadOnlyList<PortReportRow> Rows { get; }
}
