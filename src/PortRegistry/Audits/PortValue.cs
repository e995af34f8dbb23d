using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Net;

namespace PortRegistry.Commands;

/// <summary>Turns the values that properties hold into ports and transports: numbers, texts, arrays, and objects that came from another process.</summary>
internal static class PortValue
{
    /// <summary>The ports of a value; null where it holds none, such as an empty text or array.</summary>
    internal static PortSpec? PortOf(object? value)
    {
        object? bare = Bare(value);
        return bare switch
        {
            null => null,
            int number => new PortSpec(number),
            ushort number => new PortSpec((int)number),
            string text => string.IsNullOrWhiteSpace(text) || text is "N/A" or "-" ? null : PortSpec.Parse(text),
            PortSpec spec => spec,
            long number => new PortSpec(number),
            double number => new PortSpec(number),
            PortRange range => new PortSpec(range),
            IPEndPoint endPoint => new PortSpec(endPoint.Port),
            IEnumerable list => ListOf(list),
            _ => PortSpec.Parse(System.Convert.ToString(bare, CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>The ports from a first to a last, as security groups of AWS keep them.</summary>
    internal static PortSpec? RangeOf(object? first, object? last)
    {
        PortSpec? from = PortOf(first);
        PortSpec? to = PortOf(last);
        if (from is null || to is null || from.Kind != PortSpecKind.Range || to.Kind != PortSpecKind.Range)
        {
            return from ?? to;
        }

        return from.Range.First == to.Range.Last ? from : PortSpec.Parse($"{from.Range.First}-{to.Range.Last}");
    }

    internal static TransportSpec? TransportOf(object? value) => Bare(value) switch
    {
        null => null,
        TransportSpec spec => spec,
        int number => new TransportSpec(number),
        long number => new TransportSpec(number),
        TransportProtocol transport => new TransportSpec(transport),
        System.Net.Sockets.ProtocolType type => new TransportSpec((int)type),
        object other => System.Convert.ToString(other, CultureInfo.InvariantCulture) is { Length: > 0 } text ? TransportSpec.Parse(text) : null,
    };

    // What came from another process is a bag of properties; its text is what the object printed there.
    private static object? Bare(object? value)
        => value is not PSObject wrapped ? value : wrapped.BaseObject is PSCustomObject ? wrapped.ToString() : wrapped.BaseObject;

    private static PortSpec? ListOf(IEnumerable list)
    {
        var specs = new List<PortSpec>();
        foreach (object? item in list)
        {
            if (PortOf(item) is PortSpec spec)
            {
                specs.Add(spec);
            }
        }

        return specs.Count == 0 ? null : PortSpec.ListOf(specs);
    }
}
