namespace PortRegistry.Commands;

/// <summary>What an object says of ports.</summary>
internal readonly struct PortReading
{
    internal PortReading(PortSpec port, TransportSpec transport, PortUseRole role)
    {
        Port = port;
        Transport = transport;
        Role = role;
    }

    internal PortSpec Port { get; }

    internal TransportSpec Transport { get; }

    internal PortUseRole Role { get; }
}
