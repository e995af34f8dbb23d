namespace PortRegistry;

/// <summary>An address with a port, as programs that list sockets write it: <c>[fe80::1]%eth0:22</c>, <c>*:*</c>, BSD's <c>*.22</c>.</summary>
internal readonly struct SocketEndpoint
{
    private SocketEndpoint(string address, PortSpec port)
    {
        Address = address;
        Port = port;
    }

    internal string Address { get; }

    internal PortSpec Port { get; }

    /// <summary>Whether no peer is meant: any port, or the port 0 that Windows writes for it.</summary>
    internal bool IsWildcard => Port.Kind == PortSpecKind.Any;

    internal static bool TryParse(string text, out SocketEndpoint endpoint)
    {
        endpoint = default;
        int colon = text.LastIndexOf(':');
        int sign = System.Math.Max(colon, text.LastIndexOf('.'));
        if (sign < 1 || sign == text.Length - 1)
        {
            return false;
        }

        PortSpec port = PortSpec.Parse(text.Substring(sign + 1));
        if (port.Kind is not (PortSpecKind.Range or PortSpecKind.Service or PortSpecKind.Any) || (sign != colon && port.Kind == PortSpecKind.Service))
        {
            return false;
        }

        string address = text.Substring(0, sign).Replace("[", string.Empty).Replace("]", string.Empty);
        bool isNoPeer = port.Kind == PortSpecKind.Range && port.Range.Last == 0 && address is ("0.0.0.0" or "::");
        endpoint = new SocketEndpoint(address, isNoPeer ? PortSpec.Any : port);
        return true;
    }
}
