namespace PortRegistry;

/// <summary>In what way a port is used.</summary>
public enum PortUseRole
{
    /// <summary>A socket waits on the port.</summary>
    Listener,

    /// <summary>A socket has a peer; its own port is often one of the Dynamic Ports.</summary>
    Connection,

    /// <summary>A firewall has a rule for the port.</summary>
    Rule,

    /// <summary>A scan found the port in some state.</summary>
    Scan,

    /// <summary>A file gives the port a name.</summary>
    Name,
}
