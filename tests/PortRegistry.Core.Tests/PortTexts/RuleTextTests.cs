using System.Collections.Generic;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

public class RuleTextTests
{
    [Fact]
    public void Nft_gives_each_rule_with_ports_and_those_that_let_anything_in()
        => Assert.Equal(
            new[]
            {
                "inet filter web|In|accept|tcp|-|80|-|-|-|-|-",
                "inet filter input|In|accept|tcp|-|80,443|-|-|-|-|web; dport 99",
                "inet filter input|In|accept|udp|224.0.0.251|5353|-|-|-|-|-",
                "inet filter input|In|accept|tcp|-|5432|10.0.0.0/8|-|eth0|-|-",
                "inet filter input|In|accept|tcp|-|22,8000-8100,8200,8300|-|-|-|-|-",
                "inet filter input|In|drop|tcp|-|0-21,23-65535|-|-|-|-|-",
                "inet filter input|In|drop|tcp|-|0-21,23-79,81-65535|-|-|-|-|-",
                "inet filter input|In|accept|tcp|-|1024-65535|-|-|-|-|-",
                "inet filter input|In|reject|tcp|-|0-1023|-|-|-|-|-",
                "inet filter input|In|accept|tcp,udp|-|53|-|-|-|-|-",
                "inet filter input|In|accept|icmp|-|echo-request/icmp|-|-|-|-|-",
                "inet filter input|In|accept|tcp|-|Any|-|53|-|-|-",
                "inet filter input|In|accept|tcp|-|22|-|-|-|-|-",
                "inet filter input|In|jump web|tcp|-|80|-|-|-|-|-",
                "inet filter input|In|drop|tcp|-|23|-|-|-|-|-",
                "inet filter input|In|accept|tcp|-|22|10.0.0.1|-|-|-|-",
                "inet filter input|In|accept|tcp|-|80|10.0.0.2|-|-|-|-",
                "inet filter input|In|accept|any|-|Any|192.168.0.0/16|-|-|-|-",
                "inet filter output|Out|drop|tcp|-|-|-|25|-|-|-",
                "ip nat pre|In|redirect|tcp|-|8080|-|-|-|-|-",
            },
            Rules("""
                table inet filter { # handle 1
                	set allowed {
                		type inet_service
                		flags interval
                		elements = { 22, 8000-8100,
                			     8200 counter packets 0 bytes 0, 8300 }
                	}

                	chain web {
                		tcp dport 80 accept # handle 7
                	}

                	chain input {
                		type filter hook input priority filter; policy drop;
                		iif "lo" accept
                		ct state established,related accept
                		tcp dport { 80, 443 } counter packets 0 bytes 0 accept comment "web; dport 99"
                		udp dport 5353 ip daddr 224.0.0.251 accept
                		iifname "eth0" ip saddr 10.0.0.0/8 tcp dport 5432 ct state new accept
                		tcp dport @allowed accept
                		tcp dport != 22 drop
                		tcp dport != { 22, 80 } drop
                		tcp dport >= 1024 accept
                		tcp dport < 1024 reject with tcp reset
                		meta l4proto { tcp, udp } th dport 53 accept
                		icmp type echo-request accept
                		tcp sport 53 accept
                		tcp dport vmap { 22 : accept, 80 : jump web }
                		tcp dport 23 log prefix "tcp dport 24" drop
                		ip saddr . tcp dport { 10.0.0.1 . 22, 10.0.0.2 . 80 } accept
                		ip saddr 192.168.0.0/16 accept
                		jump web
                	}

                	chain output {
                		type filter hook output priority filter; policy accept;
                		tcp dport 25 drop
                	}
                }
                table ip nat {
                	chain pre {
                		type nat hook prerouting priority dstnat; policy accept;
                		tcp dport 8080 redirect to :80
                	}
                }
                """));

    [Fact]
    public void Nft_says_where_a_set_is_not_in_the_text()
        => Assert.Equal(
            new[] { "Line 3: 'tcp dport @elsewhere accept' cannot be read: the text has no set '@elsewhere' in this table; 'nft list ruleset' prints sets with rules." },
            Rules("table inet filter {\n\tchain input {\n\t\ttcp dport @elsewhere accept\n\t}\n}"));

