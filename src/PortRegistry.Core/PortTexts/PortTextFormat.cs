namespace PortRegistry;

/// <summary>The outputs and files of other programs that <see cref="PortTextReader"/> reads.</summary>
public enum PortTextFormat
{
    /// <summary>Sockets, <c>ss -tulpen</c> and its other switches.</summary>
    Ss,

    /// <summary>Sockets, <c>netstat -ano</c> of Windows, <c>netstat -tulpn</c> of Linux, <c>netstat -an</c> of BSD and macOS.</summary>
    Netstat,

    /// <summary>Rules, <c>nft list ruleset</c>, also with <c>-j</c>, and files that <c>nft -f</c> reads.</summary>
    Nftables,

    /// <summary>Rules, <c>iptables-save</c>, <c>iptables -S</c>, <c>iptables -L</c>, those of ip6tables, and scripts of such commands.</summary>
    Iptables,

    /// <summary>Rules, <c>ufw status</c>, also verbose or numbered.</summary>
    Ufw,

    /// <summary>Rules, <c>firewall-cmd --list-all</c> and <c>--list-all-zones</c>.</summary>
    Firewalld,

    /// <summary>A scan, what <c>nmap</c> prints, also with <c>-oG</c> and <c>-oX</c>.</summary>
    Nmap,

    /// <summary>A scan, what <c>masscan</c> prints, also with <c>-oG</c>, <c>-oL</c> and <c>-oX</c>.</summary>
    Masscan,

    /// <summary>Sockets, <c>lsof -i -n -P</c>.</summary>
    Lsof,

    /// <summary>Published and exposed ports, <c>docker ps</c> and <c>docker port</c>.</summary>
    Docker,

    /// <summary>Services, <c>kubectl get svc</c>.</summary>
    Kubectl,

    /// <summary>Rules, <c>netsh advfirewall firewall show rule name=all</c>.</summary>
    Netsh,

    /// <summary>Packets, Windows Firewall's <c>pfirewall.log</c>.</summary>
    WindowsFirewallLog,

    /// <summary>Rules, access lists of Cisco's IOS, IOS XE, NX-OS and ASA.</summary>
    Cisco,

    /// <summary>Names, <c>/etc/services</c>.</summary>
    Services,
}
