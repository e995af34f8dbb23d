using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Net;

namespace PortRegistry.Commands;

/// <summary>
/// Finds what an object says of ports: the properties named, else those that commands and exports are known to use.
/// Looking for a property that is not there costs most of all, so that the places where the last object had its ports and
/// its transport are looked at first.
/// </summary>
internal sealed class PortReader
{
    private const string UdpEndpoint = "MSFT_NetUDPEndpoint";
    private const int FirstEphemeralPort = 32768;
    private static readonly string[] RemotePort = { nameof(PortUse.RemotePort) };
    private readonly string[]? portProperties;
    private readonly string[] transportProperties;
    private readonly TransportSpec? transport;
    private readonly Dictionary<string, TransportSpec> transports = new(StringComparer.Ordinal);
    private string? lastPort;
    private string? lastTransport;
    private string? typeWithoutTransport;
    private TransportSpec? transportOfType;

    internal PortReader(string[]? portProperties, string[]? transportProperties, TransportSpec? transport)
    {
        this.portProperties = portProperties;
        this.transportProperties = transportProperties ?? PortNames.Transports;
        this.transport = transport;
    }

    /// <summary>Reads an object; false where it has no property for ports and is no port itself.</summary>
    internal bool TryRead(PSObject input, out PortReading reading)
    {
        string property = string.Empty;
        PortSpec? port = portProperties is null ? PortValueOfItself(input.BaseObject) : null;
        bool isFound = port is not null;
        if (!isFound)
        {
            isFound = portProperties is null ? TryFindPort(input, out property, out port) : TryReadPort(input, portProperties, out property, out port);
        }

        if (!isFound)
        {
            reading = default;
            return false;
        }

        bool hasTransport = false;
        TransportSpec over = transport ?? ReadTransport(input, out hasTransport) ?? TransportSpec.Any;
        port ??= NothingSaid(over);
        reading = new PortReading(port, over, IsAlwaysRule(port) ? PortUseRole.Rule : RoleOf(input, property, hasTransport));
        return true;
    }

    private static PortSpec? PortValueOfItself(object value)
        => value is int or ushort or long or string or PortSpec or PortRange or IPEndPoint ? PortValue.PortOf(value) : null;

    // The role matters only where systems take the ports of clients; most objects need not be asked.
    private static bool IsAlwaysRule(PortSpec port) => port.Kind == PortSpecKind.Range && port.Range.Last < FirstEphemeralPort;

    // No port is no restriction where the rule is for every protocol or for one without ports.
    private static PortSpec NothingSaid(TransportSpec over)
        => over.Kind is TransportSpecKind.OtherProtocol or TransportSpecKind.Invalid || (over.Kind == TransportSpecKind.Any && !ReferenceEquals(over, TransportSpec.Any))
            ? PortSpec.Any
            : PortSpec.Parse(null);

    private static bool TryReadPort(PSObject input, string[] names, out string property, out PortSpec? port)
    {
        property = string.Empty;
        port = null;
        bool isFound = false;
        foreach (string name in names)
        {
            if (input.Properties[name] is PSPropertyInfo found)
            {
                isFound = true;
                port = PortValue.PortOf(ValueOf(found));
                if (port is not null)
                {
                    property = name;
                    break;
                }
            }
        }

        return isFound;
    }

    private static bool TryReadPair(PSObject input, out PortSpec? port)
    {
        port = null;
        foreach ((string first, string last) in PortNames.Pairs)
        {
            PSPropertyInfo? from = input.Properties[first];
            PSPropertyInfo? to = input.Properties[last];
            if (from is not null || to is not null)
            {
                port = PortValue.RangeOf(from is null ? null : ValueOf(from), to is null ? null : ValueOf(to));
                return true;
            }
        }

        return false;
    }

