using System;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>Outputs that are often mistaken for texts with ports, and the commands that print the ports.</summary>
internal static class NearMisses
{
    // "2: eth0: <BROADCAST,UP> mtu 1500"
    private static readonly Regex Interface = new("^[0-9]+: [^ ]+: <", RegexOptions.CultureInvariant);

    // "00100 allow ip from any to any"
    private static readonly Regex Ipfw = new("^[0-9]{5} +([0-9]+ +[0-9]+ +)?(allow|deny|reject|count|check-state|divert|nat|pass|permit|accept|drop) ", RegexOptions.CultureInvariant);

    // "192.0.2.7:22", "Open 192.0.2.7:22"
    private static readonly Regex Endpoint = new(@"^(Open )?[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+:[0-9]+$", RegexOptions.CultureInvariant);

    private const string ByNetstat = "'netstat -tulpn' or 'ss -tulpn' lists sockets.";
    private const string BySs = "'ss -tulpn' lists sockets.";
    private const string ByNetstatOfWindows = "'netstat -ano' lists sockets.";
    private const string ByNetstatOfBsd = "'netstat -an' lists sockets.";
    private const string Routes = "A table of routes has no ports; ";
    private const string Interfaces = "A table of interfaces has no ports; ";
    private const string Statistics = "Statistics have no ports; ";
    private const string Processes = "A list of processes has no ports; 'ss -tulpn' lists sockets with theirs.";
    private const string Objects = "Objects need not be printed: pass them to Resolve-IanaPort.";
    private const string Json = "JSON is read of 'nft -j list ruleset' alone; pass what masscan, docker and kubectl print without it, and of others the objects of ConvertFrom-Json to Resolve-IanaPort.";
    private const string UfwCommands = "Commands of ufw are not read; 'ufw status verbose' lists the rules.";
    private const string FirewallCommands = "Commands of firewalld are not read; 'firewall-cmd --list-all' lists the rules.";
    private const string Pf = "Rules of pf are not read.";
    private const string Pods = "This table of kubectl has no ports that are read; 'kubectl get svc' lists those of services.";
    private const string FortiGate = "Configurations of FortiGate are not read; the JSON of its REST API is, by ConvertFrom-Json and Resolve-IanaPort.";
    private const string Junos = "Configurations of Junos are not read.";
    private const string MikroTik = "Exports of RouterOS are not read; the JSON of its REST API is, by ConvertFrom-Json and Resolve-IanaPort.";
    private const string Aws = "Tables and text of the AWS CLI are not read; '--output json | ConvertFrom-Json' gives objects for Resolve-IanaPort.";

