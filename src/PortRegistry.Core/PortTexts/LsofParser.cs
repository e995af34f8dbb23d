using System;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>
/// <c>lsof -i</c>, and the internet sockets of lsof with other options. The columns before TYPE depend on the options;
/// after it come DEVICE, SIZE/OFF, NODE, which is the protocol, and NAME.
/// </summary>
internal sealed class LsofParser : PortTextParser
{
    private static readonly Regex Escape = new("\\\\x([0-9a-fA-F]{2})", RegexOptions.CultureInvariant);
    private static readonly Regex Registration = new(@"(?<=:[^:\[\]]+)\[[^\]:]*\](?=->|$)", RegexOptions.CultureInvariant);

    private PortUseSink heading;
    private bool hasHeading;
    private bool hasSockets;

    internal static PortTextClaim Claim(PortTextLine line)
        => line.HasHeading("COMMAND", "PID") && Array.IndexOf(line.Words, "FD") > 0 ? PortTextClaim.Own
        : IsFile(line.Words) || (IndexOfType(line.Words) > 0 && IndexOfName(line.Words) > 0) ? PortTextClaim.Row
        : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        string[] words = line.Words;
        if (words[0] == "COMMAND" || words[0] == "lsof:" || line.Text[0] == '=')
        {
            (heading, hasHeading) = words[0] == "COMMAND" && !hasHeading ? (sink, true) : (heading, hasHeading);
            return null;
        }

        if (IsFile(words))
        {
            (heading, hasHeading) = hasHeading ? (heading, true) : (sink, true);
            return null;
        }

        if (IndexOfType(words) < 0)
        {
            return (hasHeading || hasSockets) && !Array.Exists(words, word => word is "IPv4" or "IPv6" or "TCP" or "UDP") ? Aside : "a socket of lsof has the type IPv4 or IPv6";
        }

        hasSockets = true;
        int name = IndexOfName(words);
        return name < 0 ? "a socket of lsof has its protocol in the column NODE and its addresses in NAME"
            : !IsDigits(words[1]) || IsDigits(words[0]) || CountOfNames(words) > 2 ? "a socket of lsof starts with its command and its PID" : ReadSocket(words, name, sink);
    }

    internal override void Complete()
    {
        if (hasHeading && !hasSockets)
        {
            heading.Fail("no line below it is of an internet socket, which 'lsof -i -n -P' lists");
        }
    }

    // At least COMMAND, PID and USER come before it.
    private static int IndexOfType(string[] words) => Array.FindIndex(words, Math.Min(words.Length, 3), word => word is "IPv4" or "IPv6");

    // Between PID and FD, USER and with -K the name of the task are the only ones that are not numbers.
    private static int CountOfNames(string[] words)
    {
        int count = 0;
        for (int i = IndexOfType(words) - 2; i > 1; i--)
        {
            count += IsDigits(words[i]) ? 0 : 1;
        }

        return count;
    }

    // "sshd 700 root 3r DIR 8,1 4096 2 /": what is open besides sockets of the internet.
    private static bool IsFile(string[] words)
        => words.Length > 6 && IsDigits(words[1]) && Array.FindIndex(words, 3, Math.Min(4, words.Length - 3), word => word is "REG" or "DIR" or "CHR" or "FIFO" or "unix" or "sock" or "a_inode" or "netlink" or "PIPE" or "KQUEUE") > 0;

    private static int IndexOfName(string[] words)
    {
        for (int i = IndexOfType(words) + 1; i > 0 && i + 1 < words.Length; i++)
        {
            if (char.IsLetter(words[i][0]) && TransportSpec.Parse(words[i]).Kind is TransportSpecKind.Transports or TransportSpecKind.OtherProtocol)
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static string? ReadSocket(string[] words, int name, PortUseSink sink)
    {
        // With +M, the portmapper's name of a port follows in brackets.
        string written = Registration.Replace(words[name], string.Empty);
        int arrow = written.IndexOf("->", StringComparison.Ordinal);
        string here = arrow < 0 ? written : written.Substring(0, arrow);
        if (!SocketEndpoint.TryParseColon(here, out SocketEndpoint local))
        {
            return $"'{here}' is not an address with a port";
        }

        SocketEndpoint peer = default;
        if (arrow >= 0 && !SocketEndpoint.TryParseColon(written.Substring(arrow + 2), out peer))
        {
            return $"'{written.Substring(arrow + 2)}' is not an address with a port";
        }

        string? state = name + 1 < words.Length ? words[name + 1].Trim('(', ')') : null;
        state = string.IsNullOrEmpty(state) || state!.IndexOf('=') >= 0 ? null : state;
        TransportSpec protocol = TransportSpec.Parse(words[name - 1]);
        if (words[name - 1] == "TCP" && (name + 1 >= words.Length || (words[name + 1][0] == '(' && Array.FindIndex(words, name + 1, word => word.EndsWith(")", StringComparison.Ordinal)) < 0)))
        {
            return "a socket of TCP has a state, which lsof prints without -T";
        }

        bool hasPorts = protocol.Kind == TransportSpecKind.Transports;
        if (hasPorts && arrow < 0 && local.IsWildcard)
        {
            // An unbound socket.
            return null;
        }

        sink.Add(new PortUse
        {
            Role = arrow < 0 && state is null or "LISTEN" ? PortUseRole.Listener : PortUseRole.Connection,
            State = state,
            Protocol = protocol,
            LocalAddress = local.Address,
            LocalPort = hasPorts ? local.Port : null,
            RemoteAddress = arrow < 0 ? null : peer.Address,
            RemotePort = arrow < 0 || !hasPorts ? null : peer.Port,
            Process = Escape.Replace(words[0], match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString()),
            ProcessId = Number(words[1]),
        });
        return null;
    }
}
