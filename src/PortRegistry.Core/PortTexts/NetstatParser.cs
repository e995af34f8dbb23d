using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary><c>netstat</c> of Windows (Proto, addresses, state, PID), and of Linux, BSD and macOS (with two queues after Proto).</summary>
internal sealed class NetstatParser : PortTextParser
{
    private const int MaxHeadings = 20;

    private static readonly char[] Digits = "0123456789".ToCharArray();

    private readonly NetstatColumns columns = new();
    private readonly List<PortUseSink> headings = new();
    private PortUse? held;
    private PortUseSink heldSink;
    private PortUseSink current;
    private bool hasSockets;
    private bool inOtherSockets;

    internal static bool IsRow(string[] words)
    {
        int addresses = AddressesOfMemory(words);
        words = addresses > 0 ? Tail(words, addresses) : words;
        return words.Length >= 3
            && IsSocket(words[0])
            && (IsDigits(words[1])
                ? words.Length >= 5 && IsDigits(words[2]) && SocketEndpoint.TryParse(words[AfterNumbers(words)], out _)
                : char.IsUpper(words[0][0]) && SocketEndpoint.TryParse(words[1], out _) && SocketEndpoint.TryParse(words[2], out _));
    }

    internal static PortTextClaim Claim(PortTextLine line)
        => line.Starts("Active Internet connections") || line.Starts("Active Connections") || (line.Starts("Proto ") && line.Holds("Address") && !line.HasHeading("Proto", "Listen")) ? PortTextClaim.Own
        : IsRow(line.Words) ? PortTextClaim.Row
        : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        current = sink;
        string[] words = line.Words;
        int addresses = AddressesOfMemory(words);
        words = addresses > 0 ? Tail(words, addresses) : words;

        if (IsSocket(words[0]) && !(inOtherSockets && words.Length < 3))
        {
            Flush();
            inOtherSockets = false;
            return ReadSocket(words, addresses > 0, sink);
        }

        if (words[0] is "Active" or "Registered")
        {
            Flush();
            inOtherSockets = !line.Raw.StartsWith("Active Internet", StringComparison.Ordinal) && !line.Raw.StartsWith("Active Connections", StringComparison.Ordinal);
            return null;
        }

        // The heading of sockets without ports contains UNIX in every language.
        if (words[0] == "unix" || (hasSockets && line.Raw.IndexOf("UNIX", StringComparison.Ordinal) >= 0 && line.Raw.IndexOfAny(Digits) < 0))
        {
            inOtherSockets = true;
            return null;
        }

        if (words[0] is "Proto" or "Socket" or "Tcpcb" || Array.IndexOf(words, "Proto") == 1)
        {
            headings.Clear();
            columns.ReadHeading(words);
            return null;
        }

