using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// <c>ss</c> of iproute2. The columns depend on its options: Netid only for several kinds of socket, no State if one is
/// selected, no heading with -H, processes with -p, details and further lines with -e and -i.
/// </summary>
internal sealed class SsParser : PortTextParser
{
    private const string UsersStart = "users:(";
    private const string NameEnd = "\",";
    private const string Pid = "pid=";

    private static readonly HashSet<string> States = new(StringComparer.Ordinal)
    {
        "LISTEN", "UNCONN", "ESTAB", "SYN-SENT", "SYN-RECV", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "CLOSE-WAIT", "LAST-ACK", "CLOSING", "UNKNOWN", "CLOSED", "UNDEF",
    };

    // Sockets without a port of the registry: Unix, packet, netlink, virtual machine and others.
    private static readonly HashSet<string> OtherSockets = new(StringComparer.Ordinal)
    {
        "u_str", "u_dgr", "u_seq", "p_raw", "p_dgr", "nl", "v_str", "v_dgr", "ti_rd", "ti_st", "ti_sq", "ti_dg", "xdp", "???",
    };

    private static readonly HashSet<string> Sockets = new(StringComparer.Ordinal) { "tcp", "udp", "sctp", "dccp", "mptcp", "raw", "icmp6", "udplite" };

    private readonly List<string> names = new();
    private TransportSpec kind = TransportSpec.Any;
    private PortUse? held;
    private PortUseSink heldSink;
    private PortUseSink? firstOther;
    private bool hasSockets;

    internal static bool IsRow(string[] words)
        => (words.Length >= 5 && Sockets.Contains(words[0]) && States.Contains(words[1]) && IsDigits(words[2]))
        || (words.Length >= 4 && OtherSockets.Contains(words[0]) && States.Contains(words[1]))
        || (words.Length >= 5 && States.Contains(words[0]) && IsDigits(words[1]) && IsDigits(words[2]));

    internal static PortTextClaim Claim(PortTextLine line)
        => line.Starts("Netid ") || (line.Holds("Recv-Q") && line.Holds("Address:Port")) ? PortTextClaim.Own
        : IsRow(line.Words) ? PortTextClaim.Row
        : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        string[] words = line.Words;
        if (words[0] is "Netid" or "State" or "Recv-Q")
        {
            Flush();
            kind = TransportSpec.Any;
            return null;
        }

        // In a narrow terminal, ss writes the processes below their socket.
        if (held is not null && held.Process is null && words[0].StartsWith(UsersStart, StringComparison.Ordinal))
        {
            ReadUsers(line.Raw, held, heldSink);
            return null;
        }

        if (IsDetail(line.Raw, words))
        {
            return null;
        }

