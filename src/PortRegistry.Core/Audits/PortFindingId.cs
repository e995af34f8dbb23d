namespace PortRegistry;

/// <summary>What can be found when a use of a port is held against the registry. The names are stable.</summary>
public enum PortFindingId
{
    /// <summary>The port or its transport could not be read, or the port names a service that the registry does not have.</summary>
    NotResolved,

    /// <summary>Every port is meant: <c>Any</c>, <c>*</c>, <c>0-65535</c>.</summary>
    AnyPort,

    /// <summary>Use of the port without an assignment was reported to IANA, in a remark that names the port or none (Unauthorized Use Reported).</summary>
    UnauthorizedUse,

    /// <summary>A catalog says that the port is not approved, or its approval has ended.</summary>
    NotApproved,

    /// <summary>No entry of a catalog that approves ports covers the port.</summary>
    NotInCatalog,

    /// <summary>A catalog's name for the port is another than IANA's.</summary>
    NameDiffers,

    /// <summary>The port was de-assigned: it had a service once.</summary>
    Deassigned,

    /// <summary>The port's service was removed.</summary>
    Removed,

    /// <summary>The port is reserved.</summary>
    Reserved,

    /// <summary>The port is unassigned. Not for a connection's own port from 32768 on, where systems take the ports of clients.</summary>
    Unassigned,

    /// <summary>The port is assigned, but not for the transport that is used.</summary>
    OtherTransport,

    /// <summary>A listener or a rule is on one of the Dynamic Ports, 49152-65535, which are never assigned.</summary>
    DynamicPort,

    /// <summary>The name is a historic alias of another.</summary>
    HistoricAlias,

    /// <summary>Two or more services, aliases and duplicates not counted, hold the port.</summary>
    SeveralHolders,

    /// <summary>The name is registered, but without a port.</summary>
    NoPort,

    /// <summary>1,024 ports or more are meant, but not every one.</summary>
    WideRange,

    /// <summary>The registry records a widespread use of the port, to which it is not assigned.</summary>
    WidespreadUse,
}
