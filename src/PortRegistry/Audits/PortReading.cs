namespace PortRegistry.Commands;

/// <summary>What an object says of ports.</summary>
internal readonly struct PortReading
{
    internal PortReading(PortSpec port, TransportSpec transport, PortUsage usage, bool isWhole = false, bool isIdentified = false)
    {
        Port = port;
        Transport = transport;
        Usage = usage;
        IsWhole = isWhole;
        IsIdentified = isIdentified;
        IsFound = true;
    }

    /// <summary>Whether the object has ports to look at. Where it has none, its transport has none, or it says that it has none.</summary>
    internal bool IsFound { get; }

    internal PortSpec Port { get; }

    internal TransportSpec Transport { get; }

    internal PortUsage Usage { get; }

    /// <summary>Whether what was read, inside another object, is a thing of its own: a rule with its action, a host, an object with an id.</summary>
    internal bool IsWhole { get; }

    /// <summary>Whether it has an id of its own.</summary>
    internal bool IsIdentified { get; }
}
