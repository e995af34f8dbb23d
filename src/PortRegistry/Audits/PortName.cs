namespace PortRegistry.Commands;

/// <summary>What a property holds by its name.</summary>
internal readonly struct PortName
{
    internal PortName(PortNameKind kind, PortOwner owner = PortOwner.Unsaid, int rank = 0, TransportProtocol? transport = null)
    {
        Kind = kind;
        Owner = owner;
        Rank = rank;
        Transport = transport;
    }

    internal PortNameKind Kind { get; }

    internal PortOwner Owner { get; }

    /// <summary>Of several properties of one kind and owner, the lowest with a value counts.</summary>
    internal int Rank { get; }

    /// <summary>The transport that the name itself says, as <c>tcp.dstport</c> does.</summary>
    internal TransportProtocol? Transport { get; }
}
