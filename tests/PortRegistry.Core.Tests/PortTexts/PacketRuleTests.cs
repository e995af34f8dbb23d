using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>What nftables and iptables have in common: directions, policies, conditions, targets.</summary>
public sealed class PacketRuleTests
{
    [Fact]
    public void A_chain_has_the_directions_of_the_chains_that_jump_to_it()
        => Assert.Equal(
            new[] { "b In 22", "a In 80", "a Forward 80", "c Out ", "alone  443", "my-output Out " },
            Read("""
                *filter
                :INPUT DROP [0:0]
                -A INPUT -j a
                -A INPUT -j b
                -A FORWARD -j a
                -A OUTPUT -g c
                -A b -p tcp -m tcp --dport 22 -j ACCEPT
                -A a -p tcp -m tcp --dport 80 -j ACCEPT
                -A c -p tcp -m tcp --dport 25 -j ACCEPT
                -A alone -p tcp -m tcp --dport 443 -j ACCEPT
                -A my-output -p tcp -m tcp --dport 443 -j ACCEPT
                COMMIT
                """).Uses.Select(use => $"{use.Chain!.Substring(7)} {use.Direction} {use.LocalPort}"));

    [Fact]
    public void Verdict_maps_and_jumps_behind_jumps_tell_the_direction_too()
        => Assert.Equal(
            new[] { "inet t one|Out|accept|tcp|-|-|-|25|-|-|-", "inet t two|Forward|accept|tcp|-|80|-|-|-|-|-", "inet t input|In|accept|tcp|-|22|-|-|-|-|-" },
            Rules("""
                table inet t {
                	chain one {
                		tcp dport 25 accept
                	}
                	chain two {
                		tcp dport 80 accept
                	}
                	chain between {
                		goto two
                	}
                	chain out {
                		type filter hook output priority 0; policy drop;
                		oifname vmap { "eth0" : jump one }
                	}
                	chain fwd {
                		type filter hook forward priority 0; policy drop;
                		jump between
                	}
                	chain input {
                		type filter hook input priority 0; policy drop;
                		tcp dport 22 accept
                	}
                }
                """));

    [Theory]
    [InlineData(":INPUT ACCEPT [0:0]", "INPUT In ACCEPT Any")]
    [InlineData(":FORWARD ACCEPT [0:0]", "FORWARD Forward ACCEPT Any")]
    [InlineData(":INPUT DROP [0:0]", "")]
    [InlineData(":OUTPUT ACCEPT [0:0]", "")]
    [InlineData(":web - [0:0]", "")]
    [InlineData("-P INPUT ACCEPT", "INPUT In ACCEPT Any")]
    [InlineData("-P INPUT DROP", "")]
    public void A_policy_of_iptables_that_accepts_is_a_rule(string line, string expected)
        => Assert.Equal(expected, string.Join(";", Read("*filter\n" + line + "\nCOMMIT").Uses.Select(use => $"{use.Chain!.Substring(7)} {use.Direction} {use.Action} {use.LocalPort}")));

    [Theory]
    [InlineData("-A INPUT -j DROP", 0)]
    [InlineData("-A INPUT -j REJECT --reject-with icmp-port-unreachable", 0)]
    [InlineData("-A INPUT -p tcp -j DROP", 1)]
    [InlineData("-A INPUT -i eth0 -j DROP", 1)]
    [InlineData("-A INPUT -m limit --limit 5/min -j DROP", 1)]
    [InlineData("-A INPUT -j LOG", 1)]
    [InlineData("-A FORWARD -j DROP", 1)]
    [InlineData("-A INPUT -s 192.0.2.1/32 -j RETURN|-A INPUT -j DROP", 1)]
    [InlineData("-A INPUT -j DROP|-A INPUT -s 192.0.2.1/32 -j RETURN", 0)]
    public void A_policy_that_no_packet_comes_to_is_none(string rules, int policies)
        => Assert.Equal(policies, Read($"*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [0:0]\n{rules.Replace('|', '\n')}\nCOMMIT").Uses.Count(use => use.Action == "ACCEPT"));

