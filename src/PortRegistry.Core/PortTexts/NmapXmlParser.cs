using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;

namespace PortRegistry;

/// <summary>
/// nmap's XML (-oX), which masscan writes too. It is read host by host, so that a scan of any size takes the memory of one
/// host; there are no ports outside of hosts.
/// </summary>
internal sealed class NmapXmlParser : PortTextParser
{
    private const int MaxHost = 64 * 1024 * 1024;

    // nmap's elements have at most six. .NET's reader processes all attributes of a tag again each time it reads more of it.
    private const int MaxAttributes = 1000;
    private const string HostStart = "<host";
    private const string HostEnd = "</host>";
    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";

    private static readonly XmlReaderSettings Settings = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly List<string> lines = new();
    private PortUseSink first;
    private long length;
    private bool isInComment;
    private int failedLine;
    private PortUseSink? firstUp;
    private bool hasScanned;

    internal override bool IsOpen => lines.Count > 0 || isInComment;

    internal static PortTextClaim Claim(PortTextLine line)
        => !line.Starts("<") || line.Holds("scanner=\"masscan\"") ? PortTextClaim.None
        : line.Holds("<nmaprun") || line.Starts("<!DOCTYPE nmaprun") ? PortTextClaim.Own
        : line.Starts("<host ") || line.Starts("<host>") ? PortTextClaim.Row
        : line.Starts("<?xml") || line.Starts(CommentStart) ? PortTextClaim.Before
        : PortTextClaim.None;

    internal static PortTextClaim ClaimOfMasscan(PortTextLine line)
        => line.Starts("<") && line.Holds("<nmaprun") && line.Holds("scanner=\"masscan\"") ? PortTextClaim.Own : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        int at = 0;
        bool hasMarkup = lines.Count > 0 || isInComment;
        while (at < line.Raw.Length)
        {
            at = lines.Count > 0 ? ReadHost(line.Raw, at) : isInComment ? SkipComment(line.Raw, at) : ReadOutside(line.Raw, at, sink, ref hasMarkup);
        }

        return hasMarkup || line.Text[0] == '<' ? null : Aside;
    }

    internal override void Complete()
    {
        if (lines.Count > 0)
        {
            ParseHost();
        }

        if (!hasScanned && firstUp is PortUseSink host)
        {
            host.Fail(NmapParser.HostsAlone);
        }
    }

    private int SkipComment(string line, int at)
    {
        int end = line.IndexOf(CommentEnd, at, StringComparison.Ordinal);
        isInComment = end < 0;
        return end < 0 ? line.Length : end + CommentEnd.Length;
    }

    // To the next tag, and past it if it is neither a host nor a comment.
    private int ReadOutside(string line, int at, PortUseSink sink, ref bool hasMarkup)
    {
        int tag = line.IndexOf('<', at);
        if (tag < 0)
        {
            return line.Length;
        }

        if (IsAt(line, tag, CommentStart))
        {
            (isInComment, hasMarkup) = (true, true);
            return tag + CommentStart.Length;
        }

        if (IsHost(line, tag))
        {
            (first, length, hasMarkup) = (sink, 0, true);
            lines.Add(string.Empty);
            return AddToHost(line, tag, tag + HostStart.Length);
        }

        if (IsAt(line, tag, "<port ") && failedLine != sink.LineNumber)
        {
            failedLine = sink.LineNumber;
            sink.Fail("a port of nmap's XML stands in a host");
        }

        return tag + 1;
    }

    private int ReadHost(string line, int at)
    {
        if (at == 0)
        {
            lines.Add(string.Empty);
        }

        return AddToHost(line, at, at);
    }

    private int AddToHost(string line, int from, int searchFrom)
    {
        int end = line.IndexOf(HostEnd, searchFrom, StringComparison.Ordinal);
        int stop = end < 0 ? line.Length : end + HostEnd.Length;
        lines[lines.Count - 1] = line.Substring(from, stop - from);
        length += stop - from;
        if (end >= 0 || length > MaxHost)
        {
            ParseHost();
        }

        return stop;
    }

    // "<hosts up=...", "<hosthint>" and "<hostnames>" are other elements.
    private static bool IsHost(string line, int at)
    {
        int next = at + HostStart.Length;
        return IsAt(line, at, HostStart) && (next == line.Length || line[next] == '>' || char.IsWhiteSpace(line[next]));
    }

    private static bool IsAt(string line, int at, string text) => string.CompareOrdinal(line, at, text, 0, text.Length) == 0;

    private void ParseHost()
    {
        var host = new NmapXmlHost(lines, first);
        using (var text = new HostText(string.Join("\n", lines)))
        using (XmlReader reader = XmlReader.Create(text, Settings))
        {
            text.Reader = reader;
            try
            {
                while (reader.Read())
                {
                    host.Read(reader);
                }
            }
            catch (XmlException)
            {
                first.Fail($"the host that starts here is not well-formed to its end, line {first.LineNumber + lines.Count - 1}");
            }
        }

        host.Complete();
        lines.Clear();
        firstUp ??= host.IsUp ? first : null;
        hasScanned |= host.IsScanned;
    }

    /// <summary>The text of a host, which ends when the reader is in a tag with too many attributes.</summary>
    private sealed class HostText : StringReader
    {
        internal HostText(string text)
            : base(text)
        {
        }

        internal XmlReader? Reader { get; set; }

        public override int Read(char[] buffer, int index, int count) => Reader?.AttributeCount > MaxAttributes ? 0 : base.Read(buffer, index, count);
    }
}
