using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>Texts that look like one that is read: each is one issue, which says what to call instead.</summary>
public class NearMissTests
{
    /// <summary>What each text is, a part of the advice, and the text.</summary>
    public static TheoryData<string, string, string> Texts => new()
    {
        { "firewall-cmd --get-active-zones", "'firewall-cmd --list-all' lists them", "public\n  interfaces: eth0 eth1\ntrusted\n  sources: 192.0.2.0/24" },
        { "firewall-cmd --get-zones", "'firewall-cmd --list-all-zones' lists them", "block dmz drop external home internal nm-shared public trusted work" },
        { "firewall-cmd of a daemon that is off", "'firewall-offline-cmd --list-all'", "FirewallD is not running" },
        { "docker ps --format, exposed first", "'docker ps' prints it without --format", "db 5432/tcp\nweb 0.0.0.0:8080->80/tcp, [::]:8080->80/tcp\ncache 6379/tcp" },
        { "docker ps --format, several exposed", "'docker ps' prints it without --format", "db 5432/tcp\nmq 4369/tcp, 5671-5672/tcp\nproxy" },
        { "docker ps --format with ids", "'docker ps' prints it without --format", "0a1b2c3d4e5f db 5432/tcp\n9f8e7d6c5b4a web 0.0.0.0:8080->80/tcp\n9f8e7d6c5b4b mq 4369/tcp" },
        { "docker ps --format json", "ConvertFrom-Json", "{\"ID\":\"0123456789ab\",\"Names\":\"web\",\"Ports\":\"0.0.0.0:8080->80/tcp\"}\n{\"ID\":\"0123456789ac\",\"Names\":\"db\",\"Ports\":\"5432/tcp\"}" },
        { "docker-compose 1", "'docker ps' lists", "  Name      Command     State   Ports\n-------------------------------------\napp_db_1   postgres   Up   5432/tcp\nweb_1      nginx      Up   0.0.0.0:8080->80/tcp" },
        { "ss -s", "'ss -tulpn' lists", "Total: 187\nTCP:   9 (estab 2, closed 1, orphaned 0, timewait 1)\n\nTransport Total     IP        IPv6\nRAW\t  1         0         1\nUDP\t  6         4         2" },
        { "ss -x", "'ss -tulpn' lists", "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nu_str LISTEN 0      4096   /run/systemd/private 12345 * 0" },
        { "netstat -x", "'netstat -tulpn'", "Active UNIX domain sockets (w/o servers)\nProto RefCnt Flags       Type       State         I-Node   Path\nunix  3      [ ]         STREAM     CONNECTED     18237    /run/dbus/system_bus_socket" },
        { "netstat -i", "'netstat -tulpn'", "Kernel Interface table\nIface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\neth0             1500    12345      0      0 0          6789      0      0      0 BMRU" },
        { "netstat -s", "'netstat -tulpn'", "Ip:\n    Forwarding: 1\n    12345 total packets received\nTcp:\n    121 active connection openings\nUdpLite:" },
        { "nft list sets", "'nft list ruleset' lists", "table inet filter {\n\tset allowed {\n\t\ttype inet_service\n\t\telements = { 22, 80 }\n\t}\n}" },
        { "ip -br addr", "'ss -tulpn' lists", "lo               UNKNOWN        127.0.0.1/8 ::1/128\neth0@if5         UP             192.0.2.5/24" },
        { "ipconfig", "'netstat -ano' lists", "Windows IP Configuration\n\n\nEthernet adapter Ethernet:\n\n   IPv4 Address. . . . . . . . . . . : 192.0.2.7" },
        { "ufw app list", "'ufw status verbose'", "Available applications:\n  Nginx Full\n  OpenSSH" },
        { "ufw app info", "'ufw status verbose'", "Profile: OpenSSH\nTitle: Secure shell server, an rshd replacement\n\nPort:\n  22/tcp" },
        { "ufw show listening", "'netstat -tulpn'", "tcp:\n  22 * (sshd)\n   [ 1] allow 22/tcp\n\nudp:\n  68 192.0.2.5 (dhclient)" },
        { "kubectl get pods", "'kubectl get svc' lists", "NAME                     READY   STATUS    RESTARTS   AGE\nweb-6d4cf56db6-abcde     1/1     Running   0          3d" },
        { "kubectl get endpointslices", "'kubectl get svc' lists", "NAME        ADDRESSTYPE   PORTS   ENDPOINTS     AGE\nweb-abcde   IPv4          80      10.1.0.4      3d" },
        { "kubectl get networkpolicies", "'kubectl get svc' lists", "NAME        POD-SELECTOR   AGE\nallow-web   app=web        3d" },
        { "kubectl get nodes", "'kubectl get svc' lists", "NAME     STATUS   ROLES           AGE   VERSION\nnode-1   Ready    control-plane   30d   v1.30.1" },
        { "kubectl describe svc", "'kubectl get svc' lists", "Name:              web\nNamespace:         default\nPort:              http  80/TCP\nTargetPort:        8080/TCP\nEndpoints:         10.1.0.4:8080" },
        { "nmap -sn", "-sn", "Starting Nmap 7.93 ( https://nmap.org ) at 2026-11-28 10:00 UTC\nNmap scan report for 192.0.2.1\nHost is up (0.00030s latency).\nNmap scan report for 192.0.2.7\nHost is up (0.00010s latency).\nNmap done: 256 IP addresses (2 hosts up) scanned in 2.51 seconds" },
        { "nmap -sn -oG", "-sn", "# Nmap 7.93 scan initiated Sat Nov 28 10:00:00 2026 as: nmap -sn -oG - 192.0.2.0/24\nHost: 192.0.2.1 ()\tStatus: Up\nHost: 192.0.2.7 ()\tStatus: Up" },
        { "nmap -sn -oX", "-sn", "<?xml version=\"1.0\"?>\n<nmaprun scanner=\"nmap\" args=\"nmap -sn -oX - 192.0.2.1\" version=\"7.93\">\n<host><status state=\"up\" reason=\"arp-response\"/>\n<address addr=\"192.0.2.1\" addrtype=\"ipv4\"/>\n</host>\n</nmaprun>" },
        { "masscan -oD", "masscan", "{\"ip\":\"192.0.2.1\",\"timestamp\":\"1390380064\",\"port\":80,\"proto\":\"tcp\",\"rec_type\":\"status\",\"data\":{\"status\":\"open\",\"reason\":\"syn-ack\",\"ttl\":54}}" },
        { "Test-NetConnection", "Resolve-IanaPort", "ComputerName     : www.example.com\nRemoteAddress    : 192.0.2.10\nRemotePort       : 443\nTcpTestSucceeded : True" },
        { "pfctl -sr", "pf", "scrub on em0 all fragment reassemble\nblock drop in log inet all label \"Default deny rule IPv4\"\npass in quick on em0 inet proto tcp from any to (em0) port = https flags S/SA keep state" },
        { "ipfw list", "ipfw", "00100 allow ip from any to any via lo0\n00300 allow tcp from any to me 22 in setup keep-state\n65535 deny ip from any to any" },
        { "conntrack -L", "'ss -tulpn'", "tcp      6 431999 ESTABLISHED src=192.0.2.5 dst=198.51.100.7 sport=51044 dport=443 src=198.51.100.7 dst=192.0.2.5 sport=443 dport=51044 [ASSURED] mark=0 use=1\nudp      17 29 src=192.0.2.5 dst=192.0.2.53 sport=40000 dport=53 src=192.0.2.53 dst=192.0.2.5 sport=53 dport=40000 mark=0 use=1\nconntrack v1.4.7 (conntrack-tools): 2 flow entries have been shown." },
        { "fuser", "'lsof -i -n -P'", "80/tcp:              1234  1235\n22/tcp:               700" },
        { "Junos", "Junos", "set applications application web protocol tcp\nset applications application web destination-port 8080" },
        { "FortiGate", "REST", "config firewall service custom\n    edit \"tcp-8080\"\n        set tcp-portrange 8080\n    next\nend" },
        { "RouterOS", "REST", "# 2026-11-28 10:00:00 by RouterOS 7.12\n/ip firewall filter\nadd action=accept chain=input comment=\"ssh\" dst-port=22 protocol=tcp" },
        { "aws --output table", "--output json", "--------------------------\n| DescribeSecurityGroups |\n+------------------------+\n||  FromPort  |  443    ||\n||  IpProtocol|  tcp    ||" },
        { "gcloud", "--format json", "NAME                    NETWORK  DIRECTION  PRIORITY  ALLOW                         DENY  DISABLED\ndefault-allow-ssh       default  INGRESS    65534     tcp:22                              False" },
        { "/proc/net/tcp", "'ss -tulpn'", "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n   0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12345 1 0000000000000000 100 0 0 10 0" },
        { "addresses alone", "Resolve-IanaPort", "192.0.2.7:22\n192.0.2.7:80" },
        { "CSV", "Import-Csv", "\"LocalAddress\",\"LocalPort\",\"State\"\n\"0.0.0.0\",\"135\",\"Listen\"" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_near_miss_is_one_issue_that_says_what_to_call(string program, string advice, string text)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(text);

        Assert.True(uses.Count == 0, program);
        Assert.Contains(advice, Assert.Single(issues).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssh 22/tcp\nrsh 514/tcp cmd\nsyslog 514/udp # to here, from 514/tcp, too", 3)]
    [InlineData("0123456789ab\t80/tcp -> 0.0.0.0:8080\n0123456789ac\t443/tcp -> [::]:8443", 2)]
    [InlineData("Host: 192.0.2.1 ()\tStatus: Up\nHost: 192.0.2.1 ()\tPorts: \tIgnored State: closed (1000)", 0)]
    [InlineData("Nmap scan report for 192.0.2.1\nHost is up.\nAll 30 scanned ports on 192.0.2.1 are in ignored states.\nNot shown: 30 closed tcp ports (reset)", 0)]
    [InlineData("Nmap scan report for 192.0.2.1 [host down]\nNmap done: 1 IP address (0 hosts up) scanned in 0.5 seconds", 0)]
    [InlineData("-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT", 0)]
    public void What_is_beside_a_near_miss_is_read(string text, int uses)
    {
        (List<PortUse> found, List<ParseIssue> issues) = Read(text);

        Assert.Empty(issues);
        Assert.Equal(uses, found.Count);
    }

    [Fact]
    public void More_names_than_are_held_back_are_all_given_in_their_order()
    {
        string[] names = [.. Enumerable.Range(1, 50).Select(i => $"name-{i} {i}/tcp")];

        Assert.Equal(Enumerable.Range(1, 50), Read(string.Join('\n', names)).Uses.Select(use => use.PortNumber!.Value));
    }

    [Theory]
    [InlineData("Estado: inactivo")]
    [InlineData("État\u00A0: inactif")]
    [InlineData("Status: Inaktiv")]
    [InlineData("状态：不活动")]
    public void That_ufw_is_inactive_is_said_in_any_language(string status)
        => Assert.Contains("ufw is inactive", Assert.Single(Read(status).Issues).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("Estado: activo\nAcceso: on (low)\nPredeterminado: deny (entrantes), allow (salientes), disabled (enrutados)\nPerfiles nuevos: skip", 0)]
    [InlineData("Estado: activo\nPredeterminado: allow (entrantes), allow (salientes)\n\nHasta      Acción      Desde\n-----      ------      -----\n22/tcp     ALLOW       Anywhere", 2)]
    [InlineData("状态： 激活\n\n至         动作        来自\n-          --          --\nNginx Full ALLOW IN    Anywhere", 1)]
    [InlineData("État\u00A0: actif\n\nVers       Action      De\n----       ------      --\n22/tcp     ALLOW       Anywhere", 1)]
    public void Headings_and_settings_of_ufw_are_read_in_any_language(string text, int uses)
    {
        (List<PortUse> found, List<ParseIssue> issues) = Read(text);

        Assert.Empty(issues);
        Assert.Equal(uses, found.Count);
    }
}
