using System;

namespace PortRegistry;

/// <summary>
/// masscan's lists (-oL), grepable lines (-oG) and screen output. The banner of a port is a separate use, since it can
/// appear without the port's line; it has no state.
/// </summary>
internal sealed class MasscanParser : PortTextParser
{
    private static readonly string[] Noise =
    {
        "Starting masscan", "Initiating ", "Scanning ", "rate:", "waiting several seconds", " -- forced options:", "[hint]",
    };

    internal static PortTextClaim Claim(PortTextLine line)
        => line.Starts("# Masscan ") || line.Text == "#masscan" || line.Starts("Starting masscan ")
            || (line.Starts("Timestamp: ") && line.Words.Length > 2 && line.Words[2] == "Host:") || IsGrepableBanner(line.Words)
            ? PortTextClaim.Own
            : IsListed(line.Words) || IsDiscovered(line.Words) || IsShownBanner(line.Words) ? PortTextClaim.Row
            : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        string text = line.Text;
        string[] words = line.Words;
        if (text[0] == '#' || Array.Exists(Noise, noise => text.StartsWith(noise.TrimStart(), StringComparison.Ordinal)))
        {
            return null;
        }

        return words[0] is "Timestamp:" or "Host:" ? ReadGrepable(text, words, sink)
            : IsDiscovered(words) ? Add(sink, words[3].Split('/')[0], ProtocolOf(words[3]), words[5], words[1], null, null)
            : IsShownBanner(words) ? Add(sink, words[3].Split('/')[0], ProtocolOf(words[3]), words[5].TrimEnd(':'), null, words[6].Trim('[', ']'), Rest(text, 7))
            : IsListed(words) ? ReadListed(text, words, sink)
            : words.Length > 1 && words[0] is "open" or "closed" or "banner" or "Discovered" or "Banner" ? "a port of masscan has its number, its transport and its host in one line"
            : Aside;
    }

    // "open tcp 80 192.0.2.1 1390380064", "banner tcp 80 192.0.2.1 1390380064 http HTTP/1.1 200 OK"
    private static bool IsListed(string[] words)
        => words.Length >= 5 && words[0] is "open" or "closed" or "up" or "unknown" or "banner" && words[1] is "tcp" or "udp" or "sctp" or "icmp" or "arp" or "err"
        && IsDigits(words[2]) && IsDigits(words[4]);

    // "Discovered open port 80/tcp on 192.0.2.1"
    private static bool IsDiscovered(string[] words)
        => words.Length >= 6 && words[0] == "Discovered" && words[2] == "port" && words[4] == "on" && words[3].IndexOf('/') > 0;

    // "Banner on port 80/tcp on 192.0.2.1: [http] HTTP/1.1 200 OK"
    private static bool IsShownBanner(string[] words)
        => words.Length >= 7 && words[0] == "Banner" && words[2] == "port" && words[4] == "on" && words[3].IndexOf('/') > 0;

    // "Host: 192.0.2.1 ()	Port: 80	Service: http	Banner: HTTP/1.1 200 OK"
    private static bool IsGrepableBanner(string[] words)
        => words.Length >= 7 && words[0] == "Host:" && words[3] == "Port:" && words[5] == "Service:";

    private static string ProtocolOf(string port) => port.Substring(port.IndexOf('/') + 1);

    private static string? ReadGrepable(string text, string[] words, PortUseSink sink)
    {
        if (IsGrepableBanner(words))
        {
            PortSpec port = PortSpec.Parse(words[4]);
            if (port.Kind != PortSpecKind.Range)
            {
                return $"'{words[4]}' is not a port";
            }

            // masscan does not print the transport here.
            string banner = words.Length > 8 && words[7] == "Banner:" ? Rest(text, 8) : string.Empty;
            sink.Add(new PortUse
            {
                Role = PortUseRole.Scan,
                LocalAddress = words[1],
                LocalPort = port,
                Service = ScanStates.ServiceOf(words[6]),
                Comment = banner.Length == 0 ? null : banner,
            });
            return null;
        }

        int host = text.IndexOf("Host: ", StringComparison.Ordinal);
        return host < 0 ? "a port of masscan has its host" : GrepableHost.Read(text.Substring(host), sink);
    }

    private static string? ReadListed(string text, string[] words, PortUseSink sink)
    {
        if (words[1] == "arp")
        {
            return null;
        }

        bool isBanner = words[0] == "banner";
        return Add(sink, words[2], words[1], words[3], isBanner ? null : words[0], isBanner && words.Length > 5 ? words[5] : null, isBanner ? Rest(text, 6) : null);
    }

    private static string? Add(PortUseSink sink, string port, string protocol, string host, string? state, string? service, string? comment)
    {
        var draft = new PortUse
        {
            Role = PortUseRole.Scan,
            LocalAddress = host,
            State = state,
            Service = ScanStates.ServiceOf(service),
            Comment = string.IsNullOrEmpty(comment) ? null : comment,
        };
        string? reason = ScanStates.SetPort(draft, port, protocol);
        if (reason is null)
        {
            sink.Add(draft);
        }

        return reason;
    }
}
