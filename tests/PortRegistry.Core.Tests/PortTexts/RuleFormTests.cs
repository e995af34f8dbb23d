using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>The forms in which rules of nftables and iptables are written, beside what they print by default.</summary>
public sealed class RuleFormTests
{
    [Fact]
    public void Nft_in_JSON_says_the_same()
        => Assert.Equal(
            new[]
            {
                "inet f c|In|accept|any|-|Any|-|-|-|-|-",
                "inet f c|In|accept|tcp|-|22,80-90|-|-|-|-|web",
                "inet f c|In|accept|tcp|-|443|10.0.0.0/8|-|eth0|-|-",
                "inet f c|In|jump d|udp|-|53|-|-|-|-|-",
                "inet f d|In|drop|udp|-|53|-|-|-|-|-",
                "inet f c|In|dnat|tcp|-|81|-|-|-|-|-",
            },
            Rules(Json));

    [Fact]
    public void Nft_in_JSON_over_many_lines_says_the_same()
        => Assert.Equal(Rules(Json), Rules(Json.Replace("{", "{\n", System.StringComparison.Ordinal).Replace(",", ",\n  ", System.StringComparison.Ordinal)));

    [Fact]
    public void Nft_in_JSON_names_what_is_not_known()
        => Assert.Contains("'frob'", Assert.Single(Read("""{"nftables": [{"rule": {"family": "ip", "table": "t", "chain": "c", "expr": [{"frob": null}]}}]}""").Issues).Reason, System.StringComparison.Ordinal);

    [Fact]
    public void Nft_in_JSON_that_ends_early_or_goes_deep_is_an_error()
    {
        Assert.Single(Read("""{"nftables": [{"rule": {"family": "ip",""").Issues);
        Assert.Single(Read("{\"nftables\": [{\"rule\": " + new string('[', 100_000) + new string(']', 100_000) + "}]}").Issues);
    }

    [Fact]
    public void Files_of_nft_have_commands_definitions_and_blocks_in_one_line()
        => Assert.Equal(
            new[]
            {
                "inet f in|In|accept|tcp|-|22,80,443|-|-|-|-|-",
                "inet f in|In|accept|udp|-|51820|-|-|eth0|-|-",
                "inet f in|In|accept|tcp|-|25|-|-|-|-|-",
            },
            Rules("""
                #!/usr/sbin/nft -f
                flush ruleset
                define wan = eth0
                define web = { 80, 443 }
                table inet f { chain in { type filter hook input priority 0; policy drop; tcp dport { 22, $web } accept; iifname $wan udp dport 51820 accept; }; }
                add rule inet f in tcp dport \
                    25 accept
                """));

    [Fact]
    public void Scripts_of_iptables_are_read_as_the_shell_reads_them()
        => Assert.Equal(
            new[]
            {
                "filter INPUT|In|ACCEPT|tcp|-|22|-|-|eth0|-|a b",
                "filter FORWARD|Forward|ACCEPT|tcp|-|80,443|-|-|-|-|-",
                "nat PREROUTING|In|DNAT|tcp|-|8080|-|-|-|-|-",
                "filter INPUT|In|ACCEPT|ipv6-icmp|-|echo-request/ipv6-icmp|-|-|-|-|-",
                "Line 11: 'iptables -A INPUT -s $OFFICE -j ACCEPT' cannot be read: the text does not say what '$OFFICE' is.",
                "Line 12: 'frobnicate now' cannot be read: 'frobnicate' is no command of iptables.",
            },
            Rules("""
                #!/bin/sh
                IPT="/sbin/iptables"
                WAN=eth0
                $IPT -P INPUT ACCEPT
                $IPT -A INPUT -p tcp --dport 23 -j ACCEPT
                $IPT -F; $IPT -P INPUT DROP
                sudo $IPT --append INPUT --in-interface $WAN --protocol tcp --destination-port 22 -m comment --comment 'a b' --jump ACCEPT >/dev/null 2>&1
                iptables -I FORWARD 1 -p tcp -m multiport \
                    --dports 80,443 -j ACCEPT && echo done
                iptables -t nat -A PREROUTING -p tcp --dport 8080 -j DNAT --to 10.0.0.5:80; ip6tables -A INPUT -p icmpv6 --icmpv6-type echo-request -j ACCEPT
                iptables -A INPUT -s $OFFICE -j ACCEPT
                frobnicate now
                """));

