using System;

namespace PortRegistry.Commands;

/// <content>The ports of an object's own properties, and what it means that they have none.</content>
internal sealed partial class PortReader
{
    // A protocol without ports stands for all of them, unless the object says that it has none.
    private PortReading WithoutPorts(PortField[] fields, PortItem item, PortRead read, TransportSpec? said, PortUsage usage, bool isPart)
    {
        // Kubernetes and Cisco name a port that another object has, and Check Point a service.
        bool isOther = said?.Kind == TransportSpecKind.OtherProtocol;
        if (!isOther && !item.Layout.HasPorts && !item.Layout.HasSourcePort && (isInPorts || TransportReader.OfServiceType(item.TextOf(PortNameKind.Type)) is not null)
            && Array.Find(fields, field => field.Name == "name").Value is string named)
        {
            throw new PortReadException($"{(way.Count == 0 ? "The object" : Quoted(WayTo()))} has the name of a port, '{named}', and the object that it is for has its number. Pipe that one, such as the service.");
        }

        if (said is not null && !isOther && !read.IsNone && !item.Layout.HasPorts && !item.Layout.HasSourcePort && item.Layout.IsSeen && !item.Layout.IsRuleAlone && OtherPorts(fields) is null)
        {
            throw new PortReadException(
                $"The object has the protocol {said.Text}, and no property that is known to hold ports: {NamesOf(fields)}. Name it with -PortProperty of Resolve-IanaPort; if it is a line of a log, pipe that to ConvertFrom-PortText.",
                isMissing: true);
        }

        if (said is not null && (isOther || (!read.IsNone && (item.Layout.HasPorts || !item.Layout.HasSourcePort))))
        {
            return isOther || said.Kind == TransportSpecKind.Any || IsForEveryPort(fields, item.Layout, read, said, isPart) ? new PortReading(PortSpec.Any, said, usage) : default;
        }

        // A rule that names neither ports nor a protocol is for all, but for those of Windows, which writes Any.
        PortLayout layout = item.Layout;
        bool mayBeRule = layout.IsFilter || (layout.HasPorts && (!layout.IsSeen || layout.IsRuleAlone));
        if (!read.IsNone && mayBeRule && !layout.HasSourcePort && said is null && OtherPorts(fields) is null
            && (PortUsageReader.IsOutbound(item) is not null || PortUsageReader.ActionOf(item) is not null))
        {
            return !PortUsageReader.HasBothSides(item) || transport is not null
                ? new PortReading(PortSpec.Any, transport ?? TransportSpec.Any, usage)
                : throw new PortReadException($"The rule has neither ports nor a protocol, not even Any: Windows has them apart. Add them with Get-NetFirewallPortFilter, as Test-WindowsFirewall.ps1 in docs/examples does.");
        }

        if (said is null && PolicyRules.IsRule(fields) && PolicyRules.Read(fields) is PortReading open)
        {
            return open;
        }

        bool isBlank = read.IsNone || (item.Layout.HasPorts && item.Layout.IsSeen && !item.Layout.IsRuleAlone) || (item.Layout.HasPorts && item.Layout.Of(PortNameKind.Transport).Length > 0);
        return isBlank ? default
            : item.Layout.HasPorts ? throw new PortReadException($"{(string.IsNullOrEmpty(read.Name) ? "The port" : read.Name)} is empty, and there is no protocol; write a port, or Any for all.")
            : throw new PortReadException(
                item.Layout.HasSourcePort
                    ? $"The object has a source port, and no port of a destination: {NamesOf(fields)}. Name the property to look up with -PortProperty of Resolve-IanaPort."
                    : $"The object has no property that is known to hold ports: {NamesOf(fields)}. Name it with -PortProperty of Resolve-IanaPort.",
                isMissing: true);
    }

    // In a rule, a protocol without ports is for all of them; in a scan or a log it is about none.
    private bool IsForEveryPort(PortField[] fields, PortLayout layout, PortRead read, TransportSpec said, bool isPart)
    {
        string? other = OtherPorts(fields) ?? (layout.HasPorts ? null : PortEndPoints.MayHold(fields));
        bool isRule = layout.IsRuled || isPart || fields.Length == 1 || (way.Count > 0 && !Array.Exists(fields, field => PortNames.Find(field.Name).Kind == PortNameKind.None && !PortNames.IsRemark(field.Name) && IsWritten(field.Value)));
        bool isSeen = layout.IsSeen && !layout.IsRuleAlone;
        return isRule != isSeen && other is null
            ? isRule
            : throw new PortReadException(
                $"{(read.Name is null ? $"The object names no ports ({NamesOf(fields)})" : $"'{read.Name}' is empty")} beside the protocol {said.Text}"
                + (other is not null
                    ? $", and '{other}' may hold them; name it with -PortProperty of Resolve-IanaPort."
                    : ": every port in a rule, none in a scan or a log, and the object may be either. Write Any for every port, or a hyphen for none."),
                isMissing: other is null && way.Count > 0);
    }

