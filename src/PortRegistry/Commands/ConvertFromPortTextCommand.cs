using System;
using System.Collections;
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

    // The lines of several machines come mixed, and are as many texts.
    private readonly Dictionary<string, MachineText> texts = new(StringComparer.OrdinalIgnoreCase);
    private MachineText? text;
    private int issues;

    /// <summary>The text, as lines or whole. Strings from other machines are read as a text for each machine.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>The format; found from the text where none is given.</summary>
    [Parameter]
    [Alias("Kind")]
    [ValueGiven]
    public PortTextFormat? Format { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is not IList list)
        {
            Read(InputObject);
            return;
        }

        foreach (object? item in list)
        {
            Read(item);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        int lines = 0;
        int uses = 0;
        foreach (MachineText each in texts.Values)
        {
            each.Reader.Complete();
            if (each.Uses == 0 && each.Reader.Format is PortTextFormat format)
            {
                Tell(each, format, each.Lines);
            }

            lines += each.Lines;
            uses += each.Uses;
        }

        WriteVerbose($"Lines: {lines}. Uses of ports: {uses}. Errors: {issues}. Headings, comments and other lines that say nothing of ports are left out.");
    }

    private void Read(object? item)
        => TextOf(MachineText.NameOf(item as PSObject) ?? string.Empty)
            .Read((item is PSObject wrapped ? wrapped.BaseObject : item) as string ?? LanguagePrimitives.ConvertTo<string>(item) ?? string.Empty);

    private MachineText TextOf(string name)
    {
        if (text is null || !string.Equals(text.Name, name, StringComparison.OrdinalIgnoreCase))
        {
            if (!texts.TryGetValue(name, out text))
            {
                text = new MachineText(name, Write, Report, Format);
                texts.Add(name, text);
            }
        }

        return text;
    }

    private void Report(MachineText from, ParseIssue issue)
    {
        issues++;
        WriteError(Errors.TextNotReadable(issue, from.Name));
    }

    private void Tell(MachineText from, PortTextFormat format, int line)
    {
        if (format != from.Told)
        {
            from.Told = format;
            WriteVerbose($"{from.Place(line)}: the format is {format}, {(Format is null ? "as the text shows" : "as -Format says")}.");
        }
    }

    private void Write(MachineText from, PortUse use)
    {
        Tell(from, use.Source, use.LineNumber);
        foreach (string assumption in use.Assumption)
        {
            if (said.Count < MaxSaid && said.Add(assumption))
            {
                WriteVerbose($"{from.Place(use.LineNumber)}: {assumption}");
            }
        }

        WriteObject(from.Marked(use));
    }
}
