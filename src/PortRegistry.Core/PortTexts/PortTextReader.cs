using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// Reads what other programs print of ports, line by line, and gives each use and each line that cannot be read as it
/// comes. The format is found from the content, also where one follows another. Not thread-safe: one reader for one text.
/// </summary>
public sealed class PortTextReader
{
    // A zone's name is the one line that is understood only by the line after it.
    private const int MaxWaiting = 20;

    private readonly Action<PortUse> found;
    private readonly Action<ParseIssue> failed;
    private readonly bool isForced;
    private readonly List<(int Number, string Line)> waiting = new();
    private PortTextParser? parser;
    private int lineNumber;

    /// <summary>Makes a reader.</summary>
    /// <param name="found">Called with each use, in the order of the text.</param>
    /// <param name="failed">Called with each line that cannot be read.</param>
    /// <param name="format">The format; null to find it from the content.</param>
    /// <exception cref="ArgumentNullException">An action is null.</exception>
    public PortTextReader(Action<PortUse> found, Action<ParseIssue> failed, PortTextFormat? format = null)
    {
        this.found = found ?? throw new ArgumentNullException(nameof(found));
        this.failed = failed ?? throw new ArgumentNullException(nameof(failed));
        isForced = format is not null;
        parser = format is PortTextFormat known ? PortTextParser.Create(known) : null;
    }

    /// <summary>The format that the last line was read by; null where it is not known yet.</summary>
    public PortTextFormat? Format => parser?.Format;

    /// <summary>Reads one line. Headings, comments and lines that have nothing to do with ports are skipped.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <exception cref="ArgumentNullException">The line is null.</exception>
    public void Read(string line)
    {
        if (line is null)
        {
            throw new ArgumentNullException(nameof(line));
        }

        lineNumber++;
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        string? reason = parser?.Read(line, new PortUseSink(found, parser.Format, lineNumber, line));
        if (parser is not null && reason is null)
        {
            return;
        }

        PortTextFormat? other = isForced ? null : PortTextDetector.Detect(line);
        if (other is PortTextFormat format && format != parser?.Format)
        {
            parser = PortTextParser.Create(format);
            ReadWaiting();
            reason = parser.Read(line, new PortUseSink(found, format, lineNumber, line));
        }

        if (parser is null || (reason is not null && !isForced && PortTextDetector.MayBeHeading(line)))
        {
            Wait(line);
        }
        else if (reason is not null)
        {
            Fail(lineNumber, line, reason);
        }
    }

    /// <summary>Ends the text: lines whose format was never found are given as lines that cannot be read.</summary>
    public void Complete()
    {
        foreach ((int number, string line) in waiting)
        {
            Fail(number, line, UnknownFormat);
        }

        waiting.Clear();
    }

    private const string UnknownFormat
        = "it belongs to none of the known formats (ss, netstat, nft, iptables-save, ufw, firewall-cmd, nmap -oG, /etc/services)";

    private void Wait(string line)
    {
        if (PortTextDetector.IsComment(line))
        {
            return;
        }

        waiting.Add((lineNumber, line));
        if (waiting.Count > MaxWaiting)
        {
            Fail(waiting[0].Number, waiting[0].Line, UnknownFormat);
            waiting.RemoveAt(0);
        }
    }

    private void ReadWaiting()
    {
        foreach ((int number, string line) in waiting)
        {
            string? reason = parser!.Read(line, new PortUseSink(found, parser.Format, number, line));
            if (reason is not null)
            {
                Fail(number, line, reason);
            }
        }

        waiting.Clear();
    }

    private void Fail(int number, string line, string reason)
    {
        string shown = line.Trim();
        shown = shown.Length > 120 ? shown.Substring(0, 117) + "..." : shown;
        failed(new ParseIssue(number, null, $"'{shown}' cannot be read: {reason}."));
    }
}
