using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>Rules one step beside the common ones: what is read of each, or why it cannot be.</summary>
public class RuleBranchTests
{
    private const string Zone = "public (active)\n  target: default\n  interfaces: eth0\n  rich rules:\n\t";
    private const string Nft = "table inet t {\n chain c {\n  type filter hook input priority 0; policy drop;\n  ";

    [Theory]
    [InlineData("-p tcp -f --dport 1 -j ACCEPT", "tcp :1 : {-f}")]
    [InlineData("-p tcp ! -f --dport 1 -j ACCEPT", "tcp :1 : {! -f}")]
    [InlineData("-p tcp --dport ! 3 -j ACCEPT", "tcp :0-2,4-65535 :")]
    [InlineData("-p ! tcp -j ACCEPT", "any :Any : {! -p tcp}")]
    [InlineData("-p tcp --dport 1:1024 -m multiport --dports 22,80,3000 -j ACCEPT", "tcp :22,80 :")]
    [InlineData("-p tcp --dport 1:1024 -m multiport --dports 3000,4000 -j ACCEPT", null)]
    [InlineData("-p tcp --dport ssh -m multiport --dports 22,80 -j ACCEPT", "tcp :ssh : {--dports 22,80}")]
    [InlineData("-p tcp --dport 4 -m string --string GET --algo bm --from 1 --to 100 -j DROP", "tcp :4 : {-m string --string GET --algo bm --from 1 --to 100}")]
    [InlineData("-p tcp --dport 5 -i eth0 -i eth1 -j ACCEPT", "tcp :5 : {-i eth1}")]
    [InlineData("-p icmp -m icmp --icmp-type 8 -m icmp --icmp-type 0 -j ACCEPT", "icmp :8/icmp : {--icmp-type 0}")]
    [InlineData("-s 10.0.0.0/8 -s 10.1.0.0/16 -p tcp --dport 6 -j ACCEPT", "tcp :6 10.0.0.0/8: {-s 10.1.0.0/16}")]
    [InlineData("-p tcp --dport 70000 -j ACCEPT", "'70000' is not a port")]
    [InlineData("-p tcp --dport", "a value is missing behind '--dport'")]
    [InlineData("-p tcp --dport 9 -m unknown --foo bar -j ACCEPT", "'--foo' is no option of iptables")]
    [InlineData("-p tcp --dport 10 -j UNKNOWN --bar", "'--bar' is no option of iptables")]
    [InlineData("-p tcp --dport 11 -j DNAT --to-destination 192.0.2.1:99999", "'99999' is not a port")]
    public void A_rule_of_iptables_is_read_with_all_its_conditions(string rule, string? shown) => Check("-A INPUT " + rule, shown);

    [Theory]
    [InlineData("ACCEPT     icmp --  anywhere             anywhere             icmp echo-request", "icmp :echo-request/icmp :")]
    [InlineData("ACCEPT     tcp  --  anywhere             anywhere             multiport ports 96,97", "tcp :96,97 : | tcp :Any :96,97")]
    [InlineData("ACCEPT     tcp  --  anywhere             anywhere             multiport dports  !98,99", "tcp :0-97,100-65535 :")]
    [InlineData("REDIRECT   tcp  --  anywhere             anywhere             tcp dpt:400 redir ports 8400", "tcp :400 :")]
    [InlineData("DROP       1    --  0.0.0.0/0            0.0.0.0/0            icmp !type 8", null)]
    [InlineData("DROP       icmp --  anywhere             anywhere             icmp !echo-request", null)]
    [InlineData("ACCEPT     tcp  --  anywhere             anywhere             tcp dpt:5 frobnicate", "'frobnicate' is nothing that iptables -L is known to print")]
    [InlineData("ACCEPT     tcp  --  anywhere             anywhere             multiport", "the ports of multiport are missing")]
    [InlineData("ACCEPT     tcp  --  anywhere             anywhere             tcp dpt:70000", "'70000' is not a port")]
    public void A_row_of_a_listing_is_read_with_all_its_conditions(string row, string? shown)
        => Check("Chain INPUT (policy DROP)\ntarget     prot opt source               destination\n" + row, shown);

