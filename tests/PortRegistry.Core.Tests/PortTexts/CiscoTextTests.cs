using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>
/// Access lists, after the command references of IOS, NX-OS and ASA:
/// https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/security/a1/sec-a1-cr-book/sec-cr-a2.html and
/// https://www.cisco.com/c/en/us/td/docs/security/asa/asa-cli-reference/A-H/asa-command-ref-A-H.html.
/// </summary>
public class CiscoTextTests
{
    [Fact]
    public void Lists_as_ios_shows_them_are_read()
        => Assert.Equal(
            [
                "3|10|permit|any|-|Any|192.0.2.0 0.0.0.255|-",
                "4|10|permit|any|-|Any|198.51.100.7|-",
                "7|WEB|permit|tcp|10.0.0.5|80,443|any|-",
                "9|WEB|deny|tcp|any|135-139|any|-",
                "10|WEB|permit|udp|any|Any|10.1.1.1|53",
                "11|WEB|permit|tcp|any|1024-65535|any|0-24,26-65535",
                "12|WEB|permit|tcp|any|0-1023|any|20",
                "13|WEB|permit|icmp|any|echo-reply/icmp|any|-",
                "14|WEB|permit|icmp|any|3:4/icmp|any|-",
                "17|V6|permit|tcp|2001:db8::1|80|any|-",
                "18|V6|permit|ipv6-icmp|any|nd-na/ipv6-icmp|any|-",
            ],
            Lists("""
                R1#show access-lists
                Standard IP access list 10
                    10 permit 192.0.2.0, wildcard bits 0.0.0.255 (12 matches)
                    20 permit 198.51.100.7
                    30 deny   any
                Extended IP access list WEB
                    10 permit tcp any host 10.0.0.5 eq www 443 (534 matches)
                    20 permit tcp any any established
                    30 deny tcp any any range 135 139 log
                    40 permit udp host 10.1.1.1 eq domain any
                    50 permit tcp any neq smtp any gt 1023
                    60 permit tcp any eq ftp-data any lt 1024 time-range NIGHT (inactive)
                    70 permit icmp any any echo-reply
                    80 permit icmp any any 3 4
                    90 deny ip any any (3 matches)
                IPv6 access list V6
                    permit tcp any host 2001:db8::1 eq www (5 matches) sequence 10
                    permit icmp any any nd-na sequence 20
                """));

    [Fact]
    public void Lists_in_a_configuration_are_read_and_other_lines_left_out()
        => Assert.Equal(
            [
                "5|IN|permit|tcp|any|22|10.0.0.0 0.0.0.255|-",
                "8|101|permit|tcp|any|23|10.0.0.0 0.255.255.255|-",
                "9|101|permit|any|any|Any|any|-",
                "12|nx|permit|tcp|10.0.0.0/24|8080|addrgroup CLIENTS|-",
                "14|outside|permit|tcp|203.0.113.5|1645|any|-",
            ],
            Lists("""
                Building configuration...
                hostname R1
                ip access-list extended IN
                 remark management
                 permit tcp 10.0.0.0 0.0.0.255 any eq 22 log-input
                 deny ip any any
                !
                access-list 101 permit tcp 10.0.0.0 0.255.255.255 any eq telnet syn
                access-list 101 permit ip any any dscp ef
                access-list 101 permit gre any any
                ip access-list nx
                  10 permit tcp addrgroup CLIENTS 10.0.0.0/24 eq 8080
                  statistics per-entry
                access-list outside extended permit tcp any host 203.0.113.5 eq radius log warnings interval 300
                interface GigabitEthernet0/0
                 ip access-group IN in
                """));

    [Fact]
    public void A_remark_is_the_comment_of_the_entry_below_it()
        => Assert.Equal(
            ["22 management hosts", "23 "],
            Read("access-list 101 remark management hosts\naccess-list 101 permit tcp any any eq 22\naccess-list 101 permit tcp any any eq 23").Uses.Select(use => $"{use.LocalPort} {use.Comment}"));

