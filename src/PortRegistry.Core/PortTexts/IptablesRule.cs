using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>One rule of iptables, match by match.</summary>
internal sealed class IptablesRule
{
    private readonly string chain;
    private TransportSpec protocol = TransportSpec.Any;
    private PortSpec? destinationPort;
    private PortSpec? sourcePort;
    private string? destination;
    private string? source;
    private string? networkInterface;
    private string? action;
    private string? comment;
    private bool isLimited;

    internal IptablesRule(string chain) => this.chain = chain;

    internal string? Read(List<string> words, int at)
    {
        bool isNegated = false;
        for (; at < words.Count; at++)
        {
            string word = words[at];
            if (word == "!")
            {
                isNegated = true;
                continue;
            }

            if (RuleText.IsQuoted(word) || word[0] != '-' || at + 1 >= words.Count)
            {
                continue;
            }

            string? reason = ReadMatch(word, isNegated, words[at + 1]);
            if (reason is not null)
            {
                return reason;
            }

            isNegated = false;
        }

        return null;
    }

    /// <summary>The rule as a use; null where it says nothing of ports.</summary>
    internal PortUseDraft? ToDraft(string table)
    {
        var draft = new PortUseDraft
        {
            Role = PortUseRole.Rule,
            Protocol = protocol,
            Action = action,
            Direction = RuleText.DirectionOfChain(chain),
            Chain = table + " " + chain,
            Interface = networkInterface,
            Comment = comment,
        };
        if (destinationPort is null && sourcePort is null)
        {
            if (action != "ACCEPT" || isLimited || networkInterface == "lo" || protocol.Kind == TransportSpecKind.OtherProtocol)
            {
                return null;
            }

            destinationPort = PortSpec.Any;
        }

        RuleText.SetSides(draft, (destination, destinationPort), (source, sourcePort));
        return draft;
    }

    private string? ReadMatch(string match, bool isNegated, string value)
    {
        switch (match)
        {
            case "-p" or "--protocol":
                protocol = isNegated ? TransportSpec.Any : TransportSpec.Parse(value);
                return protocol.Kind == TransportSpecKind.Invalid ? $"'{value}' is not a protocol" : null;
            case "--dport" or "--dports" or "--destination-port" or "--destination-ports" or "--ports" or "--port":
                return ReadPorts(isNegated, value, out destinationPort);
            case "--sport" or "--sports" or "--source-port" or "--source-ports":
                return ReadPorts(isNegated, value, out sourcePort);
            case "--icmp-type" or "--icmpv6-type":
                protocol = protocol.IsIcmp ? protocol : TransportSpec.Parse(match == "--icmp-type" ? "icmp" : "ipv6-icmp");
                destinationPort = PortSpec.Parse(value.Replace('/', ':')).With(protocol);
                break;
            case "-d" or "--destination":
                destination = Not(isNegated) + value;
                break;
            case "-s" or "--source":
                source = Not(isNegated) + value;
                break;
            case "-i" or "-o" or "--in-interface" or "--out-interface":
                networkInterface = Not(isNegated) + value;
                break;
            case "--ctstate" or "--state":
                isLimited = value.IndexOf("NEW", StringComparison.Ordinal) < 0;
                break;
            case "--comment":
                comment = RuleText.Unquoted(value);
                break;
            case "-j" or "--jump":
                action = value;
                break;
            case "-g" or "--goto":
                action = "goto " + value;
                break;
        }

        return null;
    }

    private static string Not(bool isNegated) => isNegated ? "! " : string.Empty;

    private static string? ReadPorts(bool isNegated, string value, out PortSpec ports)
    {
        ports = RuleText.Compare(isNegated ? "!" : string.Empty, PortSpec.Parse(value));
        return ports.Kind == PortSpecKind.Invalid ? ports.Error!.TrimEnd('.') : null;
    }
}