    [Theory]
    [InlineData("tcp dport 1-1024 tcp dport { 22, 3000 } accept", "tcp :22 :")]
    [InlineData("tcp dport { 1, 2 } tcp dport { 3, 4 } accept", null)]
    [InlineData("tcp dport ssh tcp dport 22 accept", "tcp :ssh : {tcp dport 22}")]
    [InlineData("ip saddr 192.0.2.1 ip saddr 192.0.2.0/24 tcp dport 5 accept", "tcp :5 192.0.2.1: {ip saddr 192.0.2.0/24}")]
    [InlineData("iifname \"a\" iifname \"b\" tcp dport 6 accept", "tcp :6 : {iifname \"b\"}")]
    [InlineData("tcp dport @later accept", "the text has no set '@later'")]
    [InlineData("tcp dport 99999 accept", "'99999' is not a port")]
    [InlineData("frobnicate 7 accept", "'frobnicate' is no statement of nft")]
    public void A_rule_of_nft_is_read_with_all_its_conditions(string rule, string? shown) => Check(Nft.Replace("  set s { type inet_service; }\n", string.Empty, StringComparison.Ordinal) + rule + "\n }\n}", shown);

    [Fact]
    public void Rules_of_arp_have_no_ports() => Assert.Empty(Read("table arp a {\n chain c {\n  type filter hook input priority 0; policy accept;\n  arp operation request accept\n }\n}").Uses);

    [Theory]
    [InlineData("rule family=\"ipv4\" source NOT address=\"192.0.2.0/24\" port port=\"9000\" protocol=\"tcp\" accept", "tcp :9000 ! 192.0.2.0/24:")]
    [InlineData("rule family=\"ipv4\" forward-port port=\"4011\" protocol=\"tcp\" to-port=\"4012\" to-addr=\"192.0.2.7\"", "tcp :4011 :")]
    [InlineData("rule protocol value=\"udp\" accept", "udp :Any :")]
    [InlineData("rule protocol value=\"gre\" accept", null)]
    [InlineData("rule family=\"ipv6\" source-port port=\"500\" protocol=\"udp\" drop", "udp :Any :500 {family ipv6}")]
    [InlineData("rule service name=\"http\" accept limit value=\"1/m\"", "any :80/tcp : {limit 1/m}")]
    [InlineData("rule priority=\"32767\" accept", "any :Any :")]
    [InlineData("rule priority=\"32767\" reject", null)]
    [InlineData("rule accept", "a rich rule has an element")]
    [InlineData("rule", "a rich rule has an element")]
    [InlineData("rule colour=\"red\" service name=\"ssh\" accept", "'colour' is no attribute of 'rule'")]
    [InlineData("rule frobnicate accept", "'frobnicate' is no element of a rich rule")]
    [InlineData("rule service name=\"ssh accept", "a quote has no end")]
    [InlineData("rule port port=\"80\" protocol=\"foo\" accept", "'foo' is not a transport")]
    [InlineData("rule protocol value=\"foo\" accept", "'foo' is not a transport")]
    [InlineData("rule forward-port port=\"80\" protocol=\"foo\" to-port=\"1\"", "'80/foo' is not a port with its transport")]
    public void A_rich_rule_is_read_as_firewalld_means_it(string rule, string? shown) => Check(Zone + rule, shown);

