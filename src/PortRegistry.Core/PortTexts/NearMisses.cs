using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>What is often taken for a text with ports: how it is told, and which command gives the ports.</summary>
internal static class NearMisses
{
    // "2: eth0: <BROADCAST,UP> mtu 1500"
    private static readonly Regex Interface = new("^[0-9]+: [^ ]+: <", RegexOptions.CultureInvariant);

    private static readonly (string[] Heading, string Hint)[] Headings =
    {
        (new[] { "Kernel", "IP", "routing" }, "A table of routes has no ports; 'netstat -tulpn' or 'ss -tulpn' lists sockets."),
        (new[] { "Routing", "tables" }, "A table of routes has no ports; 'netstat -an' lists sockets."),
        (new[] { "Interface", "List" }, "A table of routes has no ports; 'netstat -ano' lists sockets."),
        (new[] { "Destination", "Gateway" }, "A table of routes has no ports; 'netstat -an' lists sockets."),
        (new[] { "Kernel", "Interface", "table" }, "A table of interfaces has no ports; 'netstat -tulpn' or 'ss -tulpn' lists sockets."),
        (new[] { "Name", "Mtu", "Network" }, "A table of interfaces has no ports; 'netstat -an' lists sockets."),
        (new[] { "Current", "listen", "queue" }, "A list of queues has no connections; 'netstat -an' lists sockets."),
        (new[] { "UDP:", "IPv4" }, "The tables of Solaris are not read; 'netstat' of Linux, Windows, macOS and BSD is."),
        (new[] { "TCP:", "IPv4" }, "The tables of Solaris are not read; 'netstat' of Linux, Windows, macOS and BSD is."),
        (new[] { "IPv6/IPv4", "Group" }, "A list of groups has no ports; 'netstat -tulpn' or 'ss -tulpn' lists sockets."),
        (new[] { "default", "via" }, "A table of routes has no ports; 'ss -tulpn' lists sockets."),
        (new[] { "Ip:" }, "Statistics have no ports; 'netstat -tulpn' or 'ss -tulpn' lists sockets."),
        (new[] { "ip:" }, "Statistics have no ports; 'netstat -an' lists sockets."),
        (new[] { "tcp:" }, "Statistics have no ports; 'netstat -an' lists sockets."),
        (new[] { "IPv4", "Statistics" }, "Statistics have no ports; 'netstat -ano' lists sockets."),
        (new[] { "Interface", "Statistics" }, "Statistics have no ports; 'netstat -ano' lists sockets."),
        (new[] { "Total:" }, "A summary of sockets has no ports; 'ss -tulpn' lists them."),
        (new[] { "Name", "DisplayName", "Description" }, "Objects need not be printed: pass them to Resolve-IanaPort."),
        (new[] { "LocalAddress", "LocalPort" }, "Objects need not be printed: pass them to Resolve-IanaPort."),
        (new[] { "DisplayName", ":" }, "Objects need not be printed: pass them to Resolve-IanaPort."),
        (new[] { "LocalPort", ":" }, "Objects need not be printed: pass them to Resolve-IanaPort."),
        (new[] { "RemotePort", ":" }, "Objects need not be printed: pass them to Resolve-IanaPort."),
        (new[] { "Handles" }, "A table of processes has no ports; 'Get-NetTCPConnection | Resolve-IanaPort' has those of sockets."),
        (new[] { "{" }, "JSON is read of 'nft -j list ruleset' alone; of masscan, docker and kubectl, pass what they print without it."),
        (new[] { "[" }, "JSON is read of 'nft -j list ruleset' alone; of masscan, docker and kubectl, pass what they print without it."),
        (new[] { "apiVersion:" }, "YAML is not read; 'kubectl get svc' lists the ports of services."),
        (new[] { "Namespace:" }, "A description is not read; 'kubectl get svc' lists the ports of services."),
        (new[] { "Name", "Command", "State", "Ports" }, "Tables of docker-compose 1 are not read; 'docker ps' lists the ports of containers."),
        (new[] { "Domain", "Profile", "Settings:" }, "Settings of profiles have no rules; 'netsh advfirewall firewall show rule name=all' lists them."),
        (new[] { "PTCP" }, "The fields of 'lsof -F' are not read; 'lsof -i -n -P' lists sockets."),
        (new[] { "PUDP" }, "The fields of 'lsof -F' are not read; 'lsof -i -n -P' lists sockets."),
        (new[] { "USER", "COMMAND", "PID", "FD", "PROTO" }, "The table of sockstat is not read; 'netstat -an' lists sockets."),
        (new[] { "Title:" }, "A profile has no rules; 'ufw status verbose' has."),
        (new[] { "ufw", "allow" }, "Commands of ufw are not read; 'ufw status verbose' lists the rules."),
        (new[] { "ufw", "deny" }, "Commands of ufw are not read; 'ufw status verbose' lists the rules."),
        (new[] { "ufw", "limit" }, "Commands of ufw are not read; 'ufw status verbose' lists the rules."),
        (new[] { "ufw", "default" }, "Commands of ufw are not read; 'ufw status verbose' lists the rules."),
        (new[] { "sudo", "ufw" }, "Commands of ufw are not read; 'ufw status verbose' lists the rules."),
        (new[] { "firewall-cmd" }, "Commands of firewalld are not read; 'firewall-cmd --list-all' lists the rules."),
        (new[] { "sudo", "firewall-cmd" }, "Commands of firewalld are not read; 'firewall-cmd --list-all' lists the rules."),
        (new[] { "pass", "in" }, "Rules of pf are not read."),
        (new[] { "pass", "out" }, "Rules of pf are not read."),
        (new[] { "block", "drop" }, "Rules of pf are not read."),
        (new[] { "block", "return" }, "Rules of pf are not read."),
        (new[] { "block", "in" }, "Rules of pf are not read."),
        (new[] { "CONTAINER", "ID" }, "The table has no column PORTS, which 'docker ps' prints."),
        (new[] { "Available", "applications:" }, "A list of profiles has no rules; 'ufw status verbose' has."),
        (new[] { "Added", "user", "rules" }, "Commands of ufw are not read; 'ufw status verbose' lists the rules."),
        (new[] { "REPOSITORY", "TAG" }, "A list of images has no ports; 'docker ps' lists those of containers."),
        (new[] { "NETWORK", "ID" }, "A list of networks has no ports; 'docker ps' lists those of containers."),
        (new[] { "NAME", "READY", "STATUS" }, "A list of pods or deployments has no ports; 'kubectl get svc' lists those of services."),
        (new[] { "NAMESPACE", "NAME", "READY" }, "A list of pods or deployments has no ports; 'kubectl get svc -A' lists those of services."),
        (new[] { "NAME", "ENDPOINTS", "AGE" }, "Endpoints are not read; 'kubectl get svc' lists the ports of services."),
        (new[] { "UNIT", "LOAD", "ACTIVE" }, "A list of units has no ports; 'ss -tulpn' lists sockets."),
        (new[] { "USER", "PID", "%CPU" }, "A list of processes has no ports; 'ss -tulpn' lists sockets with theirs."),
        (new[] { "PID", "TTY", "TIME" }, "A list of processes has no ports; 'ss -tulpn' lists sockets with theirs."),
        (new[] { "UID", "PID", "PPID" }, "A list of processes has no ports; 'ss -tulpn' lists sockets with theirs."),
    };

    /// <summary>What to call instead; null where the line is no heading of these.</summary>
    internal static string? HintOf(PortTextLine line)
    {
        foreach ((string[] heading, string hint) in Headings)
        {
            if (line.HasHeading(heading))
            {
                return hint;
            }
        }

        return Interface.IsMatch(line.Text) ? "A list of interfaces has no ports; 'ss -tulpn' lists sockets."
            : line.Starts("Type: hash:") || line.Starts("Type: bitmap:") || line.Starts("Type: list:") ? "A set of addresses has no rules; 'iptables-save' lists those that refer to it."
            : line.Words.Length == 3 && line.Words[0] == "table" ? "A list of tables has no rules; 'nft list ruleset' lists them."
            : null;
    }
}
