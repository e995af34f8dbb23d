using System;

namespace PortRegistry;

/// <summary><c>netstat</c> of Windows (Proto, addresses, state, PID), and of Linux, BSD and macOS (with two queues after Proto).</summary>
internal sealed class NetstatParser : PortTextParser
{
    private static readonly char[] Digits = "0123456789".ToCharArray();
    private bool hasSockets;
    private bool hasUserColumns;
    private bool inOtherSockets;

    internal override PortTextFormat Format => PortTextFormat.Netstat;

    internal static bool IsRow(string[] words)
        => words.Length >= 3
        && IsSocket(words[0])
        && (IsDigits(words[1])
            ? words.Length >= 5 && IsDigits(words[2]) && SocketEndpoint.TryParse(words[3], out _)
            : SocketEndpoint.TryParse(words[1], out _) && SocketEndpoint.TryParse(words[2], out _));

    internal static PortTextClaim Claim(PortTextLine line)
        => line.Starts("Active Internet connections") || line.Starts("Active Connections") || (line.Starts("Proto ") && line.Holds("Address")) ? PortTextClaim.Own
        : IsRow(line.Words) ? PortTextClaim.Row
        : PortTextClaim.None;

    internal override string? Read(string line, PortUseSink sink)
    {
        string[] words = Words(line);
        if (words[0] == "Active")
        {
            inOtherSockets = line.IndexOf("UNIX", StringComparison.OrdinalIgnoreCase) >= 0 || line.IndexOf("LOCAL", StringComparison.Ordinal) >= 0;
            return null;
        }

        if (words[0] == "Proto")
        {
            hasUserColumns = Array.IndexOf(words, "User") > 0 && Array.IndexOf(words, "Inode") > 0;
            return null;
        }

        if (!IsSocket(words[0]))
        {
            return inOtherSockets || IsNoise(line, words) ? null : "a socket of netstat starts with its protocol";
        }

        inOtherSockets = false;
        hasSockets = true;
        bool hasQueues = words.Length > 2 && IsDigits(words[1]);
        int at = hasQueues ? 3 : 1;
        if (words.Length < at + 2)
        {
            return "a socket of netstat has a local and a foreign address";
        }

        if (!SocketEndpoint.TryParse(words[at], out SocketEndpoint local))
        {
            return $"'{words[at]}' is not an address with a port";
        }

        if (!SocketEndpoint.TryParse(words[at + 1], out SocketEndpoint foreign))
        {
            return $"'{words[at + 1]}' is not an address with a port";
        }

        if (foreign.IsWildcard)
        {
            foreign = foreign.AsNobody();
        }

        bool isRaw = words[0].StartsWith("raw", StringComparison.OrdinalIgnoreCase);
        var draft = new PortUseDraft
        {
            Role = foreign.IsWildcard ? PortUseRole.Listener : PortUseRole.Connection,
            Protocol = TransportSpec.Parse(isRaw ? local.Port.Text : words[0]),
            LocalAddress = local.Address,
            LocalPort = isRaw ? null : local.Port,
            RemoteAddress = foreign.Address,
            RemotePort = foreign.Port,
        };
        ReadRest(words, at + 2, hasQueues, draft);
        sink.Add(draft);
        return null;
    }

    private static bool IsSocket(string word)
    {
        bool isRaw = word is "raw" or "raw6";
        TransportSpec protocol = TransportSpec.Parse(word);
        return isRaw || (!IsDigits(word) && protocol.Kind == TransportSpecKind.Transports) || word is "udplite" or "udplite6" or "icmp6" or "icm6";
    }

    // Windows with -b: the owner's name below, in brackets, or a component's; and what both say where they know none.
    // A heading in another language stands before the first socket and has no digits.
    private bool IsNoise(string line, string[] words)
        => (words.Length == 1 && (line[0] == ' ' || words[0][0] == '['))
        || line.IndexOf("ownership information", StringComparison.Ordinal) >= 0
        || line.StartsWith("(Not all processes", StringComparison.Ordinal)
        || line.StartsWith(" will not be shown", StringComparison.Ordinal)
        || (!hasSockets && line.IndexOfAny(Digits) < 0);

    // State (missing for udp), then on Windows the PID; on Linux user and inode with -e, then PID/name, or "-".
    private void ReadRest(string[] words, int at, bool hasQueues, PortUseDraft draft)
    {
        if (HasState(words, at) || (draft.LocalPort is null && at < words.Length && IsDigits(words[at])))
        {
            draft.State = words[at++];
        }

        if (!hasQueues)
        {
            draft.ProcessId = at < words.Length ? Number(words[at]) : null;
            return;
        }

        at += hasUserColumns ? 2 : 0;
        if (at < words.Length)
        {
            int slash = words[at].IndexOf('/');
            draft.ProcessId = slash > 0 ? Number(words[at].Substring(0, slash)) : null;
            draft.Process = draft.ProcessId is null ? null : string.Join(" ", words, at, words.Length - at).Substring(slash + 1);
            int colon = draft.Process?.IndexOf(':') ?? -1;
            draft.Process = colon > 0 ? draft.Process!.Substring(0, colon) : draft.Process;
        }
    }

    // The user can be a name; its inode after it is a number.
    private bool HasState(string[] words, int at)
        => at < words.Length && !IsDigits(words[at]) && words[at] != "-" && words[at].IndexOf('/') < 0
        && (!hasUserColumns || (at + 2 < words.Length && IsDigits(words[at + 2])));
}
