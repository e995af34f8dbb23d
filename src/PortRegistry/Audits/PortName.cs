namespace PortRegistry.Commands;

/// <summary>What a property holds by its name.</summary>
internal readonly struct PortName(
    PortNameKind kind,
    PortOwner owner = PortOwner.Unsaid,
    int rank = 0,
    TransportProtocol? transport = null,
    bool isRoleSaid = false)
{
    internal PortNameKind Kind { get; } = kind;

    internal PortOwner Owner { get; } = owner;

    /// <summary>Of several properties of one kind and owner, the lowest with a value counts.</summary>
    internal int Rank { get; } = rank;

    /// <summary>Whether it is a range in the singular or plural, which Alibaba Cloud writes as 22/23.</summary>
    internal bool IsRange => Kind == PortNameKind.Port && Rank is 2 or 3;

    /// <summary>Whether the name says who asked whom, as client and server do, and source and destination do not.</summary>
    internal bool IsRoleSaid { get; } = isRoleSaid;

    /// <summary>Whether it is an address with a port.</summary>
    internal bool IsEndPoint => Kind == PortNameKind.Port && Owner is PortOwner.Local or PortOwner.Remote && Rank == 20;

    /// <summary>Whether it is the port under which a container's or a service's is published; port 0 leaves it to the system.</summary>
    internal bool IsPublished => (Kind == PortNameKind.Port && Owner == PortOwner.Outside && Rank is >= 21 and <= 23) || IsAdded;

    /// <summary>Whether it is open beside what else is: a service of Kubernetes has its own port and one of each node.</summary>
    internal bool IsAdded => Kind == PortNameKind.Port && Owner == PortOwner.Unsaid && Rank >= 50;

    /// <summary>The transport that the name itself says, as <c>tcp.dstport</c> does.</summary>
    internal TransportProtocol? Transport { get; } = transport;
}
