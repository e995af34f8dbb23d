using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>nmap 7.93 and masscan 1.3.2, as they print and write.</summary>
public class ScanTextTests
{
    [Fact]
    public void A_host_that_is_cut_is_an_error_and_its_ports_have_none()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("Nmap scan report for web (192.0.2\nPORT STATE SERVICE\n22/tcp open ssh");

        Assert.Null(Assert.Single(uses).LocalAddress);
        Assert.Contains("does not end", Assert.Single(issues).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nmaps_tables_belong_to_the_host_above_them()
        => Assert.Equal(
            [
                "6|22|tcp|open|192.0.2.1|ssh|OpenSSH 9.2p1 Debian 2 (protocol 2.0)",
                "7|80|tcp|closed|192.0.2.1|http|-",
                "8|8443|tcp|open|192.0.2.1|ssl/https-alt|-",
                "13|5353|udp|open|filtered|2001:db8::7|zeroconf|-",
                "14|5000|sctp|filtered|2001:db8::7|-|-",
            ],
            Scans("""
                Starting Nmap 7.93 ( https://nmap.org ) at 2026-11-28 03:19 UTC
                Nmap scan report for gw.example.com (192.0.2.1)
                Host is up (0.00012s latency).
                Not shown: 997 closed tcp ports (reset)
                PORT     STATE  SERVICE        VERSION
                22/tcp   open   ssh            OpenSSH 9.2p1 Debian 2 (protocol 2.0)
                80/tcp   closed http
                8443/tcp open   ssl/https-alt?
                | http-methods:
                |_  Supported Methods: GET HEAD POST ALLOW
                Nmap scan report for 2001:db8::7
                PORT     STATE         SERVICE
                5353/udp open|filtered zeroconf
                5000/sctp filtered     unknown
                Service Info: OS: Linux; CPE: cpe:/o:linux:linux_kernel

                TRACEROUTE (using port 80/tcp)
                HOP RTT     ADDRESS
                1   0.05 ms 192.0.2.1
                Nmap done: 2 IP addresses (2 hosts up) scanned in 1.30 seconds
                """));

    [Fact]
    public void The_reason_of_nmap_is_told_from_the_version()
        => Assert.Equal(
            ["4|8080|tcp|open|127.0.0.1|http-proxy|nginx 1.22", "5|1900|udp|open|filtered|127.0.0.1|upnp|-", "6|1901|udp|closed|127.0.0.1|fjicl-tep-a|a b"],
            Scans("""
                # Nmap 7.93 scan initiated Sat Nov 28 03:18:35 2026 as: nmap -sU -sS -sV --reason 127.0.0.1
                Nmap scan report for localhost (127.0.0.1)
                PORT     STATE         SERVICE     REASON              VERSION
                8080/tcp open          http-proxy  syn-ack ttl 64      nginx 1.22
                1900/udp open|filtered upnp        no-response
                1901/udp closed        fjicl-tep-a port-unreach from 127.0.0.1 ttl 64 a b
                """));

    [Fact]
    public void A_scan_of_ip_protocols_gives_protocols_and_no_ports()
    {
        string[] expected = ["-|icmp|open", "-|tcp|open", "-|esp|closed"];
        string table = "Nmap scan report for 127.0.0.1\nPROTOCOL STATE SERVICE\n1 open icmp\n6 open tcp\n50 closed esp\n";
        string grepable = "Host: 127.0.0.1 ()\tProtocols: 1/open/icmp/, 6/open/tcp/, 50/closed/esp/";
        string xml = "<nmaprun><host><ports><port protocol=\"ip\" portid=\"1\"><state state=\"open\"/></port><port protocol=\"ip\" portid=\"6\">"
            + "<state state=\"open\"/></port><port protocol=\"ip\" portid=\"50\"><state state=\"closed\"/></port></ports></host></nmaprun>";

        foreach (string text in new[] { table, grepable, xml })
        {
            Assert.Equal(expected, Read(text).Uses.Select(use => $"{use.LocalPort?.ToString() ?? "-"}|{use.Protocol}|{use.State}"));
        }
    }

    [Theory]
    [InlineData("Nmap scan report for 192.0.2.9 [host down, received no-response]\n22/tcp open ssh", "192.0.2.9")]
    [InlineData("Interesting ports on old.example.com (192.0.2.8):\n22/tcp open ssh", "192.0.2.8")]
    [InlineData("Nmap scan report for fe80::1%eth0\n22/tcp open ssh", "fe80::1%eth0")]
    [InlineData("Host: 192.0.2.6\tPorts: 22/open/tcp//ssh///\tIgnored State: closed (994)", "192.0.2.6")]
    [InlineData("[~] Starting Nmap 7.94SVN ( https://nmap.org )\nDiscovered open port 22/tcp on 192.0.2.5\nNmap scan report for 192.0.2.5\n22/tcp open ssh syn-ack", "192.0.2.5")]
    [InlineData("Initiating Connect Scan at 15:34\nDiscovered open port 22/tcp on 192.0.2.5\nNmap scan report for 192.0.2.5\n22/tcp open ssh", "192.0.2.5")]
    [InlineData("22/tcp open ssh", null)]
    public void The_host_of_nmap_is_its_address(string text, string? host) => Assert.Equal(host, Assert.Single(Read(text).Uses).LocalAddress);

    [Fact]
    public void A_state_that_nmap_does_not_know_is_told()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("Nmap scan report for 192.0.2.1\nPORT STATE SERVICE\n22/tcp ajar ssh\n23/tcp open telnet");

        Assert.Equal("Line 3: '22/tcp ajar ssh' cannot be read: 'ajar' is not a state that nmap gives a port.", Assert.Single(issues).ToString());
        Assert.Equal(4, Assert.Single(uses).LineNumber);
    }

