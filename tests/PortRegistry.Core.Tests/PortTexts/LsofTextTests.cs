using System;
using System.Collections.Generic;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>lsof 4.95.0 of Linux, and of macOS.</summary>
public class LsofTextTests
{
    [Fact]
    public void Lsof_gives_sockets_with_their_processes()
        => Assert.Equal(
            [
                "2|Listener|LISTEN|tcp|127.0.0.1|8080|-|-|my server|9630",
                "3|Listener|LISTEN|tcp|::1|8443|-|-|python3|9630",
                "4|Listener|-|udp|*|5353|-|-|python3|9630",
                "5|Connection|ESTABLISHED|tcp|127.0.0.1|57972|127.0.0.1|8080|python3|9630",
                "6|Connection|-|udp|fe80::1|34797|fe80::2|5353|python3|9630",
                "7|Connection|CLOSED|tcp|192.0.2.1|50000|-|-|python3|9630",
                "9|Listener|-|icmp|*|-|-|-|ping|77",
            ],
            Sockets("""
                COMMAND  PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME
                my\x20server 9630 root    3u  IPv4  33527      0t0  TCP 127.0.0.1:8080 (LISTEN)
                python3 9630 root    4u  IPv6  33528      0t0  TCP [::1]:8443 (LISTEN)
                python3 9630 root    5u  IPv4  33529      0t0  UDP *:5353
                python3 9630 root    8u  IPv4  33532      0t0  TCP 127.0.0.1:57972->127.0.0.1:8080 (ESTABLISHED)
                python3 9630 root   11u  IPv6  33534      0t0  UDP [fe80::1]:34797->[fe80::2]:5353
                python3 9630 root   12u  IPv4 0x1a2b3c4d      0t0  TCP 192.0.2.1:50000 (CLOSED)
                python3 9630 root   13u  IPv4 0x1a2b3c4e      0t0  UDP *:*
                ping      77 root    3u  IPv4 0x1a2b3c4f      0t0 ICMP *:*
                """));

    [Fact]
    public void The_columns_before_the_type_do_not_matter()
        => Assert.Equal(
            [
                "2|Listener|LISTEN|tcp|localhost|http-alt|-|-|python3|9630",
                "4|Listener|-|udp|*|mdns|-|-|python3|9630",
                "5|Listener|LISTEN|tcp|*|22|-|-|sshd|1",
            ],
            Sockets("""
                COMMAND  PID  TID TASKCMD PPID PGID USER   FD   TYPE FILE-FLAG DEVICE SIZE/OFF NODE NAME
                python3 9630   12 work    9625 9625 root    3u  IPv4     RW,CX  33527      0t0  TCP localhost:http-alt (LISTEN QR=0 QS=0)
                python3 9630 root  txt    REG  254,0    17584    18705 /usr/bin/python3.11
                python3 9630   12 work    9625 9625 root    5u  IPv4     RW,CX  33529      0t0  UDP *:mdns (QR=0 QS=0)
                sshd       1 root    3u  IPv4  12345      0t0  TCP *:22 (LISTEN)
                """));

    [Fact]
    public void Files_without_sockets_are_one_issue_that_names_the_switches()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(
            "COMMAND  PID USER   FD   TYPE DEVICE SIZE/OFF     NODE NAME\nbash 963 root  cwd    DIR  254,0     4096 11657600 /home\nbash 963 root  txt    REG  254,0    17584    18705 /bin/bash");

        Assert.Empty(uses);
        Assert.Contains("'lsof -i -n -P'", Assert.Single(issues).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_cannot_be_read_is_told()
        => Assert.Contains("'nonsense' is not an address with a port", Assert.Single(Read("sshd 1 root 3u IPv4 12345 0t0 TCP nonsense (LISTEN)").Issues).Reason, StringComparison.Ordinal);

    [Fact]
    public void Lsof_with_what_the_portmapper_calls_a_port_is_read()
        => Assert.Equal(
            new[] { "1|Listener|LISTEN|tcp|*|111|-|-|portmap|1616", "2|Connection|ESTABLISHED|tcp|::1|111|::1|40000|portmap|1616" },
            Sockets("""
                portmap    1616       32    4u  IPv4     3489       TCP *:111[portmapper] (LISTEN)
                portmap    1616       32    5u  IPv6     3490       TCP [::1]:111[portmapper]->[::1]:40000 (ESTABLISHED)
                """));
}
