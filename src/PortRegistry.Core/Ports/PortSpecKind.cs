namespace PortRegistry;

/// <summary>What a <see cref="PortSpec"/> says.</summary>
public enum PortSpecKind
{
    /// <summary>One port or a run of ports: <c>443</c>, <c>5000-5010</c>.</summary>
    Range,

    /// <summary>A service name: <c>https</c>.</summary>
    Service,

    /// <summary>Every port: <c>Any</c>, <c>*</c> or the number -1.</summary>
    Any,

    /// <summary>A keyword of Windows Firewall: <c>RPC</c>, <c>IPHTTPSIn</c>.</summary>
    Keyword,

    /// <summary>A type of ICMP messages where a port would stand: <c>8/icmp</c>. ICMP has no ports.</summary>
    IcmpType,

    /// <summary>Two or more of these: <c>80,443</c>.</summary>
    List,

    /// <summary>A text or number that is none of these; <see cref="PortSpec.Error"/> says why.</summary>
    Invalid,
}
