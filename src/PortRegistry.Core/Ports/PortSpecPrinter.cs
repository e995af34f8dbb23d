using System;
using System.Collections.Generic;
using System.Text;

namespace PortRegistry;

/// <summary>The canonical spelling of a <see cref="PortSpec"/>.</summary>
internal static class PortSpecPrinter
{
    internal static string Print(PortSpec spec, string? format, IFormatProvider? provider)
    {
        if (spec.Kind != PortSpecKind.List)
        {
            return Value(spec, format, provider) + Suffix(spec);
        }

        var text = new StringBuilder();
        IReadOnlyList<PortSpec> items = spec.Items;
        bool explicitAny = WouldSpread(items);
        for (int i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? string.Empty : ",").Append(Value(items[i], format, provider));
            text.Append((i == 0 && explicitAny) || IsNamedLikeTransport(items[i]) ? "/any" : Suffix(items[i]));
        }

        return text.ToString();
    }

    private static string Value(PortSpec spec, string? format, IFormatProvider? provider) => spec.Kind switch
    {
        PortSpecKind.Range => spec.Range.ToString(format, provider),
        PortSpecKind.Service => spec.ServiceName!,
        PortSpecKind.Keyword => spec.Keyword!,
        PortSpecKind.IcmpType => spec.IcmpType!,
        PortSpecKind.Any => "Any",
        _ => spec.Text,
    };

    private static string Suffix(PortSpec spec)
        => spec.Transport.Kind == TransportSpecKind.Any ? string.Empty : "/" + spec.Transport;

    // In "53/udp,tcp" the tcp is a transport; the service of that name is written with "/any".
    private static bool IsNamedLikeTransport(PortSpec spec)
        => spec.ServiceName is string name && spec.Transport.Kind == TransportSpecKind.Any
        && TransportSpec.MaskOf(IpProtocol.Find(name, 0, name.Length)) != 0;

    // In "80,443/tcp" the transport applies to both; if it applies only to the last, the first is written with "/any".
    private static bool WouldSpread(IReadOnlyList<PortSpec> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            bool last = i == items.Count - 1;
            if (items[i].Kind is not (PortSpecKind.Range or PortSpecKind.IcmpType)
                || (items[i].Transport.Kind == TransportSpecKind.Any) == last)
            {
                return false;
            }
        }

        return true;
    }
}
