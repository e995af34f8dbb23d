using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// Access lists of Cisco's IOS, IOS XE, NX-OS and ASA, as configured and as <c>show access-lists</c> prints them. Rules
/// are read like those of <see cref="IptablesParser"/>. Other lines of a configuration are skipped.
/// </summary>
internal sealed class CiscoParser : PortTextParser
{
    private static readonly string[] Types = { "extended", "standard", "advanced", "remark", "permit", "deny", "dynamic", "webtype", "ethertype", "line" };

    private const string OfAbove = "it is of the entry above it; an entry is one line";

    private static readonly char[] Digits = "0123456789.".ToCharArray();

    private static readonly char[] PromptEnds = { '#', '>' };

    private string? list;
    private bool isStandard;
    private bool isIpv6;
    private bool isOfMac;
    private bool isInList;
    private readonly CiscoGroups groups = new();
    private string? remark;
    private PortUseSink heading;
    private bool hasHeading;
    private bool hasEntries;

    // The entry above waits for its next line: ASA's show access-list prints one with a group before the entries that it
    // expands to, and a narrow terminal or a mail may have cut the rest of it.
    private (string Key, PortUseSink Sink, CiscoEntry Entry, string? Chain, string? Comment, string? Reason)? above;

    internal static PortTextClaim Claim(PortTextLine line)
    {
        string[] words = WithoutPrompt(line.Words);
        return words.Length == 0 ? PortTextClaim.None
            : IsListHeading(words) || IsConfigured(words) || IsConfiguration(line) ? PortTextClaim.Own
            : IsEntry(words) || IsStart(words) ? PortTextClaim.Row
            : PortTextClaim.None;
    }

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        string[] words = WithoutPrompt(line.Words);
        if (words.Length == 0)
        {
            return null;
        }

        if (above is { } entry && IsRest(words))
        {
            above = null;
            entry.Sink.Fail(entry.Reason ?? "the line below it is of it; an entry is one line");
            return OfAbove;
        }

        if (above is { } group && line.IsIndented && group.Key.Length > 0 && group.Key == KeyOf(words))
        {
            above = null;
        }