    // Asking for the names of its type makes an object copy them: they come last.
    private static PortUseRole RoleOf(PSObject input, string property, bool hasTransport)
    {
        if (input.BaseObject is PortUse use)
        {
            return use.Role;
        }

        string? state = input.Properties[PortNames.State] is PSPropertyInfo found ? ValueOf(found)?.ToString() : null;
        if (!string.IsNullOrEmpty(state))
        {
            bool waits = state!.StartsWith("listen", StringComparison.OrdinalIgnoreCase) || string.Equals(state, "bound", StringComparison.OrdinalIgnoreCase);
            return waits ? PortUseRole.Listener : PortUseRole.Connection;
        }

        if (input.Properties[nameof(PortUse.Role)] is PSPropertyInfo role && IsOfType(input, ".PortUse") && Enum.TryParse(ValueOf(role)?.ToString(), out PortUseRole written))
        {
            return written;
        }

        return input.BaseObject is IPEndPoint || property.StartsWith("Remote", StringComparison.OrdinalIgnoreCase) ? PortUseRole.Connection
            : !hasTransport && IsOfType(input, UdpEndpoint) ? PortUseRole.Listener
            : PortUseRole.Rule;
    }

    // What goes out goes to a service of the other side; a port of our own is one that the system chose.
    private static bool IsOutgoingRule(PSObject input) => input.BaseObject switch
    {
        PortUse use => use.Direction == "Out" && use.RemotePort is not null,
        PSCustomObject => input.Properties[nameof(PortUse.Direction)] is PSPropertyInfo direction && ValueOf(direction) is "Out" && IsOfType(input, ".PortUse"),
        _ => false,
    };

    private static bool IsOfType(PSObject input, string name)
    {
        foreach (string type in input.TypeNames)
        {
            if (type.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // A property that is computed may throw; it then says nothing.
    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    // An object with its own side's port under the first name has it there, whatever else it has. The other side's port is
    // never taken from memory: the next object may have its own.
    private bool TryFindPort(PSObject input, out string property, out PortSpec? port)
    {
        if (IsOutgoingRule(input) && TryReadPort(input, RemotePort, out property, out port) && port is not null)
        {
            return true;
        }

        if (lastPort is not null && input.Properties[PortNames.Ports[0]] is null && input.Properties[lastPort] is PSPropertyInfo found)
        {
            (property, port) = (lastPort, PortValue.PortOf(ValueOf(found)));
            if (port is not null)
            {
                return true;
            }
        }

        bool isFound = TryReadPort(input, PortNames.Ports, out property, out port);
        if (port is null)
        {
            isFound |= TryReadPair(input, out port);
        }

        lastPort = property.Length == 0 || property == PortNames.Ports[0] || property.StartsWith("Remote", StringComparison.Ordinal) ? null : property;
        return isFound;
    }

    private TransportSpec? ReadTransport(PSObject input, out bool hasTransport)
    {
        hasTransport = true;
        if (lastTransport is not null && TryReadTransport(input, lastTransport, out TransportSpec? read))
        {
            return read;
        }

        // Objects of one type have the same properties, but for those that were put together by hand.
        hasTransport = false;
        if (typeWithoutTransport is not null && input.TypeNames[0] == typeWithoutTransport)
        {
            return transportOfType;
        }

        foreach (string name in transportProperties)
        {
            if (name != lastTransport && TryReadTransport(input, name, out read))
            {
                lastTransport = name;
                hasTransport = true;
                return read;
            }
        }

        string type = input.TypeNames[0];
        bool isMixed = type == typeof(PSCustomObject).FullName || type.StartsWith("Selected.", StringComparison.Ordinal);
        transportOfType = isMixed ? null
            : IsOfType(input, "MSFT_NetTCPConnection") || IsOfType(input, "TcpConnectionInformation") ? TransportSpec.Parse("tcp")
            : IsOfType(input, UdpEndpoint) ? TransportSpec.Parse("udp")
            : null;
        typeWithoutTransport = isMixed ? null : type;
        return transportOfType;
    }

    private bool TryReadTransport(PSObject input, string name, out TransportSpec? read)
    {
        read = null;
        if (input.Properties[name] is not PSPropertyInfo found || ValueOf(found) is not object value)
        {
            return false;
        }

        read = value is string text ? Remembered(text) : PortValue.TransportOf(value);
        return true;
    }

    private TransportSpec? Remembered(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!transports.TryGetValue(text, out TransportSpec? read))
        {
            if (transports.Count > 1000)
            {
                transports.Clear();
            }

            read = TransportSpec.Parse(text);

            // A written "any" is told from none.
            transports.Add(text, read = ReferenceEquals(read, TransportSpec.Any) ? new TransportSpec(-1) : read);
        }

        return read;
    }
}
