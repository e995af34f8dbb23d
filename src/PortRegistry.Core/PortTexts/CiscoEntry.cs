using System;
using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry;

/// <summary>
/// Parses an entry of an access list: action, protocol, source and destination with their ports, and other conditions. A
/// word outside of the grammar is an error.
/// </summary>
internal sealed class CiscoEntry(List<string> words, CiscoGroups groups, bool isIpv6)
{
    // Protocols for which Cisco's names differ from IANA's.
    private static readonly Dictionary<string, string> OtherProtocols = new(StringComparer.Ordinal)
    {
        ["ip"] = "any", ["ipv4"] = "any", ["ipv6"] = "any", ["ahp"] = "ah", ["ipinip"] = "ipip", ["nos"] = "4", ["pcp"] = "108", ["snp"] = "109", ["icmp6"] = "ipv6-icmp", ["tcp-udp"] = "tcp,udp",
    };

    private static readonly HashSet<string> LogWords = new(StringComparer.Ordinal)
    {
        "disable", "default", "interval", "emergencies", "alerts", "critical", "errors", "warnings", "notifications", "informational", "debugging",
        "flow-start", "flow-end", "both",
    };

    private const string Inactive = "(inactive)";

    private readonly List<string> conditions = new();
    private List<CiscoService> services = new() { new CiscoService(TransportSpec.Any) };
    private (string? Address, PortSpec? Port) source;
    private (string? Address, PortSpec? Port) destination;
    private string? inInterface;
    private string? outInterface;
    private int at;

    /// <summary>Whether the entry is incomplete because it refers to a group.</summary>
    internal bool IsOfGroup { get; private set; }

    private string Word => at < words.Count ? words[at] : string.Empty;

    private TransportSpec Protocol => services[0].Protocol;

    /// <summary>Reads the entry.</summary>
    /// <returns>Null, or why it cannot be read.</returns>
    internal string? Read(bool isStandard)
    {
        at++;
        string? reason = isStandard ? null : ReadProtocol();
        reason ??= ReadSide(isStandard, false, out source);
        reason ??= isStandard ? null : ReadSide(false, true, out destination);
        reason ??= Protocol.IsIcmp && services.Count == 1 && !services[0].HasPorts ? ReadIcmp(out destination.Port) : null;
        return reason ?? ReadOptions();
    }

    /// <summary>Reads a member of a group of services: <c>tcp source gt 1023 destination eq 80</c>, of IOS also <c>tcp 80</c>.</summary>
    /// <returns>Null, or why it cannot be read.</returns>
    internal string? ReadService(out CiscoService service)
    {
        PortSpec? from = null, to = null;
        string? reason = Word is "object-group" or "object" ? $"'{Word}' is not understood" : ReadProtocol();
        if (reason is null && Word == "source")
        {
            at++;
            reason = ReadPorts(false, out from) ?? (from is null ? $"'{Word}' is not understood" : null);
        }

        at += Word == "destination" ? 1 : 0;
        if (CiscoPorts.Find(Word) is not null && Protocol.Kind == TransportSpecKind.Transports)
        {
            words.Insert(at, "eq");
        }

        reason ??= Protocol.IsIcmp ? ReadIcmp(out to) : ReadPorts(true, out to);
        service = new CiscoService(Protocol, from, to);
        return reason ?? (at < words.Count ? $"'{Word}' is not understood" : null);
    }

    /// <summary>The uses of the entry, one for each protocol; none if it has no ports.</summary>
    internal IEnumerable<PortUse> Drafts(string? chain, string? comment)
    {
        string action = words[0];
        foreach (CiscoService service in services)
        {
            PortSpec? from = source.Port ?? service.Source, to = destination.Port ?? service.Destination;

            // An entry with only a source applies to every port.
            if (to is null && action is "permit" or "trust" && service.Protocol.Kind != TransportSpecKind.OtherProtocol && !conditions.Contains("established"))
            {
                to = PortSpec.Any;
            }

            if (from is not null || to is not null)
            {
                var draft = new PortUse
                {
                    Role = PortUseRole.Rule,
                    Action = action,
                    Protocol = service.Protocol,
                    Chain = chain,
                    Comment = comment,
                    InInterface = inInterface,
                    OutInterface = outInterface,
                    Condition = conditions,
                };
                RuleText.SetSides(draft, (destination.Address, to), (source.Address, from));
                yield return draft;
            }
        }
    }

    private string? ReadProtocol()
    {
        string word = Word;
        if (word is "object-group" or "object")
        {
            bool isOfPorts = word == "object-group" && groups.IsOfPorts(Next()) == true;
            at -= word == "object-group" ? 1 : 0;
            return isOfPorts ? $"'{word} {Next()}' is a group of ports, which stands behind an address" : FindGroup(out services);
        }

        var protocol = TransportSpec.Parse(
            OtherProtocols.TryGetValue(word, out string? name) ? name : word == "icmp" && isIpv6 ? "ipv6-icmp" : word.Length == 0 ? "-" : word);
        services = new() { new CiscoService(protocol) };
        at++;
        return protocol.Kind == TransportSpecKind.Invalid ? $"'{word}' is not a protocol" : null;
    }

