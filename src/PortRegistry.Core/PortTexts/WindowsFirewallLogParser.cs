using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// Windows Firewall's log, pfirewall.log, whose line #Fields names the columns. For received packets, the machine is the
/// destination; for sent packets, the source.
/// </summary>
internal sealed class WindowsFirewallLogParser : PortTextParser
{
    private const string FieldsMark = "#Fields:";

    private static readonly string[] Usual =
    {
        "date", "time", "action", "protocol", "src-ip", "dst-ip", "src-port", "dst-port", "size", "tcpflags", "tcpsyn", "tcpack", "tcpwin",
        "icmptype", "icmpcode", "info", "path", "pid",
    };

    private static readonly string[] Needed = { "protocol", "src-port", "dst-port" };

    private static readonly HashSet<string> Actions = new(StringComparer.OrdinalIgnoreCase) { "ALLOW", "DROP", "OPEN", "CLOSE", "OPEN-INBOUND", "INFO-EVENTS-LOST" };

    private string[] fields = Usual;

    internal static PortTextClaim Claim(PortTextLine line)
        => line.Starts("#Software: Microsoft Windows Firewall") || (line.Starts(FieldsMark) && line.Holds(" src-port ") && line.Holds(" dst-port ")) ? PortTextClaim.Own
        : IsRow(line.Words) ? PortTextClaim.Row
        : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        string[] words = line.Words;
        if (words[0] == FieldsMark)
        {
            fields = new string[words.Length - 1];
            Array.Copy(words, 1, fields, 0, fields.Length);
            if (!Array.TrueForAll(Needed, field => Array.IndexOf(fields, field) >= 0))
            {
                fields = Array.Empty<string>();
                sink.Fail($"the columns {string.Join(", ", Needed)} are not all in it");
            }

            return null;
        }

        return words[0][0] == '#' ? null
            : !IsRow(words) ? "a line of the log has a date, a time, an action and a protocol"
            : words.Length < Array.IndexOf(fields, "dst-port") + 2 ? "it ends with its ports, and may be cut there"
            : ReadPacket(words, sink);
    }

    // "2026-01-01 00:00:01 DROP TCP 192.0.2.10 192.0.2.20 50000 3389 ..."
    private static bool IsRow(string[] words)
        => words.Length >= 8 && words[0].Length == 10 && words[0][4] == '-' && words[1].Length == 8 && words[1][2] == ':' && Actions.Contains(words[2]);

    // Windows XP logged connections without a path.
    private static string? DirectionOf(string action) => action switch { "OPEN" => RuleText.Out, "OPEN-INBOUND" => RuleText.In, _ => null };

    private string? ReadPacket(string[] words, PortUseSink sink)
    {
        string? Field(string name)
        {
            int at = Array.IndexOf(fields, name);
            return at < 0 || at >= words.Length || words[at] == "-" ? null : words[at];
        }

        if (words[2] == "INFO-EVENTS-LOST")
        {
            return $"Windows lost {Field("info") ?? "an unknown number of"} packets before it";
        }

        TransportSpec protocol = TransportSpec.Parse(Field("protocol"));
        if (protocol.Kind == TransportSpecKind.Invalid || Field("protocol") is null)
        {
            return $"'{Field("protocol")}' is not a protocol";
        }

        string? path = Field("path")?.ToUpperInvariant();
        if (path is not (null or "RECEIVE" or "SEND" or "FORWARD"))
        {
            return $"'{path}' is not a path of the log: RECEIVE, SEND or FORWARD";
        }

        var draft = new PortUse
        {
            Role = PortUseRole.Connection,
            Protocol = protocol,
            Action = words[2],
            Direction = path switch { "RECEIVE" => RuleText.In, "SEND" => RuleText.Out, "FORWARD" => RuleText.Forward, _ => DirectionOf(words[2]) },
            ProcessId = Number(Field("pid") ?? string.Empty),
        };
        string? destination = protocol.IsIcmp ? Field("icmptype") : Field("dst-port");
        PortSpec? to = destination is null ? null : PortSpec.Parse(destination);
        PortSpec? from = Field("src-port") is string source && !protocol.IsIcmp ? PortSpec.Parse(source) : null;
        if (to is { Kind: not PortSpecKind.Range } || from is { Kind: not PortSpecKind.Range })
        {
            return $"'{Field("src-port")}' and '{destination}' are not both ports";
        }

        if (protocol.IsIcmp && to is not null)
        {
            to = PortSpec.Parse(Field("icmpcode") is string code && IsDigits(code) ? $"{destination}:{code}/{protocol}" : $"{destination}/{protocol}");
        }

        RuleText.SetSides(draft, (Field("dst-ip"), to), (Field("src-ip"), from));
        sink.Add(draft);
        return null;
    }
}
