using System;
using System.Globalization;

namespace PortRegistry;

/// <summary>
/// IP protocol numbers by IANA's keywords and by other common spellings. The first name of a number is the one that is printed.
/// </summary>
internal static class IpProtocol
{
    internal const int Icmp = 1;
    internal const int Icmpv6 = 58;
    internal const int Max = 255;

    /// <summary>What stands for every protocol; no IP protocol has the number.</summary>
    internal const int Any = -1;

    /// <summary>What stands for a text that names no protocol.</summary>
    internal const int None = -2;

    private static readonly (string Name, int Number)[] Names =
    {
        ("tcp", 6), ("udp", 17), ("sctp", 132), ("dccp", 33),
        ("any", Any), ("*", Any), ("all", Any), ("ip", Any),
        ("tcpv4", 6), ("tcpv6", 6), ("tcp4", 6), ("tcp6", 6), ("tcp46", 6),
        ("udpv4", 17), ("udpv6", 17), ("udp4", 17), ("udp6", 17), ("udp46", 17),
        ("sctpv4", 132), ("sctpv6", 132), ("sctp4", 132), ("sctp6", 132),
        ("dccpv4", 33), ("dccpv6", 33), ("dccp4", 33), ("dccp6", 33),
        ("icmp", Icmp), ("icmpv4", Icmp), ("icmp4", Icmp),
        ("ipv6-icmp", Icmpv6), ("icmpv6", Icmpv6), ("icmp6", Icmpv6),
        ("hopopt", 0), ("igmp", 2), ("ipv4", 4), ("ipip", 4), ("ipencap", 4), ("ipinip", 4), ("egp", 8),
        ("igp", 9), ("ipv6", 41), ("ipv6-route", 43), ("ipv6-frag", 44), ("rsvp", 46), ("gre", 47), ("esp", 50), ("ipsec-esp", 50),
        ("ah", 51), ("ahp", 51), ("ipsec-ah", 51), ("ipv6-nonxt", 59), ("ipv6-opts", 60), ("eigrp", 88), ("ospf", 89), ("ospfigp", 89), ("etherip", 97),
        ("encap", 98), ("pim", 103), ("ipcomp", 108), ("vrrp", 112), ("pgm", 113), ("l2tp", 115),
        ("mobility-header", 135), ("udplite", 136), ("mpls-in-ip", 137), ("hip", 139), ("shim6", 140),
    };

    /// <summary>The protocol that a part of a text names, without regard to case.</summary>
    internal static int Find(string text, int start, int length)
    {
        foreach ((string name, int number) in Names)
        {
            if (name.Length == length && string.Compare(text, start, name, 0, length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return number;
            }
        }

        return None;
    }

    /// <summary>The name of a protocol, or its number in digits where it has none here.</summary>
    internal static string NameOf(int number)
    {
        foreach ((string name, int known) in Names)
        {
            if (known == number)
            {
                return name;
            }
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }

    internal static bool IsIcmp(int number) => number is Icmp or Icmpv6;
}
