using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;

namespace PortRegistry.Commands;

/// <summary>Turns single values into ports and transports.</summary>
internal static class PortValue
{
    private static readonly string[] Off = { "false", "0", "no", "off", "disable", "disabled", "-", "none", "n/a" };

    // Palo Alto Networks has them on every firewall.
    private static readonly Regex Predefined = new("(?<![a-z0-9-])(service-https?|application-default)(?![a-z0-9-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Mapping = new("(?<=^|[0-9]):(?=[0-9-]+(/[a-z]+)?$)", RegexOptions.CultureInvariant);

    /// <summary>The port of a number of any type, or of a value that is ports already; null for anything else.</summary>
    internal static PortSpec? Of(object? value) => value switch
    {
        int number => new PortSpec(number),
        string text => PortSpec.Parse(text),
        PortSpec spec => spec,
        ushort number => new PortSpec(number),
        long number => new PortSpec(number),
        double number => new PortSpec(number),
        uint number => new PortSpec((long)number),
        short number => new PortSpec((int)number),
        byte number => new PortSpec(number),
        sbyte number => new PortSpec((int)number),
        decimal number => new PortSpec(number),
        float number => new PortSpec((double)number),
        ulong number => new PortSpec((decimal)number),
        System.Numerics.BigInteger number => PortSpec.Parse(number.ToString(CultureInfo.InvariantCulture)),
        char text => new PortSpec(text),
        PortRange range => new PortSpec(range),
        _ => null,
    };

    /// <summary>The ports of a value with no parts; null where it is empty.</summary>
    internal static PortSpec? PortOf(object? value) => value switch
    {
        null => null,
        string text when IsEmpty(text) => null,
        IPEndPoint endPoint => new PortSpec(endPoint.Port),
        DateTime or DateTimeOffset or TimeSpan => throw new PortReadException(
            $"A date or a time, {TextOf(value)}, stands where ports should: spreadsheets take 4-30 for a day and 8:30 for a time. Format the column as text, and write the ports again."),
        string { Length: > 1 } text when text[0] is '>' or '<' => Compared(text),
        string { Length: >= 12 } text when Predefined.IsMatch(text) => PortSpec.Parse(Predefined.Replace(text, PortsOf)),
        _ => Of(value) ?? PortSpec.Parse(TextOfPort(value)),
    };

    // Check Point writes >1023.
    private static PortSpec Compared(string text)
    {
        string number = text.TrimStart('>', '<', '=', ' ');
        string comparison = text.Substring(0, text.Length - number.Length).Trim();
        return comparison is ">" or "<" or ">=" or "<=" && Of(number) is { Kind: PortSpecKind.Range, Range.Count: 1 } port ? PortEnds.Compare(port, comparison) : PortSpec.Parse(text);
    }

    private static string PortsOf(Match name) => name.Length switch
    {
        12 => "80/tcp,8080/tcp",
        13 => "443/tcp",
        _ => throw new PortReadException($"'{name.Value}' stands for the ports that PAN-OS knows of the rule's applications; write those ports, such as 443/tcp."),
    };

    /// <summary>
    /// The range that Alibaba Cloud writes as <c>22/23</c> or <c>-1/-1</c>, in the grammar; another value as it is, and with it
    /// what may be a port and the number of a protocol, unless the object says its protocol elsewhere.
    /// </summary>
    internal static object? Slashed(object? value, bool hasProtocol)
    {
        int slash = value is string written ? written.IndexOf('/') : -1;
        if (slash <= 0)
        {
            return value;
        }

        var text = (string)value!;
        if (text.IndexOf(',') > slash)
        {
            return string.Join(",", Array.ConvertAll(text.Split(','), part => Slashed(part.Trim(), hasProtocol)));
        }

        bool isRange = int.TryParse(text.Substring(0, slash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int first)
            & int.TryParse(text.Substring(slash + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int last);
        bool isProtocol = last >= 0 && new TransportSpec(last).Transports.Count > 0 && (!hasProtocol || first > last);
        return !isRange || isProtocol ? value : first == -1 && last == -1 ? "Any"
            : first == last ? (object)first
            : string.Format(CultureInfo.InvariantCulture, "{0}-{1}", first, last);
    }

    /// <summary>The mappings that docker compose writes as <c>127.0.0.1:8080:80/tcp</c>, as docker shows them; another value as it is.</summary>
    internal static object? Published(object? value)
    {
        if (value is IList list)
        {
            var all = new object?[list.Count];
            for (int i = 0; i < all.Length; i++)
            {
                all[i] = PortField.Bare(list[i]) is string text ? Published(text) : list[i];
            }

            return all;
        }

        return value is string mapping ? Mapping.Replace(mapping, "->") : value;
    }

    /// <summary>The port of <c>127.0.0.1:443</c>, which an end point is as a text; another value as it is.</summary>
    internal static object? OfEndPoint(object? value)
    {
        int colon = value is string written ? written.LastIndexOf(':') : -1;
        return colon > 0 && IPAddress.TryParse(((string)value!).Substring(0, colon), out _) && ((string)value).IndexOf('.') > 0 | ((string)value)[0] == '['
            ? ((string)value).Substring(colon + 1)
            : value;
    }

    internal static TransportSpec? TransportOf(object? value) => value switch
    {
        null => null,
        TransportSpec spec => spec,
        int number => new TransportSpec(number),
        long number => new TransportSpec(number),
        TransportProtocol transport => new TransportSpec(transport),
        System.Net.Sockets.ProtocolType type => new TransportSpec((int)type),
        _ => TextOf(value) is { Length: > 0 } text ? TransportSpec.Parse(text) : null,
    };

    /// <summary>Every port of a transport that stands where a service or a port would, such as <c>tcp</c>, <c>icmp</c>, <c>ip</c> or FortiGate's <c>ALL_TCP</c>.</summary>
    internal static PortSpec? ProtocolOf(object? value)
    {
        if (value is not string text || text.Length > 20)
        {
            return null;
        }

        text = text.Trim().ToUpperInvariant();
        text = text.StartsWith("ALL_", StringComparison.Ordinal) ? text.Substring(4) : text.EndsWith("/ANY", StringComparison.Ordinal) ? text.Substring(0, text.Length - 4) : text;
        switch (text)
        {
            case "PING" or "ICMP6":
                return PortSpec.Any.With(TransportSpec.Parse(text == "PING" ? "icmp" : "icmpv6"));
            case "TCP" or "UDP" or "SCTP" or "DCCP" or "ICMP" or "ICMPV6" or "IP" or "TCP/UDP" or "TCP-UDP" or "TCP_UDP" or "TCP,UDP" or "GRE" or "ESP" or "AH":
                return PortSpec.Any.With(TransportSpec.Parse(text));
            default:
                return null;
        }
    }

    /// <summary>Whether a text says that there is nothing.</summary>
    internal static bool IsEmpty(string text) => string.IsNullOrWhiteSpace(text) || IsNone(text);

    /// <summary>Whether a text says in so many words that there is no port; OpenVAS writes general/tcp.</summary>
    internal static bool IsNone(object? value)
        => value is "-" or "--" or "N/A" or "n/a" or "None" or "none" || (value is string text && text.StartsWith("general/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is port 0, which scanners and flow logs write where there is no port.</summary>
    internal static bool IsZero(object? value) => value is "0" || (value is ValueType and not char && Of(value) is { Kind: PortSpecKind.Range, Range.Last: 0 });

    /// <summary>Whether a switch is on, or a list that would be empty is not.</summary>
    internal static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool isTrue => isTrue,
        ICollection list => list.Count > 0,
        _ => TextOf(value) is { Length: > 0 } text && Array.IndexOf(Off, text.ToLowerInvariant()) < 0,
    };

    // An enumeration has a name and a number, of which either may be the port; what has no text of its own tells its type.
    private static string? TextOfPort(object value)
    {
        string? text = TextOf(value);
        return value is Enum || text == value.GetType().ToString()
            ? throw new PortReadException($"A value of the type {value.GetType().Name} is not a port. Ports are numbers from 0 to 65535, or texts such as 443/tcp.")
            : text;
    }

    internal static string? TextOf(object? value)
    {
        try
        {
            return value is IEnumerable and not string ? value.GetType().Name : Convert.ToString(value, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or PipelineStoppedException))
        {
            throw new PortReadException($"A value of the type {value!.GetType().Name} has no text: {PortReadException.ReasonOf(exception)}", inner: exception);
        }
    }
}
