using System;

namespace PortRegistry;

/// <summary>Tells the formats apart by one line: a heading that only one has, or a row of its shape.</summary>
internal static class PortTextDetector
{
    internal static PortTextFormat? Detect(string line)
    {
        string text = line.Trim();
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return null;
        }

        return ByHeading(line, text) ?? ByRow(words);
    }

    /// <summary>Whether the line may be the name of a firewalld zone, which the next line will tell.</summary>
    internal static bool MayBeHeading(string line)
        => !char.IsWhiteSpace(line[0]) && (line.IndexOf(' ') < 0 || line.EndsWith("active)", StringComparison.Ordinal) || line.EndsWith("(default)", StringComparison.Ordinal));

    internal static bool IsComment(string line) => line.TrimStart()[0] == '#';

    private static PortTextFormat? ByHeading(string line, string text)
    {
        if (Starts(text, "# Nmap") || (Starts(text, "Host: ") && (Holds(text, "\tPorts:") || Holds(text, "\tStatus:") || Holds(text, " Ports: ") || Holds(text, " Status: "))))
        {
            return PortTextFormat.Nmap;
        }

        if (Starts(text, "Netid ") || (Holds(text, "Recv-Q") && Holds(text, "Address:Port")))
        {
            return PortTextFormat.Ss;
        }

        if (Starts(text, "Active Internet connections") || Starts(text, "Active Connections") || (Starts(text, "Proto ") && Holds(text, "Address")))
        {
            return PortTextFormat.Netstat;
        }

        if (Starts(text, "table ") && Holds(text, "{"))
        {
            return PortTextFormat.Nftables;
        }

        if (Starts(text, "Status: active") || Starts(text, "Status: inactive") || (Starts(text, "To ") && Holds(text, "Action") && text.EndsWith("From", StringComparison.Ordinal)))
        {
            return PortTextFormat.Ufw;
        }

        if (IptablesParser.IsOwn(text))
        {
            return PortTextFormat.Iptables;
        }

        return line[0] == ' ' && FirewalldParser.IsKey(text) ? PortTextFormat.Firewalld : null;
    }

    private static PortTextFormat? ByRow(string[] words)
    {
        if (SsParser.IsRow(words))
        {
            return PortTextFormat.Ss;
        }

        if (NetstatParser.IsRow(words))
        {
            return PortTextFormat.Netstat;
        }

        if (UfwParser.IsRow(words))
        {
            return PortTextFormat.Ufw;
        }

        return ServicesParser.IsRow(words) ? PortTextFormat.Services : null;
    }

    private static bool Starts(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);

    private static bool Holds(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0;
}