    [Fact]
    public void Iptables_gives_each_rule_with_ports_and_those_that_let_anything_in()
        => Assert.Equal(
            new[]
            {
                "filter INPUT|In|ACCEPT|tcp|-|22|-|-|-|-|allow ssh -j DROP",
                "filter INPUT|In|ACCEPT|tcp|-|80,443,8000-8100|-|-|-|-|-",
                "filter INPUT|In|DROP|tcp|-|0,3-65535|-|-|-|-|-",
                "filter INPUT|In|DROP|udp|-|0-52,54-65535|-|-|-|-|-",
                "filter INPUT|In|ACCEPT|udp|-|67-68|-|67-68|eth0|-|-",
                "filter INPUT|In|ACCEPT|icmp|-|8/icmp|-|-|-|-|-",
                "filter INPUT|In|REJECT|tcp|-|1024-65535|10.0.0.0/8|-|-|-|-",
                "filter INPUT|In|ACCEPT|any|-|Any|192.168.1.0/24|-|-|-|-",
                "filter OUTPUT|Out|DROP|tcp|-|-|192.0.2.4/32|25|-|-|-",
                "nat PREROUTING|In|DNAT|tcp|-|2222|-|-|-|-|-",
            },
            Rules("""
                # Generated by iptables-save v1.8.9 on Mon Nov 23 02:52:30 2026
                *filter
                :INPUT DROP [0:0]
                :OUTPUT ACCEPT [0:0]
                -A INPUT -i lo -j ACCEPT
                -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                [12:840] -A INPUT -p tcp -m tcp --dport 22 -m comment --comment "allow ssh -j DROP" -j ACCEPT
                -A INPUT -p tcp -m multiport --dports 80,443,8000:8100 -j ACCEPT
                -A INPUT -p tcp -m multiport ! --dports 1,2 -j DROP
                -A INPUT -p udp -m udp ! --dport 53 -j DROP
                -A INPUT -i eth0 -p udp -m udp --sport 67:68 --dport 67:68 -j ACCEPT
                -A INPUT -p icmp -m icmp --icmp-type 8 -j ACCEPT
                -A INPUT -s 10.0.0.0/8 -p tcp -m tcp --dport 1024:65535 -j REJECT --reject-with tcp-reset
                -A INPUT -s 192.168.1.0/24 -j ACCEPT
                -A INPUT -p gre -j ACCEPT
                -A INPUT -p tcp -j web
                -A OUTPUT -d 192.0.2.4/32 -p tcp -m tcp --dport 25 -j DROP
                COMMIT
                *nat
                -A PREROUTING -p tcp -m tcp --dport 2222 -j DNAT --to-destination 10.0.0.5:22
                COMMIT
                """));

    [Fact]
    public void Ufw_gives_each_rule_in_every_form_of_status()
        => Assert.Equal(
            new[]
            {
                "-|In|ALLOW|tcp|Anywhere|80,443|Anywhere|-|-|-|web, mail",
                "-|In|ALLOW|any|Anywhere|53|Anywhere|-|-|-|-",
                "-|Out|DENY|tcp|Anywhere|-|Anywhere|25|-|-|-",
                "-|In|LIMIT|tcp|Anywhere (v6)|22|Anywhere (v6)|-|eth0|-|-",
                "-|In|ALLOW|tcp|192.168.0.1|5432|10.0.0.0/8|-|-|-|-",
                "-|In|ALLOW|tcp|Anywhere|6000-6007|Anywhere|-|-|-|-",
                "-|In|REJECT|any|Anywhere|Any|203.0.113.5|-|-|-|-",
                "-|Forward|ALLOW|tcp|Anywhere|443|Anywhere|-|eth0|-|-",
                "-|In|ALLOW|gre|Anywhere|-|10.0.0.1|-|-|-|-",
                "-|In|ALLOW|udp|Anywhere|547|fe80::/10|546|-|-|-",
                "-|In|ALLOW|tcp|Anywhere (v6)|80,443|Anywhere (v6)|-|-|WWW Full|-",
                "-|In|ALLOW|any|Anywhere|80/tcp,443/tcp|Anywhere|-|-|Nginx Full|-",
                "-|In|ALLOW|any|Anywhere|22/tcp|Anywhere|-|-|OpenSSH|-",
            },
            Rules("""
                Status: active
                Logging: on (low)
                Default: deny (incoming), allow (outgoing), disabled (routed)
                New profiles: skip

                     To                         Action      From
                     --                         ------      ----
                [ 1] 80,443/tcp                 ALLOW IN    Anywhere                   # web, mail
                [ 2] 53                         ALLOW IN    Anywhere
                [ 3] 25/tcp                     DENY OUT    Anywhere                   (out)
                [14] 22/tcp (v6) on eth0        LIMIT IN    Anywhere (v6)
                192.168.0.1 5432/tcp       ALLOW       10.0.0.0/8
                6000:6007/tcp              ALLOW IN    Anywhere                   (log)
                Anywhere                   REJECT IN   203.0.113.5
                443/tcp on eth1            ALLOW FWD   Anywhere on eth0
                Anywhere                   ALLOW IN    10.0.0.1/gre
                547/udp                    ALLOW IN    fe80::/10 546/udp
                80,443/tcp (WWW Full (v6)) ALLOW IN    Anywhere (v6)
                Nginx Full                 ALLOW       Anywhere
                OpenSSH ALLOW Anywhere
                """));

