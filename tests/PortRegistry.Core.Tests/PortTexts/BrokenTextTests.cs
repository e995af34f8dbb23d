using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>Texts of which a line is missing or cut: what is left is not taken for something else.</summary>
public class BrokenTextTests
{
    [Theory]
    [InlineData("  TCP    127.0.0.1:61234        127.0.0.1", "are not written alike")]
    [InlineData("  TCP    0.0.0.0:135            0.0.0.0:0", "has a state")]
    [InlineData("tcp        0      0 0.0.0.0:22              0.0.0.0:*", "has a state")]
    [InlineData("tcp        0      0 192.0.2.5:22            192.0.2.9", "are not written alike")]
    [InlineData("rule family=\"ipv4\" port protocol=\"tcp\" accept", "'port' has no port")]
    [InlineData("rule family=\"ipv4\" port port=\"80\" accept", "'port' has no protocol")]
    [InlineData("rule service name=\"\" accept", "'service' has no name")]
    [InlineData("rule family=\"ipv4\" source accept", "'source' has no address or mac or ipset")]
    [InlineData("rule protocol accept family=\"ipv4\"", "is no attribute of 'accept'")]
    [InlineData("rule family=\"ipv4\" forward-port port=\"80\" protocol=\"tcp\"", "'forward-port' has no to-port or to-addr")]
    [InlineData("Rule Name: a\nDirection: In\nProtocol: TCP\nRemotePort: Any\nAction: Allow", "the rule has no LocalPort")]
    [InlineData("Rule Name: a\nDirection: Out\nProtocol: TCP\nLocalPort: Any\nAction: Allow", "the rule has no RemotePort")]
    [InlineData("Rule Name: a\nDirection: In\nProtocol:\nLocalPort: 80\nRemotePort: Any\nAction: Allow", "the rule has no Protocol")]
    [InlineData("#Software: Microsoft Windows Firewall\n#Fields: date time action protocol src-ip dst-ip", "are not all in it")]
    [InlineData("#Fields: date time action protocol src-ip dst-ip src-port dst-port size\n2026-01-01 00:00:01 DROP TCP 192.0.2.10 192.0.2.20 50000 33", "may be cut")]
    [InlineData("#Software: Microsoft Windows Firewall\n#Fields: date time action protocol src-\n2026-01-01 00:00:01 DROP TCP 50000 3389 60 -", "are not all in it")]
    [InlineData("Status: active\n22/tcp ALLOW IN", "'IN' is neither")]
    [InlineData("22/tcp ALLOW IN A", "'A' is neither")]
    [InlineData("22/tcp ALLOW IN 192.0.2", "'192.0.2' is neither")]
    [InlineData("Status: active\n22/tcp ALLOW IN 192.0.2.0/", "192.0.2.0/")]
    [InlineData("Status: active\n| 22/tcp ALLOW IN Anywhere", "'| 22/tcp' is neither")]
    [InlineData("Status: active\n5 Anywhere on lo ALLOW IN Anywhere", "'5 Anywhere' is neither")]
    [InlineData("Estado: activo\nPor defecto: allow (entrada),\ndeny (salida)", "Por defecto")]
    [InlineData("public (active)\n  target: default\n  forward-ports: port=80:proto=tcp:toport=8080:toaddr=192.0.", "is not written as port=80")]
    [InlineData("COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nsshd 7 root 3u IPv4 1 0t0 TCP *:22 (LIST", "has a state")]
    [InlineData("COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nsshd 7 root 3u IPv4 1 0t0 UDP 192.0.2", "is not an address with a port")]
    [InlineData("Jan 02 03:04:05 web01 audit[812]: sshd 7 root 3u IPv4 1 0t0 TCP *:22 (LISTEN)", "starts with its command and its PID")]
    [InlineData("tcp ESTAB 0 0 192.0.2.5:22 192.0.2", "is not an address with a port")]
    [InlineData("IMAGE      PORTS                    NAMES\n           n 0.0.0.0:53->53/udp     dns", "'n 0.0.0.0:53->53/udp' is not a port")]
    [InlineData("Chain INPUT (policy DROP)\npkts bytes target prot opt in out source destination\n\"\" 0 DNAT 6 -- * * 0.0.0.0/0 0.0.0.0/0", "a rule of iptables -L has a target")]
    [InlineData("Chain INPUT (policy DROP)\npkts bytes target prot opt in out source destination\n0 DNAT 6 -- * * 0.0.0.0/0 0.0.0.0/0 tcp dpt:401 to:192.0.2.1", "a rule of iptables -L has a target")]
    [InlineData("CONTAINER ID IMAGE PORTS NAMES\n0123456789ab nginx:1 80/tcp web", "do not stand below")]
    [InlineData("1: 80/tcp -> 0.0.0.0:8080", "none of the formats")]
    [InlineData("1 10 600 REJECT tcp -- * * 0.0.0.0/0 0.0.0.0/0 tcp dpt:25 reject-with icmp-port-unreachable", "none of the formats")]
    [InlineData("1 REJECT tcp ::/0 ::/0 tcp dpt:25 reject-with icmp6-port-unreachable", "none of the formats")]
    [InlineData("Chain INPUT (policy DROP)\ntarget prot opt source destination\n\ntarget prot opt source destination\nACCEPT tcp -- anywhere anywhere tcp dpt:22", "starts with 'Chain' and a heading")]
    public void What_lacks_a_part_is_an_error(string text, string reason)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(text);

