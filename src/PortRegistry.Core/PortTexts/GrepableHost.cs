using System;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>A host of nmap's grepable output, which masscan writes too: its ports as <c>22/open/tcp//ssh//OpenSSH 9.2/</c>.</summary>
internal static class GrepableHost
{
    private const string Start = "Host: ";
    private const string Ports = "Ports: ";
    private const string Protocols = "Protocols: ";

    // A version may contain commas; the next port starts with a number and a slash, which no version contains.
    private static readonly Regex Next = new(", (?=[0-9]+/)", RegexOptions.CultureInvariant);

    // Ends the ports even if tabs were converted to spaces.
    private static readonly string[] Ends = { "\t", " Ignored State: ", " Seq Index: ", " OS: " };

    internal static bool IsOwn(PortTextLine line)
        => line.Starts(Start) && (IsTitle(line.Words, 2) || IsTitle(line.Words, 3));

    // The name in parentheses after the address is sometimes removed.
    private static bool IsTitle(string[] words, int at) => at + 1 < words.Length && words[at] is "Ports:" or "Status:" or "Protocols:";

    internal static string? Read(string text, PortUseSink sink)
    {
        string host = text.Substring(Start.Length).TrimStart().Split(' ', '\t')[0];
        int ports = text.IndexOf(Ports, StringComparison.Ordinal);
        int start = ports >= 0 ? ports : text.IndexOf(Protocols, StringComparison.Ordinal);
        if (start < 0)
        {
            return text.IndexOf("Status: ", StringComparison.Ordinal) > 0 ? null : "a host of grepable output has Ports:, Protocols: or Status:";
        }

        start += ports >= 0 ? Ports.Length : Protocols.Length;
        int end = text.Length;
        foreach (string mark in Ends)
        {
            int at = text.IndexOf(mark, start, StringComparison.Ordinal);
            end = at < 0 ? end : Math.Min(end, at);
        }

        string list = text.Substring(start, end - start).Trim();
        foreach (string port in list.Length == 0 ? Array.Empty<string>() : Next.Split(list))
        {
            string? reason = Read(host, port.Trim(), ports >= 0, sink);
            if (reason is not null)
            {
                sink.Fail(reason);
            }
        }

        return null;
    }

    // nmap replaces a slash within a field by a vertical bar.
    private static string? Read(string host, string port, bool isPort, PortUseSink sink)
    {
        string[] fields = port.Split('/');
        if (fields.Length < (isPort ? 5 : 3))
        {
            return $"'{port}' is not written as port/state/protocol/owner/service";
        }

        if (!ScanStates.Has(fields[1]))
        {
            return $"'{fields[1]}' in '{port}' is not a state of a port";
        }

        string? version = isPort && fields.Length > 6 && fields[6].Length > 0 ? fields[6].Replace('|', '/') : null;
        var draft = new PortUse
        {
            Role = PortUseRole.Scan,
            LocalAddress = host,
            State = fields[1],
            Service = ScanStates.ServiceOf(fields[isPort ? 4 : 2].Replace('|', '/')),
            Comment = version,
        };
        string? reason = ScanStates.SetPort(draft, fields[0], isPort ? fields[2] : "ip");
        if (reason is null)
        {
            sink.Add(draft);
        }

        return reason ?? (fields[fields.Length - 1].Length == 0 ? null : $"'{port}' does not end with a slash, so that ports behind it may be missing");
    }
}