    // A property that is not known and may hold the ports.
    private static string? OtherPorts(PortField[] fields, int depth = 0)
    {
        foreach (PortField field in fields)
        {
            if (!IsOfSource(field.Name) && IsWritten(field.Value))
            {
                if (PortNames.Find(field.Name).Kind == PortNameKind.None && PortNames.MayBePorts(field.Name))
                {
                    return field.Path;
                }

                if (depth < 4 && PortField.IsBag(field.Value) && OtherPorts(PortField.Of(field.Value!), depth + 1) is string inside)
                {
                    return field.Path + "." + inside;
                }
            }
        }

        return null;
    }

    private static bool IsOfSource(string name) => PortNames.Normalize(name) is string normal && (normal.IndexOf("src", StringComparison.Ordinal) >= 0 || normal.IndexOf("source", StringComparison.Ordinal) >= 0);

    private static bool IsWritten(object? value) => value is not null && !(value is string text && PortValue.IsEmpty(text)) && !(PortField.IsBag(value) && PortField.Of(value).Length == 0) && value is not System.Collections.ICollection { Count: 0 };

    private PortRead ReadPorts(PortItem item, TransportSpec? said, int depth)
    {
        bool? isOutbound = PortUsageReader.IsOutbound(item);
        PortRead none = default;
        foreach (PortOwner owner in PortUsageReader.OwnersFor(side, isOutbound))
        {
            PortRead read = ReadOwner(item, owner, said, depth);
            if (read.Port is not null)
            {
                return owner == PortOwner.Destination && side == PortSide.Auto && !item.Layout.IsRoleSaid && said?.Kind != TransportSpecKind.OtherProtocol && PortUsageReader.IsFlow(item)
                    ? OfFlow(item, read, said, depth)
                    : read;
            }

            none = new PortRead(null, none.Name ?? read.Name, PortOwner.Unsaid, none.IsNone || read.IsNone);
        }

        return none;
    }

    // What answers has its port at the source.
    private PortRead OfFlow(PortItem item, PortRead destination, TransportSpec? said, int depth)
    {
        int from = PortUsageReader.OnePort(item, PortOwner.Source)!.Value;
        int to = PortUsageReader.OnePort(item, PortOwner.Destination)!.Value;
        if (PortUsageReader.IsAskerSaid(item, said))
        {
            return !FlowSide.IsReversed(registry, from, to, said!)
                ? destination
                : throw new PortReadException(
                    $"The source with port {from} is said to have asked the destination with {to}, and their numbers say the opposite. Name the property that is meant with -PortProperty of Resolve-IanaPort.",
                    isSideUnclear: true);
        }

        return FlowSide.IsServiceAtSource(registry, from, to, said ?? TransportSpec.Any) switch
        {
            false => destination,
            true => ReadOwner(item, PortOwner.Source, said, depth),
            null => throw new PortReadException(
                $"The source has port {from} and the destination {to}, and either may be the service's. Name the property that is meant with -PortProperty of Resolve-IanaPort.",
                isSideUnclear: true),
        };
    }

