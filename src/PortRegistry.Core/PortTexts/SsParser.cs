using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// <c>ss</c> of iproute2. The columns depend on its switches: Netid only where several kinds of socket are asked for,
/// State not where one is asked for, no heading with -H, processes with -p, details and further lines with -e and -i.
/// </summary>
internal sealed class SsParser : PortTextParser
{
    private static readonly HashSet<string> States = new(StringComparer.Ordinal)
    {
        "LISTEN", "UNCONN", "ESTAB", "SYN-SENT", "SYN-RECV", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "CLOSE-WAIT", "LAST-ACK", "CLOSING", "UNKNOWN", "CLOSED",
    };

    // Sockets without a port of the registry: Unix, packet, netlink, virtual machine and others.
    private static readonly HashSet<string> OtherSockets = new(StringComparer.Ordinal)
    {
        "u_str", "u_dgr", "u_seq", "p_raw", "p_dgr", "nl", "v_str", "v_dgr", "ti_rd", "ti_st", "ti_sq", "ti_dg", "xdp", "???",
    };

    private static readonly HashSet<string> Sockets = new(StringComparer.Ordinal) { "tcp", "udp", "sctp", "dccp", "mptcp", "raw", "icmp6", "udplite" };

    private TransportSpec kind = TransportSpec.Any;

    internal override PortTextFormat Format => PortTextFormat.Ss;

    internal static bool IsRow(string[] words)
        => (words.Length >= 5 && Sockets.Contains(words[0]) && States.Contains(words[1]) && IsDigits(words[2]))
        || (words.Length >= 4 && OtherSockets.Contains(words[0]) && States.Contains(words[1]))
        || (words.Length >= 5 && States.Contains(words[0]) && IsDigits(words[1]) && IsDigits(words[2]));

    internal static PortTextClaim Claim(PortTextLine line)
        => line.Starts("Netid ") || (line.Holds("Recv-Q") && line.Holds("Address:Port")) ? PortTextClaim.Own
        : IsRow(line.Words) ? PortTextClaim.Row
        : PortTextClaim.None;

    internal override string? Read(string line, PortUseSink sink)
    {
        string[] words = Words(line);
        if (words[0] == "Netid" || words[0] == "State" || words[0] == "Recv-Q" || IsDetail(line, words[0]) || OtherSockets.Contains(words[0]))
        {
            kind = words[0] is "Netid" or "State" or "Recv-Q" ? TransportSpec.Any : kind;
            return null;
        }

        int at = 0;
        string? socket = Sockets.Contains(words[0]) ? words[at++] : null;
        string? state = at < words.Length && States.Contains(words[at]) ? words[at++] : null;
        if (at + 4 > words.Length || !IsDigits(words[at]) || !IsDigits(words[at + 1]))
        {
            return "a socket of ss has a state, two queues, a local and a peer address";
        }

        if (!SocketEndpoint.TryParse(words[at + 2], out SocketEndpoint local))
        {
            return $"'{words[at + 2]}' is not an address with a port";
        }

        if (!SocketEndpoint.TryParse(words[at + 3], out SocketEndpoint peer))
        {
            return $"'{words[at + 3]}' is not an address with a port";
        }

        peer = peer.IsWildcard ? peer.AsNobody() : peer;
        bool isRaw = socket == "raw" || (socket is null && state == "UNCONN" && IsProtocolAlone(local.Port));
        var draft = new PortUseDraft
        {
            Role = peer.IsWildcard ? PortUseRole.Listener : PortUseRole.Connection,
            State = state,
            Protocol = ProtocolOf(socket, state),
            LocalAddress = local.Address,
            LocalPort = local.Port,
            RemoteAddress = peer.Address,
            RemotePort = peer.Port,
        };
        if (isRaw)
        {
            // What stands for the port of a raw socket is its IP protocol.
            draft.Protocol = TransportSpec.Parse(local.Port.Text);
            draft.LocalPort = null;
        }
        else if (draft.Protocol.IsIcmp)
        {
            draft.LocalPort = null;
        }

        ReadUsers(line, draft);
        if (draft.Process is null && line.IndexOf("users:((", StringComparison.Ordinal) >= 0)
        {
            sink.Fail("the processes behind 'users:' are not written as users:((\"name\",pid=1,fd=3))");
        }

        sink.Add(draft);
        return null;
    }

    // Without the column, what stands for the port of a raw socket is a protocol such as icmp or ospf, which is no service of udp.
    private static bool IsProtocolAlone(PortSpec port)
        => port.ServiceName is string name && TransportSpec.Parse(name).Kind == TransportSpecKind.OtherProtocol && name is not ("l2tp" or "rsvp_tunnel" or "ptp");

    // Without the column all sockets are of one kind, which UNCONN and the states of TCP alone tell for the lines after them.
    private TransportSpec ProtocolOf(string? socket, string? state)
    {
        if (socket is not null)
        {
            return TransportSpec.Parse(socket == "mptcp" ? "tcp" : socket);
        }

        kind = state is null or "ESTAB" or "UNKNOWN" ? kind : TransportSpec.Parse(state == "UNCONN" ? "udp" : "tcp");
        return kind;
    }

    // The lines of -i, -m and -b, below their socket.
    private static bool IsDetail(string line, string word)
        => line[0] == '\t'
        || (line[0] == ' ' && line.IndexOf(':') > 0 && line.IndexOf("users:", StringComparison.Ordinal) < 0
            && !IsDigits(word) && !Array.Exists(Words(line), one => States.Contains(one) || Sockets.Contains(one)));

    // users:(("nginx",pid=7,fd=6),("nginx",pid=8,fd=6)), formerly users:(("nginx",7,6)).
    private static void ReadUsers(string line, PortUseDraft draft)
    {
        int at = line.IndexOf("users:((", StringComparison.Ordinal);
        if (at < 0)
        {
            return;
        }

        var names = new List<string>();
        for (int quote = line.IndexOf("(\"", at, StringComparison.Ordinal); quote >= 0; quote = line.IndexOf(",(\"", quote, StringComparison.Ordinal))
        {
            int start = line.IndexOf('"', quote) + 1;
            int end = line.IndexOf("\",", start, StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            string name = line.Substring(start, end - start);
            if (!names.Contains(name))
            {
                names.Add(name);
            }

            int id = end + 2;
            id += string.CompareOrdinal(line, id, "pid=", 0, 4) == 0 ? 4 : 0;
            int stop = line.IndexOf(',', id);
            draft.ProcessId ??= stop > id ? Number(line.Substring(id, stop - id)) : null;
            quote = end;
        }

        draft.Process = names.Count == 0 ? null : string.Join(", ", names);
    }
}
