using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>A protocol with the ports of both sides, or with its types of ICMP as those of the destination.</summary>
internal readonly struct CiscoService(TransportSpec protocol, PortSpec? source = null, PortSpec? destination = null)
{
    internal TransportSpec Protocol { get; } = protocol;

    internal PortSpec? Source { get; } = source;

    internal PortSpec? Destination { get; } = destination;

    internal bool HasPorts => Source is not null || Destination is not null;
}

/// <summary>
/// The objects and object groups that a configuration defines, for the entries below them. Of those for protocols and ports,
/// the members are read when an entry refers to them; of those for addresses, only the names are kept.
/// </summary>
internal sealed class CiscoGroups
{
    // ASA and IOS allow fewer.
    private const int MaxDepth = 32;

    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "port-object", "service-object", "protocol-object", "icmp-object", "group-object",
    };

    private readonly Dictionary<string, Group> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (List<CiscoService> Services, string? Reason)> known = new(StringComparer.Ordinal);
    private Group? open;

    /// <summary>Whether the line starts a definition, whose members follow.</summary>
    internal static bool IsHeading(string[] words) => NameIndexOf(words) > 0;

    internal static bool IsMember(string[] words) => Members.Contains(words[0]);

    /// <summary>Ends the definition above: a line of something else stands here.</summary>
    internal void Close() => open = null;

    /// <summary>Forgets all: another configuration starts.</summary>
    internal void Clear()
    {
        groups.Clear();
        known.Clear();
        Close();
    }

    /// <summary>Reads a line if it is of a definition.</summary>
    /// <returns>Whether it is, and why it cannot be read.</returns>
    internal (bool IsRead, string? Reason) Read(string[] words, bool isIndented)
    {
        bool isUndone = words[0] == "no" && words.Length > 1;
        string[] header = isUndone ? new List<string>(words).GetRange(1, words.Length - 1).ToArray() : words;
        int name = NameIndexOf(header);
        bool isMember = IsMember(words);
        if (open is not null && words[0] is "exit" or "quit" or "end")
        {
            Close();
            return (true, null);
        }

        if (name < 0 && open is not null && (isMember || isIndented))
        {
            open.Lines.Add(words);
            known.Clear();
            return (true, null);
        }

        open = null;
        if (name < 0)
        {
            return (isMember, isMember ? "the line that says to which group it belongs does not stand above it" : null);
        }

        string key = KeyOf(header[0] == "object" ? "object" : "object-group", header[name]);
        known.Clear();
        if (isUndone)
        {
            groups.Remove(key);
        }
        else if (!groups.TryGetValue(key, out open) || header[0] == "object")
        {
            groups[key] = open = new Group(header, name);
        }

        return (true, null);
    }

    /// <summary>Whether it is a group of ports alone; null if it is not defined.</summary>
    internal bool? IsOfPorts(string name) => groups.TryGetValue(KeyOf("object-group", name), out Group? group) ? group.IsOfPorts : null;

    /// <summary>Finds what a group or an object stands for.</summary>
    /// <returns>Null, or why that is not known.</returns>
    internal string? Find(string kind, string name, out List<CiscoService> services)
    {
        string key = KeyOf(kind, name);
        if (!known.TryGetValue(key, out (List<CiscoService> Services, string? Reason) found))
        {
            services = new List<CiscoService>();
            string? reason = Collect(key, services, new HashSet<string>(StringComparer.Ordinal), 0);
            known[key] = found = (Merge(services), reason);
        }

        services = found.Services;
        return found.Reason;
    }

    private static string KeyOf(string kind, string name) => kind + " " + name;

    // "object-group service WEB tcp", "object service HTTP", "object-group ip port WEB" of NX-OS, "Service object group WEB" of show object-group
    private static int NameIndexOf(string[] words)
        => words.Length > 3 && words[1] == "object" && words[2] == "group" && words[0] is "Service" or "Network" ? 3
        : words.Length < 3 ? -1
        : words[0] == "object-group" && words[1] is "ip" or "ipv6" && words.Length > 3 && words[2] is "port" or "address" ? 3
        : words[0] == "object-group" && words[1] is "service" or "network" or "protocol" or "icmp-type" or "user" or "security" ? 2
        : words[0] == "object" && words[1] is "service" or "network" ? 2
        : -1;

    private string? Collect(string key, List<CiscoService> services, HashSet<string> seen, int depth)
    {
        if (!groups.TryGetValue(key, out Group? group))
        {
            return $"'{key}' is not defined in the text above it";
        }

        if (group.IsOpen || depth > MaxDepth)
        {
            return $"'{key}' contains itself, or groups in groups deeper than {MaxDepth}";
        }

        if (!seen.Add(key))
        {
            return null;
        }

        group.IsOpen = true;
        string? reason = group.IsOfAddresses ? $"'{key}' is not for protocols and ports" : group.Lines.Count == 0 ? $"'{key}' has no members" : null;
        foreach (string[] line in group.Lines)
        {
            // Cisco prints a description above the members.
            reason ??= line[0] == "description" && line != group.Lines[0] ? $"a description stands below members, as if the line that starts another group were missing, in '{key}'" : ReadMember(group, line, services, seen, depth) is string wrong ? $"{wrong} in '{key}'" : null;
        }

        group.IsOpen = false;
        return reason;
    }

    private string? ReadMember(Group group, string[] written, List<CiscoService> services, HashSet<string> seen, int depth)
    {
        // "(hitcnt=0)" of show object-group
        List<string> words = new(Array.FindAll(written, word => word[0] != '('));
        string first = words.Count == 0 ? "description" : words[0];
        if (first is "description" or "remark" or "!" or "#")
        {
            return null;
        }

        if (words.Count > 1 && (first == "group-object" || (first == "service-object" && words[1] == "object")))
        {
            // A group of ports contains such groups alone.
            string key = first == "group-object" ? KeyOf("object-group", words[1]) : KeyOf("object", words[words.Count - 1]);
            return groups.TryGetValue(key, out Group? other) && other.IsOfPorts != group.IsOfPorts ? $"'{key}' is of another kind" : Collect(key, services, seen, depth + 1);
        }

        if (Members.Contains(first) && first != group.Member)
        {
            return $"'{first}' is not of such a group, as if the line that starts its own were missing,";
        }

        bool isNumbered = first.Length > 0 && char.IsDigit(first[0]) && group.IsOfPorts;
        words.RemoveRange(0, isNumbered || Members.Contains(first) || first == "service" ? 1 : 0);
        if (group.IsOfPorts || first == "icmp-object")
        {
            words.Insert(0, first == "icmp-object" ? "icmp" : group.Transport);
        }

        string? reason = new CiscoEntry(words, this, false).ReadService(out CiscoService service);
        services.Add(service);
        return reason is null && group.IsOfPorts && service.Destination is null ? $"'{string.Join(" ", written)}' has no port" : reason;
    }

    // What differs in the ports of the destination alone is one service.
    private static List<CiscoService> Merge(List<CiscoService> services)
    {
        var merged = new List<CiscoService>();
        var ports = new Dictionary<(TransportSpec, string?), List<PortSpec>>();
        foreach (CiscoService service in services)
        {
            (TransportSpec, string?) key = (service.Protocol, service.Source?.ToString());
            if (!ports.TryGetValue(key, out List<PortSpec>? list))
            {
                merged.Add(service);
                ports[key] = list = new List<PortSpec>();
            }

            list.Add(service.Destination ?? PortSpec.Any);
        }

        return merged.ConvertAll(service => ports[(service.Protocol, service.Source?.ToString())] is var list && list.Exists(port => port.Kind == PortSpecKind.Any)
            ? new CiscoService(service.Protocol, service.Source)
            : new CiscoService(service.Protocol, service.Source, PortSpec.ListOf(list)));
    }

    private sealed class Group
    {
        internal Group(string[] header, int name)
        {
            string kind = header[name - 1] == "group" ? header[0] : header[name - 1];
            IsOfAddresses = kind is not ("service" or "Service" or "protocol" or "icmp-type" or "port");
            Transport = kind == "port" ? "tcp-udp" : kind == "service" && header.Length > name + 1 && header[name + 1] is "tcp" or "udp" or "tcp-udp" ? header[name + 1] : string.Empty;
            Member = IsOfPorts ? "port-object" : kind switch { "protocol" => "protocol-object", "icmp-type" => "icmp-object", _ => "service-object" };
        }

        internal List<string[]> Lines { get; } = new();

        internal bool IsOfAddresses { get; }

        /// <summary>The word that starts a member on ASA.</summary>
        internal string Member { get; }

        /// <summary>The transports of a group of ports.</summary>
        internal string Transport { get; }

        internal bool IsOfPorts => Transport.Length > 0;

        /// <summary>Whether its members are being read.</summary>
        internal bool IsOpen { get; set; }
    }
}