    [Fact]
    public void A_port_of_a_grepable_line_that_cannot_be_read_is_told_and_the_others_are_read()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("Host: 192.0.2.1 ()\tPorts: 22/open/tcp//ssh///, 99999/open/tcp//x///, 80/open/tcp//ssl|http//nginx 1.2|3/\tIgnored State: closed (9)");

        Assert.Equal(["22 ssh ", "80 ssl/http nginx 1.2/3"], uses.Select(use => $"{use.LocalPort} {use.Service} {use.Comment}"));
        Assert.Contains("'99999' is not a port", Assert.Single(issues).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nmaps_xml_is_read_line_by_line_or_in_one()
    {
        const string Xml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE nmaprun>
            <!-- Nmap 7.93 scan initiated as: nmap -oX - <host> -->
            <nmaprun scanner="nmap" args="nmap -oX -">
            <hosthint><address addr="192.0.2.7" addrtype="ipv4"/></hosthint>
            <host starttime="1"><status state="up"/>
            <address addr="192.0.2.7" addrtype="ipv4"/>
            <address addr="02:00:00:00:00:01" addrtype="mac"/>
            <ports><extraports state="closed" count="2"/>
            <port protocol="tcp" portid="22"><state state="open"/><service name="ssh" product="OpenSSH" version="9.2" extrainfo="a &lt;b&gt;"/></port>
            <port protocol="tcp" portid="443"><state state="open"/><service name="http" tunnel="ssl"/></port>
            </ports>
            <os><portused state="open" proto="tcp" portid="99"/></os>
            </host>
            <host><ports><port protocol="udp" portid="53"><state state="open|filtered"/></port></ports><address addr="2001:db8::1" addrtype="ipv6"/></host>
            <runstats><hosts up="2" down="0" total="2"/></runstats>
            </nmaprun>
            """;
        string[] expected = ["22|tcp|open|192.0.2.7|ssh|OpenSSH 9.2 (a <b>)", "443|tcp|open|192.0.2.7|ssl/http|-", "53|udp|open|filtered|2001:db8::1|-|-"];

        Assert.Equal(expected, Scans(Xml).Select(WithoutLine));
        Assert.Equal(expected, Scans(Xml.Replace("\n", string.Empty, StringComparison.Ordinal)).Select(WithoutLine));
        Assert.Equal([10, 11, 15], Read(Xml).Uses.Select(use => use.LineNumber));
        Assert.Equal("<port protocol=\"tcp\" portid=\"443\"><state state=\"open\"/><service name=\"http\" tunnel=\"ssl\"/></port>", Read(Xml).Uses[1].Line);
    }

    [Fact]
    public void Xml_that_breaks_off_gives_what_it_has_and_says_so()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("<nmaprun>\n<host><ports>\n<port protocol=\"tcp\" portid=\"22\"><state state=\"open\"/></port>\n<port protocol=\"tc");

        Assert.Equal("22", Assert.Single(uses).LocalPort!.ToString());
        Assert.Contains("not well-formed to its end, line 4", Assert.Single(issues).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<nmaprun><host><!DOCTYPE a [<!ENTITY b \"c\">]></host></nmaprun>", "not well-formed")]
    [InlineData("<nmaprun><port protocol=\"tcp\" portid=\"22\"/></nmaprun>", "stands in a host")]
    [InlineData("<nmaprun><host><ports><port protocol=\"tcp\" portid=\"x\"/></ports></host></nmaprun>", "'x' is not a port")]
    [InlineData("<nmaprun><host><ports><port protocol=\"ddp\" portid=\"1\"/></ports></host></nmaprun>", "'ddp' is not tcp, udp, sctp or ip")]
    [InlineData("<nmaprun><host><ports><port protocol=\"tcp\" portid=\"1\"><state state=\"ajar\"/></port></ports></host></nmaprun>", "'ajar' is not a state")]
    public void Xml_that_is_not_nmaps_is_told(string text, string reason)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(text);

        Assert.Empty(uses);
        Assert.Contains(reason, Assert.Single(issues).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Masscans_lists_grepable_lines_and_screen_are_read()
    {
        Assert.Equal(
            ["2|80|tcp|open|192.0.2.5|-|-", "3|-|icmp|open|192.0.2.5|-|-", "4|80|tcp|-|192.0.2.5|http|HTTP/1.1 200 OK\\x0d"],
            Scans("#masscan\nopen tcp 80 192.0.2.5 1390380064\nopen icmp 0 192.0.2.5 1390380065\nbanner tcp 80 192.0.2.5 1390380064 http HTTP/1.1 200 OK\\x0d\n# end"));
        Assert.Equal(
            ["2|443|tcp|open|2001:db8::5|https|-", "3|443|any|-|192.0.2.5|ssl|TLS/1.2"],
            Scans("# Masscan 1.3.2 scan initiated Thu Nov  4 10:13:32 2021\nTimestamp: 1636020814\tHost: 2001:db8::5 ()\tPorts: 443/open/tcp//https//\nHost: 192.0.2.5 ()\tPort: 443\tService: ssl\tBanner: TLS/1.2"));
        Assert.Equal(
            ["2|3389|tcp|open|192.0.2.6|-|-", "3|22|tcp|-|192.0.2.6|ssh|SSH-2.0-x"],
            Scans("Starting masscan 1.3.2 (http://bit.ly/14GZzcT) at 2026-11-28 03:00:00 GMT\nDiscovered open port 3389/tcp on 192.0.2.6\nBanner on port 22/tcp on 192.0.2.6: [ssh] SSH-2.0-x\nrate:  0.00-kpps, 100.00% done"));
    }

    [Fact]
    public void Masscans_xml_is_masscans()
    {
        const string Xml = "<?xml version=\"1.0\"?>\n<!-- masscan v1.0 scan -->\n<nmaprun scanner=\"masscan\" start=\"1\">\n"
            + "<host endtime=\"1\"><address addr=\"192.0.2.5\" addrtype=\"ipv4\"/><ports><port protocol=\"tcp\" portid=\"80\"><state state=\"open\"/><service name=\"http\" banner=\"a b\"></service></port></ports></host>";

        Assert.Equal(["4|80|tcp|open|192.0.2.5|http|a b"], Scans(Xml));
        Assert.Equal(PortTextFormat.Masscan, Assert.Single(Read(Xml).Uses).Source);
    }

    private static string WithoutLine(string shown) => shown[(shown.IndexOf('|') + 1)..];

    private static string[] Scans(string text)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(text);
        Assert.All(uses, use => Assert.Equal(PortUseRole.Scan, use.Role));
        return
        [
            .. uses.Select(use => $"{use.LineNumber}|{use.LocalPort?.ToString() ?? "-"}|{use.Protocol}|{use.State ?? "-"}|{use.LocalAddress ?? "-"}|{use.Service ?? "-"}|{use.Comment ?? "-"}"),
            .. issues.Select(issue => issue.ToString()),
        ];
    }
}
