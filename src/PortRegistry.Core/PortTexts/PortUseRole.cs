namespace PortRegistry;

/// <summary>How a port is used.</summary>
public enum PortUseRole
{
    /// <summary>A socket listens on the port.</summary>
    Listener,

    /// <summary>A socket has a peer; its own port is often one of the Dynamic Ports.</summary>
    Connection,

    /// <summary>A firewall has a rule for the port.</summary>
    Rule,

    /// <summary>A scan reported a state of the port.</summary>
    Scan,

    /// <summary>A file gives the port a name.</summary>
    Name,
}