        Assert.Empty(uses);
        Assert.Contains(reason, string.Join(" ", issues), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access-list out extended permit tcp any host 192.0.2.5\n eq 8443", "eq 8443")]
    [InlineData("access-list out extended permit tcp any host 192.0.2.5 eq 80\n443 8443", "443 8443")]
    [InlineData("access-list out extended permit tcp any any\nestablished", "established")]
    [InlineData("access-list out\nextended permit tcp any any eq 80", "access-list out")]
    [InlineData("access-list out extended permit tcp any any eq 80\n 50 permit udp\n any any eq 53", "50 permit udp")]
    [InlineData("access-list out extended permit tcp any any eq 80\nno access-list out extended permit tcp any any eq 80", "it removes")]
    [InlineData("ip access-list extended X\n 10 permit tcp any any eq 80\n no 10", "it removes")]
    [InlineData("tcp LISTEN 0 1 0.0.0.0:80 0.0.0.0:* users:((\"nginx\",pid=7,fd=5),(\"ngi", "the processes")]
    [InlineData("tcp LISTEN 0 1 0.0.0.0:80 0.0.0.0:* users:(\"nginx\",pid=7,fd=5)", "the processes")]
    [InlineData("open tcp 80 192.0.2.1 1390380064\nopen tcp 443\n192.0.2.1 1390380064", "open tcp 443")]
    [InlineData("Host: 192.0.2.1 ()\tPorts: 22/open/tcp//ssh///,\n80/open/tcp//http///", "does not end with a slash")]
    [InlineData("Host: 192.0.2.1 ()\tPorts: 22/open/tcp//ssh//OpenSSH", "22/open")]
    [InlineData("COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nsshd 7 root 3u IPv4 1 0t0 TCP *:22 (LISTEN)\nnginx 8 root\n6u IPv4 1 0t0 TCP *:80 (LISTEN)", "6u IPv4")]
    [InlineData("COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nsshd 7 root 3u IPv4 1 0t0 TCP *:22 (LISTEN)\nnginx\n8 root 6u IPv4 1 0t0 TCP *:80 (LISTEN)", "8 root 6u IPv4")]
    [InlineData("COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nsshd 7 root 3u IPv4 1 0t0 TCP *:22 (LISTEN)\nnginx 8 root 6u IPv4 1 0t0 TCP *:8", "has a state")]
    [InlineData("NAME READY STATUS RESTARTS AGE\npod/web-0 1/1 Running 0 5d\nservice/web ClusterIP 192.0.2.1 <none> 443/TCP 10d", "service/web")]
    public void The_rest_of_a_line_that_is_wrapped_is_not_dropped(string text, string told)
        => Assert.Contains(Read(text).Issues, issue => issue.ToString().Contains(told, StringComparison.Ordinal));

    [Theory]
    [InlineData("access-list out extended permit tcp any any\n eq 8443")]
    [InlineData("access-list out extended permit tcp any any eq 4\n43 log (hitcnt=1) 0x1a2b")]
    [InlineData("access-list out extended permit tcp any object web\n-server eq https")]
    [InlineData("access-list out extended permit tcp any host 192.0.2.1\n0 eq 80")]
    [InlineData("access-list out extended permit tcp any object-group HOSTS\nobject-group WEB")]
    [InlineData("access-list out extended permit tcp any host 192.0\n.2.10 eq 80")]
    [InlineData("Chain INPUT (policy DROP)\ntarget prot opt source destination\nACCEPT tcp -- anywhere anywhere\n   tcp dpt:ssh")]
    [InlineData("Chain INPUT (policy DROP)\ntarget prot opt source destination\nDNAT tcp -- anywhere anywhere\ntcp dpt:8080 to:192.0.2.9:80 persistent")]
    [InlineData("Chain INPUT (policy DROP)\ntarget prot opt source destination\nACCEPT tcp -- anywhere anywhere tcp dpt:2\n2")]
    [InlineData("Chain INPUT (policy DROP)\ntarget prot opt source destination\nACCEPT tcp -- anywhere\nanywhere tcp spt:domain dpts:1024:65535")]
    public void A_rule_that_is_wrapped_is_an_error_for_all_its_lines(string text)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(text);

        Assert.Empty(uses);
        Assert.Equal(2, issues.Count);
    }