    [Theory]
    [InlineData("tcp dport 22 accept; policy drop;", 0)]
    [InlineData("tcp dport 22 accept; counter drop comment \"rest\";", 0)]
    [InlineData("tcp dport 22 accept; reject with icmpx admin-prohibited;", 0)]
    [InlineData("tcp dport 22 accept; limit rate 5/second drop;", 1)]
    [InlineData("tcp dport 22 accept; ip saddr 192.0.2.1 return; drop;", 1)]
    public void A_policy_of_nft_that_is_said_later_or_never_reached_is_none(string rules, int policies)
        => Assert.Equal(policies, Read($"table inet filter {{\n chain input {{\n  type filter hook input priority 0;\n  {rules.Replace("; ", ";\n  ")}\n }}\n}}").Uses.Count(use => use.LocalPort?.Kind == PortSpecKind.Any));

    [Fact]
    public void A_policy_of_another_table_than_filter_is_none()
        => Assert.Empty(Read("*nat\n:INPUT ACCEPT [0:0]\n:PREROUTING ACCEPT [0:0]\nCOMMIT\n*mangle\n:FORWARD ACCEPT [0:0]\nCOMMIT").Uses);

    [Theory]
    [InlineData("type filter hook input priority 0; policy accept;", 1)]
    [InlineData("type filter hook input priority 0", 1)]
    [InlineData("type filter hook forward priority filter; policy accept;", 1)]
    [InlineData("type filter hook output priority 0; policy accept;", 0)]
    [InlineData("type filter hook prerouting priority raw; policy accept;", 0)]
    [InlineData("type nat hook input priority 0; policy accept;", 0)]
    [InlineData("type filter hook forward priority mangle; policy accept;", 0)]
    [InlineData("type filter hook input priority -150; policy accept;", 0)]
    [InlineData("type filter hook input priority filter - 1; policy accept;", 1)]
    [InlineData("type filter hook input priority 0; policy drop;", 0)]
    public void A_policy_of_nftables_that_accepts_is_a_rule(string type, int uses)
        => Assert.Equal(uses, Read($"table inet t {{\nchain c {{\n{type}\n}}\n}}").Uses.Count);

    [Theory]
    [InlineData("-A INPUT -m set --match-set banned src -p tcp --dport 22 -j DROP", "-m set --match-set banned src")]
    [InlineData("-A INPUT -p tcp --dport 22 -m mark ! --mark 0x1/0xff -j DROP", "-m mark ! --mark 0x1/0xff")]
    [InlineData("-A OUTPUT -p tcp --dport 22 -m owner --uid-owner 1000 -j DROP", "-m owner --uid-owner 1000")]
    [InlineData("-A INPUT -p tcp --dport 22 -m limit --limit 3/min --limit-burst 5 -j ACCEPT", "-m limit --limit 3/min --limit-burst 5")]
    [InlineData("-A INPUT -p tcp --dport 22 -m time --timestart 08:00 --timestop 17:00 -j ACCEPT", "-m time --timestart 08:00 --timestop 17:00")]
    [InlineData("-A INPUT -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --set --name SSH --rsource -j ACCEPT", "-m conntrack --ctstate NEW; -m recent --set --name SSH --rsource")]
    [InlineData("-A INPUT -p tcp --dport 22 -m socket -j ACCEPT", "-m socket")]
    [InlineData("-A INPUT ! -p udp -j ACCEPT", "! -p udp")]
    [InlineData("-A INPUT -p tcp --syn --dport 22 -j ACCEPT", "--syn")]
    [InlineData("-A INPUT -p tcp -m tcp --tcp-flags FIN,SYN,RST,ACK SYN --dport 22 -j ACCEPT", "-m tcp --tcp-flags FIN,SYN,RST,ACK SYN")]
    [InlineData("-A INPUT -p tcp -m tcp --dport 22 -m comment --comment x -j ACCEPT", "")]
    public void What_no_property_shows_is_a_condition_of_iptables(string rule, string condition)
        => Assert.Equal(condition, Assert.Single(Read("*filter\n" + rule).Uses).Condition.ToString());