    private string? ReadSide(bool isStandard, bool isDestination, out (string? Address, PortSpec? Port) side)
    {
        side = default;
        if (Word == "ifc")
        {
            (inInterface, outInterface) = isDestination ? (inInterface, Next()) : (Next(), outInterface);
            at++;
        }

        string? reason = ReadAddress(isStandard, out string address);
        if (reason is not null)
        {
            return reason;
        }

        side.Address = address;
        return isStandard ? null : ReadPorts(isDestination, out side.Port);
    }

    private string Next() => ++at < words.Count ? words[at] : string.Empty;

    private string? ReadAddress(bool isStandard, out string address)
    {
        string? reason = ReadAddressWords(isStandard, out address);

        // ASA shows the address of a name, or that there is none: "fqdn example.com (unresolved)".
        at += reason is null && Word.StartsWith("(", StringComparison.Ordinal) && Word.EndsWith(")", StringComparison.Ordinal) && Word != Inactive ? 1 : 0;
        return reason;
    }

    private string? ReadAddressWords(bool isStandard, out string address)
    {
        address = Word;
        switch (address)
        {
            case "range" when at + 2 < words.Count && IsAddress(words[at + 1]) && IsAddress(words[at + 2]):
                address = Next() + "-" + Next();
                at++;
                return null;
            case "any" or "any4" or "any6":
                at++;
                return null;
            case "host":
                address = Next();
                at++;
                return IsAddress(address) || IsName(address) ? null : $"'{address}' is not a host";
            case "object-group" or "object" or "interface" or "object-group-security" or "object-group-network" or "addrgroup" or "fqdn":
                string kind = address;
                address = kind + " " + Next();
                at++;
                return address.Length > kind.Length + 1 ? null : $"'{kind}' has no name";
        }

        if (!IsAddress(address))
        {
            return address.Length == 0 ? "it ends before its addresses" : $"'{address}' is not an address";
        }

        // "10.0.0.0, wildcard bits 0.255.255.255"
        at++;
        address = address.TrimEnd(',');
        at += Word == "wildcard" ? 2 : 0;
        if (address.IndexOf('/') < 0 && IsAddress(Word) && address.IndexOf(':') < 0)
        {
            address += " " + Word;
            at++;
        }
        else if (address.IndexOf('/') < 0 && !isStandard)
        {
            return $"the address '{address}' has no mask";
        }

        return null;
    }

    private static bool IsAddress(string word)
    {
        int slash = word.IndexOf('/');
        string address = (slash < 0 ? word : word.Substring(0, slash)).TrimEnd(',');
        return (address.Split('.').Length == 4 || address.IndexOf(':') >= 0) && System.Net.IPAddress.TryParse(address, out _);
    }

    private static bool IsName(string word) => word.Length > 0 && char.IsLetter(word[0]);

    private string? ReadPorts(bool isDestination, out PortSpec? ports)
    {
        ports = null;
        string comparison = Word;
        bool hasPorts = services.TrueForAll(service => service.Protocol.Kind == TransportSpecKind.Transports);
        if (hasPorts && (comparison == "portgroup" || (comparison == "object-group" && IsGroupOfPorts(isDestination))))
        {
            string group = comparison + " " + (at + 1 < words.Count ? words[at + 1] : string.Empty);
            string? reason = FindGroup(out List<CiscoService> found);
            ports = reason is null ? found[0].Destination : null;
            return reason ?? (found.Count > 1 || !services.TrueForAll(service => service.Protocol.And(found[0].Protocol).Equals(service.Protocol))
                ? $"'{group}' is for another transport" : HasTwice(comparison));
        }

        if (comparison is not ("eq" or "neq" or "gt" or "lt" or "range") || (comparison == "range" && at + 1 < words.Count && IsAddress(words[at + 1])))
        {
            return null;
        }

        if (!hasPorts)
        {
            return $"'{comparison}' compares ports, which {(services.Count == 1 ? $"{Protocol} has not" : "not every protocol of the group has")}";
        }

        var numbers = new List<string>();
        for (int? port = CiscoPorts.Find(Next()); port is int number; port = CiscoPorts.Find(Next()))
        {
            numbers.Add(number.ToString(CultureInfo.InvariantCulture));
            if (numbers.Count == (comparison == "range" ? 2 : comparison is "gt" or "lt" ? 1 : int.MaxValue))
            {
                at++;
                break;
            }
        }

        if (numbers.Count == 0 || (comparison == "range" && numbers.Count != 2))
        {
            return $"'{Word}' behind {comparison} is not a port or one of Cisco's names for ports";
        }

        PortSpec written = PortSpec.Parse(string.Join(comparison == "range" ? "-" : ",", numbers));
        ports = RuleText.Compare(comparison switch { "neq" => "!=", "gt" => ">", "lt" => "<", _ => string.Empty }, written);
        return ports.Error?.TrimEnd('.') ?? HasTwice(comparison);
    }

