using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// Cisco's names for ports in access lists, which differ from the registry's: www is 80, cmd is 514, radius is 1645. From
/// the command references of IOS, NX-OS and ASA, which agree on the port of each name:
/// https://www.cisco.com/c/en/us/td/docs/security/asa/asa922/configuration/general/asa-922-general-config/ref-ports.html
/// https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/security/a1/sec-a1-cr-book/sec-cr-a2.html
/// </summary>
internal static class CiscoPorts
{
    /// <summary>Cisco's names for types and codes of ICMP.</summary>
    internal static readonly HashSet<string> IcmpTypes = new(StringComparer.Ordinal)
    {
        "administratively-prohibited", "alternate-address", "conversion-error", "dod-host-prohibited", "dod-net-prohibited", "echo", "echo-reply",
        "echo-request", "general-parameter-problem", "host-isolated", "host-precedence-unreachable", "host-redirect", "host-tos-redirect", "host-tos-unreachable",
        "host-unknown", "host-unreachable", "information-reply", "information-request", "mask-reply", "mask-request", "mobile-redirect",
        "net-redirect", "net-tos-redirect", "net-tos-unreachable", "net-unreachable", "network-unknown", "no-room-for-option", "option-missing",
        "packet-too-big", "parameter-problem", "port-unreachable", "precedence-unreachable", "protocol-unreachable", "reassembly-timeout", "redirect",
        "router-advertisement", "router-solicitation", "source-quench", "source-route-failed", "time-exceeded", "timestamp-reply", "timestamp-request",
        "traceroute", "ttl-exceeded", "unreachable", "hop-limit", "mld-query", "mld-reduction", "mld-report", "nd-na", "nd-ns", "neighbor-advertisement",
        "neighbor-solicitation", "neighbor-redirect", "membership-query", "membership-report", "membership-reduction", "parameter-option", "header",
        "next-header", "no-admin", "no-route", "beyond-scope", "destination-unreachable", "renum-command", "renum-result", "renum-seq-number",
        "router-renumbering",
    };

    private static readonly Dictionary<string, int> Names = new(StringComparer.Ordinal)
    {
        ["aol"] = 5190, ["bgp"] = 179, ["biff"] = 512, ["bootpc"] = 68, ["bootps"] = 67, ["chargen"] = 19, ["cifs"] = 3020, ["citrix-ica"] = 1494,
        ["cmd"] = 514, ["ctiqbe"] = 2748, ["daytime"] = 13, ["discard"] = 9, ["dnsix"] = 195, ["domain"] = 53, ["drip"] = 3949, ["echo"] = 7,
        ["exec"] = 512, ["finger"] = 79, ["ftp"] = 21, ["ftp-data"] = 20, ["gopher"] = 70, ["h323"] = 1720, ["hostname"] = 101, ["http"] = 80,
        ["https"] = 443, ["ident"] = 113, ["imap4"] = 143, ["irc"] = 194, ["isakmp"] = 500, ["kerberos"] = 750, ["klogin"] = 543, ["kshell"] = 544,
        ["ldap"] = 389, ["ldaps"] = 636, ["login"] = 513, ["lotusnotes"] = 1352, ["lpd"] = 515, ["mobile-ip"] = 434, ["msrpc"] = 135,
        ["nameserver"] = 42, ["netbios-dgm"] = 138, ["netbios-ns"] = 137, ["netbios-ss"] = 139, ["netbios-ssn"] = 139, ["nfs"] = 2049, ["nntp"] = 119,
        ["non500-isakmp"] = 4500, ["ntp"] = 123, ["onep-plain"] = 15001, ["onep-tls"] = 15002, ["pcanywhere-data"] = 5631, ["pcanywhere-status"] = 5632,
        ["pim-auto-rp"] = 496, ["pop2"] = 109, ["pop3"] = 110, ["pptp"] = 1723, ["radius"] = 1645, ["radius-acct"] = 1646, ["rip"] = 520, ["ripv6"] = 521,
        ["rsh"] = 514, ["rtsp"] = 554, ["secureid-udp"] = 5510, ["sip"] = 5060, ["smtp"] = 25, ["snmp"] = 161, ["snmptrap"] = 162, ["sqlnet"] = 1521,
        ["ssh"] = 22, ["sunrpc"] = 111, ["syslog"] = 514, ["tacacs"] = 49, ["talk"] = 517, ["telnet"] = 23, ["tftp"] = 69, ["time"] = 37, ["uucp"] = 540,
        ["vxlan"] = 4789, ["who"] = 513, ["whois"] = 43, ["www"] = 80, ["xdmcp"] = 177,
    };

    /// <summary>The port of a number or one of Cisco's names; null if the word is neither.</summary>
    internal static int? Find(string word)
        => Names.TryGetValue(word, out int port) ? port
        : word.Length is > 0 and <= 5 && int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) && number <= PortRange.MaxPort
            ? number
            : null;
}
