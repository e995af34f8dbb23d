namespace PortRegistry;

/// <summary>The outputs and files of other programs that <see cref="PortTextReader"/> reads.</summary>
public enum PortTextFormat
{
    /// <summary>Sockets, <c>ss -tulpen</c> and its other switches.</summary>
    Ss,

    /// <summary>Sockets, <c>netstat -ano</c> of Windows, <c>netstat -tulpn</c> of Linux, <c>netstat -an</c> of BSD and macOS.</summary>
    Netstat,

    /// <summary>Rules, <c>nft list ruleset</c>.</summary>
    Nftables,

    /// <summary>Rules, <c>iptables-save</c>, <c>ip6tables-save</c> and <c>iptables -S</c>.</summary>
    Iptables,

    /// <summary>Rules, <c>ufw status</c>, also verbose or numbered.</summary>
    Ufw,

    /// <summary>Rules, <c>firewall-cmd --list-all</c> and <c>--list-all-zones</c>.</summary>
    Firewalld,

    /// <summary>A scan, <c>nmap -oG</c>.</summary>
    Nmap,

    /// <summary>Names, <c>/etc/services</c>.</summary>
    Services,
}