    [Theory]
    [InlineData("protocols: tcp gre", "tcp :Any :")]
    [InlineData("protocols: nonsense", "'nonsense' is not an IP protocol")]
    [InlineData("sourceports: 68/udp", "udp :Any :68")]
    [InlineData("target: WRONG", "'WRONG' is no target of firewalld")]
    [InlineData("ports: 80/foo", "'80/foo' is not a port with its transport")]
    [InlineData("services: a!b", "'a!b' is not the name of a service")]
    [InlineData("forward-ports: port=80:proto=foo", "is not written as port=80")]
    [InlineData("sources: 192.0.2.0/24\n  ports: 81/tcp", "tcp :81 : | tcp :81 192.0.2.0/24:")]
    public void A_line_of_a_zone_is_read_or_told(string line, string shown) => Check("public (active)\n  interfaces: eth0\n  " + line, shown);

    [Theory]
    [InlineData("public", "HOST", "ssh", "any :22/tcp : {from zone public} In")]
    [InlineData("public", "trusted", "ssh", "any :22/tcp : {from zone public} {to zone trusted} Forward")]
    [InlineData("HOST", "ANY", "ssh", "any : :22/tcp Out")]
    [InlineData("ANY", "ANY", "ssh", "any :22/tcp : Forward")]
    [InlineData("", "HOST", "ssh", "any :22/tcp : {from zone: none} In")]
    public void The_zones_of_a_policy_tell_its_direction(string from, string to, string service, string shown)
    {
        PortUse use = Assert.Single(Read($"p (active)\n  priority: -1\n  target: CONTINUE\n  ingress-zones: {from}\n  egress-zones: {to}\n  services: {service}").Uses);

        Assert.Equal(shown, Shown(use) + " " + use.Direction);
    }

    [Fact]
    public void A_zone_without_its_indentation_is_read()
        => Check(
            "external (active)\ntarget: default\ninterfaces: eth1\nforward-ports: port=47600:proto=tcp:toport=22:toaddr=\nport=9090:proto=tcp:toport=22:toaddr=192.0.2.29\nrich rules:\nrule priority=\"5\" port port=\"80\" protocol=\"tcp\" accept",
            "tcp :47600 : | tcp :9090 : | tcp :80 :");

    [Fact]
    public void Another_target_starts_another_zone()
        => Check("  target: default\n  services: ssh\n  target: ACCEPT\n  services: http", "any :22/tcp : | any :Any : | any :80/tcp :");

    [Theory]
    [InlineData("http https", "any :80/tcp : | any :443/tcp :")]
    public void Services_alone_are_those_of_a_zone(string text, string shown) => Check(text, shown);

    [Theory]
    [InlineData("{\"nftables\": [{\"rule\": tru}]}", "it is no JSON")]
    [InlineData("{\"nftables\": [{\"rule\" 5}]}", "it is no JSON")]
    [InlineData("{\"nftables\": [{\"rule\": {\"x\": [1 2]}}]}", "it is no JSON")]
    [InlineData("{\"nftables\": [{\"rule\": {\"family\": \"inet\"}", "the text ends before the list")]
    [InlineData("{\"nftables\": [1, 2]}", "an item of the list of nft -j is an object")]
    [InlineData("{\"nftables\": [\"rule\"]}", "an item of the list of nft -j is an object")]
    public void Json_that_is_none_of_nft_is_told(string text, string reason) => Check(text, reason);

    [Fact]
    public void Texts_in_json_are_read_with_their_escapes()
    {
        PortUse use = Assert.Single(Read("""
            {"nftables": [{"metainfo": {"version": "1.0.6", "x": null, "y": true, "z": false, "w": {}, "v": []}},
             {"chain": {"family": "inet", "table": "t1", "name": "in", "type": "filter", "hook": "input", "prio": 0, "policy": "drop"}},
             {"rule": {"family": "inet", "table": "t\u0031", "chain": "in", "comment": "a \"b\" \\ \/ \n\t\u00e9",
              "expr": [{"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 22}}, {"accept": null}]}}]}
            """).Uses);

        Assert.Equal("inet t1 in", use.Chain);
        Assert.Equal("a \"b\" \\ / \n\té", use.Comment);
    }