    [Theory]
    [InlineData("ct state new tcp dport 22 accept", "ct state new")]
    [InlineData("meta mark 0x1 tcp dport 22 accept", "meta mark 0x1")]
    [InlineData("tcp flags & (fin | syn) == syn tcp dport 22 accept", "tcp flags & ( fin | syn ) == syn")]
    [InlineData("tcp dport 22 limit rate over 5/minute burst 5 packets drop", "limit rate over 5/minute burst 5 packets")]
    [InlineData("tcp dport 22 ct count over 10 reject", "ct count over 10")]
    [InlineData("fib saddr . iif oif missing tcp dport 22 drop", "fib saddr . iif oif missing")]
    [InlineData("tcp dport 22 add @seen { ip saddr limit rate over 5/minute } drop", "add @seen { ip saddr limit rate over 5/minute }")]
    [InlineData("tcp dport 22 meter m { ip saddr limit rate 5/minute } accept", "meter m { ip saddr limit rate 5/minute }")]
    [InlineData("meta hour \"08:00\"-\"17:00\" tcp dport 22 accept", "meta hour \"08:00\"-\"17:00\"")]
    [InlineData("socket cgroupv2 level 1 \"a.slice\" tcp dport 22 accept", "socket cgroupv2 level 1 \"a.slice\"")]
    [InlineData("vxlan tcp dport 80 tcp dport 22 accept", "vxlan tcp dport 80")]
    [InlineData("ip saddr 192.0.2.1 ip saddr != 192.0.2.2 tcp dport 22 accept", "ip saddr != 192.0.2.2")]
    [InlineData("tcp dport 22 counter packets 1 bytes 2 log prefix \"x \" flags tcp sequence,options accept", "")]
    [InlineData("tcp option maxseg size set rt mtu tcp dport 22 accept", "")]
    public void What_no_property_shows_is_a_condition_of_nftables(string rule, string condition)
    {
        (System.Collections.Generic.List<PortUse> uses, System.Collections.Generic.List<ParseIssue> issues) = Read($"table inet t {{\nchain c {{\n{rule}\n}}\n}}");
        Assert.Empty(issues);
        PortUse use = Assert.Single(uses);
        Assert.Equal((condition, "22"), (use.Condition.ToString(), use.LocalPort!.ToString()));
    }

    [Theory]
    [InlineData("NEW", true)]
    [InlineData("NEW,ESTABLISHED", true)]
    [InlineData("ESTABLISHED,RELATED", false)]
    [InlineData("RELATED,ESTABLISHED,DNAT", false)]
    [InlineData("DNAT", true)]
    [InlineData("UNTRACKED", true)]
    [InlineData("INVALID", false)]
    [InlineData("! NEW", false)]
    [InlineData("! NEW,INVALID", false)]
    [InlineData("! INVALID", true)]
    [InlineData("! DNAT", true)]
    [InlineData("! ESTABLISHED,RELATED", true)]
    public void States_that_new_packets_have_open_every_port(string state, bool opens)
    {
        string negation = state.StartsWith('!') ? "! " : string.Empty;
        string names = state.TrimStart('!', ' ');
        string nft = names.Replace("DNAT", "untracked", System.StringComparison.Ordinal).ToLowerInvariant();
        Assert.Equal(opens ? 1 : 0, Read($"*filter\n-A INPUT -m conntrack {negation}--ctstate {names} -j ACCEPT").Uses.Count);
        Assert.Equal(opens ? 1 : 0, Read($"table ip t {{\nchain c {{\nct state {(negation.Length > 0 ? "!= " : string.Empty)}{{ {nft} }} accept\n}}\n}}").Uses.Count);
    }

    [Theory]
    [InlineData("-A PREROUTING -i eth0 -p tcp --dport 80 -j DNAT --to-destination 10.0.0.5:8080", "80 eth0  10.0.0.5 8080")]
    [InlineData("-A PREROUTING -p tcp --dport 80 -j DNAT --to-destination [2001:db8::1]:8080", "80   2001:db8::1 8080")]
    [InlineData("-A PREROUTING -p tcp --dport 80 -j REDIRECT --to-ports 3128", "80    3128")]
    [InlineData("-A PREROUTING -d 192.0.2.1/32 -j DNAT --to-destination 10.0.0.5", "Any   10.0.0.5 ")]
    [InlineData("-A FORWARD -i eth0 -o eth1 -p tcp --dport 80 -j ACCEPT", "80 eth0 eth1  ")]
    public void Both_interfaces_and_the_target_of_a_translation_are_given_by_iptables(string rule, string expected)
    {
        PortUse use = Assert.Single(Read("*nat\n" + rule).Uses);
        Assert.Equal(expected, $"{use.LocalPort} {use.InInterface} {use.OutInterface} {use.NatAddress} {use.NatPort}");
    }

