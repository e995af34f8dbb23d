using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>
/// <c>firewall-cmd --list-all</c>, <c>--list-all-zones</c>, <c>--list-all-policies</c>, <c>--list-ports</c>,
/// <c>--list-services</c>, <c>--list-rich-rules</c> and <c>--list-forward-ports</c>. Each service, port, source port,
/// forwarded port and rich rule of a zone is a use, and so is a target that accepts.
/// </summary>
internal sealed partial class FirewalldParser : PortTextParser
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "target", "icmp-block-inversion", "interfaces", "sources", "services", "ports", "protocols", "forward", "masquerade",
        "forward-ports", "source-ports", "sourceports", "icmp-blocks", "rich rules", "ingress-priority", "egress-priority", "summary", "description",
        "ingress-zones", "egress-zones", "priority", "short",
    };

    private static readonly Regex Title = new(@" \((default|active)(, (default|active))?\)$", RegexOptions.CultureInvariant);

    private static readonly string[] SidesAlike = { "The ports are assumed to be those of the machine: firewall-cmd prints those of the other side, --list-source-ports, alike." };

    private static readonly string[] AllAlike = { "The services are assumed to be those of a zone: firewall-cmd prints all that there are, --get-services, alike." };

    private FirewalldZone zone = new(null, isDefault: true);
    private PortUseSink? heading;
    private string key = string.Empty;
    private PortUseSink? bare;
    private bool hasFailedBare;
    private bool isSkipped;
    private bool isStart;
    private bool hasTarget;
    private bool isUnindented;

    internal static bool IsKey(string text)
    {
        int colon = text.IndexOf(':');
        return colon > 0 && Keys.Contains(text.Substring(0, colon)) && (colon + 1 == text.Length || text[colon + 1] == ' ');
    }

    // The name of a zone can be any word; it is recognized by the indented line below it.
    internal static PortTextClaim Claim(PortTextLine line)
        => line.IsIndented && IsKey(line.Text) ? line.Ends(":") ? PortTextClaim.Before : PortTextClaim.Own
        : line.IsIndented ? line.Ends("active)") ? PortTextClaim.Before : PortTextClaim.None
        : line.HasHeading("target:") && line.Words.Length == 2 && line.Words[1] is "default" or "ACCEPT" or "DROP" or "%%REJECT%%" ? PortTextClaim.Row
        : line.Starts("rule ") && (line.Holds("=\"") || line.Holds(" name=")) ? PortTextClaim.Own
        : line.Starts("port=") && line.Holds(":proto=") ? PortTextClaim.Own
        : Array.TrueForAll(line.Words, IsPort) ? PortTextClaim.Row
        : line.Words.Length > 1 && Array.TrueForAll(line.Words, FirewallName.IsService) ? PortTextClaim.Row
        : line.Words.Length == 1 || line.Ends("active)") || line.Ends("(default)") ? PortTextClaim.Before
        : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        string text = line.Text;
        if (text[0] == '#' || text == "success")
        {
            return null;
        }

        bool isTitle = Title.IsMatch(text);
        if (line.IsIndented ? !isTitle : IsUnindented(text))
        {
            return ReadIndented(text, sink);
        }

        EndZone();
        key = string.Empty;
        zone = new FirewalldZone(null, isDefault: true);
        string[] words = line.Words;
        if (Array.TrueForAll(words, IsPort))
        {
            zone.Assumption = SidesAlike;
            return ReadPorts(words, isSource: false, sink);
        }

        if (words[0] == "rule")
        {
            return ReadRich(text, sink);
        }

        if (text.StartsWith("port=", StringComparison.Ordinal))
        {
            return ReadForwards(words, sink);
        }

        int end = text.IndexOf(" (", StringComparison.Ordinal);
        string name = end < 0 ? text : text.Substring(0, end);
        if (words.Length > 1 && end < 0 && Array.Exists(words, FirewallName.IsService) && Array.TrueForAll(words, IsName))
        {
            zone.Assumption = AllAlike;
            return ReadServices(words, sink);
        }

        // The name of a zone, not of a service, may have a slash.
        if (!IsName(name.Replace("/", string.Empty)) || (end >= 0 && !isTitle))
        {
            return "a zone of firewalld has a name, and indented lines below it";
        }

        zone = new FirewalldZone(name, end >= 0 && text.IndexOf("default", end, StringComparison.Ordinal) > 0);
        heading = end < 0 ? sink : null;
        return null;
    }

    internal override void Complete() => EndZone();

    // Pages that collapse blanks take the indentation away.
    private bool IsUnindented(string text)
    {
        isUnindented |= IsKey(text);
        return IsKey(text) || (isUnindented && ((key == "forward-ports" && text.StartsWith("port=", StringComparison.Ordinal)) || (key == "rich rules" && text.StartsWith("rule ", StringComparison.Ordinal))));
    }

    private static bool IsName(string word) => word.Length > 0 && Array.TrueForAll(word.ToCharArray(), c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');

    // A single word is the name of a zone, or a service that --list-services prints.
    private void EndZone()
    {
        if (heading is PortUseSink sink)
        {
            string name = sink.Line.Trim();
            if (FirewallName.IsService(name))
            {
                zone = new FirewalldZone(null, isDefault: true) { Assumption = AllAlike };
                _ = ReadServices(new[] { name }, sink);
            }
            else
            {
                sink.Fail($"'{name}' is no service that comes with firewalld, and no zone: the lines of one stand below it, indented");
            }
        }

        heading = null;
        if (bare is PortUseSink title && !isSkipped && !hasFailedBare)
        {
            hasFailedBare = true;
            title.Fail("what stands here is what zones are bound to, and no rules; 'firewall-cmd --list-all' lists them");
        }

        bare = null;
        (isSkipped, isStart, hasTarget, isUnindented) = (false, false, false, false);
        zone.Flush();
    }

    private string? ReadIndented(string text, PortUseSink sink)
    {
        isStart |= heading is PortUseSink title && title.Line.Trim() is not ("block" or "dmz" or "drop" or "external" or "home" or "internal" or "public" or "trusted" or "work");
        bare = heading ?? bare;
        heading = null;
        if (IsKey(text))
        {
            int colon = text.IndexOf(':');
            key = text.Substring(0, colon);
            bare = key is "interfaces" or "sources" ? bare : null;
            text = text.Substring(colon + 1).Trim();
            bool isFirst = isStart && key is not ("summary" or "description" or "short");
            isStart &= !isFirst;
            if (isFirst && key == "ports")
            {
                // Zones and policies start with their target, or with the traffic to which they apply.
                isSkipped = true;
                return "what stands here is a service, which has ports and no rules; 'firewall-cmd --list-all' lists rules";
            }
        }
        else if (key is "" or not ("rich rules" or "forward-ports" or "description"))
        {
            return ReadUnknown(text);
        }

        return isSkipped ? null : ReadValue(text, Words(text), sink);
    }

    private string? ReadUnknown(string text)
    {
        string word = Words(text)[0].TrimEnd(':');
        if (word is "modules" or "destination" or "includes" or "helpers")
        {
            bool isFirst = !isSkipped;
            isSkipped = true;
            return isFirst ? $"'{word}' is of a service, and what stands above it are the ports of that service and no rules; 'firewall-cmd --list-all' lists rules" : null;
        }

        return key.Length == 0 && text.IndexOf(':') < 0 ? "a line of a zone starts with what it lists, such as ports:" : $"'{word}' is nothing that a zone of firewalld is known to list";
    }

    private string? ReadValue(string text, string[] words, PortUseSink sink)
    {
        // A person's note; a rich rule may have the sign in a text of its own.
        int note = key == "rich rules" ? -1 : Array.FindIndex(words, word => word[0] == '#');
        if (note >= 0)
        {
            Array.Resize(ref words, note);
            text = string.Join(" ", words);
        }

        switch (key)
        {
            case "target":
                if (hasTarget)
                {
                    // Another zone, whose name looked like a part of the lines above it.
                    EndZone();
                    zone = new FirewalldZone(null, isDefault: true);
                }

                hasTarget = true;
                return zone.SetTarget(text, sink);
            case "interfaces":
                zone.SetInterfaces(words);
                return null;
            case "sources":
                zone.SetSources(words);
                return null;
            case "ingress-zones":
                zone.SetIngress(words);
                return null;
            case "egress-zones":
                zone.SetEgress(words);
                return null;
            case "services":
                return ReadServices(words, sink);
            case "ports" or "source-ports" or "sourceports":
                return ReadPorts(words, key != "ports", sink);
            case "protocols":
                return ReadProtocols(words, sink);
            case "forward-ports":
                return ReadForwards(words, sink);
            case "rich rules":
                return text.Length == 0 ? null : ReadRich(text, sink);
            default:
                return null;
        }
    }

    private string? ReadServices(string[] names, PortUseSink sink)
    {
        string? wrong = null;
        foreach (string name in names)
        {
            if (IsName(name))
            {
                AddService(FirewallName.Service(name), name, null, _ => { }, sink);
            }
            else
            {
                wrong ??= $"'{name}' is not the name of a service";
            }
        }

        return Failed(wrong, sink);
    }

    private void AddService(FirewallName service, string name, string? condition, Action<PortUse> fill, PortUseSink sink)
        => zone.Add(sink, condition, draft =>
        {
            (draft.Service, draft.Protocol) = (name, service.Protocol);
            PortSpec? port = service.Port ?? (service.RemotePort is null ? null : PortSpec.Any);
            RuleText.SetSides(draft, (service.Address, port), (null, service.RemotePort));
            fill(draft);
        });

    // The other words of the line are read; the line does not belong to another format.
    private static string? Failed(string? reason, PortUseSink sink)
    {
        if (reason is not null)
        {
            sink.Fail(reason);
        }

        return null;
    }

    private string? ReadPorts(string[] written, bool isSource, PortUseSink sink)
    {
        string? wrong = null;
        foreach (string word in written)
        {
            int slash = word.IndexOf('/');
            wrong = AddPort(slash < 0 ? word : word.Substring(0, slash), slash < 0 ? null : word.Substring(slash + 1), isSource, sink) ?? wrong;
        }

        return Failed(wrong, sink);
    }

    private string? AddPort(string written, string? transport, bool isSource, PortUseSink sink)
    {
        PortSpec port = PortSpec.Parse(written);
        TransportSpec protocol = TransportSpec.Parse(transport);
        if (port.Kind != PortSpecKind.Range || protocol.Kind != TransportSpecKind.Transports)
        {
            return $"'{written}/{transport}' is not a port with its transport";
        }

        zone.Add(sink, null, draft =>
        {
            draft.Protocol = protocol;
            RuleText.SetSides(draft, (null, isSource ? PortSpec.Any : port), (null, isSource ? port : null));
        });
        return null;
    }

    // A transport means every port of it; other protocols have no ports.
    private string? ReadProtocols(string[] written, PortUseSink sink)
    {
        string? wrong = null;
        foreach (string word in written)
        {
            TransportSpec protocol = TransportSpec.Parse(word);
            if (protocol.Kind == TransportSpecKind.Transports)
            {
                zone.Add(sink, null, draft =>
                {
                    draft.Protocol = protocol;
                    RuleText.SetSides(draft, (null, PortSpec.Any), (null, null));
                });
            }
            else if (protocol.Kind == TransportSpecKind.Invalid)
            {
                wrong ??= $"'{word}' is not an IP protocol";
            }
        }

        return Failed(wrong, sink);
    }

    // port=80:proto=tcp:toport=8080:toaddr=, whose address can be IPv6.
    private string? ReadForwards(string[] written, PortUseSink sink)
    {
        string? wrong = null;
        foreach (string word in written)
        {
            int address = word.IndexOf(":toaddr=", StringComparison.Ordinal);
            string[] parts = (address < 0 ? word : word.Substring(0, address)).Split(':');
            string? Part(string name) => Array.Find(parts, part => part.StartsWith(name + "=", StringComparison.Ordinal))?.Substring(name.Length + 1);
            string? to = address < 0 ? null : word.Substring(address + ":toaddr=".Length);
            bool isKnown = Array.TrueForAll(parts, part => part.StartsWith("port=", StringComparison.Ordinal) || part.StartsWith("proto=", StringComparison.Ordinal) || part.StartsWith("toport=", StringComparison.Ordinal));
            string? reason = isKnown ? AddForward(Part("port"), Part("proto"), Part("toport"), to, null, _ => { }, sink) : "not written so";
            wrong = reason is null ? wrong : $"'{word}' is not written as port=80:proto=tcp:toport=8080:toaddr=";
        }

        return Failed(wrong, sink);
    }

    private string? AddForward(string? written, string? transport, string? toPort, string? toAddress, string? condition, Action<PortUse> fill, PortUseSink sink)
    {
        PortSpec port = PortSpec.Parse(written);
        TransportSpec protocol = TransportSpec.Parse(transport);
        PortSpec? to = string.IsNullOrEmpty(toPort) ? null : PortSpec.Parse(toPort);
        if (port.Kind != PortSpecKind.Range || protocol.Kind != TransportSpecKind.Transports || to?.Kind == PortSpecKind.Invalid)
        {
            return $"'{written}/{transport}' is not a port with its transport";
        }

        string? address = string.IsNullOrEmpty(toAddress) ? null : toAddress;
        if (address is not null && !(System.Net.IPAddress.TryParse(address, out _) && (address.IndexOf(':') >= 0 || address.Split('.').Length == 4)))
        {
            return $"'{address}' is not an address";
        }

        zone.Add(sink, condition, draft =>
        {
            draft.Protocol = protocol;
            draft.Action = "forward";
            RuleText.SetSides(draft, (null, port), (null, null));
            (draft.NatAddress, draft.NatPort) = (address, to);
            fill(draft);
        });
        return null;
    }
}
