namespace PortRegistry.Commands;

/// <summary>Ports as one property or a pair of them has them.</summary>
internal readonly struct PortRead(PortSpec? port, string? name, PortOwner owner, bool isNone = false, TransportSpec? transport = null)
{
    internal PortSpec? Port { get; } = port;

    internal string? Name { get; } = name;

    internal PortOwner Owner { get; } = owner;

    /// <summary>Whether the property says that there is no port, with a hyphen or the like.</summary>
    internal bool IsNone { get; } = isNone;

    /// <summary>The transport that the property's name says.</summary>
    internal TransportSpec? Transport { get; } = transport;
}
