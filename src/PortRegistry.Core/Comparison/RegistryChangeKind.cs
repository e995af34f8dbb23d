namespace PortRegistry;

/// <summary>
/// How a record changed from one version of the registry to another. <see cref="Modified"/> and
/// <see cref="Reassigned"/> keep service name, port and transport; every other kind changes at least one of them.
/// </summary>
public enum RegistryChangeKind
{
    /// <summary>A record that the reference registry does not have.</summary>
    Added,

    /// <summary>A record that only the reference registry has.</summary>
    Removed,

    /// <summary>The same port and transport under a new service name.</summary>
    Renamed,

    /// <summary>The same service name, port and transport with another assignee.</summary>
    Reassigned,

    /// <summary>A port lost its service name and is reserved now, whether or not its Assignment Notes tell of it.</summary>
    DeAssigned,

    /// <summary>The same service name and transport at another port, with a port it did not have, or without the one it had.</summary>
    Moved,

    /// <summary>The same service name (or none), port and transport with other cells, the assignee of a name excepted.</summary>
    Modified,

    /// <summary>
    /// A range of unassigned ports that overlaps one of the other registry: it grew, shrank, was split or joined, because
    /// adjacent or contained ports were assigned or freed, which are changes of their own.
    /// </summary>
    Resized,
}
