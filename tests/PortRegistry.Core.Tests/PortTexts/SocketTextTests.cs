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
    public void Words_of_no_socket_are_an_error_also_where_headings_could_stand()
    {
        (_, System.Collections.Generic.List<ParseIssue> issues) = Read("hello world", PortTextFormat.Netstat);
        Assert.Single(issues);
    }
}
