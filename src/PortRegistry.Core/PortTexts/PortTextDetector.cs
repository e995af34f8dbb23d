using System;

namespace PortRegistry;

/// <summary>The supported syntaxes, and detection: each syntax tells how certain it is of a line.</summary>
internal static class PortTextDetector
{
    // Of two syntaxes with equal certainty, the first is chosen: a port alone is of firewalld.
    private static readonly PortTextSyntax[] Syntaxes =
    {
        new(PortTextFormat.Firewalld, "firewall-cmd --list-all", FirewalldParser.Claim, () => new FirewalldParser()),
        new(PortTextFormat.Nmap, "nmap, nmap -oG", NmapParser.Claim, () => new NmapParser()),
        new(PortTextFormat.Nmap, "nmap -oX", NmapXmlParser.Claim, () => new NmapXmlParser()),
        new(PortTextFormat.Masscan, "masscan, masscan -oG, masscan -oL", MasscanParser.Claim, () => new MasscanParser()),
        new(PortTextFormat.Masscan, "masscan -oX", NmapXmlParser.ClaimOfMasscan, () => new NmapXmlParser()),
        new(PortTextFormat.Lsof, "lsof -i", LsofParser.Claim, () => new LsofParser()),
        new(PortTextFormat.Ss, "ss", SsParser.Claim, () => new SsParser()),
        new(PortTextFormat.Netstat, "netstat", NetstatParser.Claim, () => new NetstatParser()),
        new(PortTextFormat.Nftables, "nft list ruleset", NftablesParser.Claim, () => new NftablesParser()),
        new(PortTextFormat.Nftables, "nft -j list ruleset", NftablesJsonParser.Claim, () => new NftablesJsonParser()),
        new(PortTextFormat.Ufw, "ufw status", UfwParser.Claim, () => new UfwParser()),
        new(PortTextFormat.Iptables, "iptables-save, iptables -A", IptablesParser.Claim, () => new IptablesParser()),
        new(PortTextFormat.Iptables, "iptables -L", IptablesListParser.Claim, () => new IptablesListParser()),
        new(PortTextFormat.Docker, "docker ps, docker port", DockerParser.Claim, () => new DockerParser()),
        new(PortTextFormat.Kubectl, "kubectl get svc", KubectlParser.Claim, () => new KubectlParser()),
        new(PortTextFormat.Netsh, "netsh advfirewall firewall show rule name=all", NetshParser.Claim, () => new NetshParser()),
        new(PortTextFormat.WindowsFirewallLog, "pfirewall.log", WindowsFirewallLogParser.Claim, () => new WindowsFirewallLogParser()),
        new(PortTextFormat.Cisco, "show access-lists, access-list", CiscoParser.Claim, () => new CiscoParser()),
        new(PortTextFormat.Services, "/etc/services", ServicesParser.Claim, () => new ServicesParser()),
    };

    /// <summary>The syntaxes of a format, or of all formats.</summary>
    internal static PortTextSyntax[] SyntaxesOf(PortTextFormat? format)
    {
        PortTextSyntax[] of = format is null ? Syntaxes : Array.FindAll(Syntaxes, syntax => syntax.Format == format);
        return of.Length > 0 ? of : throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format.");
    }

    /// <summary>The programs that print the format, for messages: <c>nmap, nmap -oX</c>.</summary>
    internal static string SourcesOf(PortTextFormat? format) => string.Join(", ", Array.ConvertAll(SyntaxesOf(format), syntax => syntax.Source));

    /// <summary>The syntax that is most certain of a line, and how certain. If several are, the current one is preferred.</summary>
    internal static (PortTextSyntax? Syntax, PortTextClaim Claim) Detect(PortTextLine line, PortTextSyntax[] among, PortTextSyntax? current)
    {
        PortTextSyntax? surest = current;
        PortTextClaim most = current?.Claim(line) ?? PortTextClaim.None;
        foreach (PortTextSyntax syntax in among)
        {
            PortTextClaim claim = syntax.Claim(line);
            if (claim > most)
            {
                (surest, most) = (syntax, claim);
            }
        }

        return (surest, most);
    }

    /// <summary>Whether a line does not look like the current syntax, and only another syntax has it.</summary>
    internal static bool IsOwnOfAnother(PortTextLine line, PortTextSyntax[] among, PortTextSyntax current)
    {
        if (current.Claim(line) >= PortTextClaim.Row)
        {
            return false;
        }

        foreach (PortTextSyntax syntax in among)
        {
            if (syntax != current && syntax.Claim(line) == PortTextClaim.Own)
            {
                return true;
            }
        }

        return false;
    }
}
