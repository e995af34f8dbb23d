using System.Collections.Generic;

namespace PortRegistry.Tests.PortTexts;

/// <summary>Lines that are read and give no use, each with one beside it that does.</summary>
/// <param name="Format">Their format.</param>
/// <param name="What">What they are.</param>
/// <param name="Why">Why they give none.</param>
/// <param name="Example">Such a line, as the page shows it.</param>
/// <param name="Before">The lines before it.</param>
/// <param name="After">The lines after it.</param>
internal sealed record LeftOutText(PortTextFormat Format, string What, string Why, string Example, string Before, string After = "")
{
    internal string Text => $"{Before}\n{Example}\n{After}";
}

/// <summary>One line for each row of the second table in about_PortRegistry_PortTexts.</summary>
internal static class LeftOutTexts
{
    private const string NoPorts = "no ports";
    private const string Unbound = "bound to no port";
    private const string OpensNothing = "opens nothing";
    private const string Ss = "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port\ntcp   LISTEN 0      128    0.0.0.0:22         0.0.0.0:*";
    private const string Netstat = "tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN";
    private const string Lsof = "sshd  700 root    3u  IPv4  16836      0t0     TCP *:22 (LISTEN)";
    private const string Nft = "table inet t {\n chain c {\n  type filter hook input priority 0; policy drop;\n  tcp dport 22 accept";
    private const string Iptables = "-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT";
    private const string Ufw = "Status: active\n\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW IN    Anywhere";
    private const string Zone = "public (active)\n  target: default\n  interfaces: eth0\n  ports: 22/tcp";
    private const string Netsh = "Rule Name:                            a\n----------------------------------------------------------------------\nEnabled:                              Yes\nDirection:                            In\nProfiles:                             Domain,Private,Public\nProtocol:                             TCP\nLocalPort:                            80";
    private const string Cisco = "ip access-list extended X\n permit tcp any any eq 22";
    private const string Docker = "CONTAINER ID   IMAGE   PORTS     NAMES\n0123456789ab   nginx   443/tcp   web";
    private const string Services = "NAME   TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\nweb    ClusterIP   10.96.0.9    <none>        80/TCP    3d\n\nNAME   READY   UP-TO-DATE   AVAILABLE   AGE";
    private const string Nmap = "Nmap scan report for 192.0.2.1\nPORT   STATE SERVICE\n22/tcp open  ssh";

    internal static IReadOnlyList<LeftOutText> All { get; } =
    [
        new(PortTextFormat.Ss, "Unix, netlink and packet sockets", NoPorts, "u_str LISTEN 0      128    @foo 1373561       * 0", Ss),
        new(PortTextFormat.Ss, "unbound sockets", Unbound, "udp   UNCONN 0      0      *:*                *:*", Ss),
        new(PortTextFormat.Ss, "details of `-i`, `-m` and `-e`", NoPorts, "\t cubic cwnd:10", Ss),
        new(PortTextFormat.Netstat, "Unix and kernel sockets", NoPorts, "unix  2      [ ACC ]     STREAM     LISTENING     1373561  @foo", Netstat),
        new(PortTextFormat.Netstat, "unbound sockets", Unbound, "udp4       0      0  *.*                    *.*", Netstat),
        new(PortTextFormat.Lsof, "files and other sockets", NoPorts, "sshd  700 root  cwd    DIR    8,1     4096       2 /", Lsof),
        new(PortTextFormat.Lsof, "unbound sockets", Unbound, "rapportd  501 user    8u  IPv4 0x1234      0t0  UDP *:*", Lsof),
        new(PortTextFormat.Nftables, "rules without ports that accept no new traffic", OpensNothing, "  ct state established,related accept", Nft, " }\n}"),
        new(PortTextFormat.Nftables, "rules without ports that block", OpensNothing, "  ip saddr 192.0.2.66 drop", Nft, " }\n}"),
        new(PortTextFormat.Nftables, "policies that drop, and of output", OpensNothing, " }\n chain o { type filter hook output priority 0; policy accept; }", Nft, "}"),
        new(PortTextFormat.Nftables, "rules for an empty set", "match no packet", " set s { type inet_service; }\n chain d { tcp dport @s accept; }", Nft + "\n }", "}"),
        new(PortTextFormat.Nftables, "tables of ARP", NoPorts, " }\n}\ntable arp a {\n chain c {\n  arp operation request accept", Nft, " }\n}"),
        new(PortTextFormat.Iptables, "rules without ports that accept no new traffic", OpensNothing, "-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT", Iptables),
        new(PortTextFormat.Iptables, "rules without ports that block", OpensNothing, "-A INPUT -s 192.0.2.66/32 -j DROP", Iptables),
        new(PortTextFormat.Iptables, "protocols without ports", NoPorts, "-A INPUT -p gre -j ACCEPT", Iptables),
        new(PortTextFormat.Iptables, "policies that drop, and of OUTPUT", OpensNothing, "-P OUTPUT ACCEPT", Iptables),
        new(PortTextFormat.Ufw, "settings", NoPorts, "Logging: on (low)", "Status: active", Ufw[Ufw.IndexOf("To ", System.StringComparison.Ordinal)..]),
        new(PortTextFormat.Ufw, "rules for the loopback interface without ports", OpensNothing, "Anywhere on lo             ALLOW IN    Anywhere", Ufw),
        new(PortTextFormat.Firewalld, "types of ICMP, masquerading, forwarding within a zone", NoPorts, "  masquerade: yes", Zone),
        new(PortTextFormat.Firewalld, "protocols without ports", NoPorts, "  protocols: gre", Zone),
        new(PortTextFormat.Netsh, "descriptions", NoPorts, "Description:                          for the web", Netsh, "Action:                               Allow"),
        new(PortTextFormat.WindowsFirewallLog, "times, sizes and flags", NoPorts, "2026-11-28 12:34:56 DROP TCP 198.51.100.7 10.0.0.5 51514 445 60 S 1 0 65535 - - - RECEIVE", "#Version: 1.5"),
        new(PortTextFormat.Cisco, "entries without ports that deny", OpensNothing, " deny ip any any log", Cisco),
        new(PortTextFormat.Cisco, "protocols without ports", NoPorts, " permit gre any any", Cisco),
        new(PortTextFormat.Cisco, "other lines of a configuration", NoPorts, "interface GigabitEthernet0/0", Cisco),
        new(PortTextFormat.Docker, "the other columns, containers without ports", NoPorts, "0123456789ac   redis             cache", Docker),
        new(PortTextFormat.Kubectl, "other tables", NoPorts, "web    1/1     1            1           3d", Services),
        new(PortTextFormat.Nmap, "ports that are only counted", "no numbers", "Not shown: 997 closed tcp ports (reset)", Nmap),
        new(PortTextFormat.Nmap, "output of scripts, routes, guesses of the system", NoPorts, "|_http-title: Index of /", Nmap),
        new(PortTextFormat.Masscan, "hosts that only answered ARP", NoPorts, "up arp 0 192.0.2.1 1390380064 02:00:00:00:00:01", "open tcp 80 192.0.2.1 1390380064"),
        new(PortTextFormat.Services, "comments of whole lines", NoPorts, "# Network services", "ssh 22/tcp"),
    ];
}
