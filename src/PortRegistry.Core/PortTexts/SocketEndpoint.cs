namespace PortRegistry;

/// <summary>An address with a port, as programs that list sockets write it: <c>[fe80::1]%eth0:22</c>, <c>*:*</c>, BSD's <c>*.22</c>.</summary>
internal readonly struct SocketEndpoint
{
    // "src=192.0.2.5" of conntrack, "(10.0.0.1:80)".
    private static readonly char[] NeverInAddress = { '=', ',', '(', ')', '<', '>', '"', '\'', ';' };

    private SocketEndpoint(string address, PortSpec port, bool isDotted)
    {
        Address = address;
        Port = port;
        IsDotted = isDotted;
    }

    internal string Address { get; }

    internal PortSpec Port { get; }

    /// <summary>Whether a dot precedes the port, as on BSD and macOS.</summary>
    internal bool IsDotted { get; }

    /// <summary>Whether it means no peer: any port, or port 0, which Windows writes instead.</summary>
    internal bool IsWildcard => Port.Kind == PortSpecKind.Any || (Port.Kind == PortSpecKind.Range && Port.Range.Last == 0);

    /// <summary>The endpoint with a truncated address.</summary>
    internal SocketEndpoint Cut() => new(Address + "…", Port, IsDotted);

    /// <summary>The endpoint with a truncated and therefore unknown port.</summary>
    internal SocketEndpoint WithUnknownPort(string reason) => new(Address, FirewallName.Unknown(Port.Text, reason), IsDotted);

    /// <summary>The endpoint without a peer: any port, even if the port was 0 and the address a name.</summary>
    internal SocketEndpoint AsNobody() => Port.Kind == PortSpecKind.Any ? this : new(IsNumeric(Address) ? Address : "*", PortSpec.Any, IsDotted);

    /// <summary>The same with a colon, which only BSD and macOS do not write.</summary>
    internal static bool TryParseColon(string text, out SocketEndpoint endpoint) => TryParse(text, out endpoint) && !endpoint.IsDotted;

    internal static bool TryParse(string text, out SocketEndpoint endpoint)
    {
        endpoint = default;
        int colon = text.LastIndexOf(':');
        int dot = text.LastIndexOf('.');

        // IPv6 has two or more colons; after a single colon comes the port, whose name may contain a dot (rpc.statd).
        bool isDotted = dot > colon && (colon < 0 || text.IndexOf(':') != colon) && text.IndexOf(']') < 0;
        int sign = isDotted ? dot : colon;
        if (sign < 1 || sign == text.Length - 1 || !TryParsePort(SharedWords.Of(text, sign + 1, text.Length - sign - 1), out PortSpec port))
        {
            return false;
        }

        string address = SharedWords.Of(text, 0, sign).Replace("[", string.Empty).Replace("]", string.Empty);
        endpoint = new SocketEndpoint(address, port, isDotted);
        return address.Length > 0 && address.IndexOfAny(NeverInAddress) < 0;
    }

    // Names come from the machine's services file and are never firewall keywords.
    private static bool TryParsePort(string text, out PortSpec port)
    {
        port = PortSpec.Any;
        if (text == "*")
        {
            return true;
        }

        if (text[0] is >= '0' and <= '9' && PortTextParser.IsDigits(text))
        {
            port = PortSpec.Parse(text);
            return port.Kind == PortSpecKind.Range;
        }

        foreach (char c in text)
        {
            if (!(char.IsLetterOrDigit(c) || c is '-' or '_' or '+' or '.' or '/' or '*'))
            {
                return false;
            }
        }

        port = new PortSpec(PortSpecKind.Service, default, text, TransportSpec.Any, text);
        return true;
    }

    private static bool IsNumeric(string address)
        => address == "*" || address.IndexOf(':') >= 0 || (address[0] is >= '0' and <= '9' && address.Split('.').Length == 4);
}
