using System.Globalization;

namespace PortRegistry.Commands;

/// <summary>Joins the first and the last port that stand in two properties.</summary>
internal static class PortEnds
{
    /// <summary>The ports from a first to a last; of ICMP, type and code.</summary>
    internal static PortSpec? Read(PortSpec? first, PortSpec? last, TransportSpec? transport, string name)
    {
        if (transport is not null && transport.IsIcmp)
        {
            return IcmpOf(first, last);
        }

        if (first is null)
        {
            return last is null or { Kind: PortSpecKind.Any } ? last : throw new PortReadException($"'{name}' is the last of some ports, and the first is not said.");
        }

        if (last is null || first.Kind == PortSpecKind.Invalid || first.Kind == PortSpecKind.Any)
        {
            return first;
        }

        if (last.Kind is PortSpecKind.Invalid or PortSpecKind.Any)
        {
            return last;
        }

        if (first.Kind != PortSpecKind.Range || last.Kind != PortSpecKind.Range)
        {
            return first.Equals(last) ? first : throw new PortReadException($"'{first.Text}' to '{last.Text}' is not a range; write the first and the last port as numbers.");
        }

        // Some write 0 for no last port.
        return first.Range.First == last.Range.Last || (last.Range.Last == 0 && first.Range.First > 0)
            ? first
            : PortSpec.Parse(string.Format(CultureInfo.InvariantCulture, "{0}-{1}", first.Range.First, last.Range.Last));
    }

    /// <summary>
    /// A rule for every protocol is for every port, whatever stands in the fields for them, such as 0; and a protocol without
    /// ports has none, whatever stands there.
    /// </summary>
    internal static PortSpec? Narrow(PortSpec? port, TransportSpec? transport)
    {
        if (port is null || transport is null)
        {
            return port;
        }

        bool isNumberless = port.Kind == PortSpecKind.Invalid || (port.Kind == PortSpecKind.Range && port.Range.Last == 0);
        return transport.Kind == TransportSpecKind.OtherProtocol && port.Kind == PortSpecKind.Invalid ? PortSpec.Any
            : transport.Kind == TransportSpecKind.Any && isNumberless && port.Kind == PortSpecKind.Range ? PortSpec.Any
            : port;
    }

    /// <summary>So many ports, from one on.</summary>
    internal static PortSpec Count(PortSpec port, int count)
        => count < 2 || port.Kind != PortSpecKind.Range || port.Range.Count > 1
            ? port
            : PortSpec.Parse(string.Format(CultureInfo.InvariantCulture, "{0}-{1}", port.Range.First, port.Range.First + count - 1));

    /// <summary>The ports that compare with one as an operator says, in Cisco's words or those of RFC 8519.</summary>
    internal static PortSpec Compare(PortSpec port, string? comparison)
    {
        if (comparison is null || port.Kind is not (PortSpecKind.Range or PortSpecKind.List))
        {
            return port;
        }

        string word = PortNames.Normalize(comparison);
        if (word == "range" && port.Items.Count == 2)
        {
            return Read(port.Items[0], port.Items[1], null, comparison)!;
        }

        string text = port.ToString();
        PortSpec compared = word switch
        {
            "gt" or "greaterthan" or ">" => PortSpec.Parse("gt " + text),
            "lt" or "lessthan" or "<" => PortSpec.Parse("lt " + text),
            "gte" or "ge" or ">=" => PortSpec.Parse(text + "-65535"),
            "lte" or "le" or "<=" => PortSpec.Parse("0-" + text),
            "neq" or "ne" or "noteq" or "notequal" or "!=" => PortSpec.Parse("neq " + text),
            _ => port,
        };
        return ReferenceEquals(compared, port) || (port.Kind == PortSpecKind.Range && port.Range.Count == 1)
            ? compared
            : throw new PortReadException($"'{comparison}' compares with one port, and {port} is several; say which ports are meant, such as 443 or :21,23: for all but 22.");
    }

    private static PortSpec? IcmpOf(PortSpec? type, PortSpec? code)
    {
        if (type is null || type.Kind != PortSpecKind.Range)
        {
            return type is null && code is null ? null : PortSpec.Any;
        }

        string text = type.Range.First.ToString(CultureInfo.InvariantCulture);
        return code is { Kind: PortSpecKind.Range }
            ? PortSpec.Parse(string.Format(CultureInfo.InvariantCulture, "{0}:{1}/icmp", text, code.Range.First))
            : PortSpec.Parse(text);
    }
}
