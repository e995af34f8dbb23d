using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// <c>firewall-cmd --list-all</c> and <c>--list-all-zones</c>. Each service, port, source port, forwarded port and rich
/// rule of a zone is a use.
/// </summary>
internal sealed class FirewalldParser : PortTextParser
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "target", "icmp-block-inversion", "interfaces", "sources", "services", "ports", "protocols", "forward", "masquerade",
        "forward-ports", "source-ports", "icmp-blocks", "rich rules", "ingress-priority", "egress-priority", "summary", "description",
        "ingress-zones", "egress-zones", "priority", "short",
    };

    private static readonly char[] NotInNames = { ' ', ':', '\t' };

    private string? zone;
    private string? networkInterface;
    private string key = string.Empty;

    internal override PortTextFormat Format => PortTextFormat.Firewalld;

    internal static bool IsKey(string text)
    {
        int colon = text.IndexOf(':');
        return colon > 0 && Keys.Contains(text.Substring(0, colon)) && (colon + 1 == text.Length || text[colon + 1] == ' ');
    }

    // The name of a zone can be any word: the indented line below it tells.
    internal static PortTextClaim Claim(PortTextLine line)
        => line.Raw[0] == ' ' && IsKey(line.Text) ? PortTextClaim.Own
        : !line.IsIndented && (line.Words.Length == 1 || line.Ends("active)") || line.Ends("(default)")) ? PortTextClaim.Before
        : PortTextClaim.None;

    internal override string? Read(string line, PortUseSink sink)
    {
        string text = line.Trim();
        if (!char.IsWhiteSpace(line[0]))
        {
            int end = text.IndexOf(" (", StringComparison.Ordinal);
            string name = end < 0 ? text : text.Substring(0, end);
            if (name.IndexOfAny(NotInNames) >= 0)
            {
                return "a zone of firewalld has a name, and indented lines below it";
            }

            (zone, networkInterface, key) = (name, null, string.Empty);
            return null;
        }

        if (IsKey(text))
        {
            int colon = text.IndexOf(':');
            key = text.Substring(0, colon);
            text = text.Substring(colon + 1).Trim();
            if (key == "interfaces")
            {
                networkInterface = text.Length == 0 ? null : text;
            }
        }

        return text.Length == 0 ? null : ReadValue(text, sink);
    }

    private string? ReadValue(string text, PortUseSink sink)
    {
        switch (key)
        {
            case "services":
                foreach (string name in Words(text))
                {
                    PortSpec? ports = FirewallProfiles.Find(name);
                    if (ports?.Error is string error)
                    {
                        return error.TrimEnd('.');
                    }

                    Add(sink, draft => (draft.Service, draft.LocalPort) = (name, ports));
                }

                return null;
            case "ports" or "source-ports":
                foreach (string written in Words(text))
                {
                    string? reason = AddPort(written, sink);
                    if (reason is not null)
                    {
                        return reason;
                    }
                }

                return null;
            case "forward-ports":
                foreach (string written in Words(text))
                {
                    string? reason = AddForward(written, sink);
                    if (reason is not null)
                    {
                        return reason;
                    }
                }

                return null;
            case "rich rules":
                return AddRich(text, sink);
            case "":
                return "a line of a zone starts with what it lists, such as ports:";
            default:
                return null;
        }
    }

    private void Add(PortUseSink sink, Action<PortUseDraft> fill)
    {
        var draft = new PortUseDraft { Role = PortUseRole.Rule, Action = "accept", Direction = RuleText.In, Chain = zone, Interface = networkInterface };
        fill(draft);
        sink.Add(draft);
    }

    private string? AddPort(string written, PortUseSink sink)
    {
        int slash = written.IndexOf('/');
        PortSpec port = PortSpec.Parse(slash < 0 ? written : written.Substring(0, slash));
        TransportSpec protocol = TransportSpec.Parse(slash < 0 ? null : written.Substring(slash + 1));
        if (port.Kind == PortSpecKind.Invalid || protocol.Kind == TransportSpecKind.Invalid)
        {
            return (port.Error ?? protocol.Error)!.TrimEnd('.');
        }

        bool isSource = key == "source-ports";
        Add(sink, draft =>
        {
            draft.Protocol = protocol;
            (draft.LocalPort, draft.RemotePort) = isSource ? (null, port) : (port, (PortSpec?)null);
        });
        return null;
    }

    // port=80:proto=tcp:toport=8080:toaddr=
    private string? AddForward(string written, PortUseSink sink)
    {
        string? Part(string name)
        {
            foreach (string part in written.Split(':'))
            {
                if (part.StartsWith(name + "=", StringComparison.Ordinal))
                {
                    return part.Substring(name.Length + 1);
                }
            }

            return null;
        }

        PortSpec port = PortSpec.Parse(Part("port"));
        if (port.Kind == PortSpecKind.Invalid)
        {
            return "a forwarded port is written as port=80:proto=tcp:toport=8080:toaddr=";
        }

        Add(sink, draft =>
        {
            draft.Protocol = TransportSpec.Parse(Part("proto"));
            draft.LocalPort = port;
            draft.Action = $"forward to {Part("toaddr")}:{Part("toport")}".TrimEnd(':');
        });
        return null;
    }

    // rule family="ipv4" source address="10.0.0.0/8" port port="5432" protocol="tcp" accept
    private string? AddRich(string text, PortUseSink sink)
    {
        List<string> words = RuleText.Words(text.Replace("=\"", "= \""), braces: false);
        string? After(string element, string attribute)
        {
            int at = words.IndexOf(element);
            int value = at < 0 ? -1 : words.IndexOf(attribute + "=", at);
            return value < 0 || value + 1 >= words.Count ? null : RuleText.Unquoted(words[value + 1]);
        }

        string? service = After("service", "name");
        string? written = After("port", "port") ?? After("forward-port", "port");
        string? sourcePort = After("source-port", "port");
        if (service is null && written is null && sourcePort is null)
        {
            return null;
        }

        PortSpec? local = written is not null ? PortSpec.Parse(written) : service is not null ? FirewallProfiles.Find(service) : null;
        PortSpec? remote = sourcePort is null ? null : PortSpec.Parse(sourcePort);
        if ((local?.Error ?? remote?.Error) is string error)
        {
            return error.TrimEnd('.');
        }

        Add(sink, draft =>
        {
            (draft.Service, draft.LocalPort, draft.RemotePort) = (service, local, remote);
            draft.Protocol = TransportSpec.Parse(After("port", "protocol") ?? After("forward-port", "protocol") ?? After("source-port", "protocol"));
            draft.RemoteAddress = After("source", "address");
            draft.LocalAddress = After("destination", "address");
            draft.Action = words.Find(word => word is "accept" or "reject" or "drop" or "mark") ?? (words.Contains("forward-port") ? "forward" : draft.Action);
        });
        return null;
    }
}