    [Theory]
    [InlineData("iifname \"eth0\" tcp dport 80 dnat ip to 10.0.0.5:8080", "80 eth0  10.0.0.5 8080")]
    [InlineData("tcp dport 80 dnat ip6 to [2001:db8::1]:8080", "80   2001:db8::1 8080")]
    [InlineData("tcp dport 80 redirect to :3128", "80    3128")]
    [InlineData("dnat to tcp dport map { 80 : 10.0.0.1, 81 : 10.0.0.2 }", "80,81   10.0.0.1, 10.0.0.2 ")]
    [InlineData("tcp dport 80 dnat to numgen random mod 2 map { 0 : 10.0.0.1, 1 : 10.0.0.2 } : 8080", "80   10.0.0.1, 10.0.0.2 8080")]
    [InlineData("iifname \"eth0\" oifname \"eth1\" tcp dport 80 accept", "80 eth0 eth1  ")]
    [InlineData("dnat ip to ip daddr . tcp dport map { 192.0.2.1 . 80 : 10.0.0.1 . 8080 }", "80   10.0.0.1 8080")]
    public void Both_interfaces_and_the_target_of_a_translation_are_given_by_nftables(string rule, string expected)
    {
        PortUse use = Assert.Single(Read($"table ip t {{\nchain c {{\n{rule}\n}}\n}}").Uses);
        Assert.Equal(expected, $"{use.LocalPort} {use.InInterface} {use.OutInterface} {use.NatAddress} {use.NatPort}");
    }

    [Theory]
    [InlineData("-A INPUT -p tcp --dportt 22 -j ACCEPT", "'--dportt'")]
    [InlineData("-A INPUT -p tcp -m foo --bar 1 --dport 22 -j ACCEPT", "'--bar'")]
    [InlineData("-A INPUT -p tcp --dport", "'--dport'")]
    [InlineData("-A INPUT -p tcpp --dport 22 -j ACCEPT", "'tcpp'")]
    [InlineData("-A INPUT stray -p tcp --dport 22 -j ACCEPT", "'stray'")]
    [InlineData("-A INPUT -p tcp --dport 22 -m comment --comment \"open -j ACCEPT", "quote")]
    [InlineData("-D INPUT -p tcp --dport 22 -j ACCEPT", "'-D'")]
    public void What_iptables_does_not_have_is_an_error_that_names_it(string rule, string word)
    {
        (System.Collections.Generic.List<PortUse> uses, System.Collections.Generic.List<ParseIssue> issues) = Read("*filter\n" + rule + "\nCOMMIT");
        Assert.Empty(uses);
        Assert.Contains(word, Assert.Single(issues).Reason, System.StringComparison.Ordinal);
        Assert.Equal(2, issues[0].Line);
    }

    [Theory]
    [InlineData("tcp dport 22 frobnicate accept", "'frobnicate'")]
    [InlineData("tcp dprt 22 accept", "'tcp'")]
    [InlineData("tcp dport 22 xt target \"LOG\"", "'LOG'")]
    [InlineData("tcp dport { 22 odd } accept", "'odd'")]
    [InlineData("ip saddr . tcp dport { 22 } accept", "'22'")]
    [InlineData("dnat to tcp dport map @none", "'@none'")]
    [InlineData("tcp dport $web accept", "'web'")]
    [InlineData("reject with nothing", "refusal")]
    [InlineData("tcp dport != https accept", "https")]
    public void What_nftables_does_not_have_is_an_error_that_names_it(string rule, string word)
    {
        (System.Collections.Generic.List<PortUse> uses, System.Collections.Generic.List<ParseIssue> issues) = Read($"table ip t {{\nchain c {{\n{rule}\ntcp dport 80 accept\n}}\n}}");
        Assert.Equal("80", Assert.Single(uses).LocalPort!.ToString());
        Assert.Contains(word, Assert.Single(issues).Reason, System.StringComparison.Ordinal);
        Assert.Equal(3, issues[0].Line);
    }