        // Rows of sockets without ports have many forms, but none that another format claims.
        return inOtherSockets ? Aside : TryReadOwner(line.Raw, words) || IsNoise(line.Raw) ? null : "a socket of netstat starts with its protocol";
    }

    internal override void Complete()
    {
        Flush();
        foreach (PortUseSink heading in headings)
        {
            heading.Fail("a socket of netstat starts with its protocol, and no socket stands below it");
        }

        headings.Clear();
    }

    // Two queues, or with -T on BSD three packet counts.
    private static int AfterNumbers(string[] words)
    {
        int at = 1;
        while (at < words.Length && at < 4 && IsDigits(words[at]))
        {
            at++;
        }

        return at;
    }

    private static string[] Tail(string[] words, int start)
    {
        string[] tail = new string[words.Length - start];
        Array.Copy(words, start, tail, 0, tail.Length);
        return tail;
    }

    // With -A, one address precedes the protocol on BSD, and two on macOS.
    private static int AddressesOfMemory(string[] words)
    {
        int count = 0;
        while (count < 2 && count + 1 < words.Length && (count == 1 || words[0].Length >= 8) && Array.TrueForAll(words[count].ToCharArray(), c => Uri.IsHexDigit(c) || c == 'x'))
        {
            count++;
        }

        return count > 0 && IsSocket(words[count]) ? count : 0;
    }

    private static bool IsSocket(string word)
        => IsWithoutPorts(word)
        || word is "udplite" or "udplite6" or "raw" or "raw6" or "icmp6"
        || (!IsDigits(word) && TransportSpec.Parse(word).Kind == TransportSpecKind.Transports);

    // ICMP, IP and divert sockets of BSD.
    private static bool IsWithoutPorts(string word) => word is "icm4" or "icm6" or "icm46" or "ip4" or "ip6" or "ip46" or "div4" or "div6";

    private string? ReadSocket(string[] words, bool hasMemory, PortUseSink sink)
    {
        hasSockets = true;
        headings.Clear();
        if (IsWithoutPorts(words[0]))
        {
            return null;
        }

        bool hasQueues = words.Length > 2 && IsDigits(words[1]);
        int at = hasQueues ? AfterNumbers(words) : 1;
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

        if (hasQueues)
        {
            local = NetstatColumns.Whole(words[at], local, words[0], hasMemory);
            foreign = NetstatColumns.Whole(words[at + 1], foreign, words[0], hasMemory);
        }

        bool isRaw = words[0] is "raw" or "raw6" or "icmp6";
        bool isAlone = foreign.IsWildcard;
        foreign = isAlone ? foreign.AsNobody() : foreign;
        if (local.IsWildcard && !isRaw)
        {
            // An unbound socket.
            return null;
        }

        var draft = new PortUse
        {
            Protocol = isRaw ? TransportSpec.WithoutPorts(TransportSpec.Parse(local.Port.Text)) : TransportSpec.Parse(words[0]),
            LocalAddress = local.Address,
            LocalPort = isRaw ? null : local.Port,
            RemoteAddress = foreign.Address,
            RemotePort = foreign.Port,
        };
        string[] rest = Tail(words, at + 2);
        string? reason = local.IsDotted != foreign.IsDotted ? $"'{words[at]}' and '{words[at + 1]}' are not written alike, as netstat prints addresses with ports"
            : !hasQueues ? NetstatColumns.ReadWindows(rest, draft)
            : local.IsDotted ? columns.ReadBsd(rest, draft)
            : NetstatColumns.ReadLinux(rest, draft);
        reason ??= draft.State is null && !local.IsDotted && words[0].StartsWith("tcp", StringComparison.OrdinalIgnoreCase) ? "a socket of TCP has a state" : null;
        if (reason is not null)
        {
            return reason;
        }

        // A bound socket that does not listen has no peer either.
        draft.Role = isAlone && draft.State is not ("BOUND" or "CLOSED" or "CLOSE") ? PortUseRole.Listener : PortUseRole.Connection;
        if (hasQueues)
        {
            sink.Add(draft);
        }
        else
        {
            (held, heldSink) = (draft, sink);
        }

        return null;
    }

    // On Windows with -b, the program is in brackets below its socket, after the component that it runs.
    private bool TryReadOwner(string line, string[] words)
    {
        if (held is null)
        {
            return false;
        }

        string text = line.Trim();
        if (text[0] == '[' && text[text.Length - 1] == ']')
        {
            if (held.Process is not null || !Array.Exists(text.ToCharArray(), char.IsLetterOrDigit))
            {
                return false;
            }

            held.Process = text.Substring(1, text.Length - 2);
            return true;
        }

        return char.IsWhiteSpace(line[0]) && (words.Length == 1 || text.IndexOf('\\') > 0 || text.StartsWith("-- ", StringComparison.Ordinal) || text.IndexOfAny(Digits) < 0);
    }

    private void Flush()
    {
        if (held is not null)
        {
            heldSink.Add(held);
            held = null;
        }
    }

    // A heading in another language comes before the first socket and has no digits.
    private bool IsNoise(string line)
        => line.IndexOf("ownership information", StringComparison.Ordinal) >= 0
        || line.StartsWith("(Not all processes", StringComparison.Ordinal)
        || line.StartsWith("(No info could be read", StringComparison.Ordinal)
        || line.StartsWith(" will not be shown", StringComparison.Ordinal)
        || (!hasSockets && line.IndexOfAny(Digits) < 0 && Wait(line));

    // A following socket confirms that it was a heading.
    private bool Wait(string line)
    {
        if (headings.Count == MaxHeadings)
        {
            return false;
        }

        headings.Add(current.At(current.LineNumber, line));
        return true;
    }
}