    [Fact]
    public void What_a_group_stands_for_is_read_where_asa_shows_it_and_told_where_it_does_not()
        => Assert.Equal(
            [
                "3|out|permit|tcp|203.0.113.5|443|any|-",
                "5|out|permit|tcp|10.0.0.1|80|any|-",
                "6|out|permit|tcp|10.0.0.1|8000-8010|any|-",
                "9|out|permit|tcp|object-group WEB|80|any|-",
                "Line 7: 'access-list out line 3 extended permit tcp any any object-group PORTS (hitcnt=0) 0x4' cannot be read: "
                + "'object-group PORTS' is not defined in the text above it.",
                "Line 8: 'access-list out line 4 extended permit object-group TCPUDP any any eq domain (hitcnt=0) 0x5' cannot be read: "
                + "'object-group TCPUDP' is not defined in the text above it.",
            ],
            Lists("""
                access-list cached ACL log flows: total 0, denied 0 (deny-flow-max 4096)
                access-list out; 5 elements; name hash: 0x433a1af1
                access-list out line 1 extended permit tcp any host 203.0.113.5 eq https (hitcnt=51) 0x7b5d6a2b
                access-list out line 2 extended permit tcp any object-group WEB object-group PORTS (hitcnt=0) 0x1
                  access-list out line 2 extended permit tcp any host 10.0.0.1 eq www (hitcnt=0) 0x2
                  access-list out line 2 extended permit tcp any host 10.0.0.1 range 8000 8010 (hitcnt=0) 0x3
                access-list out line 3 extended permit tcp any any object-group PORTS (hitcnt=0) 0x4
                access-list out line 4 extended permit object-group TCPUDP any any eq domain (hitcnt=0) 0x5
                access-list out extended permit tcp any object-group WEB eq www inactive
                """));

    [Fact]
    public void An_entry_with_a_number_and_a_group_is_told_and_the_list_goes_on()
        => Assert.Equal(
            [
                "2|101|permit|tcp|1.1.1.1|80|any|-",
                "4|101|permit|tcp|any|20-21|any|-",
                "Line 3: '20 permit object-group SVC any any' cannot be read: 'object-group SVC' is not defined in the text above it.",
            ],
            Lists("""
                Extended IP access list 101
                    10 permit tcp any host 1.1.1.1 eq www (5 matches)
                    20 permit object-group SVC any any
                    30 permit tcp any any range 20 ftp
                """));

    [Theory]
    [InlineData("permit tcp any object-group PORTS any eq 80", "'object-group PORTS' is not defined")]
    [InlineData("permit tcp any object-group A object-group B", "'object-group A' is not defined")]
    [InlineData("permit tcp any any eq foo", "'foo' behind eq is not a port")]
    [InlineData("permit tcp any any eq 65536", "'65536' behind eq is not a port")]
    [InlineData("permit tcp any any range 80", "'' behind range is not a port")]
    [InlineData("permit tcp any any gt 65535", "65536")]
    [InlineData("permit tcp any any eq 80 sometimes", "'sometimes' is not understood")]
    [InlineData("permit tcp 10.0.0.1 any eq 80", "the address '10.0.0.1' has no mask")]
    [InlineData("permit tcp any nowhere eq 80", "'nowhere' is not an address")]
    [InlineData("permit tcp any", "ends before its addresses")]
    [InlineData("permit xyz any any", "'xyz' is not a protocol")]
    [InlineData("permit ip any any eq 80", "compares ports, which any has not")]
    public void A_word_that_is_not_understood_is_named(string entry, string reason)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("ip access-list extended X\n " + entry);

