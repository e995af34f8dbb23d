using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>
/// Reads the output of other programs line by line and reports each use and each line that cannot be read at once. The
/// format is detected from the content, even if one follows another. Not thread-safe: use one reader for each text.
/// </summary>
public sealed class PortTextReader
{
    // nft -j and scanners print one long line; detection examines each character for each format.
    private const int MaxLine = 1 << 24;

    // Lines before the one that determines the format: the name of a zone, a heading in another language.
    private const int MaxWaiting = 20;
    private const int MaxShown = 200;
    private const int MaxTold = 1000;

    // "grep --color=always" and recorded terminals, and lines of Windows
    private static readonly Regex Color = new(@"\u001B\[([0-9;]*m|K)|\r$", RegexOptions.CultureInvariant);

    // Pages have blanks that do not break.
    private static readonly char[] Signs = { '\u001B', '\u00A0', '\r' };

    private readonly Action<PortUse> found;
    private readonly Action<ParseIssue> failed;
    private readonly Action<int, string, string> fail;
    private readonly PortTextFormat? format;
    private readonly PortTextSyntax[] syntaxes;
    private readonly Queue<Waiting> waiting = new();
    private readonly UnreadLines unread = new();
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private PortTextSyntax? syntax;
    private PortTextParser? parser;
    private Waiting? command;
    private bool isSure;
    private bool isBelowNearMiss;
    private bool hasRead;
    private int lineNumber;
    private int toldLine;

    /// <summary>Creates a reader.</summary>
    /// <param name="found">Called with each use, in the order of the text.</param>
    /// <param name="failed">Called with each line that cannot be read, and once for lines that are in no known format.</param>
    /// <param name="format">The format; null to find it from the content.</param>
    /// <exception cref="ArgumentNullException">An action is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public PortTextReader(Action<PortUse> found, Action<ParseIssue> failed, PortTextFormat? format = null)
    {
        this.found = found ?? throw new ArgumentNullException(nameof(found));
        this.failed = failed ?? throw new ArgumentNullException(nameof(failed));
        this.format = format;
        fail = Fail;
        syntaxes = PortTextDetector.SyntaxesOf(format);
        if (syntaxes.Length == 1)
        {
            (syntax, parser) = (syntaxes[0], syntaxes[0].Create());
            parser.IsTold = true;
        }
    }

    /// <summary>The format of the last line; null if it is not known yet.</summary>
    public PortTextFormat? Format => syntax?.Format;