    private PortRead ReadOwner(PortItem item, PortOwner owner, TransportSpec? said, int depth)
    {
        PortLayout layout = item.Layout;
        PortSpec? port = null;
        string? name = null;
        int singular = -1;
        TransportSpec? own = null;
        bool isNone = false;
        foreach (int place in layout.Of(PortNameKind.Port, owner))
        {
            PortField field = item.Fields[place];
            // FortiGate has a column for each transport, Azure one for one range and one for several.
            TransportSpec? named = layout.NameAt(place).Transport is TransportProtocol known ? new TransportSpec(known) : null;
            if (port is not null && (named is null || own is null) && !layout.IsPlural(place, singular) && !layout.NameAt(place).IsAdded)
            {
                continue;
            }

            if (layout.NameAt(place).IsPublished && PortValue.IsZero(field.Value))
            {
                Leave($"{field.Name} (0, which the system chooses)");
                continue;
            }

            object? value = layout.IsComposed ? PortValue.Published(field.Value)
                : layout.NameAt(place).IsEndPoint ? PortValue.OfEndPoint(field.Value)
                : layout.NameAt(place).IsRange ? PortValue.Slashed(field.Value, said is not null) : field.Value;
            bool isBlank = PortValue.IsNone(value) || (PortField.IsBag(value) && PortField.Of(value!).Length == 0) || ((layout.IsSeen || isSeen) && PortValue.IsZero(value) && PortUsageReader.OnePort(item, PortOwner.Source) is null);
            isNone |= isBlank;
            value = isBlank ? null : value;
            PortSpec? read = PortOf(field, value, true, depth + 1);
            bool isAlone = read is { Kind: PortSpecKind.Range, IsEveryPort: false };
            // A flow writes type and code of ICMP as a port; elsewhere what is above 255 is none of them.
            bool mayBeIcmp = said is not null && said.IsIcmp && (!isAlone || read!.Range.Last < 256 || layout.IsSeen || isSeen || PortUsageReader.IsFlow(item));
            if (said?.Kind == TransportSpecKind.OtherProtocol && !mayBeIcmp)
            {
                read = !isAlone || read!.Range.Last == 0
                    ? null
                    : throw new PortReadException($"'{field.Name}' is {read.Text} beside the protocol {said.Text}, which has no ports.");
            }
            else if (isAlone && read!.Range.Last == 0 && said?.Kind == TransportSpecKind.Transports && (layout.IsRuled || depth > 0 || owner == PortOwner.Outside) && !layout.IsSeen && !isSeen && !layout.IsRecord)
            {
                throw new PortReadException($"'{field.Name}' is 0, which no service has and which some rules write for every port. Write Any where that is meant.");
            }

            // A word that is no port says where something is plugged in, as in wan_port.
            if (read is null || (owner == PortOwner.Remote && read.Kind == PortSpecKind.Range && read.Range.Last == 0) || (owner == PortOwner.Outside && read.Kind == PortSpecKind.Service))
            {
                name ??= field.Name;
                continue;
            }

            read = named is null ? read : read.With(named);
            port = port is null || read.Equals(port) ? read : PortSpec.ListOf(new[] { port, read });
            (name, singular) = (layout.NameAt(place).IsAdded && name is not null ? $"{name}+{field.Name}" : field.Name, place);
            own = named ?? own;
        }

        object? first = FirstValue(item, PortNameKind.First, owner, ref name);
        object? last = FirstValue(item, PortNameKind.Last, owner, ref name);
        bool isEnd = port is { Kind: PortSpecKind.Range } && first is null && last is not null && port.Range.Count == 1;
        if ((first is not null || last is not null) && (port is null || isEnd))
        {
            port = PortEnds.Read(isEnd ? port : PortOf(first, depth + 1), PortOf(last, depth + 1), said, name!);
            if (said is null && port is { Kind: PortSpecKind.Range, Range.Last: 0 })
            {
                throw new PortReadException($"'{name}' is 0 and there is no protocol, which some rules write for every port. Write Any where that is meant.");
            }
        }

        port = port is null ? null : PortEnds.Compare(PortEnds.Count(port, CountOf(item)), ComparisonOf(item, owner));
        return new PortRead(PortEnds.Narrow(port, said), name, owner, isNone, own is null ? null : TransportSpec.Any);
    }

    private PortSpec? ReadService(PortItem item, int depth, bool isBeside = false)
    {
        foreach (int place in item.Layout.Of(PortNameKind.Service))
        {
            object? value = item.Fields[place].Value;
            if ((!isBeside || IsListed(value)) && (PortValue.ProtocolOf(value) ?? NamesOf(value) ?? PortOf(item.Fields[place], value, false, depth + 1)) is PortSpec port)
            {
                return port;
            }
        }

        return null;
    }

    private static bool IsListed(object? value) => value is not (null or string or ValueType or PortSpec);

    private static string? ComparisonOf(PortItem item, PortOwner owner)
    {
        int[] places = item.Layout.Of(PortNameKind.Operator, owner) is { Length: > 0 } own ? own : item.Layout.Of(PortNameKind.Operator);
        return places.Length == 0 || PortField.IsBag(item.Fields[places[0]].Value) ? null : PortValue.TextOf(item.Fields[places[0]].Value);
    }

    private static int CountOf(PortItem item)
        => item.Layout.Of(PortNameKind.Count) is { Length: > 0 } places && PortValue.PortOf(item.Fields[places[0]].Value) is { Kind: PortSpecKind.Range } count ? count.Range.First : 1;

    private static object? FirstValue(PortItem item, PortNameKind kind, PortOwner owner, ref string? name)
    {
        foreach (int place in item.Layout.Of(kind, owner))
        {
            name ??= item.Fields[place].Name;
            object? value = item.Fields[place].Value;
            if (value is not null && !(value is string text && PortValue.IsEmpty(text)))
            {
                return value;
            }
        }

        return null;
    }
}
