using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Net;
using System.Xml;

namespace PortRegistry.Commands;

/// <content>Values and objects inside an object, each looked through once and to a limit.</content>
internal sealed partial class PortReader
{
    // firewalld opens services and ports beside each other; one service of a port is the port's.
    private PortSpec? WithServices(PortField[] fields, PortItem item, PortRead read, TransportSpec? said, bool isBag, int depth)
    {
        if (read.Port is not null)
        {
            return IsListed(ValueOf(fields, read.Name)) && ReadService(item, depth, true) is PortSpec service ? PortSpec.ListOf(new[] { read.Port, service }) : read.Port;
        }

        if (said is not null && said.Kind is not (TransportSpecKind.Any or TransportSpecKind.Transports))
        {
            return null;
        }

        PortSpec? port = ReadService(item, depth);
        if (port is not null && port.IsEveryPort && isBag && ReadNested(fields, depth, said) is PortReading inside)
        {
            // NSX writes ANY for no services of its own, beside those of a rule.
            throw new PortReadException($"'{fields[item.Layout.Of(PortNameKind.Service)[0]].Name}' is for every port, and {Quoted(Source ?? "an object inside")} has {inside.Port}. Name what is meant with -PortProperty of Resolve-IanaPort.");
        }

        return port;
    }

    private PortReading? ReadInside(PortField[] fields, PortItem item, TransportSpec? said, PSObject? whole, int depth)
    {
        (int, string?) around = outer;
        outer = item.TextOf(PortNameKind.Action) is null ? outer : (way.Count, fields[item.Layout.Of(PortNameKind.Action)[0]].Path);
        try
        {
            if (ReadNested(fields, depth, said) is not PortReading nested)
            {
                return null;
            }

            RemarkOthers(item, new PortRead(nested.Port, null, PortOwner.Unsaid));

            // What is around blocks what is inside.
            bool isBlocked = nested.Usage.IsBlocked || PortUsageReader.Read(item, whole, default).IsBlocked;
            return new PortReading(nested.Port, nested.Transport, new PortUsage(nested.Usage.Role, isBlocked, nested.Usage.Condition), nested.IsWhole);
        }
        finally
        {
            outer = around;
        }
    }

    // The ports of objects inside: of one property, or the answer would mix what is apart.
    private PortReading? ReadNested(PortField[] fields, int depth, TransportSpec? said)
    {
        if (Mappings(fields) is PortSpec mapped)
        {
            return new PortReading(mapped, said ?? TransportSpec.Any, PortUseRole.Rule);
        }

        PortReading? found = null;
        var places = new List<string>();
        string? unread = null;
        string? open = null;
        PortReadException? several = null;
        foreach (PortField field in fields)
        {
            PortNameKind kind = PortNames.Find(field.Name).Kind;
            PortField now = PortChange.After(fields, field);
            object? value = kind == PortNameKind.Answer || now.Value is not null || PortNames.SideOf(field.Name) == PortOwner.Source ? null : field.Value;
            if (!PortField.IsBag(value) && !IsList(value))
            {
                // Linode's inbound_policy, beside the list of inbound rules.
                bool isOpen = value is "ACCEPT" or "Accept" or "accept" or "ALLOW" or "Allow" or "allow" && PortNames.IsOfDefaults(field.Name);
                open = isOpen ? (open is null ? string.Empty : open + ", ") + Quoted(WayTo(field.Path)) : open;
                continue;
            }

            int steps = way.Count;
            way.Add(field.Path);
            if (ArrayIn(value) is IEnumerable array)
            {
                way.Add("value");
                value = array;
            }

            bool isPolicy = PolicyRules.IsListOf(field.Name) && value is ICollection { Count: > 0 } and not (IDictionary or XmlNode);
            PortReading? read = null;
            try
            {
                read = PortField.IsBag(value) ? ReadInside(value!, false, depth + 1, out _) : ReadItems((IEnumerable)value!, field.Name, isPolicy, depth + 1);
            }
            catch (PortReadException exception) when (exception.IsSeveral)
            {
                several = exception;
                places.Add(field.Path);
            }

            way.RemoveRange(steps, way.Count - steps);
            if (several is not null && read is null)
            {
                continue;
            }

            if (read is not PortReading { IsFound: true } inside)
            {
                unread = isPolicy ? field.Path : unread;
                continue;
            }

            PortSpec port = TransportProtocolOf(field.Name) is TransportSpec named ? With(inside).With(named) : With(inside);
            PortUsage usage = kind == PortNameKind.Blocked || now.Name is not null ? new PortUsage(PortUseRole.Rule, true) : inside.Usage;
            if (found is PortReading same && same.Port.Equals(port) && same.Usage == usage)
            {
                continue;
            }

            places.Add(field.Path);
            found = new PortReading(port, said ?? TransportSpec.Any, usage, kind != PortNameKind.Left);
        }

        Doubt ??= open is null ? null : $"By {open}, what no rule names is let through: every port but those that rules block. It is not looked up.";
        return places.Count > 1 || (places.Count == 1 && unread is not null) ? throw new PortReadException(SeveralPlaces(places, unread), isSeveral: true) : several is not null ? throw several : found;
    }