    [Theory]
    [InlineData("tcp dport 22 ct state new\naccept", "22 -", "'accept' cannot be read: it applies to every packet, unless it is the rest of the rule above, which does nothing; write a rule in one line.")]
    [InlineData("tcp dport 22\ncounter packets 0 bytes 0 accept\nudp dport 53 accept", "22 -, 53 accept", "'counter packets 0 bytes 0 accept' cannot be read: it applies to every packet, unless it is the rest of the rule above, which does nothing; write a rule in one line.")]
    [InlineData("tcp dport 22 counter\naccept", "22 counter, Any accept", null)]
    [InlineData("tcp dport 22\nudp dport 53 accept\naccept", "22 -, 53 accept, Any accept", null)]
    [InlineData("tcp dport 22\n\naccept", "22 -, Any accept", null)]
    [InlineData("tcp dport 22\nlog prefix \"seen\"", "22 -", null)]
    public void A_rule_of_nft_for_every_packet_is_in_doubt_below_one_that_does_nothing(string rules, string expected, string? issue)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("table inet filter {\nchain input {\ntype filter hook input priority 0; policy drop;\n" + rules + "\n}\n}");

        Assert.Equal(expected, string.Join(", ", uses.Select(use => $"{use.LocalPort} {use.Action ?? "-"}")));
        Assert.Equal(issue, issues.SingleOrDefault()?.Reason);
    }

    [Fact]
    public void A_prompt_below_a_rule_of_iptables_is_no_rest_of_it()
        => Assert.Equal(["22"], Shown("Chain INPUT (policy DROP)\ntarget prot opt source destination\nACCEPT tcp -- anywhere anywhere tcp dpt:22\nroot@web:~# exit", use => use.LocalPort!.Text));

    [Theory]
    [InlineData("PORT STATE SERVICE\n22/tcp\n80/tcp open http")]
    [InlineData("To Action From\n-- ------ ----\n22/tcp\n80/tcp ALLOW Anywhere")]
    [InlineData("http 80/tcp www\n22/tcp\nhttp 80/udp")]
    public void A_port_that_is_left_of_a_row_is_an_error(string text)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(text);

        Assert.All(uses, use => Assert.Equal(80, use.PortNumber));
        Assert.StartsWith("'22/tcp' cannot be read", Assert.Single(issues).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\tNetid State Recv-Q Send-Q Local Address:Port Peer Address:Port\n\ttcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*")]
    [InlineData("tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\r")]
    [InlineData("NAMES   PORTS    \r\nweb     22/tcp\r")]
    [InlineData("IMAGE   PORTS    NAMES\r\nx       22/tcp   web\r")]
    [InlineData("Nmap\u00A0scan report for web\nPORT\u00A0\u00A0 STATE SERVICE\n22/tcp open\u00A0ssh")]
    public void Tabs_returns_and_blanks_of_pages_do_not_matter(string text)
    {
        PortUse use = Assert.Single(Read(text).Uses);

        Assert.Equal(22, use.PortNumber);
        Assert.True(use.Source is PortTextFormat.Ss || "web" == (use.Process ?? use.LocalAddress));
    }

    [Fact]
    public void A_line_of_netsh_that_goes_on_is_an_error()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("Rule Name: a\nDirection: In\nProtocol: TCP\nLocalPort: 80,443\n           ,8080\nRemotePort: Any\nAction: Allow\nThat is all.");

        Assert.Equal("80,443", Assert.Single(uses).LocalPort!.ToString());
        Assert.Equal(5, Assert.Single(issues).Line);
    }

    [Fact]
    public void A_rule_of_ufw_below_one_that_is_cut_is_read()
    {
        List<PortUse> uses = Read("Status: active\n\n22/tcp ALLOW Anywhere\n23/tcp\n24/tcp (v6) ALLOW OUT Anywhere (v6)").Uses;

        Assert.Equal("24", uses[^1].RemotePort!.ToString());
    }

    [Fact]
    public void A_table_of_nmap_without_its_host_is_not_of_the_host_above()
        => Assert.Equal(
            ["192.0.2.1|22", "|80", "192.0.2.3|443"],
            Read("""
                Nmap scan report for 192.0.2.1
                PORT   STATE SERVICE
                22/tcp open  ssh

                Host is up.
                PORT   STATE SERVICE
                80/tcp open  http

                Nmap scan report for 192.0.2.3
                PORT    STATE SERVICE
                443/tcp open  https
                """).Uses.Select(use => $"{use.LocalAddress}|{use.LocalPort}"));

    [Fact]
    public void Rules_of_a_table_that_iptables_does_not_name_are_not_of_the_filter_table()
        => Assert.Equal(
            ["PREROUTING|DNAT|80", "DOCKER|DNAT|81", "filter INPUT|ACCEPT|Any", "filter INPUT|ACCEPT|22"],
            Read("""
                -P PREROUTING ACCEPT
                -P INPUT ACCEPT
                -P OUTPUT ACCEPT
                -P POSTROUTING ACCEPT
                -N DOCKER
                -A PREROUTING -p tcp -m tcp --dport 80 -j DNAT --to-destination 192.0.2.1
                -A DOCKER -p tcp -m tcp --dport 81 -j DNAT --to-destination 192.0.2.1
                -P INPUT ACCEPT
                -P FORWARD DROP
                -P OUTPUT ACCEPT
                -A INPUT -p tcp -m tcp --dport 22 -j ACCEPT
                """).Uses.Select(use => $"{use.Chain}|{use.Action}|{use.LocalPort}"));

    [Fact]
    public void A_table_that_iptables_does_not_have_is_an_error()
        => Assert.Contains(
            "is no table of iptables",
            string.Join(" ", Read("# Generated by iptables-save\n*filte\n:INPUT DROP [0:0]\n-A INPUT -p tcp --dport 22 -j ACCEPT\nCOMMIT").Issues),
            StringComparison.Ordinal);

    [Fact]
    public void Colors_prompts_and_fences_do_not_matter()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("```\n\u001B[1mtcp\u001B[0m LISTEN 0 128 \u001B[32m0.0.0.0:22\u001B[m 0.0.0.0:*\n[root@web ~]# \n```\n-A INPUT -p tcp --dport \u001B[01;31m\u001B[K23\u001B[m\u001B[K -j ACCEPT\nroot@web:~#");

        Assert.Empty(issues);
        Assert.Equal([22, 23], uses.Select(use => use.PortNumber!.Value));
    }

    [Fact]
    public void What_is_quoted_is_read_with_its_indentation()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("> public (active)\n>   interfaces: eth0\n>   ports: 8080/tcp\n>\n> > -A INPUT -p tcp --dport 22 -j ACCEPT");

        Assert.Empty(issues);
        Assert.Equal(["public|8080", "filter INPUT|22"], uses.Select(use => $"{use.Chain}|{use.LocalPort}"));
    }

    [Fact]
    public void A_frequency_of_nmaps_list_is_no_alias()
        => Assert.Equal([0, 1], Read("ssh\t22/tcp\t0.182286\t# Secure Shell\nhttp\t80/tcp\twww\t0.484143").Uses.Select(use => use.Aliases.Count));
}
