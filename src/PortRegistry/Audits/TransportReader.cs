using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Reads transports, each text once.</summary>
internal sealed class TransportReader
{
    private const int MaxKept = 1000;
    private const int MaxItems = 10_000;
    private const int IpInIp = 4;
    private const string UdpEndpoint = "MSFT_NetUDPEndpoint";
    private static readonly string? NoType = typeof(PSCustomObject).FullName;

    // Sockets within a machine, as netstat and ss name them, with numbers that are no ports.
    private static readonly HashSet<string> Local = new(StringComparer.OrdinalIgnoreCase) { "unix", "u_str", "u_dgr", "u_seq", "nl", "v_str", "v_dgr", "v_seq", "p_raw", "p_dgr", "xdp" };

    // What an object calls the transport that it is, best first.
    private static readonly string[] Names = { "name", "value", "keyword", "number", "code", "id", "protocol" };

    // A written "any" is told from none.
    private static readonly TransportSpec WrittenAny = new(-1);
    private readonly Dictionary<string, TransportSpec> texts = new(StringComparer.Ordinal);
    private string? lastType;
    private TransportSpec? transportOfType;

    /// <summary>Whether a type is that of Get-NetUDPEndpoint, also from another machine.</summary>
    internal static bool IsUdpEndpoint(PSObject input) => IsOfType(input, UdpEndpoint);

    internal static bool IsOfType(PSObject input, string name)
    {
        if (IsOfNoType(input))
        {
            return false;
        }

        foreach (string type in input.TypeNames)
        {
            if (type.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is the version of IP, as in pfSense's ipprotocol.</summary>
    internal static bool IsVersion(object? value)
        => value is string text && text.Length < 12 && PortNames.Normalize(text) is "inet" or "inet6" or "inet46" or "ipv4" or "ipv6" or "ipv4+ipv6" or "ipv4/ipv6" or "ipv4v6";

    /// <summary>What is named by the type of a service: Check Point's service-tcp, Cisco's tcpportobject; null for another type.</summary>
    internal static string? OfServiceType(string? type)
        => type is null ? null
            : type.StartsWith("service-", StringComparison.OrdinalIgnoreCase) ? type.Substring(8)
            : type.EndsWith("portobject", StringComparison.OrdinalIgnoreCase) ? type.Substring(0, type.Length - 10)
            : null;

    internal static bool IsLocal(TransportSpec? transport) => transport is { Kind: TransportSpecKind.Invalid } && Local.Contains(transport.Text);

    /// <summary>Whether sockets of a family are within a machine; osquery writes its number.</summary>
    internal static bool IsLocalFamily(string? family) => family?.ToLowerInvariant() is "1" or "unix" or "local" or "af_unix" or "af_local" or "addressfamily.af_unix";

    /// <summary>The transport of a value; null where it is empty.</summary>
    internal TransportSpec? Read(object? value)
    {
        if (PortField.IsBag(value))
        {
            return OfObject(value!);
        }

        if (value is System.Collections.IEnumerable list and not string)
        {
            var several = new List<TransportSpec>();
            int count = 0;
            bool hasEmpty = false;
            foreach (object? item in list)
            {
                if (++count > MaxItems)
                {
                    throw new PortReadException($"The object has a list of more than {MaxItems} transports; name them once each.");
                }

                object? one = PortField.Bare(item);
                TransportSpec? read = one is string or ValueType || PortField.IsBag(one) ? Read(one) : null;
                if (read is null && PortField.IsBag(one))
                {
                    return null;
                }

                hasEmpty |= read is null;
                if (read is not null)
                {
                    several.Add(read);
                }
            }

            return several.Count == 0 ? null
                : hasEmpty ? throw new PortReadException("A list of protocols has an item that is empty; leave it out, or write any for every protocol.") : several.Count == 1 ? several[0] : several.Find(spec => spec.Kind == TransportSpecKind.Invalid) ?? TransportSpec.Parse(string.Join(",", several));
        }

        return value is string text ? Remembered(text) : PortValue.TransportOf(value);
    }

    /// <summary>The transport that the type of an object tells.</summary>
    internal TransportSpec? OfType(PSObject input)
    {
        if (IsOfNoType(input))
        {
            return null;
        }

        string type = input.TypeNames[0];
        if (type != lastType)
        {
            lastType = type;
            transportOfType = IsOfType(input, "MSFT_NetTCPConnection") || IsOfType(input, "TcpConnectionInformation") ? TransportSpec.Parse("tcp")
                : IsOfType(input, UdpEndpoint) ? TransportSpec.Parse("udp")
                : null;
        }

        return transportOfType;
    }

    // { name: udp, number: 17 }; an object with more in it, such as { tcp: { port: 443 } }, is read for its ports.
    private TransportSpec? OfObject(object bag)
    {
        PortField[] fields = PortField.Of(bag);
        foreach (PortField field in fields)
        {
            if (field.Value is not (null or string or ValueType) || PortNames.Find(field.Name).Kind == PortNameKind.Port)
            {
                return null;
            }
        }

        foreach (string name in Names)
        {
            object? named = Array.Find(fields, field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase)).Value;
            if (named is not null && Read(named) is TransportSpec read)
            {
                return read;
            }
        }

        return fields.Length == 0 ? null : TransportSpec.Parse("{" + string.Join(", ", Array.ConvertAll(fields, field => field.Name)) + "}");
    }

    private static bool IsOfNoType(PSObject input)
        => input.BaseObject is PSCustomObject && (InstanceNames.IsKnown ? InstanceNames.TypeOf(input) : input.TypeNames[0]) == NoType;

    private TransportSpec? Remembered(string text)
    {
        if (PortValue.IsEmpty(text))
        {
            return null;
        }

        if (!texts.TryGetValue(text, out TransportSpec? read))
        {
            if (texts.Count > MaxKept)
            {
                texts.Clear();
            }

            read = TransportSpec.Parse(text);
            if (read.ProtocolNumber == IpInIp && IsVersion(text))
            {
                throw new PortReadException($"'{text}' as a protocol is every packet of this version of IP for some programs, and IP in IP for others. Write any for the first, and {IpInIp} for the second.");
            }

            texts.Add(text, read = ReferenceEquals(read, TransportSpec.Any) ? WrittenAny : read);
        }

        return read;
    }
}
