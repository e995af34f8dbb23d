using System;
using System.Collections.Generic;
using System.IO;

namespace PortRegistry;

/// <summary>
/// A name that a firewall defines: a service of firewalld or a profile of ufw. It is never looked up in the registry, which
/// may have it for another port. The names and ports are in two files that name their sources.
/// </summary>
internal sealed class FirewallName
{
    private const string Varies = "?";

    private static readonly Lazy<Dictionary<string, FirewallName>> Services = new(() => Load("firewalld.txt", OfService));
    private static readonly Lazy<Dictionary<string, FirewallName>> Profiles = new(() => Load("ufw.txt", OfProfile));

    private FirewallName(PortSpec? port, PortSpec? remotePort = null, TransportSpec? protocol = null, string? address = null)
    {
        Port = port;
        RemotePort = remotePort;
        Protocol = protocol ?? TransportSpec.Any;
        Address = address;
    }

    /// <summary>The ports; null if there are none; invalid, with the reason, if they are unknown.</summary>
    internal PortSpec? Port { get; }

    /// <summary>The source ports.</summary>
    internal PortSpec? RemotePort { get; }

    /// <summary>The IP protocol, if it has no ports.</summary>
    internal TransportSpec Protocol { get; }

    /// <summary>The only addresses to which it applies.</summary>
    internal string? Address { get; }

    internal static bool IsService(string name) => Services.Value.ContainsKey(name);

    /// <summary>Finds a service of firewalld; names are case-sensitive.</summary>
    internal static FirewallName Service(string name)
        => Services.Value.TryGetValue(name, out FirewallName? found)
            ? found.Port?.Text == Varies ? NotKnown(name, $"'{name}' has other ports in other versions of firewalld") : found
            : NotKnown(name, $"'{name}' is not among the services that come with firewalld");

    /// <summary>Finds a profile of ufw; names are case-sensitive.</summary>
    internal static FirewallName Profile(string name)
        => Profiles.Value.TryGetValue(name, out FirewallName? found)
            ? found
            : new FirewallName(Unknown(name, $"'{name}' is not among the profiles of ufw whose ports are known; 'ufw status verbose' prints them."));

    /// <summary>Unknown ports of a name, which is quoted so that it is not read as another name.</summary>
    internal static PortSpec Unknown(string name, string reason) => new(PortSpecKind.Invalid, default, reason, TransportSpec.Any, $"\"{name}\"");

    private static FirewallName NotKnown(string name, string reason)
        => new(Unknown(name, $"{reason}; 'firewall-cmd --info-service={name}' says which it has."));

    private static Dictionary<string, FirewallName> Load(string file, Func<string, FirewallName> read)
    {
        var names = new Dictionary<string, FirewallName>(StringComparer.Ordinal);
        using var reader = new StreamReader(typeof(FirewallName).Assembly.GetManifestResourceStream(file)!);
        while (reader.ReadLine() is string line)
        {
            int tab = line.IndexOf('\t');
            if (line[0] != '#')
            {
                names.Add(line.Substring(0, tab), read(line.Substring(tab + 1)));
            }
        }

        return names;
    }

    private static FirewallName OfService(string written)
    {
        if (written == Varies)
        {
            return new FirewallName(Unknown(Varies, Varies).WrittenAs(Varies));
        }

        List<PortSpec> ports = new(), remote = new();
        var addresses = new List<string>();
        TransportSpec? protocol = null;
        foreach (string item in written.Split(' '))
        {
            int colon = item.IndexOf(':');
            string value = item.Substring(colon + 1);
            switch (colon < 0 ? string.Empty : item.Substring(0, colon))
            {
                case "from":
                    remote.Add(PortSpec.Parse(value));
                    break;
                case "to":
                    addresses.Add(value);
                    break;
                case "protocol":
                    protocol = TransportSpec.Parse(value);
                    break;
                default:
                    ports.Add(PortSpec.Parse(value));
                    break;
            }
        }

        return new FirewallName(
            ports.Count == 0 ? null : PortSpec.ListOf(ports),
            remote.Count == 0 ? null : PortSpec.ListOf(remote),
            ports.Count == 0 ? protocol : null,
            addresses.Count == 0 ? null : string.Join(", ", addresses));
    }

    private static FirewallName OfProfile(string written)
        => new(PortSpec.ListOf(Array.ConvertAll(written.Split('|'), PortSpec.Parse)));
}