    [Theory]
    [InlineData("IP6TABLES=/sbin/ip6tables\n$IP6TABLES -A INPUT -p tcp --dport 22 -j ACCEPT", "tcp :22 :")]
    [InlineData("IPTABLES=\"/sbin/iptables -w\"\nPORTS=\"22,80\"\n${IPTABLES} -A INPUT -p tcp -m multiport --dports $PORTS -j ACCEPT", "tcp :22,80 :")]
    [InlineData("iptables -A INPUT -p tcp --dport 443 \\\n  -j ACCEPT", "tcp :443 :")]
    [InlineData("iptables -A INPUT -p tcp --dport 444 \\", "the text ends before the command does")]
    public void A_script_is_read_with_its_variables(string text, string shown) => Check(text, shown);

    [Theory]
    [InlineData("permit icmp any any object-group T", "'object-group T' is not defined")]
    [InlineData("permit icmp any any echo", "icmp any:echo/icmp any:")]
    [InlineData("permit tcp any any range 10 20 established", "tcp any:10-20 any: {established}")]
    [InlineData("permit tcp any eq 5 any", "tcp any:Any any:5")]
    [InlineData("permit tcp any any eq 80 443 8080", "tcp any:80,443,8080 any:")]
    [InlineData("permit udp any any eq foo", "'foo' behind eq is not a port")]
    [InlineData("permit ipv6 any any dest-option", "any any:Any any: {dest-option}")]
    [InlineData("permit tcp any any match-all +syn -ack", "tcp any:Any any: {match-all +syn -ack}")]
    [InlineData("frobnicate", "'frobnicate' is not understood in an access list")]
    [InlineData("evaluate R", null)]
    public void An_entry_of_an_access_list_is_read_or_told(string entry, string? shown) => Check("ip access-list extended X\n " + entry, shown);

    [Theory]
    [InlineData("access-list 101 dynamic foo timeout 5 permit tcp any any eq 82", "tcp any:82 any:")]
    [InlineData("interface GigabitEthernet0/0\n nameif outside\n security-level 0\n!\naccess-list OUT extended permit tcp any host 192.0.2.1 eq 443", "tcp 192.0.2.1:443 any:")]
    [InlineData("object network web\n host 192.0.2.1\naccess-list OUT extended permit tcp any object web eq 443", "tcp object web:443 any:")]
    public void A_configuration_of_cisco_is_read_from_any_line_on(string text, string shown) => Check(text, shown);

    [Theory]
    [InlineData("Anywhere odd               ALLOW IN    Anywhere", "'odd' stands behind Anywhere")]
    [InlineData("(x)                        ALLOW IN    Anywhere", "'(x)' is neither an address, ports nor a profile")]
    [InlineData("99999                      ALLOW IN    Anywhere", "'99999' is not a port")]
    [InlineData("no rule", "a rule of ufw has what it is to")]
    [InlineData("Default: weird (incoming), allow (outgoing), disabled (routed)", "'weird' is no policy of ufw")]
    [InlineData("Anywhere on lo             ALLOW IN    Anywhere", null)]
    [InlineData("10.0.0.1/gre               ALLOW IN    Anywhere", "gre 10.0.0.1: Anywhere:")]
    public void A_rule_of_ufw_is_read_or_told(string row, string? shown) => Check("Status: active\n\nTo                         Action      From\n--                         ------      ----\n" + row, shown);

    // Uses as "transport local remote {condition}" with bars between; or a part of the one issue.
    private static void Check(string text, string? shown)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = ReadOnce(text, null);
        if (issues.Count > 0)
        {
            Assert.Contains(shown!, Assert.Single(issues).Reason, StringComparison.Ordinal);
        }

        Assert.Equal(issues.Count > 0 ? string.Empty : shown ?? string.Empty, string.Join(" | ", uses.Select(Shown)));
    }

    private static string Shown(PortUse use)
        => $"{use.Protocol} {use.LocalAddress}:{use.LocalPort} {use.RemoteAddress}:{use.RemotePort}{string.Concat(use.Condition.Select(condition => " {" + condition + "}"))}";
}
