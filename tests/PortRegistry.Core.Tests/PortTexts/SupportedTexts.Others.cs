using System.Collections.Generic;

namespace PortRegistry.Tests.PortTexts;

/// <content>Texts of Windows, of devices, of containers and of scans, and lists of names.</content>
internal static partial class SupportedTexts
{
    private static IReadOnlyList<SupportedText> Others =>
    [
        new(PortTextFormat.Netsh, "Windows, documented", "netsh advfirewall firewall show rule name=all", 2, """
        Rule Name:                            Remote Desktop - User Mode (TCP-In)
        ----------------------------------------------------------------------
        Enabled:                              Yes
        Direction:                            In
        Profiles:                             Domain,Private,Public
        Grouping:                             Remote Desktop
        LocalIP:                              Any
        RemoteIP:                             LocalSubnet
        Protocol:                             TCP
        LocalPort:                            3389
        RemotePort:                           Any
        Edge traversal:                       No
        Action:                               Allow

        Rule Name:                            Ping
        ----------------------------------------------------------------------
        Enabled:                              Yes
        Direction:                            In
        Profiles:                             Domain,Private,Public
        Grouping:
        LocalIP:                              Any
        RemoteIP:                             Any
        Protocol:                             ICMPv4
                                              Type    Code
                                              8       Any
        Edge traversal:                       No
        Action:                               Allow
        Ok.
        """),
        new(PortTextFormat.Netsh, "Windows, documented", "netsh advfirewall firewall show rule name=all verbose", 1, """
        Rule Name:                            Spooler
        ----------------------------------------------------------------------
        Description:                          Prints.
        Enabled:                              Yes
        Direction:                            In
        Profiles:                             Domain,Private,Public
        Grouping:
        LocalIP:                              Any
        RemoteIP:                             Any
        Protocol:                             TCP
        LocalPort:                            RPC
        RemotePort:                           Any
        Edge traversal:                       No
        Program:                              %SystemRoot%\system32\spoolsv.exe
        Service:                              Spooler
        InterfaceTypes:                       Any
        Security:                             NotRequired
        Rule source:                          Local Setting
        Action:                               Allow
        Ok.
        """),
        new(PortTextFormat.WindowsFirewallLog, "Windows, documented", "pfirewall.log", 2, """
        #Version: 1.5
        #Software: Microsoft Windows Firewall
        #Time Format: Local
        #Fields: date time action protocol src-ip dst-ip src-port dst-port size tcpflags tcpsyn tcpack tcpwin icmptype icmpcode info path pid

        2026-01-01 00:00:01 DROP TCP 192.0.2.10 192.0.2.20 50000 3389 52 S 1 0 64240 - - - RECEIVE 4
        2026-01-01 00:00:01 ALLOW UDP 192.0.2.20 192.0.2.53 50001 53 0 - - - - - - - SEND 1234
        """),
        new(PortTextFormat.Cisco, "IOS, documented", "show access-lists", 2, """
        Extended IP access list WEB
            10 permit tcp any host 10.0.0.5 eq www 443 (534 matches)
            20 permit udp any any range snmp snmptrap
            30 deny ip any any
        """),
        new(PortTextFormat.Cisco, "IOS, documented", "show running-config", 1, """
        Building configuration...
        hostname R1
        ip access-list extended IN
         remark management
         permit tcp 10.0.0.0 0.0.0.255 any eq 22
         deny   ip any any log
        !
        interface GigabitEthernet0/0
         ip access-group IN in
        """),
        new(PortTextFormat.Cisco, "ASA, documented", "show access-list", 1, """
        access-list cached ACL log flows: total 0, denied 0 (deny-flow-max 4096)
                    alert-interval 300
        access-list outside; 2 elements; name hash: 0x433a1af1
        access-list outside line 1 extended permit tcp any host 203.0.113.5 eq https (hitcnt=51) 0x7b5d6a2b
        access-list outside line 2 extended deny ip any any (hitcnt=9) 0x1a2b3c4d
        """),
        new(PortTextFormat.Docker, "docker, documented", "docker ps", 2, """
        CONTAINER ID   IMAGE     COMMAND                  CREATED       STATUS       PORTS                            NAMES
        0123456789ab   nginx     "/docker-entrypoint.…"   2 hours ago   Up 2 hours   0.0.0.0:8080->80/tcp, 443/tcp    web
        """),
        new(PortTextFormat.Docker, "docker, documented", "docker port web", 1, """
        80/tcp -> 0.0.0.0:8080
        """),
        new(PortTextFormat.Kubectl, "kubectl, documented", "kubectl get svc -A -o wide", 4, """
        NAMESPACE   NAME         TYPE           CLUSTER-IP   EXTERNAL-IP    PORT(S)        AGE    SELECTOR
        default     kubernetes   ClusterIP      10.96.0.1    <none>         443/TCP        5d3h   <none>
        web         lb           LoadBalancer   10.96.7.7    203.0.113.10   80:30080/TCP   12m    app=web
        """),
        new(PortTextFormat.Nmap, "nmap 7.93", "nmap", 2, """
        Starting Nmap 7.93 ( https://nmap.org ) at 2026-11-28 03:19 UTC
        Nmap scan report for localhost (127.0.0.1)
        Host is up (0.000037s latency).
        Not shown: 997 closed tcp ports (reset)
        PORT     STATE         SERVICE
        22/tcp   open          ssh
        5353/udp open|filtered zeroconf

        Nmap done: 1 IP address (1 host up) scanned in 0.05 seconds
        """),
        new(PortTextFormat.Nmap, "nmap 7.93", "nmap -oG -", 2, """
        # Nmap 7.93 scan initiated Sat Nov 28 03:18:35 2026 as: nmap -oG - 127.0.0.1
        Host: 127.0.0.1 (localhost)	Status: Up
        Host: 127.0.0.1 (localhost)	Ports: 8080/open/tcp//http-proxy///, 1900/open|filtered/udp//upnp///
        # Nmap done at Sat Nov 28 03:18:37 2026 -- 1 IP address (1 host up) scanned in 1.30 seconds
        """),
        new(PortTextFormat.Nmap, "nmap 7.93", "nmap -oX -", 1, """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE nmaprun>
        <?xml-stylesheet href="file:///usr/share/nmap/nmap.xsl" type="text/xsl"?>
        <!-- Nmap 7.93 scan initiated Sat Nov 28 03:17:46 2026 as: nmap -oX - 127.0.0.1 -->
        <nmaprun scanner="nmap" args="nmap -oX - 127.0.0.1" version="7.93" xmloutputversion="1.05">
        <host starttime="1795835866" endtime="1795835866"><status state="up" reason="localhost-response" reason_ttl="0"/>
        <address addr="127.0.0.1" addrtype="ipv4"/>
        <ports><port protocol="tcp" portid="22"><state state="open" reason="syn-ack" reason_ttl="64"/><service name="ssh" method="table" conf="3"/></port>
        </ports>
        </host>
        </nmaprun>
        """),
        new(PortTextFormat.Masscan, "masscan 1.3.2", "masscan -oL -", 1, """
        #masscan
        open tcp 80 192.0.2.5 1390380064
        # end
        """),
        new(PortTextFormat.Masscan, "masscan 1.3.2", "masscan -oG -", 1, """
        # Masscan 1.3.2 scan initiated Thu Nov  4 10:13:32 2021
        # Ports scanned: TCP(1;80-80) UDP(0;) SCTP(0;) PROTOCOLS(0;)
        Timestamp: 1636020814	Host: 192.0.2.5 ()	Ports: 80/open/tcp//http//
        # Masscan done at Thu Nov  4 10:13:43 2021
        """),
        new(PortTextFormat.Masscan, "masscan 1.3.2", "masscan -oX -", 1, """
        <?xml version="1.0"?>
        <!-- masscan v1.0 scan -->
        <nmaprun scanner="masscan" start="1390380064" version="1.0-BETA"  xmloutputversion="1.03">
        <scaninfo type="syn" protocol="tcp" />
        <host endtime="1390380064"><address addr="192.0.2.5" addrtype="ipv4"/><ports><port protocol="tcp" portid="80"><state state="open" reason="syn-ack" reason_ttl="52"/></port></ports></host>
        <runstats>
        </runstats>
        </nmaprun>
        """),
        new(PortTextFormat.Services, "netbase 6.4", "/etc/services", 2, """
        # Network services, Internet style
        ssh		22/tcp				# SSH Remote Login Protocol
        domain		53/udp
        """),
    ];
}
