using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// Names that firewalls give to sets of ports and that the registry does not have, or has for something else: profiles
/// of ufw and services of firewalld. Other names are looked up in the registry.
/// </summary>
internal static class FirewallProfiles
{
    private static readonly Dictionary<string, string> Ports = new(StringComparer.OrdinalIgnoreCase)
    {
        ["OpenSSH"] = "22/tcp",
        ["SSH"] = "22/tcp",
        ["Telnet"] = "23/tcp",
        ["DNS"] = "53/tcp,udp",
        ["Bind9"] = "53/tcp,udp",
        ["WWW"] = "80/tcp",
        ["WWW Secure"] = "443/tcp",
        ["WWW Full"] = "80,443/tcp",
        ["WWW Cache"] = "8080/tcp",
        ["Apache"] = "80/tcp",
        ["Apache Secure"] = "443/tcp",
        ["Apache Full"] = "80,443/tcp",
        ["Nginx HTTP"] = "80/tcp",
        ["Nginx HTTPS"] = "443/tcp",
        ["Nginx Full"] = "80,443/tcp",
        ["Squid"] = "3128/tcp",
        ["Postfix"] = "25/tcp",
        ["Postfix SMTPS"] = "465/tcp",
        ["Postfix Submission"] = "587/tcp",
        ["Mail submission"] = "587/tcp",
        ["Dovecot IMAP"] = "143/tcp",
        ["Dovecot Secure IMAP"] = "993/tcp",
        ["Dovecot POP3"] = "110/tcp",
        ["Dovecot Secure POP3"] = "995/tcp",
        ["CUPS"] = "631/tcp,udp",
        ["Samba"] = "137-138/udp,139/tcp,445/tcp",
        ["VNC"] = "5900/tcp",
        ["cockpit"] = "9090/tcp",
        ["dhcp"] = "67/udp",
        ["dhcpv6"] = "547/udp",
        ["http3"] = "443/udp",
        ["nfs3"] = "2049/tcp,udp",
        ["mountd"] = "20048/tcp,udp",
        ["rpc-bind"] = "111/tcp,udp",
        ["samba-client"] = "137-138/udp",
        ["ipp-client"] = "631/udp",
        ["kerberos"] = "88/tcp,udp",
        ["libvirt"] = "16509/tcp",
        ["libvirt-tls"] = "16514/tcp",
        ["vnc-server"] = "5900-5903/tcp",
        ["wireguard"] = "51820/udp",
        ["prometheus"] = "9090/tcp",
        ["grafana"] = "3000/tcp",
        ["mongodb"] = "27017/tcp",
        ["elasticsearch"] = "9200,9300/tcp",
        ["kube-apiserver"] = "6443/tcp",
        ["docker-registry"] = "5000/tcp",
    };

    /// <summary>The ports of a name; the name itself, as a service of the registry, where it is none of these.</summary>
    internal static PortSpec Find(string name) => PortSpec.Parse(Ports.TryGetValue(name, out string? ports) ? ports : name);
}