        Give();
        return ReadLine(line, words, sink);
    }

    private string? ReadLine(PortTextLine line, string[] words, PortUseSink sink)
    {
        string[] written = line.Words;
        bool isIndented = ReferenceEquals(words, written) ? line.IsIndented : written[0].Contains("(config-");
        if (words[0][0] is '!' or '#')
        {
            return Aside;
        }

        if (IsListHeading(words))
        {
            OpenList(words);
            return null;
        }

        if (words[0] == "access-list")
        {
            groups.Close();
            isInList = false;
            return ReadConfigured(words, sink);
        }

        if (isInList && isOfMac && IndexOfAction(words) >= 0)
        {
            hasEntries = true;
            return null;
        }

        if (IsEntry(words) || (isInList && IndexOfAction(words) >= 0))
        {
            bool isStandardEntry = isInList ? isStandard : IsAddressWord(words[IndexOfAction(words) + 1]);
            return ReadEntry(words, IndexOfAction(words), isInList ? list : null, isStandardEntry, sink);
        }

        if (!isInList || !isIndented)
        {
            (bool isOfGroup, string? reason) = groups.Read(words, isIndented);
            isInList &= !isOfGroup;
            if (isOfGroup && !(reason is null && IsStart(words)))
            {
                return reason;
            }
        }

        return ReadOther(line.Raw, words, isIndented, sink);
    }

    internal override void Complete()
    {
        Give();
        if (hasHeading && !hasEntries)
        {
            heading.Fail("no entry of an access list stands below it, as 'show access-list' prints them");
        }
    }

    // "R1(config-ext-nacl)#permit tcp any any eq 80", "ASA# show access-list": the words after the prompt.
    private static string[] WithoutPrompt(string[] words)
    {
        int end = words[0].IndexOfAny(PromptEnds);
        if (end < 1 || !char.IsLetterOrDigit(words[0][0]))
        {
            return words;
        }

        string first = words[0].Substring(end + 1);
        string[] rest = new string[words.Length - (first.Length == 0 ? 1 : 0)];
        Array.Copy(words, words.Length - rest.Length, rest, 0, rest.Length);
        if (first.Length > 0)
        {
            rest[0] = first;
        }

        return rest;
    }

    private static bool IsConfiguration(PortTextLine line)
        => line.Starts("Building configuration...") || line.Starts("Current configuration :") || line.Starts("ASA Version ") || line.Starts(": Saved")
        || line.Starts("!Command: show running-config") || line.Starts("access-list cached ACL log flows");

    // The start of a configuration without its heading.
    private static bool IsStart(string[] words)
        => words.Length == 2 ? words[0] == "hostname" || (words[0] is "interface" && IsInterface(words[1])) || (words[0] == "version" && char.IsDigit(words[1][0]) && words[1].IndexOf('.') > 0)
        : CiscoGroups.IsHeading(words) && words.Length < 6;

    // "GigabitEthernet0/0", "Vlan10"
    private static bool IsInterface(string word) => char.IsUpper(word[0]) && char.IsDigit(word[word.Length - 1]);

    // "ip access-list extended web", "ip access-list web" of NX-OS, "Extended IP access list web" of show access-lists
    private static bool IsListHeading(string[] words) => NameIndexOf(words) > 0;

    private static int NameIndexOf(string[] words)
    {
        if (words.Length > 2 && words[0] is "ip" or "ipv4" or "ipv6" or "mac" && words[1] == "access-list")
        {
            int name = words[2] is "standard" or "extended" && words.Length > 3 ? 3 : 2;
            return words[2] is "resequence" or "logging" or "log-update" or "persistent" ? -1 : name;
        }

        int kind = words[0] is "Extended" or "Standard" or "Reflexive" ? 1 : 0;
        return words.Length > kind + 3 && words[kind] is "IP" or "IPv6" or "IPV6" or "MAC" && words[kind + 1] is "access" or "Access" && words[kind + 2] is "list" or "List"
            ? kind + 3
            : -1;
    }

    private static bool IsConfigured(string[] words)
        => words.Length > 2 && words[0] == "access-list" && (Array.IndexOf(Types, words[2]) >= 0 || words[1].EndsWith(";", StringComparison.Ordinal));

    private static int IndexOfAction(string[] words)
    {
        int at = words[0] == "sequence" ? 2 : IsDigits(words[0]) ? 1 : 0;
        return at + 1 < words.Length && words[at] is "permit" or "deny" ? at : -1;
    }

    private static bool IsAddressWord(string word) => word is "any" or "host" || word.IndexOf('.') > 0;

    private static bool IsProtocol(string word) => word is "tcp" or "udp" or "ip" or "icmp" or "ipv6" or "sctp" or "gre" or "esp" or "ahp" or "ospf" or "eigrp" or "igmp";

    // "10 permit tcp any any eq www", "deny 192.0.2.0 0.0.0.255"
    private static bool IsEntry(string[] words)
    {
        int at = IndexOfAction(words);
        return at >= 0 && (IsAddressWord(words[at + 1])
            || (at + 2 < words.Length && IsProtocol(words[at + 1])
                && (IsAddressWord(words[at + 2]) || words[at + 2] is "any4" or "any6" or "object-group" or "object" or "addrgroup" || words[at + 2].IndexOf(':') >= 0)));
    }

    private static string KeyOf(string[] words)
        => words.Length > 3 && words[0] == "access-list" && words[2] == "line" ? words[1] + " " + words[3] : string.Empty;

    private void OpenList(string[] words)
    {
        isStandard = words[0] == "Standard" || words[2] == "standard";
        isIpv6 = Array.Exists(words, word => word is "ipv6" or "IPv6" or "IPV6");
        isOfMac = words[0] is "mac" or "MAC" || words[1] == "MAC";
        groups.Close();
        (list, isInList, remark) = (words[NameIndexOf(words)].Trim('"'), true, null);
    }

    // "access-list 101 permit ...", "access-list out line 3 extended permit ... (hitcnt=5) 0x1a2b3c4d"
    private string? ReadConfigured(string[] words, PortUseSink sink)
    {
        if (words.Length > 2 && words[1].EndsWith(";", StringComparison.Ordinal) && words[2] != "0" && !hasHeading)
        {
            (heading, hasHeading) = (sink, true);
        }

        if (words.Length == 1 || (words.Length == 2 && char.IsLetterOrDigit(words[1][words[1].Length - 1]) && words[1] != "compiled"))
        {
            return "it ends before its entry";
        }

        if (words.Length < 3 || words[1] == "cached" || words[1].EndsWith(";", StringComparison.Ordinal) || words[1] is "alert-interval" or "deny-flow-max" or "compiled")
        {
            return null;
        }

        int at = words[2] == "line" ? 4 : 2;
        string type = at < words.Length ? words[at] : string.Empty;
        if (type == "remark")
        {
            remark = string.Join(" ", words, at + 1, words.Length - at - 1);
            return null;
        }

        if (type is "webtype" or "ethertype" or "rate-limit")
        {
            return $"lists of the type {type} are not read";
        }

        at += type is "extended" or "standard" or "advanced" ? 1 : 0;
        if (at < words.Length && words[at] == "dynamic")
        {
            at += at + 2 < words.Length && words[at + 2] == "timeout" ? 4 : 2;
        }

        if (at + 1 >= words.Length || words[at] is not ("permit" or "deny" or "trust"))
        {
            return $"'{(at < words.Length ? words[at] : type)}' is not permit or deny";
        }

        int number = Number(words[1]) ?? 100;
        isIpv6 = false;
        return number is (>= 200 and < 1300) or > 2699 or 0 ? $"a list with the number {number} is not one of IP"
            : ReadEntry(words, at, words[1], type == "standard" || number is (> 0 and < 100) or (>= 1300 and < 2000), sink);
    }

    private string? ReadEntry(string[] words, int at, string? name, bool isOfStandard, PortUseSink sink)
    {
        hasEntries = true;
        var entry = new CiscoEntry(new List<string>(words).GetRange(at, words.Length - at), groups, isIpv6);
        (string? comment, remark) = (remark, null);
        string? reason = entry.Read(isOfStandard);
        bool isParent = KeyOf(words).Length > 0 && Array.Exists(words, word => word is "object-group" or "object");
        if (reason is not null && !(isParent && entry.IsOfGroup))
        {
            return reason;
        }

        above = (isParent ? KeyOf(words) : string.Empty, sink, entry, name, comment, reason);
        return null;
    }

    private void Give()
    {
        if (above is { Reason: string reason })
        {
            above.Value.Sink.Fail(reason);
        }
        else if (above is { } kept)
        {
            foreach (PortUse draft in kept.Entry.Drafts(kept.Chain, kept.Comment))
            {
                kept.Sink.Add(draft);
            }
        }

        above = null;
    }

    // What stands behind the addresses of an entry, or the rest of a number.
    private static bool IsRest(string[] words)
    {
        int comparison = IndexOfAction(words) >= 0 || words[0] == "access-list" || CiscoGroups.IsMember(words) ? -1 : Array.FindIndex(words, IsComparison);
        return comparison == 0 || (comparison is 1 or 2 && comparison + 1 < words.Length && CiscoPorts.Find(words[comparison + 1]) is not null)
            || (words[0] is "object-group" or "object" && !CiscoGroups.IsHeading(words))
            || words[0] is "established" or "time-range" or "inactive" or "match-all" or "match-any"
            || (words[0].Trim(Digits).Length == 0 && (words.Length == 1 || words[1][0] == '(' || words[1].StartsWith("0x", StringComparison.Ordinal) || words[1] is "log" or "log-input" or "established" || CiscoPorts.Find(words[1]) is not null))
            || Array.TrueForAll(words, word => CiscoPorts.Find(word) is not null);
    }

    private static bool IsComparison(string word) => word is "eq" or "neq" or "gt" or "lt" or "range";

    private string? ReadOther(string line, string[] words, bool isIndented, PortUseSink sink)
    {
        int at = words[0] == "sequence" ? 2 : IsDigits(words[0]) ? 1 : 0;
        if (isInList && at < words.Length && words[at] == "remark")
        {
            remark = string.Join(" ", words, at + 1, words.Length - at - 1);
            return null;
        }

        if (hasEntries && words.Length > 1 && words[0] == "no"
            && (Array.IndexOf(words, "access-list") is 1 or 2 || (isInList && (IsDigits(words[1]) || words[1] is "permit" or "deny" or "sequence"))))
        {
            return "it removes a list or an entry that was there before, so that the text does not say what is left";
        }

        if (isInList && at < words.Length && words[at] is "evaluate" or "statistics" or "fragments" or "ignore" or "no" or "description")
        {
            return null;
        }

        if (at < words.Length && words[at] is "permit" or "deny" && (words.Length == at + 1 || IsProtocol(words[at + 1])))
        {
            return "it ends before its addresses";
        }

        if (words[0] == "extended" || IsRest(words))
        {
            return OfAbove;
        }

        if (isInList && isIndented && words[0] is not ("exit" or "!"))
        {
            return $"'{words[Math.Min(at, words.Length - 1)]}' is not understood in an access list";
        }

        // "--More--" and "%SYS-5-CONFIG_I: ..." come between the entries of a list.
        if (Array.Exists(words, word => word[0] == '%' || word.IndexOf("More", StringComparison.Ordinal) >= 0))
        {
            return Aside;
        }

        (isInList, remark) = (false, null);
        bool isConfiguration = IsConfiguration(new PortTextLine(line));
        if (isConfiguration || words[0] == "hostname")
        {
            groups.Clear();
        }

        if (!hasHeading && (isConfiguration || IsStart(words)))
        {
            (heading, hasHeading) = (sink, true);
            return null;
        }

        return Aside;
    }
}
