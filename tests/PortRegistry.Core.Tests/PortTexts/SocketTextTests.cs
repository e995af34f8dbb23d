using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

public class SocketTextTests
{
    [Fact]
    public void Ss_gives_listeners_with_their_processes()
        => Assert.Equal(
            new[]
            {
                "2|Listener|UNCONN|udp|127.0.0.53%lo|53|0.0.0.0|Any|resolved|610",
                "3|Listener|UNCONN|udp|fe80::5054:ff:fe12:3456%eth0|546|::|Any|networkd|571",
                "4|Listener|LISTEN|tcp|0.0.0.0|80|0.0.0.0|Any|nginx|1187",
                "5|Listener|LISTEN|tcp|::|443|::|Any|nginx, my proxy (x)|1187",
                "6|Listener|LISTEN|tcp|*|8443|*|Any|-|-",
                "7|Listener|LISTEN|sctp|0.0.0.0|2905|0.0.0.0|Any|-|-",
            },
            Sockets("""
                Netid State  Recv-Q Send-Q            Local Address:Port Peer Address:PortProcess
                udp   UNCONN 0      0              127.0.0.53%lo:53         0.0.0.0:*    users:(("resolved",pid=610,fd=12)) uid:101 ino:19372 sk:1 cgroup:/ <->
                udp   UNCONN 0      0      [fe80::5054:ff:fe12:3456]%eth0:546  [::]:*    users:(("networkd",pid=571,fd=19)) uid:100 ino:19850 sk:3
                tcp   LISTEN 0      511                  0.0.0.0:80         0.0.0.0:*    users:(("nginx",pid=1187,fd=6),("nginx",pid=1186,fd=6)) ino:1 sk:4
                tcp   LISTEN 0      511                     [::]:443           [::]:*    users:(("nginx",pid=1187,fd=7),("my proxy (x)",pid=9,fd=6))
                tcp   LISTEN 0      128                        *:8443             *:*
                sctp  LISTEN 0      128                  0.0.0.0:2905       0.0.0.0:*
                """));

    [Fact]
    public void Ss_gives_connections_names_and_older_shapes()
        => Assert.Equal(
            new[]
            {
                "2|Connection|ESTAB|tcp|10.0.0.5%eth0|51514|10.0.0.9|https|-|-",
                "3|Connection|CLOSE-WAIT|tcp|::ffff:10.0.0.5|8080|::ffff:10.0.0.7|40000|app|77",
                "4|Listener|LISTEN|tcp|::|ssh|::|Any|sshd|842",
                "5|Listener|UNCONN|icmp|0.0.0.0|-|0.0.0.0|Any|-|-",
                "6|Listener|UNCONN|ipv6-icmp|*%eth0|-|*|Any|-|-",
            },
            Sockets("""
                Netid State      Recv-Q Send-Q        Local Address:Port           Peer Address:Port
                tcp   ESTAB      0      0             10.0.0.5%eth0:51514              10.0.0.9:https
                tcp   CLOSE-WAIT 1      0        [::ffff:10.0.0.5]:8080       [::ffff:10.0.0.7]:40000  users:(("app",pid=77,fd=9))
                tcp   LISTEN     0      128                      :::ssh                      :::*      users:(("sshd",842,3))
                raw   UNCONN     0      0                   0.0.0.0:icmp                0.0.0.0:*
                icmp6 UNCONN     0      0                    *%eth0:ipv6-icmp                 *:*
                nl    UNCONN     0      0                      rtnl:kernel                      *
                u_str ESTAB      0      0     /run/systemd/journal/stdout 12345                 * 12346
                """));

    [Fact]
    public void Ss_without_netid_or_heading_tells_the_transport_by_the_states()
        => Assert.Equal(
            new[]
            {
                "1|Listener|LISTEN|tcp|127.0.0.1|22|0.0.0.0|Any|sshd|3",
                "3|Connection|ESTAB|tcp|127.0.0.1|22|127.0.0.1|46240|-|-",
            },
            Sockets("LISTEN 0 128 127.0.0.1:22 0.0.0.0:* users:((\"sshd\",pid=3,fd=3))\n\t cubic cwnd:10\nESTAB 0 0 127.0.0.1:22 127.0.0.1:46240"));

