namespace PortRegistry;

/// <summary>What a <see cref="TransportSpec"/> says.</summary>
public enum TransportSpecKind
{
    /// <summary>Every transport: none written, <c>Any</c>, <c>*</c>, <c>All</c>, -1 or 256.</summary>
    Any,

    /// <summary>One or more transports of the registry: <c>tcp</c>, <c>TCPv6</c>, 17, <c>tcp,udp</c>.</summary>
    Transports,

    /// <summary>Another IP protocol, whose packets carry none of the registry's ports: <c>ICMPv4</c>, <c>gre</c>, 50.</summary>
    OtherProtocol,

    /// <summary>A text or number that is none of these; <see cref="TransportSpec.Error"/> says why.</summary>
    Invalid,
}
