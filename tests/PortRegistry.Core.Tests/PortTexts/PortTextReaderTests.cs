using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

public class PortTextReaderTests
{
    private const string Nmap = "Host: 192.0.2.7 (gw)\tPorts: 22/open/tcp//ssh//OpenSSH 9.2, Debian/, 443/closed/tcp//https///, 5353/open|filtered/udp//zeroconf?///\tIgnored State: filtered (997)";
    private const string Services = "ssh\t\t22/tcp\t\t\t# SSH Remote Login Protocol\ndiscard\t9/tcp sink null\nx11 6000-6063/tcp\nrtmp 1/ddp";

    [Fact]
    public void Nmap_gives_each_port_of_each_host()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("# Nmap 7.93 scan initiated\nHost: 192.0.2.7 (gw)\tStatus: Up\n" + Nmap + "\n# Nmap done");

        Assert.Empty(issues);
        Assert.Equal(
            new[] { "open tcp 192.0.2.7 22 ssh OpenSSH 9.2, Debian", "closed tcp 192.0.2.7 443 https ", "open|filtered udp 192.0.2.7 5353 zeroconf " },
            uses.Select(use => $"{use.State} {use.Protocol} {use.LocalAddress} {use.LocalPort} {use.Service} {use.Comment}"));
        Assert.All(uses, use => Assert.Equal(PortUseRole.Scan, use.Role));
    }

    [Fact]
    public void Lines_of_etc_services_name_ports()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(Services);

        Assert.Contains("1/ddp", Assert.Single(issues).Reason, StringComparison.Ordinal);
        Assert.Equal(new[] { "ssh 22/tcp", "discard 9/tcp", "x11 6000-6063/tcp" }, uses.Select(use => $"{use.Service} {use.LocalPort}/{use.Protocol}"));
        Assert.Equal("SSH Remote Login Protocol", uses[0].Comment);
    }

    [Fact]
    public void One_text_may_hold_the_output_of_several_programs()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(
            "Status: active\nTo Action From\n-- ------ ----\n22/tcp ALLOW Anywhere\n"
            + "Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port\ntcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n"
            + "*filter\n-A INPUT -p tcp --dport 22 -j ACCEPT\nCOMMIT\n"
            + "table inet filter {\n\tchain input {\n\t\ttcp dport 22 accept\n\t}\n}\n"
            + "public\n  target: default\n  ports: 22/tcp\n"
            + Nmap + "\n"
            + "Active Connections\n  Proto  Local Address  Foreign Address  State  PID\n  TCP    0.0.0.0:22   0.0.0.0:0   LISTENING   4");

        Assert.Empty(issues);
        Assert.Equal(
            new[]
            {
                PortTextFormat.Ufw, PortTextFormat.Ss, PortTextFormat.Iptables, PortTextFormat.Nftables, PortTextFormat.Firewalld, PortTextFormat.Nmap, PortTextFormat.Netstat,
            },
            uses.Select(use => use.Source).Distinct());
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_told_with_its_number_and_the_rest_is_read()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(
            "Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port\ntcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\ntcp LISTEN 0 128 nonsense 0.0.0.0:*\ntcp LISTEN 0 128 0.0.0.0:80 0.0.0.0:*");

        Assert.Equal(new[] { 2, 4 }, uses.Select(use => use.LineNumber));
        ParseIssue issue = Assert.Single(issues);
        Assert.Equal("Line 3: 'tcp LISTEN 0 128 nonsense 0.0.0.0:*' cannot be read: 'nonsense' is not an address with a port.", issue.ToString());
    }

    [Fact]
    public void A_text_of_no_known_format_is_one_issue_however_long_it_is()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(string.Concat(Enumerable.Repeat("hello\nworld of ports\n\n# a comment\n", 50)));

        Assert.Empty(uses);
        ParseIssue issue = Assert.Single(issues);
        Assert.Equal(0, issue.Line);
        Assert.StartsWith("The text is in none of the formats that can be read (", issue.Reason, StringComparison.Ordinal);
        Assert.EndsWith(" Its first line is 'hello'.", issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alias_that_repeats_a_word_of_its_line_is_kept()
        => Assert.Equal(["domain", "nameserver", "53/tcp"], Assert.Single(Read("domain 53/tcp domain nameserver 53/tcp # DNS").Uses).Aliases);

    [Fact]
    public void A_text_that_is_not_in_the_format_given_is_one_issue_that_says_why()
    {
        ParseIssue issue = Assert.Single(Read("hello\nworld of ports\nhello", PortTextFormat.Services).Issues);

        Assert.Equal(
            "The text is in no format of Services (/etc/services). Its first line is 'hello', which cannot be read: "
            + "a line of /etc/services has a name and a port with its transport, such as ssh 22/tcp.",
            issue.ToString());
    }

    [Theory]
    [InlineData("$ ss -Htln")]
    [InlineData("user@host:~$ ss -Htln | grep LISTEN")]
    [InlineData("[root@host ~]# ss -Htln")]
    [InlineData("PS C:\\Users\\a> ss -Htln")]
    [InlineData("C:\\>ss -Htln")]
    [InlineData("# what listens")]
    public void A_command_at_the_prompt_of_a_shell_and_a_comment_are_no_lines_of_a_text(string line)
    {
        const string Row = "LISTEN 0 128 0.0.0.0:22 0.0.0.0:*";

        foreach (PortTextFormat? format in new PortTextFormat?[] { null, PortTextFormat.Ss })
        {
            (List<PortUse> uses, List<ParseIssue> issues) = Read(line + "\n" + Row + "\n" + line + "\n" + Row, format);
            Assert.Empty(issues);
            Assert.Equal([2, 4], uses.Select(use => use.LineNumber));
        }
    }

    [Fact]
    public void Lines_of_no_known_format_before_a_known_one_are_one_issue()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(string.Concat(Enumerable.Repeat("welcome to this host\n", 30)) + "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*");

        Assert.Equal(31, Assert.Single(uses).LineNumber);
        Assert.StartsWith("Line 1: The lines from here to 30 are in none of the formats that can be read.", Assert.Single(issues).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kernel IP routing table\nDestination Gateway Genmask\n0.0.0.0 192.0.2.1 0.0.0.0", "'ss -tulpn' lists sockets")]
    [InlineData("REPOSITORY   TAG   IMAGE ID\nnginx   latest   0123456789ab", "'docker ps' lists")]
    [InlineData("CONTAINER ID   IMAGE   STATUS\n0123456789ab   nginx   Up 2 hours", "column PORTS, which 'docker ps' prints")]
    [InlineData("table ip filter\ntable inet fw4", "'nft list ruleset' lists")]
    [InlineData("Ip:\n    0 forwarded", "'ss -tulpn' lists")]
    [InlineData("IPv6/IPv4 Group Memberships\nInterface       RefCnt Group", "'ss -tulpn' lists")]
    [InlineData("1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue", "'ss -tulpn' lists")]
    [InlineData("Current listen queue sizes (qlen/incqlen/maxqlen)\nProto Listen                           Local Address\ntcp4  0/0/128                          *.22", "'netstat -an' lists")]
    [InlineData("UDP: IPv4\n   Local Address        Remote Address      State\n      *.68                                  Idle", "Solaris")]
    [InlineData("ufw allow 22/tcp", "'ufw status verbose'")]
    [InlineData("firewall-cmd --permanent --add-port=80/tcp", "'firewall-cmd --list-all' lists")]
    [InlineData("Domain Profile Settings:\n----------------------------------------------------------------------\nState                                 ON", "show rule name=all' lists")]
    [InlineData("apiVersion: v1\nkind: Service\nspec:\n  ports:\n  - port: 80", "'kubectl get svc' lists")]
    public void A_near_miss_is_one_issue_that_names_what_to_call(string text, string advice)
    {
        Assert.Contains(advice, Assert.Single(Read(text).Issues).Reason, StringComparison.Ordinal);

        (List<PortUse> uses, List<ParseIssue> issues) = Read("tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n" + text + "\ntcp LISTEN 0 128 0.0.0.0:23 0.0.0.0:*");
        Assert.Equal(2, uses.Count);
        Assert.Contains(advice, Assert.Single(issues).Reason, StringComparison.Ordinal);
        Assert.Equal(2, issues[0].Line);
    }

    [Theory]
    [InlineData("Name: banned\nType: hash:ip\nMembers:", "'iptables-save' lists")]
    [InlineData("Profile: OpenSSH\nTitle: Secure shell server", "'ufw status verbose'")]
    [InlineData("Name                  : RemoteDesktop\nDisplayName           : Remote Desktop", "pass them to Resolve-IanaPort")]
    [InlineData("NAME    CLASS   HOSTS         ADDRESS   PORTS   AGE\nweb     nginx   example.com   192.0.2.4   80, 443 1d", "'kubectl get svc' lists")]
    [InlineData("NAME         ENDPOINTS           AGE\nkubernetes   10.0.0.1:6443       1d", "'kubectl get svc' lists")]
    [InlineData("web 0.0.0.0:8080->80/tcp, :::8080->80/tcp", "'docker ps' prints it without --format")]
    [InlineData("public\n  interfaces: eth0", "'firewall-cmd --list-all' lists")]
    [InlineData("table inet f {\n set s {\n type inet_service\n }\n}", "'nft list ruleset' lists")]
    [InlineData("table inet f {\n chain c {\n type filter hook input priority 0; policy drop;\n tcp dport @s accept\n }\n}", "'nft list ruleset' prints")]
    public void What_a_program_prints_without_ports_is_one_issue_that_names_the_switch(string text, string advice)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(text);
        Assert.Empty(uses);
        Assert.Contains(advice, Assert.Single(issues).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_behind_sockets_without_ports_is_not_taken_for_one_of_them()
        => Assert.Equal(
            [PortTextFormat.Netstat, PortTextFormat.Ss, PortTextFormat.Services],
            Read("""
                tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN
                Active UNIX domain sockets (servers and established)
                Proto RefCnt Flags       Type       State         I-Node   Path
                unix  2      [ ACC ]     STREAM     LISTENING     1373561  @foo
                LISTEN 0 128 0.0.0.0:22 0.0.0.0:*
                ssh 22/tcp
                """).Uses.Select(use => use.Source));

    [Fact]
    public void A_forced_format_is_kept()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\nssh 22/tcp", PortTextFormat.Services);

        Assert.Equal(PortTextFormat.Services, Assert.Single(uses).Source);
        Assert.Single(issues);
    }

    [Fact]
    public void The_line_itself_is_kept()
    {
        PortUse use = Assert.Single(Read("  ssh 22/tcp").Uses);

        Assert.Equal("  ssh 22/tcp", use.Line);
        Assert.Equal("22/tcp ssh", use.ToString());
    }

    [Fact]
    public void Uses_are_ordered_by_their_ports_then_by_their_names()
    {
        List<PortUse> uses = Read("zeta 80/tcp\nalpha 80/tcp\nssh 22/tcp\nssh 22/udp").Uses;
        PortUse ofRemote = Assert.Single(Read("-A OUTPUT -p tcp -m tcp --dport 25 -j ACCEPT").Uses);

        Assert.Equal(["22/tcp ssh", "22/udp ssh", "80/tcp alpha", "80/tcp zeta", "ACCEPT 25/tcp"], uses.Append(ofRemote).Order().Select(use => use.ToString()));
        Assert.Equal(1, uses[0].CompareTo(null));
        Assert.Equal(1, ((IComparable)uses[0]).CompareTo(null));
        Assert.Throws<ArgumentException>(() => ((IComparable)uses[0]).CompareTo("80"));
    }

    [Theory]
    [InlineData("tcp ESTAB 0 0 192.0.2.1:22 192.0.2.9:443", "192.0.2.9:443")]
    [InlineData("tcp ESTAB 0 0 [2001:db8::2]:22 [2001:db8::1]:443", "[2001:db8::1]:443")]
    [InlineData("tcp LISTEN 0 0 0.0.0.0:22 0.0.0.0:*", null)]
    [InlineData("-A OUTPUT -p tcp -m tcp --dport 25 -j ACCEPT", "*:25")]
    [InlineData("-A INPUT -s 192.0.2.0/24 -p tcp -m tcp --dport 25 -j ACCEPT", "192.0.2.0/24")]
    public void The_other_side_is_one_text(string line, string? remote) => Assert.Equal(remote, Assert.Single(Read(line).Uses).Remote);

    [Fact]
    public void No_text_throws_and_no_line_is_lost()
    {
        Gen<string> word = Gen.OneOf(
            Gen.OneOf(Enum.GetNames<PortTextFormat>().Select(Gen.Const).ToArray()),
            Gen.OneOf(new[]
            {
                "tcp", "LISTEN", "0", "128", "0.0.0.0:22", "[::]:*", "users:((\"a\",pid=1,fd=2))", "users:((", "table", "chain", "{", "}", "dport", "vmap", "@x", "!=",
                "-A", "INPUT", "--dport", "!", "-j", "\"", "*filter", "Host:", "Ports:", "22/open/tcp//ssh///", "/", "(v6)", "ALLOW", "IN", "Anywhere", "[", "1]", "on", "#",
                "  ports:", "rich", "rules:", "rule", "port=80:proto", "elements", "=", ".", "Active", "Proto", "-", "Status:", "22/tcp", ":", "\t", "type", "hook", "comment",
            }.Select(Gen.Const).ToArray()),
            Gen.String[0, 6]);
        Gen<string> line = word.Array[0, 9].Select(words => string.Join(" ", words).Replace('\n', ' '));
        Gen.Select(line.Array[1, 8], Gen.Int[-1, 7]).Sample(
            (lines, format) =>
            {
                (List<PortUse> uses, List<ParseIssue> issues) = ReadOnce(string.Join("\n", lines), format < 0 ? null : (PortTextFormat)format);
                return uses.All(use => use.Line == lines[use.LineNumber - 1]) && issues.All(issue => issue.Line >= 0 && issue.Line <= lines.Length);
            },
            iter: 20_000);
    }
}
