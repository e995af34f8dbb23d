using System.Collections.Generic;

namespace PortRegistry.Tests.PortTexts;

/// <summary>A text that is read whole, and how it was made.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Program">The program, with its version if it printed the text, or "documented".</param>
/// <param name="Call">The command, or the file.</param>
/// <param name="Uses">How many uses it has.</param>
/// <param name="Text">The text.</param>
internal sealed record SupportedText(PortTextFormat Format, string Program, string Call, int Uses, string Text);

/// <summary>One text for each row of the table in about_PortRegistry_PortTexts.</summary>
internal static partial class SupportedTexts
{
    internal static IReadOnlyList<SupportedText> All { get; } =
    [
        new(PortTextFormat.Ss, "iproute2 6.1.0", "ss -tulpen", 3, """
        Netid State  Recv-Q Send-Q            Local Address:Port Peer Address:PortProcess
        udp   UNCONN 0      0              127.0.0.53%lo:53         0.0.0.0:*    users:(("resolved",pid=610,fd=12)) uid:101 ino:19372 sk:1 cgroup:/ <->
        tcp   LISTEN 0      511                  0.0.0.0:80         0.0.0.0:*    users:(("nginx",pid=1187,fd=6),("nginx",pid=1186,fd=6)) ino:1 sk:4
        tcp   LISTEN 0      511                     [::]:443           [::]:*    users:(("nginx",pid=1187,fd=7)) ino:2 sk:5
        """),
        new(PortTextFormat.Ss, "iproute2 6.1.0", "ss -Htlni", 2, """
        LISTEN 0      128    127.0.0.1:22        0.0.0.0:*
        	 cubic cwnd:10
        ESTAB  0      0      127.0.0.1:22      127.0.0.1:46240
        """),
        new(PortTextFormat.Ss, "iproute2 6.1.0", "ss -an", 4, """
        Netid State  Recv-Q Send-Q Local Address:Port     Peer Address:Port Process
        nl    UNCONN 0      0                  0:0                    *
        u_str LISTEN 0      128         @foo bar 1373561              * 0
        raw   UNCONN 0      0            0.0.0.0:255            0.0.0.0:*
        udp   ESTAB  0      0          127.0.0.1:47826        127.0.0.1:53
        udp   UNCONN 0      0          127.0.0.1:53             0.0.0.0:*
        tcp   LISTEN 1      128      [2001:db8::6666]:8443         [::]:*
        """),
        new(PortTextFormat.Ss, "iproute2 6.1.0", "ss -tan state established", 1, """
        Recv-Q Send-Q Local Address:Port   Peer Address:Port Process
        0      0          127.0.0.1:47362     127.0.0.1:8443
        """),
        new(PortTextFormat.Ss, "iproute2 6.1.0", "ss -wa", 2, """
        State  Recv-Q Send-Q Local Address:Port        Peer Address:PortProcess
        UNCONN 0      0            0.0.0.0:ipproto-255      0.0.0.0:*
        UNCONN 0      0                  *:ipv6-icmp              *:*
        """),
        new(PortTextFormat.Netstat, "net-tools 2.10", "netstat -tulpn", 2, """
        Active Internet connections (only servers)
        Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
        tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      842/sshd: /usr/sbin
        udp6       0      0 fe80::1:546             :::*                                -
        """),
        new(PortTextFormat.Netstat, "Windows, documented", "netstat -ano", 2, """
        Active Connections

          Proto  Local Address          Foreign Address        State           PID
          TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       1044
          UDP    [::1]:1900             *:*                                    3388
        """),
        new(PortTextFormat.Netstat, "macOS, documented", "netstat -an", 2, """
        Active Internet connections (including servers)
        Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)
        tcp4       0      0  192.0.2.2.50123        192.0.2.1.443          ESTABLISHED
        tcp46      0      0  *.8080                 *.*                    LISTEN
        """),
        new(PortTextFormat.Netstat, "net-tools 2.10", "netstat -aneo", 3, """
        Active Internet connections (servers and established)
        Proto Recv-Q Send-Q Local Address           Foreign Address         State       User       Inode      Timer
        tcp6       1      0 2001:db8:1111:2222:8443 :::*                    LISTEN      0          1373552    off (0.00/0/0)
        udp        0      0 127.0.0.1:47826         127.0.0.1:53            ESTABLISHED 0          1373560    off (0.00/0/0)
        raw        0      0 0.0.0.0:6               0.0.0.0:*               7           0          1373555    off (0.00/0/0)
        Active UNIX domain sockets (servers and established)
        Proto RefCnt Flags       Type       State         I-Node   Path
        unix  2      [ ACC ]     STREAM     LISTENING     1373561  @foo
        """),
        new(PortTextFormat.Netstat, "FreeBSD, documented", "netstat -AanT", 2, """
        Active Internet connections (including servers)
        Tcpcb            Proto Rexmit OOORcv 0-win  Local Address      Foreign Address
        fffff80003df43d0 tcp4       3      0      0 192.0.2.9.22       192.0.2.1.64330
        fffff80003df4b70 tcp4       0      0      0 *.22               *.*
        """),
        new(PortTextFormat.Netstat, "macOS, documented", "netstat -An", 2, """
        Active Internet connections
        Socket           Flowhash Proto Recv-Q Send-Q  Local Address      Foreign Address    (state)
        7fb03cb94d505aed cedd0cbf tcp4       0      0  192.0.2.221.5486   198.51.100.26.443  ESTABLISHED
        7fb03cb93d5b800d        0 udp4       0      0  *.5353             *.*
        """),
        new(PortTextFormat.Lsof, "lsof 4.95.0", "lsof -i -n -P", 3, """
        COMMAND  PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME
        python3 9630 root    3u  IPv4  33527      0t0  TCP 127.0.0.1:8080 (LISTEN)
        python3 9630 root    5u  IPv6  33529      0t0  UDP *:5353
        python3 9630 root    8u  IPv4  33532      0t0  TCP 127.0.0.1:57972->127.0.0.1:8080 (ESTABLISHED)
        """),
        new(PortTextFormat.Lsof, "lsof 4.95.0", "lsof -i", 1, """
        COMMAND  PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME
        python3 9630 root    3u  IPv4  33527      0t0  TCP localhost:http-alt (LISTEN)
        """),
        new(PortTextFormat.Lsof, "lsof 4.95.0", "lsof -p 9630", 1, """
        COMMAND  PID USER   FD   TYPE DEVICE SIZE/OFF     NODE NAME
        python3 9630 root  cwd    DIR  254,0     4096 11657600 /srv
        python3 9630 root    7u  IPv6  33531      0t0      TCP *:8022 (LISTEN)
        """),
        new(PortTextFormat.Nftables, "nftables 1.0.6", "nft list ruleset", 2, """
        table inet filter {
        	set allowed {
        		type inet_service
        		elements = { 22, 443 }
        	}

        	chain input {
        		type filter hook input priority filter; policy drop;
        		tcp dport @allowed accept
        		udp dport 53 drop
        	}
        }
        """),
        new(PortTextFormat.Nftables, "nftables 1.0.6", "nft -a list ruleset", 5, """
        table inet filter { # handle 1
        	set allowed { # handle 3
        		type inet_service
        		flags interval
        		elements = { 22, 8000-8010 }
        	}

        	chain input { # handle 1
        		type filter hook input priority filter; policy drop;
        		iif "lo" accept # handle 4
        		ct state established,related accept # handle 5
        		tcp dport @allowed ct state new accept # handle 6
        		meta l4proto { tcp, udp } th dport 53 jump dns # handle 8
        		icmp type echo-request limit rate 5/second accept # handle 9
        	}

        	chain dns { # handle 2
        		ip saddr 10.0.0.0/8 accept # handle 10
        	}
        }
        table ip nat { # handle 2
        	chain pre { # handle 1
        		type nat hook prerouting priority dstnat; policy accept;
        		iifname "eth0" tcp dport 8080 dnat to 10.0.0.2:80 # handle 2
        	}
        }
        """),
        new(PortTextFormat.Nftables, "nftables 1.0.6", "nft -j list ruleset", 5, """
        {"nftables": [{"metainfo": {"version": "1.0.6", "release_name": "Lester Gooch #5", "json_schema_version": 1}}, {"table": {"family": "inet", "name": "filter", "handle": 1}}, {"set": {"family": "inet", "name": "allowed", "table": "filter", "type": "inet_service", "handle": 3, "flags": ["interval"], "elem": [22, {"range": [8000, 8010]}]}}, {"chain": {"family": "inet", "table": "filter", "name": "input", "handle": 1, "type": "filter", "hook": "input", "prio": 0, "policy": "drop"}}, {"chain": {"family": "inet", "table": "filter", "name": "dns", "handle": 2}}, {"rule": {"family": "inet", "table": "filter", "chain": "input", "handle": 4, "expr": [{"match": {"op": "==", "left": {"meta": {"key": "iif"}}, "right": "lo"}}, {"accept": null}]}}, {"rule": {"family": "inet", "table": "filter", "chain": "input", "handle": 5, "expr": [{"match": {"op": "in", "left": {"ct": {"key": "state"}}, "right": ["established", "related"]}}, {"accept": null}]}}, {"rule": {"family": "inet", "table": "filter", "chain": "input", "handle": 6, "expr": [{"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": "@allowed"}}, {"match": {"op": "in", "left": {"ct": {"key": "state"}}, "right": "new"}}, {"accept": null}]}}, {"rule": {"family": "inet", "table": "filter", "chain": "input", "handle": 8, "expr": [{"match": {"op": "==", "left": {"meta": {"key": "l4proto"}}, "right": {"set": ["tcp", "udp"]}}}, {"match": {"op": "==", "left": {"payload": {"protocol": "th", "field": "dport"}}, "right": 53}}, {"jump": {"target": "dns"}}]}}, {"rule": {"family": "inet", "table": "filter", "chain": "input", "handle": 9, "expr": [{"match": {"op": "==", "left": {"payload": {"protocol": "icmp", "field": "type"}}, "right": "echo-request"}}, {"limit": {"rate": 5, "burst": 5, "per": "second"}}, {"accept": null}]}}, {"rule": {"family": "inet", "table": "filter", "chain": "dns", "handle": 10, "expr": [{"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": {"prefix": {"addr": "10.0.0.0", "len": 8}}}}, {"accept": null}]}}, {"table": {"family": "ip", "name": "nat", "handle": 2}}, {"chain": {"family": "ip", "table": "nat", "name": "pre", "handle": 1, "type": "nat", "hook": "prerouting", "prio": -100, "policy": "accept"}}, {"rule": {"family": "ip", "table": "nat", "chain": "pre", "handle": 2, "expr": [{"match": {"op": "==", "left": {"meta": {"key": "iifname"}}, "right": "eth0"}}, {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 8080}}, {"dnat": {"addr": "10.0.0.2", "port": 80}}]}}]}
        """),
        new(PortTextFormat.Iptables, "iptables 1.8.9", "iptables-save", 2, """
        *filter
        :INPUT DROP [0:0]
        :FORWARD DROP [0:0]
        :OUTPUT ACCEPT [0:0]
        -A INPUT -s 10.0.0.0/8 -p tcp -m tcp --dport 22 -j ACCEPT
        -A INPUT -p udp -m multiport --dports 53,123 -j ACCEPT
        COMMIT
        """),
        new(PortTextFormat.Iptables, "iptables 1.8.9", "iptables -S", 1, """
        -P INPUT DROP
        -P FORWARD DROP
        -A INPUT -p tcp -m tcp --dport 22 -j ACCEPT
        """),
        new(PortTextFormat.Iptables, "iptables 1.8.9", "iptables -L -n -v", 2, """
        Chain INPUT (policy DROP 0 packets, 0 bytes)
         pkts bytes target     prot opt in     out     source               destination
            3   180 ACCEPT     tcp  --  eth0   *       10.0.0.0/8           0.0.0.0/0            tcp dpt:22
            0     0 DROP       tcp  --  *      *       0.0.0.0/0            0.0.0.0/0            multiport dports 25,110

        Chain FORWARD (policy DROP 0 packets, 0 bytes)
         pkts bytes target     prot opt in     out     source               destination
        """),
        new(PortTextFormat.Iptables, "iptables 1.8.9", "ip6tables-save", 4, """
        # Generated by ip6tables-save v1.8.9 on Sat Nov 28 08:43:11 2026
        *filter
        :INPUT ACCEPT [0:0]
        :FORWARD ACCEPT [0:0]
        :OUTPUT ACCEPT [0:0]
        -A INPUT -p tcp -m tcp --dport 22 -j ACCEPT
        -A INPUT -p ipv6-icmp -m icmp6 --icmpv6-type 128 -j ACCEPT
        COMMIT
        # Completed on Sat Nov 28 08:43:11 2026
        """),
        new(PortTextFormat.Iptables, "iptables 1.8.9", "iptables -L", 3, """
        Chain INPUT (policy ACCEPT)
        target     prot opt source               destination
        ACCEPT     tcp  --  anywhere             anywhere             tcp dpt:ssh

        Chain FORWARD (policy ACCEPT)
        target     prot opt source               destination

        Chain OUTPUT (policy ACCEPT)
        target     prot opt source               destination
        """),
        new(PortTextFormat.Iptables, "iptables 1.8.9", "iptables -A ...", 2, """
        #!/bin/sh
        iptables -P INPUT DROP
        iptables -A INPUT -p tcp --dport 22 -j ACCEPT
        iptables -A INPUT -p udp -m multiport --dports 53,123 -j ACCEPT
        """),
        new(PortTextFormat.Ufw, "ufw 0.36.2", "ufw status", 2, """
        Status: active

        To                         Action      From
        --                         ------      ----
        22/tcp                     ALLOW       Anywhere
        80,443/tcp                 ALLOW       10.0.0.0/8                 # web
        """),
        new(PortTextFormat.Ufw, "ufw 0.36.2", "ufw status numbered", 2, """
        Status: active

             To                         Action      From
             --                         ------      ----
        [ 1] 22/tcp                     LIMIT IN    Anywhere
        [ 2] 25/tcp                     DENY OUT    Anywhere                   (out)
        """),
        new(PortTextFormat.Ufw, "ufw 0.36.2", "ufw status verbose", 4, """
        Status: active
        Logging: on (low)
        Default: deny (incoming), allow (outgoing), allow (routed)
        New profiles: skip

        To                         Action      From
        --                         ------      ----
        22/tcp (OpenSSH)           ALLOW IN    Anywhere
        22/tcp (OpenSSH (v6))      ALLOW IN    Anywhere (v6)
        80/tcp on eth1             ALLOW FWD   10.0.0.0/8 on eth0
        """),
        new(PortTextFormat.Firewalld, "firewalld 1.3.3", "firewall-cmd --list-all", 2, """
        public (active)
          target: default
          icmp-block-inversion: no
          interfaces: eth0
          sources:
          services: ssh
          ports: 8080/tcp
          protocols:
          forward: yes
          masquerade: no
          forward-ports:
          source-ports:
          icmp-blocks:
          rich rules:
        """),
        new(PortTextFormat.Firewalld, "firewalld 1.3.3", "firewall-offline-cmd --list-all-zones", 2, """
        drop
          target: DROP
          icmp-block-inversion: no
          interfaces:
          sources:
          services:
          ports:
          protocols:
          forward: yes
          masquerade: no
          forward-ports:
          source-ports:
          icmp-blocks:
          rich rules:

        public
          target: default
          icmp-block-inversion: no
          interfaces:
          sources:
          services: dhcpv6-client ssh
          ports:
          protocols:
          forward: yes
          masquerade: no
          forward-ports:
          source-ports:
          icmp-blocks:
          rich rules:
        """),
        .. Others,
    ];
}
