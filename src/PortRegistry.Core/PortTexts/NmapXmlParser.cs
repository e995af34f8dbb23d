using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;

namespace PortRegistry;

/// <summary>
/// nmap's XML (-oX), which masscan writes too. It is read host by host, so that a scan of any size takes the memory of
/// one host; what stands outside of hosts says nothing of ports.
/// </summary>
internal sealed class NmapXmlParser : PortTextParser
{
    private const int MaxHost = 64 * 1024 * 1024;
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

    internal NmapXmlParser(PortTextFormat format) => Format = format;

    internal override PortTextFormat Format { get; }

    internal override bool IsOpen => lines.Count > 0 || isInComment;

    internal static PortTextClaim Claim(PortTextLine line)
        => !line.Starts("<") || line.Holds("scanner=\"masscan\"") ? PortTextClaim.None
        : line.Holds("<nmaprun") || line.Starts("<!DOCTYPE nmaprun") ? PortTextClaim.Own
        : line.Starts("<host ") || line.Starts("<host>") ? PortTextClaim.Row
        : line.Starts("<?xml") || line.Starts(CommentStart) ? PortTextClaim.Before
        : PortTextClaim.None;

    internal static PortTextClaim ClaimOfMasscan(PortTextLine line)
        => line.Starts("<") && line.Holds("<nmaprun") && line.Holds("scanner=\"masscan\"") ? PortTextClaim.Own : PortTextClaim.None;

    internal override string? Read(string line, PortUseSink sink)
    {
        int at = 0;
        bool hasMarkup = lines.Count > 0 || isInComment;
        while (at < line.Length)
        {
            at = lines.Count > 0 ? ReadHost(line, at) : isInComment ? SkipComment(line, at) : ReadOutside(line, at, sink, ref hasMarkup);
        }

        return hasMarkup || line.TrimStart()[0] == '<' ? null : Aside;
    }

    internal override void Complete()
    {
        if (lines.Count > 0)
        {
            ParseHost();
        }
    }

    private int SkipComment(string line, int at)
    {
        int end = line.IndexOf(CommentEnd, at, StringComparison.Ordinal);
        isInComment = end < 0;
        return end < 0 ? line.Length : end + CommentEnd.Length;
    }

    private int ReadOutside(string line, int at, PortUseSink sink, ref bool hasMarkup)
    {
        int host = IndexOfHost(line, at);
        int comment = line.IndexOf(CommentStart, at, StringComparison.Ordinal);
        if (comment >= 0 && (host < 0 || comment < host))
        {
            (isInComment, hasMarkup) = (true, true);
            return comment + CommentStart.Length;
        }

        if (host < 0)
        {
            if (line.IndexOf("<port ", at, StringComparison.Ordinal) >= 0)
            {
                sink.Fail("a port of nmap's XML stands in a host");
            }

            return line.Length;
        }

        (first, length, hasMarkup) = (sink, 0, true);
        lines.Add(string.Empty);
        return AddToHost(line, host, host + HostStart.Length);
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
    private static int IndexOfHost(string line, int at)
    {
        for (int host = line.IndexOf(HostStart, at, StringComparison.Ordinal); host >= 0; host = line.IndexOf(HostStart, host + 1, StringComparison.Ordinal))
        {
            int next = host + HostStart.Length;
            if (next == line.Length || line[next] == '>' || char.IsWhiteSpace(line[next]))
            {
                return host;
            }
        }

        return -1;
    }

    private void ParseHost()
    {
        var host = new NmapXmlHost(lines, first);
        string text = string.Join("\n", lines);
        using (XmlReader reader = XmlReader.Create(new StringReader(text), Settings))
        {
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
    }
}
