using System;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary><c>nmap -oG</c>: a line for each host, its ports as <c>22/open/tcp//ssh//OpenSSH 9.2/</c>. Each port is a use.</summary>
internal sealed class NmapParser : PortTextParser
{
    // A version may hold commas; the next port starts with a number and a slash.
    private static readonly Regex Next = new(", (?=[0-9]+/)", RegexOptions.CultureInvariant);

    internal override PortTextFormat Format => PortTextFormat.Nmap;

    internal static PortTextClaim Claim(PortTextLine line)
        => line.Starts("# Nmap") || (line.Starts("Host: ") && (line.Holds("\tPorts:") || line.Holds("\tStatus:") || line.Holds(" Ports: ") || line.Holds(" Status: ")))
            ? PortTextClaim.Own
            : PortTextClaim.None;

    internal override string? Read(string line, PortUseSink sink)
    {
        if (line[0] == '#')
        {
            return null;
        }

        if (!line.StartsWith("Host: ", StringComparison.Ordinal))
        {
            return "a line of nmap's grepable output starts with Host:";
        }

        int start = line.IndexOf("Ports: ", StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        string host = line.Substring("Host: ".Length).Split(' ')[0];
        start += "Ports: ".Length;
        int end = line.IndexOf('\t', start);
        foreach (string port in Next.Split(end < 0 ? line.Substring(start) : line.Substring(start, end - start)))
        {
            string[] fields = port.Split('/');
            PortSpec spec = PortSpec.Parse(fields[0]);
            if (fields.Length < 5 || spec.Kind != PortSpecKind.Range)
            {
                return $"'{port.Trim()}' is not written as port/state/protocol/owner/service";
            }

            sink.Add(new PortUseDraft
            {
                Role = PortUseRole.Scan,
                LocalAddress = host,
                LocalPort = spec,
                State = fields[1],
                Protocol = TransportSpec.Parse(fields[2]),
                Service = fields[4].Length == 0 ? null : fields[4].TrimEnd('?'),
                Comment = fields.Length > 6 && fields[6].Length > 0 ? fields[6] : null,
            });
        }

        return null;
    }
}
