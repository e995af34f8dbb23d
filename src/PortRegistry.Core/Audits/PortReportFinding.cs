using System;

namespace PortRegistry;

/// <summary>A finding as a report shows it, which may come from an archive or another machine.</summary>
public sealed class PortReportFinding
{
    /// <summary>Makes a finding.</summary>
    /// <param name="id">The stable id.</param>
    /// <param name="severity">The severity.</param>
    /// <param name="message">The sentence.</param>
    /// <exception cref="ArgumentNullException">The id or the sentence is null.</exception>
    public PortReportFinding(string id, PortFindingSeverity severity, string message)
    {
        Id = id ?? throw new ArgumentNullException(nameof(id));
        Severity = severity;
        Message = message ?? throw new ArgumentNullException(nameof(message));
    }

    /// <summary>The stable id.</summary>
    public string Id { get; }

    /// <summary>The severity.</summary>
    public PortFindingSeverity Severity { get; }

    /// <summary>The sentence.</summary>
    public string Message { get; }
}
