namespace PortRegistry.Commands;

/// <summary>Ports as one property or a pair of them has them.</summary>
internal readonly struct PortRead
{
    internal PortRead(PortSpec? port, string? name, PortOwner owner, bool isNone = false, TransportSpec? transport = null)
    {
        Port = port;
        Name = name;
        Owner = owner;
        IsNone = isNone;
        Transport = transport;
    }

    internal PortSpec? Port { get; }

    internal string? Name { get; }

    internal PortOwner Owner { get; }

    /// <summary>Whether the property says that there is no port, with a hyphen or the like.</summary>
    internal bool IsNone { get; }

    /// <summary>The transport that the property's name says.</summary>
    internal TransportSpec? Transport { get; }
}