        Assert.Empty(uses);
        ParseIssue issue = Assert.Single(issues);
        Assert.Equal(2, issue.Line);
        Assert.Contains(reason, issue.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access-list 700 permit 0000.0c00.0000 0000.00ff.ffff", "700 is not one of IP")]
    [InlineData("access-list w webtype permit url any", "lists of the type webtype are not read")]
    [InlineData("access-list brief; 2 elements; name hash: 0xccfef45c\n06228509 d0a2680b 00006049 6178289f", "no entry of an access list stands below it")]
    [InlineData("Building configuration...\nhostname R1", "no entry of an access list stands below it")]
    public void Lists_of_other_kinds_and_none_are_told(string text, string reason)
        => Assert.Contains(reason, Assert.Single(Read(text).Issues).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("permit tcp any any eq 80 established", "established")]
    [InlineData("permit tcp any any eq 80 match-all +syn -ack log", "match-all +syn -ack")]
    [InlineData("permit tcp any any eq 80 syn fragments", "syn|fragments")]
    [InlineData("permit udp any any eq 53 time-range NIGHT (inactive)", "time-range NIGHT|inactive")]
    [InlineData("permit tcp any any eq 22 reflect BACK timeout 120", "reflect BACK timeout 120")]
    [InlineData("permit tcp any any eq 22 ttl range 1 5 dscp ef", "ttl range 1 5|dscp ef")]
    [InlineData("permit icmp any any unreachable 4", "code 4")]
    [InlineData("permit tcp any any eq 22 log-input (5 matches)", "")]
    public void What_else_must_hold_is_a_condition(string entry, string conditions)
        => Assert.Equal(conditions, string.Join('|', Assert.Single(Read("ip access-list extended X\n 10 " + entry).Uses).Condition));

    [Fact]
    public void An_entry_of_firepower_has_the_interfaces_of_both_sides()
    {
        PortUse use = Assert.Single(Read("access-list CSM_FW_ACL_ advanced permit tcp ifc outside any ifc inside host 10.1.1.1 eq ssh rule-id 268 event-log both").Uses);

        Assert.Equal(("outside", "inside", "10.1.1.1", "22"), (use.InInterface, use.OutInterface, use.LocalAddress, use.LocalPort!.ToString()));
    }

    [Theory]
    [InlineData("permit tcp fqdn example.com (unresolved) host 10.0.0.1 (a.example.com) eq 443 (inactive)", "fqdn example.com|10.0.0.1|443")]
    [InlineData("permit tcp host 10.0.0.2 range 10.1.1.3 10.1.1.8 range www 88", "10.0.0.2|10.1.1.3-10.1.1.8|80-88")]
    [InlineData("permit tcp range 10.1.1.3 10.1.1.8 interface outside eq 22", "10.1.1.3-10.1.1.8|interface outside|22")]
    [InlineData("permit icmp any any unreachable 4", "any|any|unreachable/icmp")]
    public void Addresses_of_asa_can_be_names_ranges_and_interfaces(string entry, string expected)
    {
        PortUse use = Assert.Single(Read("access-list x line 1 extended " + entry + " (hitcnt=0) 0x1").Uses);

        Assert.Equal(expected, $"{use.RemoteAddress}|{use.LocalAddress}|{use.LocalPort}");
    }

    [Fact]
    public void The_prompt_of_a_session_is_no_word_of_a_list()
        => Assert.Equal(
            ["3|WEB|permit|tcp|any|443|any|-", "6|out|permit|tcp|192.0.2.10|80|any|-", "Line 4: 'R1(config-ext-nacl)#permot tcp any any' cannot be read: 'permot' is not understood in an access list."],
            Lists("R1>enable\nR1(config)#ip access-list extended WEB\nR1(config-ext-nacl)#permit tcp any any eq 443\nR1(config-ext-nacl)#permot tcp any any\nR1(config-ext-nacl)#exit\n"
                + "ASA(config)# access-list out extended permit tcp any host 192.0.2.10 eq 80\nASA(config)#").Where(line => !line.Contains("R1>enable", StringComparison.Ordinal)));

    [Fact]
    public void Lists_of_mac_addresses_have_no_ports()
        => Assert.Equal(
            ["4|x|permit|tcp|any|22|any|-"],
            Lists("MAC access list copp\n    10 permit any 0100.0ccc.cccc 0000.0000.0000 0x8843\nIP access list x\n    10 permit tcp any any eq 22 ttl 200"));

    [Theory]
    [InlineData(" --More-- ", "web")]
    [InlineData("<--- More --->", "web")]
    [InlineData("*Mar  1 00:01:02.123: %SYS-5-CONFIG_I: Configured from console", "web")]
    [InlineData("interface Vlan10", null)]
    public void What_a_router_prints_between_entries_does_not_end_their_list(string line, string? list)
        => Assert.Equal(list, Read($"Extended IP access list web\n    10 permit tcp any any eq 80\n{line}\n    20 permit tcp any any eq 443").Uses[1].Chain);

    [Fact]
    public void Ports_that_cisco_names_are_ciscos()
        => Assert.Equal(
            ["514/tcp", "80/tcp", "1645/udp", "195/udp", "3949/tcp", "4500/udp"],
            Read(string.Join('\n', new[] { "tcp any any eq cmd", "tcp any any eq www", "udp any any eq radius", "udp any any eq dnsix", "tcp any any eq drip", "udp any any eq non500-isakmp" }
                .Select(rule => "access-list 101 permit " + rule))).Uses.Select(use => $"{use.LocalPort}/{use.Protocol}"));

    private static string[] Lists(string text)
        => Shown(text, use => $"{use.LineNumber}|{use.Chain ?? "-"}|{use.Action}|{use.Protocol}|{use.LocalAddress ?? "-"}|{use.LocalPort?.ToString() ?? "-"}|{use.RemoteAddress}|{use.RemotePort?.ToString() ?? "-"}");
}