    private static readonly (string[] Heading, string Hint)[] Headings =
    {
        (new[] { "Kernel", "IP", "routing" }, Routes + ByNetstat),
        (new[] { "Kernel", "IPv6", "routing" }, Routes + ByNetstat),
        (new[] { "Routing", "tables" }, Routes + ByNetstatOfBsd),
        (new[] { "Interface", "List" }, Routes + ByNetstatOfWindows),
        (new[] { "Destination", "Gateway" }, Routes + ByNetstatOfBsd),
        (new[] { "default", "via" }, Routes + BySs),
        (new[] { "Kernel", "Interface", "table" }, Interfaces + ByNetstat),
        (new[] { "Iface", "MTU" }, Interfaces + ByNetstat),
        (new[] { "Name", "Mtu", "Network" }, Interfaces + ByNetstatOfBsd),
        (new[] { "lo", "UNKNOWN" }, Interfaces + BySs),
        (new[] { "Interface", "IP-Address" }, "A table of interfaces has no ports; 'show access-lists' lists rules."),
        (new[] { "Windows", "IP", "Configuration" }, Interfaces + ByNetstatOfWindows),
        (new[] { "Current", "listen", "queue" }, "A list of queues has no connections; " + ByNetstatOfBsd),
        (new[] { "Active", "UNIX" }, "Unix sockets have no ports; " + ByNetstat),
        (new[] { "Active", "LOCAL" }, "Unix sockets have no ports; " + ByNetstatOfBsd),
        (new[] { "UDP:", "IPv4" }, "The tables of Solaris are not read; 'netstat' of Linux, Windows, macOS and BSD is."),
        (new[] { "TCP:", "IPv4" }, "The tables of Solaris are not read; 'netstat' of Linux, Windows, macOS and BSD is."),
        (new[] { "IPv6/IPv4", "Group" }, "A list of groups has no ports; " + ByNetstat),
        (new[] { "Ip:" }, Statistics + ByNetstat),
        (new[] { "ip:" }, Statistics + ByNetstatOfBsd),
        (new[] { "tcp:" }, "Neither statistics nor 'ufw show listening' are read; " + ByNetstat),
        (new[] { "IPv4", "Statistics" }, Statistics + ByNetstatOfWindows),
        (new[] { "Interface", "Statistics" }, Statistics + ByNetstatOfWindows),
        (new[] { "Total:" }, "A summary of sockets has no ports; 'ss -tulpn' lists them."),
        (new[] { "sl", "local_address" }, "The files in /proc/net are not read; " + BySs),
        (new[] { "LISTEN", "UNIT" }, "Units of sockets are not read; " + BySs),
        (new[] { "program", "vers", "proto" }, "The table of rpcinfo is not read; " + BySs),
        (new[] { "USER", "COMMAND", "PID", "FD", "PROTO" }, "The table of sockstat is not read; " + ByNetstatOfBsd),
        (new[] { "USER", "PID", "ACCESS" }, "The table of fuser is not read; 'lsof -i -n -P' lists sockets."),
        (new[] { "PTCP" }, "The fields of 'lsof -F' are not read; 'lsof -i -n -P' lists sockets."),
        (new[] { "PUDP" }, "The fields of 'lsof -F' are not read; 'lsof -i -n -P' lists sockets."),
        (new[] { "UNIT", "LOAD", "ACTIVE" }, "A list of units has no ports; " + BySs),
        (new[] { "USER", "PID", "%CPU" }, Processes),
        (new[] { "PID", "TTY", "TIME" }, Processes),
        (new[] { "UID", "PID", "PPID" }, Processes),
        (new[] { "Name", "DisplayName", "Description" }, Objects),
        (new[] { "LocalAddress", "LocalPort" }, Objects),
        (new[] { "DisplayName", ":" }, Objects),
        (new[] { "LocalPort", ":" }, Objects),
        (new[] { "RemotePort", ":" }, Objects),
        (new[] { "Handles" }, "A table of processes has no ports; 'Get-NetTCPConnection | Resolve-IanaPort' has those of sockets."),
        (new[] { "Domain", "Profile", "Settings:" }, "Settings of profiles have no rules; 'netsh advfirewall firewall show rule name=all' lists them."),
        (new[] { "Listen", "on", "ipv4:" }, "Forwarded ports of netsh are not read; " + ByNetstatOfWindows),
        (new[] { "{" }, Json),
        (new[] { "[" }, Json),
        (new[] { "apiVersion:" }, "YAML is not read; 'kubectl get svc' lists the ports of services."),
        (new[] { "Namespace:" }, "A description is not read; 'kubectl get svc' lists the ports of services."),
        (new[] { "NAME", "READY", "STATUS" }, Pods),
        (new[] { "NAMESPACE", "NAME", "READY" }, Pods),
        (new[] { "Name", "Command", "State", "Ports" }, "Tables of docker-compose 1 are not read; 'docker ps' lists the ports of containers."),
        (new[] { "CONTAINER", "ID" }, "The table has no column PORTS, which 'docker ps' prints."),
        (new[] { "REPOSITORY", "TAG" }, "A list of images has no ports; 'docker ps' lists those of containers."),
        (new[] { "NETWORK", "ID" }, "A list of networks has no ports; 'docker ps' lists those of containers."),
        (new[] { "Title:" }, "A profile has no rules; 'ufw status verbose' has."),
        (new[] { "Available", "applications:" }, "A list of profiles has no rules; 'ufw status verbose' has."),
        (new[] { "Added", "user", "rules" }, UfwCommands),
        (new[] { "ufw", "allow" }, UfwCommands),
        (new[] { "ufw", "deny" }, UfwCommands),
        (new[] { "ufw", "limit" }, UfwCommands),
        (new[] { "ufw", "default" }, UfwCommands),
        (new[] { "sudo", "ufw" }, UfwCommands),
        (new[] { "firewall-cmd" }, FirewallCommands),
        (new[] { "sudo", "firewall-cmd" }, FirewallCommands),
        (new[] { "block", "dmz", "drop" }, "A list of zones has no rules; 'firewall-cmd --list-all-zones' lists them."),
        (new[] { "FirewallD", "is", "not", "running" }, "'firewall-offline-cmd --list-all' lists its rules all the same."),
        (new[] { "pass", "in" }, Pf),
        (new[] { "pass", "out" }, Pf),
        (new[] { "block", "drop" }, Pf),
        (new[] { "block", "return" }, Pf),
        (new[] { "block", "in" }, Pf),
        (new[] { "set", "firewall" }, Junos),
        (new[] { "set", "security" }, Junos),
        (new[] { "set", "applications" }, Junos),
        (new[] { "firewall", "{" }, Junos),
        (new[] { "config", "firewall" }, FortiGate),
        (new[] { "/ip", "firewall" }, MikroTik),
        (new[] { "/ip/firewall/filter" }, MikroTik),
        (new[] { "NAME", "NETWORK", "DIRECTION" }, "Tables of gcloud are not read; '--format json | ConvertFrom-Json' gives objects for Resolve-IanaPort."),
        (new[] { "Name", "ResourceGroup", "Priority" }, "Tables of the Azure CLI are not read; '--output json | ConvertFrom-Json' gives objects for Resolve-IanaPort."),
        (new[] { "SECURITYGROUPS" }, Aws),
        (new[] { "|", "DescribeSecurityGroups", "|" }, Aws),
    };