    /// <summary>Reads a line. Headings, comments and lines without ports are skipped.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <exception cref="ArgumentNullException">The line is null.</exception>
    public void Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);

        lineNumber++;
        if (lineNumber == 1 && line.Length > 0 && line[0] == '\uFEFF')
        {
            line = line.Substring(1);
        }

        if (line.IndexOfAny(Signs) >= 0)
        {
            line = Color.Replace(line, string.Empty).Replace('\u00A0', ' ');
        }

        if (line.Length > 0 && line[0] == '>')
        {
            line = WithoutQuoting(line);
        }

        if (line.Length > MaxLine)
        {
            FailWaiting();
            Fail(lineNumber, line.Substring(0, MaxShown), "the line has more than 16 million characters; have the program print its text in lines");
            return;
        }

        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        // The current format does not read a line that only another format has, unless a multiline construct is open.
        var place = new PortTextLine(line);
        if (parser is { IsOpen: false } && syntaxes.Length > 1 && PortTextDetector.IsOwnOfAnother(place, syntaxes, syntax!))
        {
            ReadOther(place, PortTextParser.Aside);
            return;
        }

        string? reason = parser?.Read(place, SinkOf(lineNumber, line));
        if (parser is not null && reason is null)
        {
            (isSure, hasRead) = (true, true);
            FailWaiting();
        }
        else
        {
            ReadOther(place, reason);
        }
    }

    // "> tcp LISTEN ..." of mail and Markdown
    private static string WithoutQuoting(string line)
    {
        int start = 0;
        while (start < line.Length && line[start] == '>' && (start + 1 == line.Length || line[start + 1] == ' '))
        {
            start = Math.Min(start + 2, line.Length);
        }

        return line.Substring(start);
    }

    /// <summary>Ends the text: reports pending uses, and the lines whose format was not detected.</summary>
    public void Complete()
    {
        if (command is Waiting alone && !hasRead && waiting.Count + unread.Count == 0)
        {
            waiting.Enqueue(alone);
        }
        else if (!isSure && unread.Count == 0 && waiting.Count == 1 && FirewallName.IsService(waiting.Peek().Text.Trim())
            && Array.Find(syntaxes, syntax => syntax.Format == PortTextFormat.Firewalld) is PortTextSyntax firewalld)
        {
            // One word is what firewall-cmd --list-services prints of one service.
            Switch(firewalld);
            (isSure, hasRead) = (true, true);
        }

        FailWaiting();
        if (isSure)
        {
            parser!.Complete();
        }
    }

    // A line that the current parser, if there is one, cannot read.
    private void ReadOther(PortTextLine line, string? reason)
    {
        (PortTextSyntax? surest, PortTextClaim claim) = PortTextDetector.Detect(line, syntaxes, syntax);
        bool isOthers = surest != syntax;

        // A line of hyphens, or one that could name a port, belongs to the title above it, which is known to have none.
        if (!isSure && isBelowNearMiss && claim == PortTextClaim.Row && (surest!.Format == PortTextFormat.Services || line.Text.Trim('-').Length == 0))
        {
            Wait(line, reason);
            return;
        }

        if (isOthers && claim >= PortTextClaim.Row)
        {
            Switch(surest!);
            reason = parser!.Read(line, SinkOf(lineNumber, line.Raw));
            (isSure, hasRead) = (true, true);
            FailWaiting();
            Fail(lineNumber, line.Raw, reason);
        }
        else if (line.IsComment && claim < PortTextClaim.Row)
        {
            return;
        }
        else if (line.IsCommand && claim < PortTextClaim.Row)
        {
            command ??= new Waiting(lineNumber, line.Raw, reason, isSure, null);
        }
        else if (isSure && claim < PortTextClaim.Row && format is null && NearMisses.HintOf(line) is not null)
        {
            Complete();
            (syntax, parser, isSure) = (null, null, false);
            Wait(line, null);
        }
        else if (!isSure || (isOthers && claim == PortTextClaim.Before))
        {
            Wait(line, reason);
        }
        else
        {
            FailWaiting();
            Fail(lineNumber, line.Raw, reason);
        }
    }

    // The pending lines are read first: they may have the format that this one determines. Of prose, only the previous line may.
    private void Switch(PortTextSyntax to)
    {
        if (isSure)
        {
            parser!.Complete();
        }

        (syntax, parser) = (to, to.Create());
        for (int count = waiting.Count; count > 0; count--)
        {
            Waiting line = waiting.Dequeue();
            string? reason = parser.Read(new PortTextLine(line.Text), SinkOf(line.Number, line.Text));
            if (reason is not null && (reason != PortTextParser.Aside || count > 1 || line.Hint is not null))
            {
                waiting.Enqueue(line);
            }
        }
    }

    private void Wait(PortTextLine line, string? reason)
    {
        string? hint = isSure ? null : NearMisses.HintOf(line);
        isBelowNearMiss |= hint is not null && format is null;
        waiting.Enqueue(new Waiting(lineNumber, line.Raw, reason, isSure, hint));
        if (waiting.Count > MaxWaiting)
        {
            FailOldest();
        }
    }

    private void FailWaiting()
    {
        while (waiting.Count > 0)
        {
            FailOldest();
        }

        if (unread.Count > 0 && !(hasRead && unread.IsProse))
        {
            failed(unread.Report(format, !hasRead));
        }

        unread.Clear();
        isBelowNearMiss = false;
    }

    // A line inside a format is an issue of its own; consecutive lines of no format are one issue.
    private void FailOldest()
    {
        Waiting line = waiting.Dequeue();
        if (line.IsInFormat)
        {
            Fail(line.Number, line.Text, line.Reason);
        }
        else
        {
            unread.Add(line.Number, line.Text, line.Reason, line.Hint);
        }
    }

    private PortUseSink SinkOf(int number, string line) => new(found, fail, syntax!.Format, number, line);

    // One line may have the same fault as often as it has characters; to say it once says it all.
    private void Fail(int number, string line, string? reason)
    {
        if (number != toldLine || told.Count == MaxTold)
        {
            told.Clear();
            toldLine = number;
        }

        if (reason is not null && reason != PortTextParser.Aside && told.Add(reason))
        {
            failed(UnreadLines.IssueOf(number, line, reason));
        }
    }

    private readonly struct Waiting
    {
        internal Waiting(int number, string text, string? reason, bool isInFormat, string? hint)
        {
            Number = number;
            Text = text;
            Reason = reason;
            IsInFormat = isInFormat;
            Hint = hint;
        }

        internal int Number { get; }

        internal string Text { get; }

        internal string? Reason { get; }

        internal bool IsInFormat { get; }

        internal string? Hint { get; }
    }
}
