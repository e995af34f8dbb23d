using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>ConvertFrom-PortText: turns the text that other programs print of sockets, firewall rules and scans into objects.</summary>
[Cmdlet(VerbsData.ConvertFrom, "PortText")]
[OutputType(typeof(PortUse))]
public sealed class ConvertFromPortTextCommand : IanaCmdlet
{
    // What is said once is kept, and a text may have any number of names.
    private const int MaxSaid = 1000;

    private readonly HashSet<string> said = new(StringComparer.Ordinal);
    private PortTextReader reader = null!;
    private PortTextFormat? told;
    private int lines;
    private int uses;
    private int issues;

    /// <summary>The text, as lines or whole.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[]? InputObject { get; set; }

    /// <summary>The format; found from the text where none is given.</summary>
    [Parameter]
    [Alias("Kind")]
    public PortTextFormat? Format { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
        => reader = new PortTextReader(Write, Report, Format);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string? text in InputObject ?? Array.Empty<string>())
        {
            if (text is null || text.IndexOf('\n') < 0)
            {
                lines++;
                reader.Read(text?.TrimEnd('\r') ?? string.Empty);
                continue;
            }

            foreach (string line in text.Split('\n'))
            {
                lines++;
                reader.Read(line.TrimEnd('\r'));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        reader.Complete();
        if (uses == 0 && reader.Format is PortTextFormat format)
        {
            Tell(format, lines);
        }

        WriteVerbose($"Lines: {lines}. Uses of ports: {uses}. Errors: {issues}. Headings, comments and other lines that say nothing of ports are left out.");
    }

    private void Report(ParseIssue issue)
    {
        issues++;
        WriteError(Errors.TextNotReadable(issue));
    }

    private void Tell(PortTextFormat format, int line)
    {
        if (format != told)
        {
            told = format;
            WriteVerbose($"Line {line}: the format is {format}, {(Format is null ? "as the text shows" : "as -Format says")}.");
        }
    }

    private void Write(PortUse use)
    {
        uses++;
        Tell(use.Source, use.LineNumber);
        foreach (string assumption in use.Assumption)
        {
            if (said.Count < MaxSaid && said.Add(assumption))
            {
                WriteVerbose($"Line {use.LineNumber}: {assumption}");
            }
        }

        WriteObject(use);
    }
}