    [Fact]
    public void What_stands_for_the_port_of_a_raw_socket_is_its_protocol_and_no_port()
        => Assert.Equal(
            new[]
            {
                "2|Listener|UNCONN|tcp|0.0.0.0|-|0.0.0.0|Any|-|-",
                "3|Listener|UNCONN|255|0.0.0.0|-|0.0.0.0|Any|-|-",
                "4|Listener|UNCONN|ipv6-icmp|*|-|*|Any|ping|9",
                "6|Listener|UNCONN|tcp|0.0.0.0|-|0.0.0.0|Any|-|-",
                "7|Listener|UNCONN|255|0.0.0.0|-|0.0.0.0|Any|-|-",
            },
            Sockets("""
                State  Recv-Q Send-Q Local Address:Port        Peer Address:PortProcess
                UNCONN 0      0            0.0.0.0:tcp              0.0.0.0:*
                UNCONN 0      0            0.0.0.0:ipproto-255      0.0.0.0:*
                UNCONN 0      0                  *:ipv6-icmp              *:*    users:(("ping",pid=9,fd=3))
                Netid State  Recv-Q Send-Q Local Address:Port        Peer Address:Port
                raw   UNCONN 0      0            0.0.0.0:6              0.0.0.0:*
                raw   UNCONN 0      0            0.0.0.0:255            0.0.0.0:*
                """));

    [Fact]
    public void Ss_without_netid_says_that_the_transport_is_assumed()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("""
            State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
            UNCONN 0      0            0.0.0.0:1         0.0.0.0:*
            LISTEN 0      0            0.0.0.0:22        0.0.0.0:*
            Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
            0      0          127.0.0.1:22       127.0.0.1:46240
            Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
            tcp   LISTEN 0      0            0.0.0.0:22        0.0.0.0:*
            """);

