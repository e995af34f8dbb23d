namespace PortRegistry.Commands;

/// <summary>The names under which commands and exports keep ports and transports, the first that an object has a value in counting.</summary>
internal static class PortNames
{
    /// <summary>One machine's own side first; what a rule lets in; the words of clouds; then names that may mean either side.</summary>
    internal static readonly string[] Ports =
    {
        "LocalPort", "LocalPorts", "DestinationPort", "DestinationPorts", "DestinationPortRange", "DestinationPortRanges",
        "DstPort", "DstPorts", "DestPort", "dst_port", "dest_port", "DPort", "Port", "Ports", "PortNumber", "PortRange", "PortRanges",
        "Port range", "Port Number", "Destination Port", "Local Port", "LocalEndPoint", "RemotePort", "RemotePorts", "Remote Port", "RemoteEndPoint",
    };

    /// <summary>Names of the first and the last port of a range, in pairs.</summary>
    internal static readonly (string First, string Last)[] Pairs = { ("FromPort", "ToPort"), ("from_port", "to_port"), ("StartPort", "EndPort") };

    internal static readonly string[] Transports =
    {
        "Protocol", "Transport", "TransportProtocol", "IpProtocol", "Proto", "ip_protocol", "Transport Protocol", "IP Protocol",
    };

    internal const string State = "State";
}