    // An object inside that is about something else has no ports to read.
    private PortReading ReadInside(object bag, bool isPolicy, int depth, out PortReadException? missing)
    {
        missing = null;
        if (isPolicy && PolicyRules.Read(Unwrapped(bag, depth)) is PortReading open)
        {
            return open;
        }

        int steps = way.Count;
        try
        {
            return Read(bag, null, depth);
        }
        catch (PortReadException exception) when (exception.IsMissing && (!isInPorts || PortField.Of(bag).Length == 0))
        {
            way.RemoveRange(steps, way.Count - steps);
            missing = exception;
            return default;
        }
    }

    private static bool IsList(object? value) => value is IEnumerable and not (string or IDictionary or XmlNode);

    private PortSpec? PortOf(object? value, int depth)
    {
        Count(depth);
        value = PortField.Bare(value);
        if (value is null or string or ValueType or PortSpec or IPEndPoint)
        {
            return PortValue.ProtocolOf(value) ?? PortValue.PortOf(value);
        }

        return PortField.IsBag(value) ? PortOfBag(value!, depth)
            : value is IEnumerable list ? PortOfItems(list, true, depth)
            : PortValue.PortOf(value);
    }

    private PortSpec? PortOf(PortField field, object? value, bool isPorts, int depth)
    {
        if (value is null or string or ValueType)
        {
            return PortOf(value, depth);
        }

        way.Add(field.Path);
        (bool around, isInPorts) = (isInPorts, isInPorts || isPorts);
        PortSpec? port = value is IEnumerable list && !PortField.IsBag(value) && value is not PortSpec ? PortOfItems(list, isPorts, depth) : PortOf(value, depth);
        isInPorts = around;
        way.RemoveAt(way.Count - 1);
        return port;
    }

    // Windows PowerShell writes an array with members of its own as its value and its Count.
    private static IEnumerable? ArrayIn(object? bag)
    {
        PortField[] fields = PortField.IsBag(bag) ? PortField.Of(bag!) : Array.Empty<PortField>();
        object? array = fields.Length == 2 && Array.Exists(fields, field => field.Name == "Count") ? Array.Find(fields, field => field.Name == "value").Value : null;
        return IsList(array) ? (IEnumerable)array! : null;
    }