    // A group of services has the ports already.
    private string? HasTwice(string comparison) => services.Exists(service => service.HasPorts) ? $"the group has ports, and '{comparison}' has others" : null;

    // After the source, a group contains ports if an address follows it; otherwise it is the destination. Of two groups, one
    // contains ports.
    private bool IsAddressOrGroup(int index)
        => index < words.Count && (words[index] is "any" or "any4" or "any6" or "host" or "interface" or "object" or "object-group" || IsAddress(words[index]));

    private bool IsGroupOfPorts(bool isDestination)
        => groups.IsOfPorts(at + 1 < words.Count ? words[at + 1] : string.Empty)
        ?? (isDestination || (IsAddressOrGroup(at + 2) && !(at + 3 < words.Count && groups.IsOfPorts(words[at + 3]) == true)));

    private string? FindGroup(out List<CiscoService> found)
    {
        string? reason = groups.Find(Word == "object" ? Word : "object-group", Next(), out found);
        at++;
        IsOfGroup |= reason is not null;
        return reason;
    }

    private string? ReadIcmp(out PortSpec? type)
    {
        type = null;
        string word = Word;
        if (word == "object-group")
        {
            string? reason = FindGroup(out List<CiscoService> found);
            type = reason is null ? found[0].Destination : null;
            return reason ?? (found.Count > 1 || !found[0].Protocol.Equals(Protocol) ? $"'{word} {words[at - 1]}' is not of types of {Protocol}" : null);
        }

        if (!CiscoPorts.IcmpTypes.Contains(word) && CiscoPorts.Find(word) is null)
        {
            return null;
        }

        string code = Next();
        bool hasCode = CiscoPorts.Find(code) is not null && char.IsDigit(code[0]);
        at += hasCode ? 1 : 0;
        if (hasCode && !char.IsDigit(word[0]))
        {
            conditions.Add("code " + code);
            hasCode = false;
        }

        type = PortSpec.Parse(hasCode ? $"{word}:{code}/{Protocol}" : $"{word}/{Protocol}");
        return type.Error?.TrimEnd('.');
    }

    private string? ReadOptions()
    {
        while (at < words.Count)
        {
            string word = words[at];
            if (word == Inactive)
            {
                conditions.Remove("inactive");
                conditions.Add("inactive");
                at++;
            }
            else if (word[0] is '(' or '[')
            {
                SkipCount(word[0] == '(' ? ')' : ']');
            }
            else if (word is "log" or "log-input" or "event-log")
            {
                for (Next(); LogWords.Contains(Word) || (Word.Length > 0 && char.IsDigit(Word[0]) && !Word.StartsWith("0x", StringComparison.Ordinal)); at++)
                {
                }
            }
            else if (word is "sequence" or "rule-id")
            {
                at += 2;
            }
            else if (word.StartsWith("0x", StringComparison.Ordinal))
            {
                at++;
            }
            else if (!ReadCondition(word))
            {
                return $"'{word}' is not understood";
            }
        }

        return null;
    }

    // "(hitcnt=5)", "(12 matches)", "[match=0]"
    private void SkipCount(char close)
    {
        while (at < words.Count && words[at++].IndexOf(close) < 0)
        {
        }
    }

    private bool ReadCondition(string word)
    {
        int count = word switch
        {
            "established" or "fragments" or "inactive" or "ack" or "fin" or "psh" or "rst" or "syn" or "urg" => 1,
            "auth" or "routing" or "hbh" or "dest-option" or "mobility" or "undetermined-transport" => 1,
            "routing-type" or "dest-option-type" or "mobility-type" or "time-range" or "dscp" or "precedence" or "tos" or "option" or "vlan" or "flow-label" or "traffic-class" => 2,
            "reflect" => at + 2 < words.Count && words[at + 2] == "timeout" ? 4 : 2,
            "ttl" or "packet-length" => CountComparison(),
            "match-any" or "match-all" => CountFlags(),
            _ => 0,
        };
        if (count == 0 || at + count > words.Count)
        {
            return false;
        }

        conditions.Add(string.Join(" ", words.GetRange(at, count)));
        at += count;
        return true;
    }

    // "ttl 5", "ttl eq 5", "ttl range 1 5"
    private int CountComparison()
        => at + 1 >= words.Count || char.IsDigit(words[at + 1][0]) ? 2 : words[at + 1] == "range" ? 4 : 3;

    // "match-all +ack -fin"
    private int CountFlags()
    {
        int end = at + 1;
        while (end < words.Count && words[end][0] is '+' or '-')
        {
            end++;
        }

        return end - at;
    }
}
