using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>One use of ports in a report.</summary>
public sealed class PortReportRow
{
    /// <summary>Makes a row.</summary>
    /// <param name="port">The ports and transports; those of a service name, where the use names one.</param>
    /// <param name="findings">The findings, most severe first.</param>
    /// <exception cref="ArgumentNullException">The port or the list is null.</exception>
    public PortReportRow(PortSpec port, IReadOnlyList<PortReportFinding> findings)
    {
        Port = port ?? throw new ArgumentNullException(nameof(port));
        Findings = findings ?? throw new ArgumentNullException(nameof(findings));
    }

    /// <summary>The ports and transports.</summary>
    public PortSpec Port { get; }

    /// <summary>The findings, most severe first.</summary>
    public IReadOnlyList<PortReportFinding> Findings { get; }

    /// <summary>The ports as the use names them, such as a service name; where it is null, as <see cref="Port"/> has them.</summary>
    public string? PortText { get; set; }

    /// <summary>The machine, or whatever else the use is of; null where it is not said.</summary>
    public string? Source { get; set; }

    /// <summary>What uses the ports: a rule, a process, a chain; null where it is not said.</summary>
    public string? Name { get; set; }

    /// <summary>What else identifies it, in short: addresses, a direction, a description; null where there is nothing.</summary>
    public string? Details { get; set; }

    /// <summary>The line that it was read from; null where there is none.</summary>
    public string? Line { get; set; }

    /// <summary>The services that IANA registers, in short; null where there is none.</summary>
    public string? Service { get; set; }

    /// <summary>What catalogs call it; null where none does.</summary>
    public string? LocalName { get; set; }

    /// <summary>0 without findings, else 1 for Information to 4 for High.</summary>
    internal int Rank => Findings.Count == 0 ? 0 : (int)Findings[0].Severity + 1;
}
