namespace PortRegistry.Commands;

/// <summary>What an object says of ports.</summary>
internal readonly struct PortReading
{
    internal PortReading(PortSpec port, TransportSpec transport, PortUsage usage)
    {
        Port = port;
        Transport = transport;
        Usage = usage;
        IsFound = true;
    }

    /// <summary>Whether the object has ports to look at. Where it has none, its transport has none, or it says that it has none.</summary>
    internal bool IsFound { get; }

    internal PortSpec Port { get; }

    internal TransportSpec Transport { get; }

    internal PortUsage Usage { get; }
}