    /// <summary>The advice for a heading; null if the line is none of them.</summary>
    internal static string? HintOf(PortTextLine line)
    {
        foreach ((string[] heading, string hint) in Headings)
        {
            if (line.HasHeading(heading))
            {
                return hint;
            }
        }

        string[] words = line.Words;
        return Interface.IsMatch(line.Text) ? Interfaces + BySs
            : line.Starts("Type: hash:") || line.Starts("Type: bitmap:") || line.Starts("Type: list:") ? "A set of addresses has no rules; 'iptables-save' lists those that refer to it."
            : words.Length == 3 && words[0] == "table" ? "A list of tables has no rules; 'nft list ruleset' lists them."
            : words[0] is "NAME" or "NAMESPACE" && Array.IndexOf(words, "AGE") > 0 ? Pods
            : words[0] is "tcp" or "udp" && line.Holds(" src=") && line.Holds(" dport=") ? "Connections that conntrack tracks are not read; " + BySs
            : words[0].EndsWith("/tcp:", StringComparison.Ordinal) || words[0].EndsWith("/udp:", StringComparison.Ordinal) ? "The list of fuser is not read; 'lsof -i -n -P' lists sockets."
            : Ipfw.IsMatch(line.Text) ? "Rules of ipfw are not read."
            : Endpoint.IsMatch(line.Text) ? "Addresses with ports are not read alone; pass the ports to Resolve-IanaPort."
            : line.Starts("{\"") ? Json
            : ServicesParser.IsOfDocker(line.Text) ? ServicesParser.OfDocker
            : line.Starts("\"") && line.Holds("\",\"") ? "CSV is not read; pass the objects of Import-Csv or ConvertFrom-Csv to Resolve-IanaPort."
            : null;
    }
}
