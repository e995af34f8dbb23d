namespace PortRegistry.Commands;

/// <summary>
/// Tells which side of a flow has the service, where names say source and destination alone: a flow log has an entry for what
/// asks and one for what answers. Systems take the ports of clients from 32768 or 49152 on, but networks that translate
/// addresses from 1024 on, so that below it the registry is asked too.
/// </summary>
internal static class FlowSide
{
    /// <summary>Whether the service is at the source; null where either side may have it.</summary>
    internal static bool? IsServiceAtSource(IanaRegistry registry, int source, int destination, TransportSpec transport)
    {
        bool isSourceLow = source < PortRange.FirstEphemeralPort;
        bool isDestinationLow = destination < PortRange.FirstEphemeralPort;
        if (source == destination || isSourceLow != isDestinationLow)
        {
            return source != destination && isSourceLow;
        }

        bool isSourceNamed = IsRegistered(registry, source, transport);
        bool isDestinationNamed = IsRegistered(registry, destination, transport);
        if (!isSourceLow)
        {
            // Of two ports that are not registered there is nothing to say, whichever is the service's.
            return isSourceNamed && isDestinationNamed ? null : isSourceNamed;
        }

        return isDestinationNamed && (!isSourceNamed || PortRange.ClassOf(destination) == PortClass.System) ? false
            : isSourceNamed && !isDestinationNamed && PortRange.ClassOf(source) == PortClass.System ? true
            : null;
    }

    /// <summary>Whether what is said to have asked has a port of a service, and what answered one that systems give to clients.</summary>
    internal static bool IsReversed(IanaRegistry registry, int source, int destination, TransportSpec transport)
        => source < PortRange.FirstEphemeralPort && destination >= PortRange.FirstEphemeralPort
        && IsRegistered(registry, source, transport) && !IsRegistered(registry, destination, transport);

    private static bool IsRegistered(IanaRegistry registry, int port, TransportSpec transport)
    {
        foreach (ServiceRecord record in registry.Find(port))
        {
            if (record.ServiceName is not null && transport.Includes(record.Transport))
            {
                return true;
            }
        }

        return false;
    }
}