    [Fact]
    public void A_rule_of_a_chain_has_the_conditions_of_the_rule_that_jumps_to_it()
    {
        const string Expected = "jump from INPUT: tcp, dport 22, from 10.0.0.0/8, in eth0, ";
        (List<PortUse> saved, _) = Read("""
            *filter
            -A INPUT -i eth0 -s 10.0.0.0/8 -p tcp --dport 22 -m limit --limit 3/min -j ssh
            -A INPUT -j plain
            -A ssh -j ACCEPT
            -A plain -p tcp --dport 80 -j ACCEPT
            -A unused -p tcp --dport 81 -j ACCEPT
            COMMIT
            """);
        (List<PortUse> listed, _) = Read("""
            table inet f {
                chain INPUT {
                    type filter hook input priority filter; policy drop;
                    iifname eth0 ip saddr 10.0.0.0/8 tcp dport 22 limit rate 3/minute jump ssh
                    jump plain
                }
                chain ssh {
                    accept
                }
                chain plain {
                    tcp dport 80 accept
                }
                chain unused {
                    tcp dport 81 accept
                }
            }
            """);

        Assert.Equal(Expected + "-m limit --limit 3/min", Assert.Single(saved[1].Condition));
        Assert.Equal(Expected + "limit rate 3/minute", Assert.Single(listed[1].Condition));
        foreach (List<PortUse> uses in new[] { saved, listed })
        {
            Assert.Equal("80", uses[2].LocalPort!.ToString());
            Assert.Empty(uses[2].Condition);
            Assert.Empty(uses[2].Assumption);
            Assert.Contains("nothing in the text jumps to it", Assert.Single(uses[3].Assumption), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Jumps_that_are_for_every_packet_count_before_the_others_and_pass_conditions_on()
    {
        (List<PortUse> uses, _) = Read("""
            *filter
            -A INPUT -p tcp -j first
            -A INPUT -p udp --dport 53 -j second
            -A INPUT -p udp --dport 54 -j second
            -A INPUT -j third
            -A third -j first
            -A second -j fourth
            -A fourth -i eth0 -j fifth
            -A fifth -p udp --sport 5 -j ACCEPT
            -A first -m set --match-set a src -j ACCEPT
            -A fourth -s 10.0.0.1 -j ACCEPT
            COMMIT
            """);

        Assert.Equal(["-m set --match-set a src"], uses[3].Condition);
        Assert.Equal(["jump from INPUT: udp, dport 53, or by another rule", "jump from fourth: in eth0"], uses[2].Condition);
        Assert.Equal(["jump from INPUT: udp, dport 53, or by another rule"], uses[4].Condition);
    }

    [Fact]
    public void A_listing_without_interfaces_says_that_they_are_assumed()
    {
        const string Heading = "Chain INPUT (policy DROP)\ntarget     prot opt source               destination\n";
        PortUse use = Assert.Single(Read(Heading + "ACCEPT     all  --  0.0.0.0/0            0.0.0.0/0").Uses);
        Assert.Contains("prints interfaces with -v", Assert.Single(use.Assumption), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp dport 22 counter dnat 192.0.2.2:2222 comment \"x\"", "dnat|22|192.0.2.2|2222")]
    [InlineData("tcp dport 22 snat [2001:db8::1]:2222", "snat|22|2001:db8::1|2222")]
    [InlineData("dnat tcp dport map { 1000 : 192.0.2.1, 2000 : 192.0.2.2 } : tcp dport map { 1000 : 1234, 2000 : 2345 }", "dnat|1000,2000|192.0.2.1, 192.0.2.2|1234,2345")]
    [InlineData("ip protocol tcp dnat to 192.0.2.1 : numgen inc mod 2 map { 0 : 4040, 1 : 4050 }", "dnat|Any|192.0.2.1|4040,4050")]
    [InlineData("tcp dport 80 counter log prefix \"dpt:81\"", "log|80||")]
    [InlineData("tcp dport 22 ct mark set (meta mark | 0x10) << 8 accept", "accept|22||")]
    [InlineData("ip saddr . tcp dport != { 192.0.2.1 . 22 } drop", "drop|Any||")]
    public void A_statement_of_nftables_is_read_as_its_grammar_has_it(string rule, string expected)
    {
        PortUse use = Assert.Single(Read($"table ip t {{\nchain c {{\ntype filter hook prerouting priority 0;\n{rule}\n}}\n}}").Uses);
        Assert.Equal(expected, $"{use.Action}|{use.LocalPort}|{use.NatAddress}|{use.NatPort}");
    }
}