        Assert.Empty(issues);
        Assert.Equal(["udp", "tcp", "any", "tcp"], uses.ConvertAll(use => use.Protocol.ToString()));
        Assert.Contains("raw sockets", Assert.Single(uses[0].Assumption), StringComparison.Ordinal);
        Assert.Contains("sctp", Assert.Single(uses[1].Assumption), StringComparison.Ordinal);
        Assert.All(uses.Skip(2), use => Assert.Empty(use.Assumption));
    }

    [Theory]
    [InlineData("tcp LISTEN 0 128 0.0.0.0:ssh 0.0.0.0:*")]
    [InlineData("tcp        0      0 0.0.0.0:ssh             0.0.0.0:*               LISTEN")]
    [InlineData("sshd 9630 root 3u IPv4 33527 0t0 TCP *:ssh (LISTEN)")]
    [InlineData("iptables -A INPUT -p tcp --dport ssh -j ACCEPT")]
    public void A_name_that_is_the_machines_own_is_said_to_be_taken_as_ianas(string line)
    {
        PortUse use = Assert.Single(Read(line).Uses);

        Assert.Equal("ssh", use.LocalPort?.ServiceName);
        Assert.Contains("assumed to be IANA's: ssh", Assert.Single(use.Assumption), StringComparison.Ordinal);
    }

    [Fact]
    public void Ss_gives_the_processes_below_a_socket_and_names_with_any_sign()
        => Assert.Equal(
            new[]
            {
                "1|Listener|LISTEN|tcp|0.0.0.0|22|0.0.0.0|Any|sshd|842",
                "3|Listener|LISTEN|tcp|0.0.0.0|80|0.0.0.0|Any|a \"b\", (c)|7",
                "4|Listener|LISTEN|tcp|0.0.0.0|81|0.0.0.0|Any|a, b|7",
            },
            Sockets("""
                tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*
                 users:(("sshd",pid=842,fd=3))
                tcp LISTEN 0 128 0.0.0.0:80 0.0.0.0:* users:(("a "b", (c)",pid=7,fd=3))
                tcp LISTEN 0 128 0.0.0.0:81 0.0.0.0:* users:(("a",pid=7,proc_ctx=u:r:t:s0,fd=3),("b",pid=8,tid=9,fd=3)) uid:33
                """));

    [Fact]
    public void Ss_skips_what_has_no_port_and_tells_associations_of_sctp()
        => Assert.Equal(
            new[]
            {
                "2|Listener|LISTEN|sctp|10.0.0.1|3868|0.0.0.0|Any|-|-",
                "3|Connection|ESTAB|sctp|10.0.0.1%eth0|3868|10.0.0.2|3868|-|-",
            },
            Sockets("""
                State   Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
                LISTEN  0      128         10.0.0.1:3868      0.0.0.0:*
                `- ESTAB 0     0      10.0.0.1%eth0:3868     10.0.0.2:3868
                UNCONN  0      0               rtnl:kernel           *
                LISTEN  0      128         @foo bar 1373561          * 0
                UNCONN  0      0                  *:*                *:*
                """.Replace("LISTEN  0      128         10.0.0.1", "sctp LISTEN 0 128 10.0.0.1", StringComparison.Ordinal)));

    [Fact]
    public void Netstat_of_windows_is_read()
        => Assert.Equal(
            new[]
            {
                "5|Listener|LISTENING|tcp|0.0.0.0|135|0.0.0.0|Any|svchost.exe|1044",
                "8|Listener|LISTENING|tcp|0.0.0.0|445|0.0.0.0|Any|-|4",
                "10|Connection|ESTABLISHED|tcp|10.0.0.5|51234|192.0.2.92|443|-|4120",
                "11|Listener|LISTENING|tcp|fe80::a1b2%12|139|::|Any|-|4",
                "12|Listener|-|udp|0.0.0.0|5353|*|Any|-|2212",
                "13|Listener|-|udp|::1|1900|*|Any|-|3388",
            },
            Sockets("""

                Active Connections

                  Proto  Local Address          Foreign Address        State           PID
                  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       1044
                  RpcSs
                 [svchost.exe]
                  TCP    0.0.0.0:445            0.0.0.0:0              LISTENING       4
                 Can not obtain ownership information
                  TCP    10.0.0.5:51234         192.0.2.92:443         ESTABLISHED     4120
                  TCP    [fe80::a1b2%12]:139    [::]:0                 LISTENING       4
                  UDP    0.0.0.0:5353           *:*                                    2212
                  UDP    [::1]:1900             *:*                                    3388
                """));

    [Fact]
    public void Netstat_of_windows_in_another_language_is_read()
        => Assert.Equal(
            new[] { "4|Listener|ABHÖREN|tcp|0.0.0.0|3389|0.0.0.0|Any|-|980" },
            Sockets("\nAktive Verbindungen\n  Proto  Lokale Adresse         Remoteadresse          Status           PID\n  TCP    0.0.0.0:3389           0.0.0.0:0              ABHÖREN         980"));

    [Fact]
    public void Netstat_of_linux_is_read()
        => Assert.Equal(
            new[]
            {
                "4|Listener|LISTEN|tcp|0.0.0.0|22|0.0.0.0|Any|sshd|842",
                "5|Listener|LISTEN|tcp|::|80|::|Any|-|-",
                "6|Listener|-|udp|127.0.0.53|53|0.0.0.0|Any|systemd-resolve|610",
                "7|Listener|-|udp|fe80::1|546|::|Any|-|-",
                "8|Listener|7|ipv6-icmp|::|-|::|Any|networkd|571",
            },
            Sockets("""
                (Not all processes could be identified, non-owned process info
                Active Internet connections (only servers)
                Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
                tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      842/sshd: /usr/sbin
                tcp6       0      0 :::80                   :::*                    LISTEN      -
                udp        0      0 127.0.0.53:53           0.0.0.0:*                           610/systemd-resolve
                udp6       0      0 fe80::1:546             :::*                                -
                raw6       0      0 :::58                   :::*                    7           571/networkd
                Active UNIX domain sockets (only servers)
                Proto RefCnt Flags       Type       State         I-Node   PID/Program name     Path
                unix  2      [ ACC ]     STREAM     LISTENING     18237    1/init               /run/systemd/private
                """));

    [Fact]
    public void Netstat_of_linux_with_users_is_read()
        => Assert.Equal(
            new[]
            {
                "2|Listener|LISTEN|tcp|127.0.0.1|22|0.0.0.0|Any|sshd|3",
                "3|Listener|-|udp|0.0.0.0|5353|0.0.0.0|Any|avahi|4",
                "4|Listener|-|udp|0.0.0.0|123|0.0.0.0|Any|-|-",
            },
            Sockets("""
                Proto Recv-Q Send-Q Local Address           Foreign Address         State       User       Inode      PID/Program name
                tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN      root       132209     3/sshd
                udp        0      0 0.0.0.0:5353            0.0.0.0:*                           avahi      132213     4/avahi
                udp        0      0 0.0.0.0:123             0.0.0.0:*                           0          132214     -
                """));

    [Fact]
    public void Netstat_of_macos_is_read()
        => Assert.Equal(
            new[]
            {
                "3|Connection|ESTABLISHED|tcp|192.168.1.2|50123|192.0.2.1|443|-|-",
                "4|Listener|LISTEN|tcp|*|8080|*|Any|-|-",
                "5|Listener|LISTEN|tcp|fe80::1%lo0|22|*|Any|-|-",
                "6|Listener|-|udp|*|5353|*|Any|-|-",
            },
            Sockets("""
                Active Internet connections (including servers)
                Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)
                tcp4       0      0  192.168.1.2.50123      192.0.2.1.443          ESTABLISHED
                tcp46      0      0  *.8080                 *.*                    LISTEN
                tcp6       0      0  fe80::1%lo0.22         *.*                    LISTEN
                udp4       0      0  *.5353                 *.*
                """));

    [Fact]
    public void Netstat_of_linux_keeps_the_program_apart_from_user_and_timer()
        => Assert.Equal(
            new[]
            {
                "2|Listener|LISTEN|tcp|127.0.0.1|631|0.0.0.0|Any|my daemon|564",
                "3|Listener|-|udp|0.0.0.0|5353|0.0.0.0|Any|-|-",
            },
            Sockets("""
                Proto Recv-Q Send-Q Adresse locale          Adresse distante        Etat       Utilisatr  Inode      PID/Program name     Timer
                tcp        0      0 127.0.0.1:631           0.0.0.0:*               LISTEN      0          18840      564/my daemon        off (0.00/0/0)
                udp        0      0 0.0.0.0:5353            0.0.0.0:*                           avahi      18841      -                    off (0.00/0/0)
                """));

    [Fact]
    public void What_netstat_of_bsd_may_have_cut_is_not_taken_for_the_whole()
        => Assert.Equal(
            new[]
            {
                "2|Connection|ESTABLISHED|tcp|2001:db8:1:2:aaa…|50123|2001:db8::1|443|-|613",
                "3|Listener|LISTEN|tcp|files.example.co…|\"micro\"|*|Any|-|77",
            },
            Sockets("""
                Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)     rhiwat shiwat    pid   epid
                tcp6       0      0  2001:db8:1:2:aaa.50123 2001:db8::1.443        ESTABLISHED 131072 131072    613      0
                tcp4       0      0  files.example.co.micro *.*                    LISTEN      131072 131072     77      0
                """));

    [Fact]
    public void A_socket_that_is_bound_to_nothing_is_none_and_one_that_does_not_listen_is_no_listener()
        => Assert.Equal(
            new[] { "3|Listener|-|udp|*|5353|*|Any|-|-", "6|Connection|BOUND|tcp|0.0.0.0|49701|0.0.0.0|Any|-|-" },
            Sockets("""
                tcp46      0      0  *.*                    *.*                    CLOSED
                udp4       0      0  *.*                    *.*
                udp4       0      0  *.5353                 *.*

                  Proto  Local Address          Foreign Address        State
                  TCP    0.0.0.0:49701          0.0.0.0:0              BOUND
                """));

    [Fact]
    public void An_address_that_netstat_of_linux_cut_says_so_and_a_port_that_busybox_cut_is_not_known()
        => Assert.Equal(
            new[]
            {
                "1|Connection|ESTABLISHED|tcp|2001:db8:1111:222…|47362|2001:db8:1111:2222…|8443|-|-",
                "2|Connection|ESTABLISHED|tcp|2001:db8:1111:222…|\"47362\"|2001:db8::1|443|-|-",
                "3|Connection|ESTABLISHED|tcp|2001:db8:1111:2222:3333:4444:5555:6666|47362|2001:db8::1|443|-|-",
            },
            Sockets("""
                tcp6       0      0 2001:db8:1111:222:47362 2001:db8:1111:2222:8443 ESTABLISHED
                tcp        0      0 2001:db8:1111:222:47362 2001:db8::1:443         ESTABLISHED
                tcp6       0      0 2001:db8:1111:2222:3333:4444:5555:6666:47362 2001:db8::1:443 ESTABLISHED
                """));

    [Fact]
    public void With_a_bsd_and_macos_cut_more_and_print_addresses_of_memory()
        => Assert.Equal(
            new[]
            {
                "2|Connection|ESTABLISHED|tcp|192.168.100.221|\"54\"|198.51.100.26|443|-|-",
                "3|Connection|ESTABLISHED|tcp|192.168.10.2…|54867|192.0.2.7|443|-|-",
                "4|Listener|-|udp|*|5353|*|Any|-|-",
                "5|Listener|-|tcp|*|22|*|Any|-|-",
            },
            Sockets("""
                Socket           Flowhash Proto Recv-Q Send-Q  Local Address      Foreign Address    (state)
                7fb03cb94d505aed  edd0cbf tcp4       0      0  192.168.100.221.54 198.51.100.26.443  ESTABLISHED
                7fb03cb94d505aed cedd0cbf tcp4       0      0  192.168.10.2.54867 192.0.2.7.443      ESTABLISHED
                7fb03cb93d5b800d        0 udp4       0      0  *.5353             *.*
                fffff80003df4b70 tcp4       0      0      0 *.22               *.*
                """));

    [Fact]
    public void Words_of_no_socket_are_an_error_also_where_headings_could_stand()
    {
        (_, List<ParseIssue> issues) = Read("hello world", PortTextFormat.Netstat);
        Assert.Single(issues);
    }

    [Theory]
    [InlineData("tcp LISTEN 0 128 0.0.0.0:22 nonsense", "'nonsense' is not an address with a port")]
    [InlineData("tcp LISTEN 0 128 0.0.0.0:23 0.0.0.0:* users:((garbage))", "the processes behind 'users:'")]
    [InlineData("udp      17 29 src=192.0.2.5 dst=192.0.2.53 sport=40000 dport=53", "conntrack")]
    [InlineData("Active Internet connections (only servers)\ntcp        0      0 0.0.0.0:25              0.0.0.0:*               LISTEN <-- listens on 25", "a state in capitals")]
    [InlineData("sshd  700 root  cwd    DIR    8,1     4096       2 /\nsshd  700 root    4u  unix 0xffff88000cac8680       0t0 15836617 /run/x", "no line below it is of an internet socket")]
    public void A_row_beside_the_known_ones_is_told(string text, string reason)
        => Assert.Contains(reason, Assert.Single(Read(text).Issues).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_state_of_two_words_is_read()
        => Assert.Equal("POSLEDNÍ ACK", Assert.Single(Read("tcp        0      0 192.0.2.1:25            192.0.2.9:5000          POSLEDNÍ ACK").Uses).State);

    [Fact]
    public void Lsof_without_a_heading_skips_its_files()
        => Assert.Equal(
            "mysqld 3306",
            string.Join(" ", Read("mysqld  41113 mysql    6u   REG  0,31  0 15836613 /var/lib/mysql/ib1 (deleted)\nmysqld  41113 mysql   10u  IPv4  15836616  0t0  TCP *:3306 (LISTEN)").Uses.Select(use => $"{use.Process} {use.LocalPort}")));

    [Fact]
    public void The_processes_of_macos_are_read_with_their_blanks()
        => Assert.Equal(
            ["2|Listener|LISTEN|tcp|*|22|*|Any|launchd|1", "3|Connection|ESTABLISHED|tcp|192.0.2.5|50000|203.0.113.9|443|Google Chrome He|501", "4|Listener|-|udp|*|5353|*|Any|mDNSResponder|310"],
            Sockets("""
                Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)      rxbytes      txbytes  rhiwat  shiwat    process:pid    state  options           gencnt    flags   flags1 usecnt rtncnt fltrs
                tcp4       0      0  *.22                   *.*                    LISTEN             0            0  131072  131072    launchd:1      00180 00000006 0000000000000abc 00000000 00000900      1      0 000001
                tcp4       0      0  192.0.2.5.50000        203.0.113.9.443        ESTABLISHED      100          200  131072  131072 Google Chrome He:501    00182 00000008 0000000000000abd 00000000 00000900      1      0 000001
                udp4       0      0  *.5353                 *.*                                       0            0  786896    9216    mDNSResponder:310    00100 00000004 0000000000000abe 00000000 00000800      1      0 000000
                """));
}
