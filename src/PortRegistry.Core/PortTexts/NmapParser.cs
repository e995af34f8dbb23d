using System;

namespace PortRegistry;

/// <summary>
/// nmap's normal output, with the host above a table of ports, and its grepable output (-oG), a line for each host. Each
/// port is a use; script output, routes, operating system guesses and ports that are only counted are skipped.
/// </summary>
internal sealed class NmapParser : PortTextParser
{
    internal const string HostsAlone = "nmap scanned hosts and no ports, as with -sn and -sL; without these switches it lists ports";

    private string? host;
    private bool hasTable;
    private bool hasReasons;
    private bool hasProtocols;
    private PortUseSink firstHost;
    private bool hasHosts;
    private bool hasScanned;

    internal static PortTextClaim Claim(PortTextLine line)
        => line.Starts("# Nmap ") || line.Holds("Starting Nmap ") || IsProgress(line) || line.Starts("Nmap scan report for ") || line.Starts("Interesting ports on ")
            || line.HasHeading("PORT", "STATE", "SERVICE") || line.HasHeading("PROTOCOL", "STATE", "SERVICE") || GrepableHost.IsOwn(line)
            ? PortTextClaim.Own
            : IsRow(line.Words) || IsPortAlone(line) ? PortTextClaim.Row
            : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        string text = line.Text;
        if (text[0] is '#' or '|' || text.StartsWith("Discovered ", StringComparison.Ordinal))
        {
            return null;
        }

        if (text.StartsWith("Host: ", StringComparison.Ordinal))
        {
            FindHost(text.EndsWith("Status: Up", StringComparison.Ordinal), sink);
            hasScanned |= text.IndexOf("Status: ", StringComparison.Ordinal) < 0;
            return GrepableHost.Read(text, sink);
        }

        string[] words = line.Words;
        hasScanned |= text.StartsWith("Not shown: ", StringComparison.Ordinal) || (words.Length > 2 && words[0] is "All" or "The" && words[2] == "scanned");
        if (words.Length > 2 && words[0] is "PORT" or "PROTOCOL" && words[1] == "STATE")
        {
            // A second table is of a host whose line is missing.
            host = hasTable ? null : host;
            hasTable = true;
            (hasReasons, hasProtocols) = (Array.IndexOf(words, "REASON") > 0, words[0] == "PROTOCOL");
            return null;
        }

        if (words.Length > 3 && words[0] is "Nmap" or "Interesting" && words[1] is "scan" or "ports")
        {
            hasTable = false;
            host = HostIn(Rest(text, words[0] == "Nmap" ? 4 : 3));
            if (host.IndexOf('(') >= 0)
            {
                host = null;
                sink.Fail("the address of the host does not end");
            }

            FindHost(words[0] == "Nmap" && !text.EndsWith("[host down]", StringComparison.Ordinal), sink);
            return null;
        }

        return IsRow(words) || IsPort(words[0]) || (hasProtocols && IsDigits(words[0]) && words.Length > 1 && ScanStates.Has(words[1]))
            ? ReadRow(text, words, sink)
            : Aside;
    }

    internal override void Complete()
    {
        if (hasHosts && !hasScanned)
        {
            firstHost.Fail(HostsAlone);
        }
    }

    // With -v: "Initiating SYN Stealth Scan at 16:51", "Completed SYN Stealth Scan at 16:51, 1.22s elapsed (1000 total ports)"
    private static bool IsProgress(PortTextLine line)
        => line.Holds(" at ") && (line.Starts("Initiating ") || (line.Starts("Completed ") && line.Holds("s elapsed")));

    private static bool IsRow(string[] words) => words.Length >= 2 && IsPort(words[0]) && ScanStates.Has(words[1]);

    private void FindHost(bool isUp, PortUseSink sink)
    {
        firstHost = hasHosts ? firstHost : sink;
        hasHosts |= isUp;
    }

    // "gw (192.0.2.1)", "192.0.2.1", "192.0.2.9 [host down]", formerly "gw (192.0.2.1):"
    private static string HostIn(string text)
    {
        int aside = text.IndexOf(" [", StringComparison.Ordinal);
        string name = (aside < 0 ? text : text.Substring(0, aside)).TrimEnd(':', ' ');
        int open = name.LastIndexOf(" (", StringComparison.Ordinal);
        return open > 0 && name.EndsWith(")", StringComparison.Ordinal) ? name.Substring(open + 2, name.Length - open - 3) : name;
    }

    private string? ReadRow(string text, string[] words, PortUseSink sink)
    {
        hasScanned = true;
        if (words.Length < 2 || !ScanStates.Has(words[1]))
        {
            return words.Length < 2 ? "a port of nmap has a state" : $"'{words[1]}' is not a state that nmap gives a port";
        }

        int slash = words[0].IndexOf('/');
        string version = Rest(text, hasReasons ? AfterReason(words) : 3);
        var draft = new PortUse
        {
            Role = PortUseRole.Scan,
            LocalAddress = host,
            State = words[1],
            Service = ScanStates.ServiceOf(words.Length > 2 ? words[2] : null),
            Comment = version.Length == 0 ? null : version,
        };
        string? reason = ScanStates.SetPort(draft, slash < 0 ? words[0] : words[0].Substring(0, slash), slash < 0 ? "ip" : words[0].Substring(slash + 1));
        if (reason is null)
        {
            sink.Add(draft);
        }

        return reason;
    }

    // "syn-ack", "syn-ack ttl 64", "port-unreach from 192.0.2.1 ttl 64"
    private static int AfterReason(string[] words)
    {
        int at = 4;
        while (at + 1 < words.Length && words[at] is "from" or "ttl")
        {
            at += 2;
        }

        return at;
    }
}
