using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// <c>kubectl get svc</c>. A service has its ports on its cluster address and on each external one, and a node port on every node. Other tables of kubectl have no ports.
/// </summary>
internal sealed class KubectlParser : PortTextParser
{
    // No service has more. Each port is multiplied by the addresses, so a short line could have very many uses.
    private const int MaxUses = 10_000;

    private const string None = "<none>";
    private const string Ports = "PORT(S)";
    private static readonly char[] Comma = { ',' };
    private static readonly string[] AddressTitles = { "CLUSTER-IP", "EXTERNAL-IP" };
    private string[] titles = Array.Empty<string>();
    private PortUseSink heading;
    private bool hasServices;

    internal static PortTextClaim Claim(PortTextLine line) => IsHeading(line.Words) ? PortTextClaim.Own : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        string[] words = line.Words;
        if (IsHeading(words) || (titles.Length > 0 && words[0] is "NAME" or "NAMESPACE"))
        {
            heading = titles.Length == 0 ? sink : heading;
            titles = words;
            hasServices |= Array.IndexOf(words, Ports) > 0;
            return null;
        }

        return titles.Length == 0 ? "a service stands below a heading with PORT(S), as 'kubectl get svc' prints it"
            : Array.IndexOf(titles, Ports) < 0 ? Array.Exists(words, IsPort) ? "it has a port, and the heading above it has no PORT(S)" : Aside
            : words.Length != titles.Length ? $"it has {words.Length} columns, and the heading {titles.Length}"
            : ReadService(words, sink);
    }

    internal override void Complete()
    {
        if (titles.Length > 0 && !hasServices)
        {
            heading.Fail("this table of kubectl has no ports, which 'kubectl get svc' lists");
        }
    }

    private static bool IsHeading(string[] words)
    {
        int name = words[0] == "NAMESPACE" ? 1 : 0;
        return words.Length > name + 2 && words[name] == "NAME"
            && (Array.IndexOf(words, Ports) > 0 || words[name + 1] is "READY" or "DESIRED" or "ENDPOINTS" || Array.IndexOf(words, "HOSTS") > 0);
    }

    // A row of services, whose heading is missing.
    private static new bool IsPort(string word)
        => word[0] is >= '0' and <= '9' && (word.EndsWith("/TCP", StringComparison.Ordinal) || word.EndsWith("/UDP", StringComparison.Ordinal) || word.EndsWith("/SCTP", StringComparison.Ordinal));

    private string Cell(string[] words, string title)
    {
        int at = Array.IndexOf(titles, title);
        return at < 0 || words[at] is None or "None" or "<pending>" or "<unset>" ? string.Empty : words[at];
    }

    private string? ReadService(string[] words, PortUseSink sink)
    {
        var addresses = new List<string>();
        foreach (string title in AddressTitles)
        {
            addresses.AddRange(Cell(words, title).Split(Comma, StringSplitOptions.RemoveEmptyEntries));
        }

        string[] ports = Cell(words, Ports).Split(Comma, StringSplitOptions.RemoveEmptyEntries);
        if ((long)addresses.Count * ports.Length > MaxUses)
        {
            return $"its addresses and ports stand for more than {MaxUses} uses";
        }

        foreach (string written in ports)
        {
            string? reason = ReadPort(written, words, addresses, sink);
            if (reason is not null)
            {
                sink.Fail(reason);
            }
        }

        return null;
    }

    // "53/UDP", "80:30080/TCP"
    private string? ReadPort(string written, string[] words, List<string> addresses, PortUseSink sink)
    {
        int slash = written.IndexOf('/');
        string[] ports = (slash < 0 ? written : written.Substring(0, slash)).Split(':');
        TransportSpec protocol = TransportSpec.Parse(slash < 0 ? "none" : written.Substring(slash + 1));
        PortSpec service = PortSpec.Parse(ports[0]);
        PortSpec node = PortSpec.Parse(ports[ports.Length - 1]);
        if (ports.Length > 2 || service.Kind != PortSpecKind.Range || node.Kind != PortSpecKind.Range || protocol.Kind != TransportSpecKind.Transports)
        {
            return $"'{written}' is not a port as kubectl writes it, such as 80:30080/TCP";
        }

        foreach (string? address in addresses.Count == 0 ? new List<string?> { null } : addresses.ConvertAll<string?>(text => text))
        {
            Add(address, service, Cell(words, "TYPE"));
        }

        if (ports.Length == 2)
        {
            Add(null, node, "NodePort");
        }

        return null;

        void Add(string? address, PortSpec port, string action)
        {
            string name = Cell(words, "NAME");
            string selector = Cell(words, "SELECTOR");
            sink.Add(new PortUse
            {
                Role = PortUseRole.Rule,
                Protocol = protocol,
                LocalAddress = address,
                LocalPort = port,
                Action = action.Length == 0 ? null : action,
                Chain = Array.IndexOf(titles, "NAMESPACE") < 0 ? null : Cell(words, "NAMESPACE"),
                Service = name.StartsWith("service/", StringComparison.Ordinal) ? name.Substring("service/".Length) : name,
                Comment = selector.Length == 0 ? null : selector,
            });
        }
    }
}