        Flush();
        return OtherSockets.Contains(words[0]) ? Skip(sink) : ReadSocket(line.Raw, words, sink);
    }

    internal override void Complete()
    {
        Flush();
        if (!hasSockets && firstOther is PortUseSink other)
        {
            other.Fail("neither it nor another line is of an internet socket, which 'ss -tulpn' lists");
        }
    }

    private string? Skip(PortUseSink sink)
    {
        firstOther ??= sink;
        return null;
    }

    private void Flush()
    {
        if (held is not null)
        {
            heldSink.Add(held);
            held = null;
        }
    }

    private string? ReadSocket(string line, string[] words, PortUseSink sink)
    {
        int at = 0;
        string? socket = Sockets.Contains(words[0]) ? words[at++] : null;
        if (socket is null && words[0] == "`-")
        {
            // An association of the SCTP socket above it.
            (socket, at) = ("sctp", at + 1);
        }

        string? state = at < words.Length && (States.Contains(words[at]) || socket == "sctp") && !IsDigits(words[at]) ? words[at++] : null;
        if (at + 4 > words.Length || !IsDigits(words[at]) || !IsDigits(words[at + 1]))
        {
            return "a socket of ss has a state, two queues, a local and a peer address";
        }

        if (socket is null && IsWithoutPorts(words, at + 2))
        {
            return Skip(sink);
        }

        hasSockets = true;
        if (!SocketEndpoint.TryParseColon(words[at + 2], out SocketEndpoint local))
        {
            return $"'{words[at + 2]}' is not an address with a port";
        }

        if (!SocketEndpoint.TryParseColon(words[at + 3], out SocketEndpoint peer))
        {
            return $"'{words[at + 3]}' is not an address with a port";
        }

        peer = peer.IsWildcard ? peer.AsNobody() : peer;
        var draft = new PortUse
        {
            Role = peer.IsWildcard ? PortUseRole.Listener : PortUseRole.Connection,
            State = state,
            LocalAddress = local.Address,
            LocalPort = local.Port,
            RemoteAddress = peer.Address,
            RemotePort = peer.Port,
        };
        if (socket is "raw" or "icmp6" || (socket is null && IsProtocolAlone(local.Port)))
        {
            // A raw socket has its IP protocol in place of a port.
            draft.Protocol = RawProtocol(local.Port.Text);
            draft.LocalPort = null;
        }
        else if (local.IsWildcard)
        {
            // An unbound socket.
            return null;
        }
        else
        {
            draft.Protocol = ProtocolOf(socket, state);
            draft.Assumption = socket is null ? PortAssumptions.OfState(draft.Protocol) : null;
        }

        (held, heldSink) = (draft, sink);
        ReadUsers(line, draft, sink);
        return null;
    }

    // Unix sockets have a number after the path, on both sides; netlink and packet sockets have only "*" as peer.
    private static bool IsWithoutPorts(string[] words, int at)
    {
        for (int i = at + 1; i + 2 < words.Length; i++)
        {
            if (words[i + 1] == "*" && IsDigits(words[i]) && IsDigits(words[i + 2]))
            {
                return true;
            }
        }

        return words[at + 1] == "*";
    }

    // Without the column, a raw socket has a protocol such as icmp or ospf in place of a port, which is not a service.
    private static bool IsProtocolAlone(PortSpec port)
        => port.ServiceName is string name && name is not ("l2tp" or "rsvp_tunnel" or "ptp")
        && RawProtocol(name).Kind is TransportSpecKind.OtherProtocol;

    private static TransportSpec RawProtocol(string written)
        => TransportSpec.WithoutPorts(TransportSpec.Parse(written.StartsWith("ipproto-", StringComparison.Ordinal) ? written.Substring("ipproto-".Length) : written));

    // Without the column all sockets are of one kind, which only UNCONN and the states of TCP indicate for the following lines.
    private TransportSpec ProtocolOf(string? socket, string? state)
    {
        if (socket is not null)
        {
            return TransportSpec.Parse(socket == "mptcp" ? "tcp" : socket);
        }

        kind = state is null or "ESTAB" or "UNKNOWN" or "UNDEF" ? kind : TransportSpec.Parse(state == "UNCONN" ? "udp" : "tcp");
        return kind;
    }

    // The lines of -i, -m and -b, below their socket.
    private static bool IsDetail(string line, string[] words)
        => (line[0] == '\t' || (line[0] == ' ' && line.IndexOf(':') > 0 && line.IndexOf("users:", StringComparison.Ordinal) < 0))
        && !IsDigits(words[0]) && !Array.Exists(words, one => States.Contains(one) || Sockets.Contains(one));

    // users:(("nginx",pid=7,fd=6),("nginx",pid=8,fd=6)), formerly users:(("nginx",7,6)); a name may contain any character.
    private void ReadUsers(string line, PortUse draft, PortUseSink sink)
    {
        int at = line.IndexOf(UsersStart, StringComparison.Ordinal);
        if (at < 0)
        {
            return;
        }

        names.Clear();
        at += UsersStart.Length;
        while (TryReadUser(line, ref at, out string name, out int? id))
        {
            if (!names.Contains(name))
            {
                names.Add(name);
            }

            draft.ProcessId ??= id;
        }

        draft.Process = names.Count == 0 ? null : names.Count == 1 ? names[0] : string.Join(", ", names);
        if (names.Count == 0 || at == line.Length || line[at] != ')')
        {
            sink.Fail("the processes behind 'users:' are not written as users:((\"name\",pid=1,fd=3))");
        }
    }

    // A name ends at the first quote behind which a number and the end of the parenthesis are found.
    private static bool TryReadUser(string line, ref int at, out string name, out int? id)
    {
        const string Start = "(\"";
        int start = at + (at < line.Length && line[at] == ',' ? 1 : 0);
        if (string.CompareOrdinal(line, start, Start, 0, Start.Length) == 0)
        {
            start += Start.Length;
            for (int end = line.IndexOf(NameEnd, start, StringComparison.Ordinal); end >= 0; end = line.IndexOf(NameEnd, end + 1, StringComparison.Ordinal))
            {
                if (TryReadNumber(line, end + NameEnd.Length, out id, out int rest) && EndOf(line, rest) is int past and >= 0)
                {
                    name = SharedWords.Of(line, start, end - start);
                    at = past;
                    return true;
                }
            }
        }

        (name, id) = (string.Empty, null);
        return false;
    }

    private static bool TryReadNumber(string line, int at, out int? number, out int end)
    {
        at += string.CompareOrdinal(line, at, Pid, 0, Pid.Length) == 0 ? Pid.Length : 0;
        int read = 0;
        for (end = at; end < line.Length && line[end] is >= '0' and <= '9'; end++)
        {
            read = unchecked((read * 10) + line[end] - '0');
        }

        number = end > at && end - at < 10 ? read : null;
        return end > at && end < line.Length && line[end] == ',';
    }

    // What stands behind the number may have parentheses of its own, one deep. Returns where it is past, or -1.
    private static int EndOf(string line, int at)
    {
        bool isInside = false;
        for (; at < line.Length; at++)
        {
            char c = line[at];
            if (c == ')' && !isInside)
            {
                return at + 1;
            }

            if ((c == '(' && isInside) || (c == '"' && !isInside))
            {
                return -1;
            }

            isInside = c == '(' || (isInside && c != ')');
        }

        return -1;
    }
}
