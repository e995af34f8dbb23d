namespace PortRegistry;

/// <summary>
/// A transport protocol of the registry. The members are spelled as the registry's Transport Protocol column
/// spells them, and their values are the assigned IP protocol numbers.
/// </summary>
public enum TransportProtocol
{
    /// <summary>Transmission Control Protocol, IP protocol 6 (RFC 9293).</summary>
    tcp = 6,

    /// <summary>User Datagram Protocol, IP protocol 17 (RFC 768).</summary>
    udp = 17,

    /// <summary>Datagram Congestion Control Protocol, IP protocol 33 (RFC 4340).</summary>
    dccp = 33,

    /// <summary>Stream Control Transmission Protocol, IP protocol 132 (RFC 9260).</summary>
    sctp = 132,
}