    [Fact]
    public void Firewalld_gives_each_port_service_and_rich_rule_of_each_zone()
        => Assert.Equal(
            new[]
            {
                "public|In|accept|any|-|9090/tcp|-|-|eth0|cockpit|-",
                "public|In|accept|any|fe80::/64|546/udp|-|-|eth0|dhcpv6-client|-",
                "public|In|accept|tcp|-|8080|-|-|eth0|-|-",
                "public|In|accept|udp|-|5000-5010|-|-|eth0|-|-",
                "public|In|forward|tcp|-|80|-|-|eth0|-|-",
                "public|In|accept|udp|-|Any|-|123|eth0|-|-",
                "public|In|accept|tcp|-|5432|10.0.0.0/8|-|eth0|-|-",
                "public|In|drop|any|-|21/tcp|-|-|eth0|ftp|-",
                "dmz|In|accept|tcp|-|25|-|-|-|-|-",
            },
            Rules("""
                public (active)
                  target: default
                  icmp-block-inversion: no
                  interfaces: eth0
                  sources:
                  services: cockpit dhcpv6-client
                  ports: 8080/tcp 5000-5010/udp
                  protocols: gre
                  forward: yes
                  masquerade: no
                  forward-ports:
                	port=80:proto=tcp:toport=8080:toaddr=
                  source-ports: 123/udp
                  icmp-blocks: redirect
                  rich rules:
                	rule family="ipv4" source address="10.0.0.0/8" port port="5432" protocol="tcp" accept
                	rule service name="ftp" log prefix="ftp" level="info" drop
                	rule family="ipv4" source address="192.0.2.0/24" reject

                dmz
                  target: default
                  services:
                  ports: 25/tcp
                """));

    [Fact]
    public void A_service_of_firewalld_whose_name_is_none_is_reported()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("public\n  services: ssh b:d", PortTextFormat.Firewalld);
        Assert.Equal("ssh", Assert.Single(uses).Service);
        Assert.Contains("'b:d'", Assert.Single(issues).Reason, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_a_firewall_is_never_the_registrys()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("public\n  services: irc kerberos-iv", PortTextFormat.Firewalld);
        Assert.Empty(issues);
        Assert.Equal("6667/tcp", uses[0].LocalPort!.ToString());
        Assert.Equal(PortSpecKind.Invalid, uses[1].LocalPort!.Kind);
        Assert.Equal(PortSpecKind.Invalid, PortSpec.Parse(uses[1].LocalPort!.ToString()).Kind);
    }

    [Fact]
    public void A_rich_rule_with_an_unknown_word_is_an_error_and_the_rest_is_read()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("public\n  ports: 22/tcp\n  rich rules: \n\trule bogus name=\"x\" accept\n\trule service name=\"ssh\" log limit value=\"1/m\" audit");
        Assert.Equal("log", uses[1].Action);
        Assert.Contains("'bogus'", Assert.Single(issues).Reason, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_of_ufw_that_allow_are_rules_in_every_language()
        => Assert.Equal(
            new[]
            {
                "-|In|allow|any|-|Any|-|-|-|-|-",
                "-|Forward|allow|any|-|Any|-|-|-|-|-",
                "-|In|DENY|tcp|Anywhere|22|Anywhere|-|-|-|-",
            },
            Rules("Status: Aktiv\nStandard: allow (eingehend), allow (ausgehend), allow (gesendet)\n\nZu                         Aktion      Von\n--                         ------      ---\n22/tcp                     DENY IN     Anywhere"));

    [Fact]
    public void Zones_of_firewalld_are_told_apart_where_all_is_indented()
        => Assert.Equal(
            new[]
            {
                "public|In|accept|any|-|22/tcp|-|-|ens33|ssh|-",
                "trusted|In|accept|any|-|Any|-|-|ens34|-|-",
            },
            Rules("   public (active)\n     target: default\n     interfaces: ens33\n     services: ssh\n     rich rules: \n   trusted (active)\n     target: ACCEPT\n     interfaces: ens34\n     services:"));

    [Fact]
    public void What_ufw_never_prints_behind_Anywhere_is_an_error()
        => Assert.Contains("'(My Server)'", Assert.Single(Read("Status: active\n22/tcp ALLOW IN Anywhere (My Server)").Issues).Reason, System.StringComparison.Ordinal);

    [Fact]
    public void A_zone_that_nothing_is_bound_to_says_so_of_each_rule()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("""
            home
              target: default
              interfaces:
              sources:
              services: ssh
              ports: 8080/tcp
            work (active)
              target: default
              interfaces: eth1
              ports: 8081/tcp
            public (default)
              target: default
              ports: 8082/tcp
            """);

        Assert.Empty(issues);
        Assert.Equal([1, 1, 0, 0], uses.ConvertAll(use => use.Condition.Count));
        Assert.Equal("the text binds no interface or source to the zone", uses[0].Condition[0]);
    }

    [Theory]
    [InlineData("ipsec")]
    [InlineData("myapp")]
    public void A_service_of_firewalld_is_no_zone(string name)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read($"{name}\n  ports: 500/udp 4500/udp\n  protocols: ah esp\n  source-ports:\n  modules:\n  destination:");
        Assert.Empty(uses);
        Assert.Contains("no rules", Assert.Single(issues).Reason, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_that_firewalld_lists_alone_may_be_the_other_sides()
    {
        PortUse use = Assert.Single(Read("53/udp").Uses);
        Assert.Contains("--list-source-ports", Assert.Single(use.Assumption), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Ufw_that_is_inactive_says_so()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("Status: inactive");
        Assert.Empty(uses);
        Assert.Contains("none of its rules is in force", Assert.Single(issues).Reason, System.StringComparison.Ordinal);
    }
}
