using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PortRegistry.Tests.Fuzz;

/// <summary>Ports as people write them and as programs print them, to begin with.</summary>
internal static class PortTextSeeds
{
    internal static IReadOnlyList<byte[]> Specs { get; } = Bytes(
        "443", "443/tcp", "5000-5010", "1024:", ":1023", "80,443", "{80, 443}/tcp", "tcp/8080", "tcp:80,443", "53/tcp,udp", "RPC-EPMap", "Any", "-1", "https", "sql*net",
        "icmp/3:4", "6", "TCPv6", "*", "RFC8765, Section 6.1", "draft-a-b-01", "https://example.org/a", "[RFC1][RFC2]", "2024-12-20", "2004-02", "6000-6063");

    internal static IReadOnlyList<byte[]> Texts { get; } = Bytes(
        """
        {"nftables": [{"metainfo": {"json_schema_version": 1}}, {"table": {"family": "inet", "name": "f", "handle": 1}},
        {"set": {"family": "inet", "name": "s", "table": "f", "type": "inet_service", "elem": [22, {"range": [80, 90]}]}},
        {"chain": {"family": "inet", "table": "f", "name": "in", "type": "filter", "hook": "input", "prio": 0, "policy": "drop"}},
        {"rule": {"family": "inet", "table": "f", "chain": "in", "comment": "a \\"b\\"", "expr": [{"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": {"set": [22, {"range": [80, 90]}, "@s"]}}}, {"accept": null}]}},
        {"rule": {"family": "inet", "table": "f", "chain": "in", "expr": [{"vmap": {"key": {"payload": {"protocol": "udp", "field": "dport"}}, "data": {"set": [[53, {"accept": null}], [123, {"jump": {"target": "x"}}]]}}}]}}]}
        """,
        """
        define web = { 80, 443 }
        table ip nat {
            map m { type ipv4_addr . inet_service : ipv4_addr . inet_service; elements = { 192.0.2.1 . 80 : 10.0.0.1 . 8080, 192.0.2.1 . 443-445 : 10.0.0.1 . 8443 } }
            chain pre {
                type nat hook prerouting priority dstnat; policy accept;
                ip daddr . tcp dport vmap { 192.0.2.1 . $web : jump { udp dport 53 accept; goto other }, 192.0.2.2 . 22 : drop }
                dnat ip to ip daddr . tcp dport map @m
                tcp dport $web dnat to 10.0.0.1:8080-8090
            }
        }
        """,
        """
        #!/bin/sh
        IPT=/sbin/iptables
        for p in 22 80 443; do $IPT -A INPUT -p tcp --dport $p -j ACCEPT; done
        $IPT -N web && iptables -A web -p udp -m multiport ! --dports 53,123:125 -m comment --comment 'a "b"' -j RETURN
        """,
        """
        Netid State  Recv-Q Send-Q            Local Address:Port Peer Address:PortProcess
        udp   UNCONN 0      0      [fe80::1]%eth0:546  [::]:*    users:(("networkd",pid=571,fd=19)) uid:100
        tcp   LISTEN 0      511                  0.0.0.0:80         0.0.0.0:*    users:(("nginx",pid=1187,fd=6),("my proxy (x)",pid=9,fd=6))
        """,
        """
        Active Internet connections (servers and established)
        Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
        tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      842/sshd: /usr/sbin
        udp6       0      0 :::5353                 :::*                                600/avahi-daemon
        """,
        """
          Proto  Local Address          Foreign Address        State           PID
          TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       1012
          UDP    [::]:500               *:*                                    4
        """,
        """
        table inet filter {
            set allowed {
                type inet_service
                elements = { 22, 80-90,
                             443 }
            }
            chain input {
                type filter hook input priority filter; policy drop;
                tcp dport @allowed accept comment "web, \"x\""
                ip saddr 10.0.0.0/8 udp dport { 53, 123 } counter packets 1 bytes 2 drop # handle 4
                tcp dport vmap { 22 : accept, 80 : jump web }
            }
        }
        """,
        """
        *filter
        :INPUT DROP [0:0]
        -A INPUT -i eth0 -s 10.0.0.0/8 -p tcp -m tcp --dport 22 -m comment --comment "ssh \"x\"" -j ACCEPT
        -A OUTPUT -p udp -m multiport --sports 53,123:125 -j DROP
        -A FORWARD -p tcp ! --dport 80 -j ACCEPT
        COMMIT
        """,
        """
        Status: active

        To                         Action      From
        --                         ------      ----
        22/tcp                     ALLOW IN    10.0.0.0/8
        80,443/tcp (v6) on eth0    DENY OUT    Anywhere (v6)             # web
        """,
        """
        public (active)
          target: default
          interfaces: eth0
          services: ssh dhcpv6-client
          ports: 80/tcp 5000-5010/udp
          forward-ports: port=80:proto=tcp:toport=8080:toaddr=10.0.0.1
          rich rules:
            rule family="ipv4" source address="10.0.0.0/8" port port="5432" protocol="tcp" accept
        """,
        """
        # Nmap 7.94 scan initiated
        Host: 10.0.0.1 (a.example)	Status: Up
        Host: 10.0.0.1 (a.example)	Ports: 22/open/tcp//ssh//OpenSSH 9.6/, 53/closed/udp//domain///	Ignored State: filtered (998)
        """,
        """
        # services
        ssh             22/tcp                          # The Secure Shell
        domain          53/udp          nameserver dns
        """);

    private static byte[][] Bytes(params string[] texts) => texts.Select(Encoding.UTF8.GetBytes).ToArray();
}