    [Fact]
    public void Listings_of_iptables_give_each_rule_with_or_without_numbers_and_counters()
        => Assert.Equal(
            new[]
            {
                "INPUT|In|ACCEPT|any|-|Any|-|-|-|-|-",
                "INPUT|In|ACCEPT|tcp|-|22|192.0.2.0/24|-|eth0|-|staff",
                "INPUT|In|REJECT|tcp|-|25,110|-|-|-|-|-",
                "INPUT|In|DROP|udp|-|0-52,54-65535|-|-|-|-|-",
                "INPUT|In|-|tcp|-|99|-|-|-|-|-",
                "FORWARD|Forward|ACCEPT|tcp|10.0.0.5|80|-|-|eth0|-|-",
                "web|Forward|ACCEPT|tcp|-|443|-|-|-|-|-",
                "PREROUTING|In|DNAT|tcp|-|8080|-|-|-|-|-",
                "Line 14: '8        0     0 ACCEPT     tcp  --  *      *       0.0.0.0/0            0.0.0.0/0            frob 12' cannot be read: 'frob' is nothing that iptables -L is known to print here; iptables-save prints the rule in full.",
            },
            Rules("""
                Chain INPUT (policy ACCEPT 0 packets, 0 bytes)
                num   pkts bytes target     prot opt in     out     source               destination
                1        3   180 ACCEPT     tcp  --  eth0   *       192.0.2.0/24         0.0.0.0/0            tcp dpt:22 ctstate NEW limit: avg 3/min burst 5 /* staff */
                2        0     0 REJECT     6    --  *      *       0.0.0.0/0            0.0.0.0/0            multiport dports 25,110 reject-with icmp-port-unreachable
                3        0     0 DROP       udp  --  *      *       0.0.0.0/0            0.0.0.0/0            udp dpt:!53
                4        0     0 ACCEPT     all  --  lo     *       0.0.0.0/0            0.0.0.0/0
                5        0     0 ACCEPT     all  --  *      *       0.0.0.0/0            0.0.0.0/0            ctstate RELATED,ESTABLISHED
                6        0     0            tcp  --  *      *       0.0.0.0/0            0.0.0.0/0            tcp dpt:99

                Chain FORWARD (policy DROP 0 packets, 0 bytes)
                num   pkts bytes target     prot opt in     out     source               destination
                7        0     0 ACCEPT     tcp  --  eth0   eth1    0.0.0.0/0            10.0.0.5             tcp dpt:80
                1        0     0 web        all  --  *      *       0.0.0.0/0            0.0.0.0/0
                8        0     0 ACCEPT     tcp  --  *      *       0.0.0.0/0            0.0.0.0/0            frob 12
                Chain web (1 references)
                target     prot opt source               destination
                ACCEPT     tcp  --  anywhere             anywhere             tcp dpt:443

                Chain PREROUTING (policy ACCEPT)
                target     prot opt source               destination
                DNAT       tcp  --  anywhere             anywhere             tcp dpt:8080 to:10.0.0.5:80

                Chain INPUT (policy ACCEPT)
                target     prot opt source               destination
                """));

    private const string Json = """
        {"nftables": [{"metainfo": {"version": "1.0.6"}}, {"table": {"family": "inet", "name": "f"}},
        {"set": {"family": "inet", "name": "web", "table": "f", "type": "inet_service", "elem": [22, {"range": [80, 90]}]}},
        {"chain": {"family": "inet", "table": "f", "name": "c", "type": "filter", "hook": "input", "prio": 0, "policy": "accept"}},
        {"chain": {"family": "inet", "table": "f", "name": "d"}},
        {"rule": {"family": "inet", "table": "f", "chain": "c", "comment": "web", "expr": [{"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": "@web"}}, {"accept": null}]}},
        {"rule": {"family": "inet", "table": "f", "chain": "c", "expr": [{"match": {"op": "==", "left": {"meta": {"key": "iifname"}}, "right": "eth0"}}, {"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": {"prefix": {"addr": "10.0.0.0", "len": 8}}}}, {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 443}}, {"counter": {"packets": 0, "bytes": 0}}, {"accept": null}]}},
        {"rule": {"family": "inet", "table": "f", "chain": "c", "expr": [{"vmap": {"key": {"payload": {"protocol": "udp", "field": "dport"}}, "data": {"set": [[53, {"jump": {"target": "d"}}]]}}}]}},
        {"rule": {"family": "inet", "table": "f", "chain": "d", "expr": [{"match": {"op": "==", "left": {"payload": {"protocol": "udp", "field": "dport"}}, "right": 53}}, {"drop": null}]}},
        {"rule": {"family": "inet", "table": "f", "chain": "c", "expr": [{"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 81}}, {"dnat": {"addr": "10.0.0.5", "port": 80}}]}}]}
        """;
}
