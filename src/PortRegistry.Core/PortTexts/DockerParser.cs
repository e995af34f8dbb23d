using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>
/// <c>docker ps</c> and other tables of docker and podman with a column PORTS, whose position is that of its heading; and
/// the lines of <c>docker port</c>. A published port is a listener of the host, with the container's port in
/// <c>NatPort</c>; a port that is only exposed is the container's own.
/// </summary>
internal sealed class DockerParser : PortTextParser
{
    private static readonly Regex Elsewhere = new("->[0-9]+(-[0-9]+)?/(tcp|udp|sctp)|(^|[\\s,])[0-9]+(-[0-9]+)?/(tcp|udp|sctp)($|[\\s,])", RegexOptions.CultureInvariant);

    private static readonly Regex Container = new("^(?![0-9]{1,11}$)[A-Za-z0-9][A-Za-z0-9_.-]+$", RegexOptions.CultureInvariant);

    private readonly List<int> starts = new();
    private int ports = -1;
    private int afterPorts;
    private int names;
    private int afterNames;

    internal static PortTextClaim Claim(PortTextLine line)
        => IsHeading(line.Words) ? PortTextClaim.Own
        : PortLine(line.Words) > 0 || IsPortAlone(line) ? PortTextClaim.Row
        : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        string[] words = line.Words;
        if (IsHeading(words))
        {
            // Some pages collapse blanks, so that no column keeps its place.
            bool isWide = line.Holds("  ");
            starts.Clear();
            for (int at = 2; at < line.Raw.Length; at++)
            {
                if (line.Raw[at] != ' ' && line.Raw[at - 1] == ' ' && (!isWide || line.Raw[at - 2] == ' '))
                {
                    starts.Add(at);
                }
            }

            (ports, afterPorts) = ColumnOf(line.Raw, "PORTS");
            (names, afterNames) = ColumnOf(line.Raw, "NAMES");
            (names, afterNames) = names < 0 ? ColumnOf(line.Raw, "NAME") : (names, afterNames);
            return null;
        }

        if (PortLine(words) is > 0 and int arrow)
        {
            return ReadPort(words[arrow + 1] + "->" + words[arrow - 1], arrow == 2 ? words[0] : null, sink);
        }

        return ports < 0 ? "a container stands below a heading with PORTS, as 'docker ps' prints it without --format" : ReadRow(line.Raw, sink);
    }

    private static bool IsHeading(string[] words)
        => Array.IndexOf(words, "PORTS") >= 0 && !Array.Exists(words, word => word is "HOSTS" or "AGE") && Array.Exists(words, word => word is "NAMES" or "NAME" or "IMAGE" or "CONTAINER");

    // "80/tcp -> 0.0.0.0:8080"; podman port --all has the container before it. Where the arrow is, 0 in another line.
    private static int PortLine(string[] words)
    {
        int arrow = words.Length - 2;
        return arrow is 1 or 2 && words[arrow] == "->" && words[arrow - 1].IndexOf('/') > 0 && (arrow == 1 || Container.IsMatch(words[0])) && SocketEndpoint.TryParseColon(words[arrow + 1], out _) ? arrow : 0;
    }

    private static (int Start, int End) ColumnOf(string heading, string title)
    {
        for (int at = heading.IndexOf(title, StringComparison.Ordinal); at >= 0; at = heading.IndexOf(title, at + 1, StringComparison.Ordinal))
        {
            int end = at + title.Length;
            if ((at == 0 || char.IsWhiteSpace(heading[at - 1])) && (end == heading.Length || heading[end] == ' '))
            {
                while (end < heading.Length && heading[end] == ' ')
                {
                    end++;
                }

                return (at, end == heading.Length ? int.MaxValue : end);
            }
        }

        return (-1, -1);
    }

    private static string Cell(string line, int start, int end)
        => start < 0 || start >= line.Length ? string.Empty : line.Substring(start, Math.Min(end, line.Length) - start).Trim();

    private string? ReadRow(string line, PortUseSink sink)
    {
        string rest = ports >= line.Length ? line : line.Substring(0, ports) + Cell(line, afterPorts, int.MaxValue);
        string cell = Cell(line, ports, afterPorts);
        string name = Cell(line, names, afterNames);
        if ((names >= 0 && name.Length == 0) || starts.Exists(start => start < line.Length && line[start - 1] != ' ') || Elsewhere.IsMatch(rest))
        {
            const string Shifted = "its columns do not stand below those of the heading, as docker prints them";
            if (!ServicesParser.IsOfDocker(line))
            {
                return Shifted;
            }

            sink.Fail(Shifted);
            return null;
        }

        foreach (string written in cell.Split(','))
        {
            string? reason = cell.Length == 0 ? null : ReadPort(written.Trim(), name.Length == 0 ? null : name, sink);
            if (reason is not null)
            {
                sink.Fail(reason);
            }
        }

        return null;
    }

    // "0.0.0.0:8080->80/tcp", ":::8080->80/tcp", "8000-8010->8000-8010/tcp", "443/tcp"; the host's port 0 is not a port.
    private static string? ReadPort(string written, string? name, PortUseSink sink)
    {
        int arrow = written.IndexOf("->", StringComparison.Ordinal);
        string container = arrow < 0 ? written : written.Substring(arrow + 2);
        int slash = container.IndexOf('/');
        PortSpec inside = PortSpec.Parse(slash < 0 ? container : container.Substring(0, slash));
        TransportSpec protocol = TransportSpec.Parse(slash < 0 ? null : container.Substring(slash + 1));
        string host = arrow < 0 ? string.Empty : written.Substring(0, arrow);
        int colon = host.LastIndexOf(':');
        PortSpec outside = arrow < 0 ? inside : PortSpec.Parse(host.Substring(colon + 1));
        if (host.IndexOf(' ') >= 0 || inside.Kind != PortSpecKind.Range || outside.Kind != PortSpecKind.Range || protocol.Kind != TransportSpecKind.Transports)
        {
            return $"'{written}' is not a port as docker writes it, such as 0.0.0.0:8080->80/tcp";
        }

        bool isPublished = arrow >= 0 && outside.Range.Last > 0;
        sink.Add(new PortUse
        {
            Role = isPublished ? PortUseRole.Listener : PortUseRole.Rule,
            Protocol = protocol,
            LocalAddress = isPublished && colon > 0 ? host.Substring(0, colon).Trim('[', ']') : null,
            LocalPort = isPublished ? outside : inside,
            NatPort = isPublished ? inside : null,
            Action = isPublished ? "publish" : "expose",
            Process = name,
        });
        return null;
    }
}