    // Where one value stands for ports: a range is an object too.
    private PortReading ReadBag(object bag, int depth)
    {
        if (ArrayIn(bag) is IEnumerable array)
        {
            return ReadingOf(PortOf(array, depth + 1));
        }

        PortField[] fields = PortField.Of(bag);

        if (Mappings(fields) is PortSpec mapped)
        {
            return ReadingOf(mapped);
        }

        PortField first = Array.Find(fields, field => PortNames.EndOf(field.Name) == PortNameKind.First);
        PortField last = Array.Find(fields, field => PortNames.EndOf(field.Name) == PortNameKind.Last);
        if (first.Name is not null && last.Name is not null)
        {
            TransportSpec? said = ReadTransport(new PortItem(fields, LayoutOf(fields)));
            PortSpec? ends = PortEnds.Read(PortOf(first.Value, depth + 1), PortOf(last.Value, depth + 1), said, last.Name);
            return ends is null ? default : new PortReading(ends, said ?? TransportSpec.Any, PortUseRole.Rule);
        }

        // Ansible writes how ports are compared as the name of their value: { eq: 22 }, { range: { start, end } }.
        if (fields.Length == 1 && fields[0].Name is "eq" or "gt" or "lt" or "neq" or "range" && PortOf(fields[0].Value, depth + 1) is PortSpec compared)
        {
            return ReadingOf(PortEnds.Compare(compared, fields[0].Name));
        }

        // Palo Alto Networks writes a list as its members.
        if (fields.Length == 1 && fields[0].Name == "member")
        {
            return ReadingOf(PortOf(fields[0].Value, depth + 1));
        }

        // Where ports are expected, Kubernetes and Istio say number, which elsewhere may be anything.
        int number = Array.FindIndex(fields, field => PortNames.Normalize(field.Name) == "number");
        if (number < 0 || LayoutOf(fields).HasPorts)
        {
            return Read(bag, null, depth);
        }

        Count(depth);
        fields[number] = fields[number].As("port");
        return Read(fields, LayoutOf(fields), true, null, depth);
    }

    private static PortReading ReadingOf(PortSpec? port) => port is null ? default : new PortReading(port, TransportSpec.Any, PortUseRole.Rule);

    private PortSpec? PortOfBag(object bag, int depth) => ReadBag(bag, depth) is { IsFound: true } read ? With(read) : null;

    // A transport that cannot be read makes no ports unreadable: it is told once they are read.
    private PortSpec With(PortReading read)
    {
        if (read.Transport.Kind != TransportSpecKind.Invalid)
        {
            return read.Port.With(read.Transport);
        }

        unreadTransport ??= read.Transport;
        return read.Port;
    }

    // Palo Alto Networks writes the ports of a service inside its protocol.
    private static TransportSpec? TransportProtocolOf(string name)
        => name.ToLowerInvariant() is "tcp" or "udp" or "sctp" or "dccp" ? TransportSpec.Parse(name) : null;

    private PortField[] Unwrapped(object bag, int depth)
    {
        PortField[] fields = PortField.Of(bag);
        return LayoutOf(fields).HasWrappers ? Unwrap(fields, depth, out _) : fields;
    }

    // The end of a connection may be an object of a type, such as an IPEndPoint or a Uri.
    private static bool HasFields(object value) => PortField.IsBag(value) || value is not (string or ValueType or IEnumerable);

    private PortField[] Unwrap(PortField[] fields, int depth, out TransportProtocol? transportOfWrapper)
    {
        transportOfWrapper = null;
        var all = new List<PortField>(fields.Length);
        foreach (PortField field in fields)
        {
            PortName name = PortNames.Find(field.Name);
            bool mayWrap = name.Kind is PortNameKind.Prefix or PortNameKind.Wrapper;
            object? value = mayWrap ? field.Value : null;

            // Terraform has the options of a transport as a list of one.
            object? inner = name.Transport is not null && value is IList { Count: 1 } options ? PortField.Bare(options[0]) : value;
            if (inner is null || !HasFields(inner))
            {
                all.Add(field);
                continue;
            }

            Count(depth + 1);
            transportOfWrapper = name.Transport ?? transportOfWrapper;
            PortField[] insides = PortField.Of(inner);
            insides = depth < 3 ? Unwrap(insides, depth + 1, out TransportProtocol? deeper) : insides;
            foreach (PortField inside in insides)
            {
                // AWS has the ports of both sides in its Network, where others have what is the network's.
                bool isNamed = name.Kind == PortNameKind.Prefix
                    && !(PortNames.Normalize(field.Name) == "network" && PortNames.Find(inside.Name).Kind == PortNameKind.Port);
                PortField own = inside.Within(field, isNamed);
                all.Add(name.Transport is not null && PortNames.EndOf(inside.Name) != PortNameKind.None ? own.As("Port" + inside.Name) : own);
            }
        }

        return all.ToArray();
    }
}
