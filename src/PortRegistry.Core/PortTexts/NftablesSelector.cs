using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>What a selector of nft selects.</summary>
internal enum NftablesField
{
    Other,
    DestinationPort,
    SourcePort,
    Transport,
    DestinationAddress,
    SourceAddress,
    InInterface,
    OutInterface,
    MessageType,
    MessageCode,
    State,
}

/// <summary>A selector, such as <c>tcp dport</c> or <c>meta iifname</c>: what it selects, and the protocol of its header.</summary>
internal readonly struct NftablesSelector
{
    private static readonly HashSet<string> MetaKeys = WordsOf(
        "length protocol priority mark iif iifname iiftype oif oifname oiftype skuid skgid nftrace rtclassid ibriport obriport ibrname obrname "
        + "pkttype cpu iifgroup oifgroup cgroup random ibrpvid ibrvproto l4proto nfproto secpath ipsec time hour day sdif sdifname broute secmark iifkind oifkind");

    // Those that nft prints without the word meta.
    private static readonly HashSet<string> BareKeys = WordsOf(
        "mark iif iifname iiftype oif oifname oiftype skuid skgid nftrace rtclassid ibriport obriport ibrname obrname pkttype cpu iifgroup oifgroup cgroup");

    private static readonly HashSet<string> ConnectionKeys = WordsOf(
        "state direction status mark expiration helper label l3proto protocol saddr daddr proto-src proto-dst bytes packets avgpkt zone id secmark event eventmask timeout expectation");

    private static readonly HashSet<string> OptionFields = new(StringComparer.Ordinal) { "kind", "length", "size", "left", "right", "tsval", "tsecr", "count", "type", "ptr", "value", "addr" };

    private static readonly HashSet<string> ChunkFields = WordsOf(
        "type flags length tsn stream ssn ppid init-tag a-rwnd num-outbound-streams num-inbound-streams initial-tsn cum-tsn-ack num-gap-ack-blocks num-dup-tsns lowest-tsn seqno new-cum-tsn");

    private static readonly Dictionary<string, HashSet<string>> Headers = new(StringComparer.Ordinal)
    {
        ["tcp"] = WordsOf("sport dport sequence ackseq doff reserved flags window checksum urgptr"),
        ["udp"] = WordsOf("sport dport length checksum"),
        ["udplite"] = WordsOf("sport dport csumcov checksum"),
        ["sctp"] = WordsOf("sport dport vtag checksum"),
        ["dccp"] = WordsOf("sport dport type"),
        ["th"] = WordsOf("sport dport"),
        ["ip"] = WordsOf("version hdrlength dscp ecn length id frag-off ttl protocol checksum saddr daddr"),
        ["ip6"] = WordsOf("version dscp ecn flowlabel length nexthdr hoplimit saddr daddr"),
        ["icmp"] = WordsOf("type code checksum id sequence gateway mtu"),
        ["icmpv6"] = WordsOf("type code checksum parameter-problem packet-too-big id sequence max-delay taddr daddr mtu"),
        ["igmp"] = WordsOf("type mrt checksum group"),
        ["ether"] = WordsOf("saddr daddr type"),
        ["vlan"] = WordsOf("id dei cfi pcp type"),
        ["arp"] = WordsOf("htype ptype hlen plen operation saddr daddr"),
        ["ah"] = WordsOf("nexthdr hdrlength reserved spi sequence"),
        ["esp"] = WordsOf("spi sequence"),
        ["comp"] = WordsOf("nexthdr flags cpi"),
        ["hbh"] = WordsOf("nexthdr hdrlength"),
        ["dst"] = WordsOf("nexthdr hdrlength"),
        ["frag"] = WordsOf("nexthdr reserved frag-off reserved2 more-fragments id"),
        ["mh"] = WordsOf("nexthdr hdrlength type reserved checksum"),
        ["rt"] = WordsOf("nexthdr hdrlength type seg-left classid nexthop mtu ipsec"),
        ["rt0"] = WordsOf("addr"),
        ["rt2"] = WordsOf("addr"),
        ["srh"] = WordsOf("last-entry flags tag sid seg-left"),
        ["gre"] = WordsOf("version flags protocol"),
        ["vxlan"] = WordsOf("vni flags"),
        ["geneve"] = WordsOf("vni type"),
        ["socket"] = WordsOf("transparent mark wildcard cgroupv2"),
        ["osf"] = WordsOf("name version"),
    };

    private NftablesSelector(NftablesField field, TransportSpec? transport)
    {
        Field = field;
        Transport = transport;
    }

    internal NftablesField Field { get; }

    /// <summary>The protocol of the header; null if any has it.</summary>
    internal TransportSpec? Transport { get; }

    /// <summary>Reads a selector; null if there is none here, which leaves the position unchanged.</summary>
    internal static NftablesSelector? Read(List<NftablesToken> tokens, ref int at)
    {
        int start = at;
        NftablesSelector? read = at < tokens.Count && !tokens[at].IsQuoted ? ReadWord(tokens, ref at) : null;
        at = read is null ? start : at;
        return read;
    }

    private static NftablesSelector? ReadWord(List<NftablesToken> tokens, ref int at)
    {
        string header = tokens[at++].Text;
        switch (header)
        {
            case "meta":
                return at < tokens.Count && MetaKeys.Contains(tokens[at].Text) ? Meta(tokens[at++].Text) : null;
            case "ct":
                return ReadConnection(tokens, ref at);
            case "fib":
                return ReadRoute(tokens, ref at);
            case "numgen" or "jhash" or "symhash":
                return ReadNumber(tokens, header, ref at);
            case "ipsec":
                return SkipTo(tokens, ref at, "in", "out") && SkipOption(tokens, ref at, "spnum") && SkipTo(tokens, ref at, "reqid", "spi", "ip", "ip6")
                    && (tokens[at - 1].Text is "reqid" or "spi" || SkipTo(tokens, ref at, "saddr", "daddr")) ? default(NftablesSelector) : null;
            case "exthdr":
                at++;
                return default(NftablesSelector);
            case "osf":
                SkipOption(tokens, ref at, "ttl");
                break;
            case "rt" when at < tokens.Count && tokens[at].Text is "ip" or "ip6":
                at++;
                break;
            case "vxlan" or "geneve" or "gre" or "gretap":
                int inner = at;
                if (at < tokens.Count && Headers.ContainsKey(tokens[at].Text) && !IsTunnel(tokens[at].Text) && Read(tokens, ref inner) is not null)
                {
                    at = inner;
                    return default(NftablesSelector);
                }

                break;
        }

        if (header.Length > 1 && header[0] == '@' && header is "@th" or "@nh" or "@ll" or "@ih")
        {
            at += 4;
            return at <= tokens.Count ? default(NftablesSelector) : null;
        }

        if (Headers.TryGetValue(header, out HashSet<string>? fields))
        {
            return ReadHeader(tokens, header, fields, ref at);
        }

        return BareKeys.Contains(header) ? Meta(header) : null;
    }

    private static NftablesSelector? ReadHeader(List<NftablesToken> tokens, string header, HashSet<string> fields, ref int at)
    {
        TransportSpec? transport = header is "tcp" or "udp" or "udplite" or "sctp" or "dccp" or "icmp" or "icmpv6" or "igmp" or "gre" or "esp" or "ah" ? TransportSpec.Parse(header) : null;
        if (at >= tokens.Count)
        {
            return null;
        }

        string field = tokens[at++].Text;
        if (field == "option" && header is "tcp" or "ip" or "dccp")
        {
            at++;
            if (at < tokens.Count && OptionFields.Contains(tokens[at].Text))
            {
                at++;
            }

            return new NftablesSelector(NftablesField.Other, transport);
        }

        if (field == "chunk" && header == "sctp")
        {
            at++;
            if (at < tokens.Count && ChunkFields.Contains(tokens[at].Text))
            {
                at++;
            }

            return new NftablesSelector(NftablesField.Other, transport);
        }

        if (header == "arp" && field is "saddr" or "daddr")
        {
            at++;
            return default(NftablesSelector);
        }

        if (header == "socket" && field == "cgroupv2")
        {
            at += 2;
            return default(NftablesSelector);
        }

        if (!fields.Contains(field))
        {
            return null;
        }

        NftablesField kind = (header, field) switch
        {
            ("tcp" or "udp" or "udplite" or "sctp" or "dccp" or "th", "dport") => NftablesField.DestinationPort,
            ("tcp" or "udp" or "udplite" or "sctp" or "dccp" or "th", "sport") => NftablesField.SourcePort,
            ("ip", "protocol") or ("ip6", "nexthdr") => NftablesField.Transport,
            ("ip" or "ip6", "daddr") => NftablesField.DestinationAddress,
            ("ip" or "ip6", "saddr") => NftablesField.SourceAddress,
            ("icmp" or "icmpv6", "type") => NftablesField.MessageType,
            ("icmp" or "icmpv6", "code") => NftablesField.MessageCode,
            _ => NftablesField.Other,
        };
        return new NftablesSelector(kind, transport);
    }

    // These do not nest, so recursion is not deep.
    private static bool IsTunnel(string header) => header is "vxlan" or "geneve" or "gre" or "gretap";

    private static NftablesSelector Meta(string key) => new(
        key switch
        {
            "l4proto" => NftablesField.Transport,
            "iif" or "iifname" => NftablesField.InInterface,
            "oif" or "oifname" => NftablesField.OutInterface,
            _ => NftablesField.Other,
        },
        null);

    // ct state, ct original ip saddr, ct reply proto-dst
    private static NftablesSelector? ReadConnection(List<NftablesToken> tokens, ref int at)
    {
        SkipTo(tokens, ref at, "original", "reply");
        SkipTo(tokens, ref at, "ip", "ip6");
        if (at >= tokens.Count || !ConnectionKeys.Contains(tokens[at].Text))
        {
            return null;
        }

        return new NftablesSelector(tokens[at++].Text == "state" && tokens[at - 2].Is("ct") ? NftablesField.State : NftablesField.Other, null);
    }

    // fib saddr . iif oif
    private static NftablesSelector? ReadRoute(List<NftablesToken> tokens, ref int at)
    {
        do
        {
            if (!SkipTo(tokens, ref at, "saddr", "daddr", "mark", "iif", "oif"))
            {
                return null;
            }
        }
        while (SkipTo(tokens, ref at, "."));

        return SkipTo(tokens, ref at, "oif", "oifname", "type") || SkipTo(tokens, ref at, "check") ? default(NftablesSelector) : null;
    }

    // numgen inc mod 2 offset 1, jhash ip saddr . tcp dport mod 4 seed 0x1, symhash mod 2
    private static NftablesSelector? ReadNumber(List<NftablesToken> tokens, string kind, ref int at)
    {
        if (kind == "numgen")
        {
            SkipTo(tokens, ref at, "inc", "random");
        }
        else if (kind == "jhash")
        {
            do
            {
                if (at >= tokens.Count || tokens[at].Is("jhash") || IsTunnel(tokens[at].Text) || Read(tokens, ref at) is null)
                {
                    return null;
                }
            }
            while (SkipTo(tokens, ref at, "."));
        }

        if (!SkipOption(tokens, ref at, "mod"))
        {
            return null;
        }

        SkipOption(tokens, ref at, "seed");
        SkipOption(tokens, ref at, "offset");
        return default(NftablesSelector);
    }

    private static bool SkipTo(List<NftablesToken> tokens, ref int at, params string[] words)
    {
        bool isOne = at < tokens.Count && !tokens[at].IsQuoted && Array.IndexOf(words, tokens[at].Text) >= 0;
        at += isOne ? 1 : 0;
        return isOne;
    }

    private static bool SkipOption(List<NftablesToken> tokens, ref int at, string word)
    {
        if (at + 1 >= tokens.Count || !tokens[at].Is(word))
        {
            return word == "spnum";
        }

        at += 2;
        return true;
    }

    private static HashSet<string> WordsOf(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
