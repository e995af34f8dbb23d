namespace PortRegistry;

/// <summary>What the registry says of a port or service name, read from the row itself.</summary>
public enum AssignmentStatus
{
    /// <summary>The row has a service name: it is assigned, whatever its description says.</summary>
    Assigned,

    /// <summary>No name, and the description says <c>Unassigned</c>; or the registry has no row at all for a port of 0-49151 and the transport asked for.</summary>
    Unassigned,

    /// <summary>No name, and the description says <c>Reserved</c>; ports that were de-assigned say so in their Assignment Notes.</summary>
    Reserved,

    /// <summary>No name, but in private use, such as <c>any private mail system</c> on port 24.</summary>
    Private,

    /// <summary>No name: removed, deprecated, de-registered or decommissioned.</summary>
    Removed,

    /// <summary>No name and none of the above, such as 1008/udp <c>Possibly used by Sun Solaris????</c>.</summary>
    Other,

    /// <summary>49152-65535, the Dynamic or Private Ports, which are never assigned (RFC 6335 section 6).</summary>
    Dynamic,

    /// <summary>The answer for a firewall keyword such as <c>Any</c> or <c>RPC</c>, which names ports without saying which; never the status of a row.</summary>
    Keyword,

    /// <summary>The input could not be read as a port; never the status of a record.</summary>
    Unknown,
}
