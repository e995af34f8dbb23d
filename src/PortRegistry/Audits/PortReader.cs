using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Xml;

namespace PortRegistry.Commands;

/// <summary>
/// Finds what an object says of ports: the properties named, else those of <see cref="PortNames"/>. Each object is read
/// by itself; what is kept is where objects with the same names have what is looked for.
/// </summary>
internal sealed partial class PortReader
{
    private const int MaxLayouts = 256;
    private const int MaxDepth = 16;
    private const int MaxValues = 200_000;
    private const int MaxOthers = 100;

    private readonly PortPropertyPath[]? portProperties;
    private readonly PortPropertyPath[]? transportProperties;
    private readonly TransportSpec? transport;
    private readonly PortSide side;
    private readonly IanaRegistry registry;
    private readonly TransportReader transports = new();
    private readonly List<PortLayout> layouts = new();
    private PortLayout? lastLayout;
    private readonly List<string> way = new();
    private (int Steps, string? Action) outer;
    private PortLayout? topLayout;
    private TransportSpec? unreadTransport;
    private int values;
    private bool isSeen;
    private bool isTransportFound;
    private bool isInPorts;
    private bool isListed;

    internal PortReader(IanaRegistry registry, string[]? portProperties, string[]? transportProperties, TransportSpec? transport, PortSide side)
    {
        this.portProperties = portProperties is null ? null : Array.ConvertAll(portProperties, text => new PortPropertyPath(text));
        this.transportProperties = transportProperties is null ? null : Array.ConvertAll(transportProperties, text => new PortPropertyPath(text));
        this.transport = transport;
        this.side = side;
        this.registry = registry;
    }

    /// <summary>The property from which the last ports were read; null where they were the object itself, or its answer.</summary>
    internal string? Source { get; private set; }

    /// <summary>Whether a value is a port itself, and no object that has one.</summary>
    internal static bool IsBare(object value) => value is string or PortSpec or (ValueType and not DictionaryEntry);

    /// <summary>Reads an object.</summary>
    /// <exception cref="PortReadException">It cannot be read.</exception>
    internal PortReading Read(PSObject input)
    {
        values = 0;
        way.Clear();
        outer = default;
        unreadTransport = null;
        isTransportFound = false;
        Source = null;
        Doubt = null;
        left.Clear();
        isInPorts = false;
        object value = input.BaseObject;
        try
        {
            if (portProperties is null)
            {
                if (value is PortUse use)
                {
                    return PortUseReader.Read(use, transport, side);
                }

                if (IsBare(value))
                {
                    return ReadBare(value);
                }
            }

            if (value is IList && PortOf(value, 0) is PortSpec list)
            {
                return new PortReading(list, transport ?? unreadTransport ?? TransportSpec.Any, PortUseRole.Rule);
            }

            PortReading read = Read(value is IDictionary or XmlNode ? value : input, input, 0);
            if (transportProperties is not null && transport is null && !isTransportFound && read.IsFound)
            {
                Doubt ??= $"An object has no property {string.Join(" or ", Array.ConvertAll(transportProperties, path => $"'{path.Text}'"))}, so its ports are looked up for every transport. Check -TransportProperty.";
            }

            return unreadTransport is not null && read.IsFound ? new PortReading(read.Port, unreadTransport, read.Usage) : read;
        }
        catch (GetValueException exception)
        {
            throw new PortReadException($"A property of the object cannot be read: {PortReadException.ReasonOf(exception.InnerException ?? exception)}", inner: exception);
        }
        catch (Exception exception) when (exception is not (PortReadException or OutOfMemoryException or PipelineStoppedException))
        {
            // Keys, enumerators and texts of other people's types.
            throw new PortReadException($"The object cannot be read: {PortReadException.ReasonOf(exception)}", inner: exception);
        }
    }

    private PortReading ReadBare(object value)
    {
        PortSpec? port = PortValue.ProtocolOf(value) ?? PortValue.Of(value);
        return port is null
            ? throw new PortReadException($"A value of the type {value.GetType().Name} is not a port. Ports are numbers from 0 to 65535, or texts such as 443/tcp.")
            : new PortReading(port, transport ?? TransportSpec.Any, PortUseRole.Rule);
    }

    private PortReading Read(object bag, PSObject? whole, int depth)
    {
        Count(depth);
        PortField[] fields = FieldsOf(bag, depth, out PortLayout layout);
        return Read(fields, layout, PortField.IsBag(bag), whole, depth);
    }

    private PortReading Read(PortField[] fields, PortLayout layout, bool isBag, PSObject? whole, int depth)
    {
        TransportProtocol? wrapped = null;
        if (layout.HasWrappers)
        {
            fields = Unwrap(fields, depth, out wrapped);
            layout = LayoutOf(fields);
        }

        if (layout.MayHaveEndPoints && PortEndPoints.AddTo(fields) is PortField[] more)
        {
            fields = more;
            layout = LayoutOf(fields);
        }

        bool isPart = depth > 0 && (isListed || isInPorts);
        isListed = false;

        // What is inside a row of a scan is of the scan too.
        isSeen = depth == 0 ? layout.IsSeen && !layout.IsRuleAlone : isSeen;
        var item = new PortItem(fields, layout);
        TransportSpec? said = transport ?? ReadTransport(item) ?? (wrapped is TransportProtocol known ? new TransportSpec(known) : null)
            ?? (whole is null ? null : transports.OfType(whole));
        if (portProperties is not null && depth == 0)
        {
            return ReadNamed(fields, item, said, whole);
        }

        if (TransportReader.IsLocal(said) || (layout.Of(PortNameKind.Family).Length > 0 && TransportReader.IsLocalFamily(item.TextOf(PortNameKind.Family))))
        {
            return default;
        }

        if (said is { Kind: TransportSpecKind.OtherProtocol, Text: "0" } && (!layout.IsSeen || layout.IsRuleAlone))
        {
            throw new PortReadException("'0' as a protocol is every protocol for some programs, and HOPOPT for others. Write any for the first, and hopopt for the second.");
        }

        if (layout.HasNegation)
        {
            PortNegations.Refuse(item);
        }

        if (layout.IsTranslated && item.TextOf(PortNameKind.Forward) is string forward && !PortValue.IsTrue(forward))
        {
            return new PortReading(PortSpec.Any, transport ?? TransportSpec.Any, PortUsageReader.Read(item, whole, default));
        }

        PortRead read = ReadPorts(item, said, depth);
        PortRead joint = read.Port is null || read.Owner == PortOwner.Inside ? OfTransport(item) : default;
        read = joint.Port is null ? read : joint;
        PortSpec? port = layout.Of(PortNameKind.Service).Length == 0 ? read.Port : WithServices(fields, item, read, said, isBag, depth);

        // What an object of a type computes is not looked through for ports.
        // docker lists none of a container in the host's network, which has them elsewhere.
        bool isElsewhere = read.IsNone ? PortField.IsBag(ValueOf(fields, read.Name)) : !layout.HasPorts;
        if (port is null && isElsewhere && isBag && ReadInside(fields, item, said, whole, depth) is PortReading nested)
        {
            return nested;
        }

        PortUsage usage = PortUsageReader.Read(item, whole, read);
        bool isWhole = depth > 0 && (layout.IsWhole || PortUsageReader.ActionOf(item) is not null);
        if (port is not null)
        {
            Source = read.Port is null ? "the name of the service" : read.Name;
            if (read.Port is not null && (layout.IsTranslated || layout.Others.Length > 0))
            {
                RemarkOthers(item, read);
            }

            if (isBag)
            {
                RemarkInside(fields, port, read.Name);
            }

            return new PortReading(port, read.Transport ?? said ?? TransportSpec.Any, usage, isWhole, layout.IsIdentified);
        }

        // What -Transport says, the object does not: one that is about something else does not become a rule by it.
        bool isSaid = transport is null || layout.HasPorts || wrapped is not null || ReadTransport(item) is not null || (whole is not null && transports.OfType(whole) is not null);
        PortReading open = WithoutPorts(fields, item, read, isSaid ? said : null, usage, isPart);
        if (!open.IsFound && isBag && depth == 0 && whole is not null)
        {
            // The address has the port that its own property leaves empty.
            if (layout.HasPorts && PortEndPoints.AddTo(fields) is PortField[] added)
            {
                return Read(added, LayoutOf(added), isBag, null, depth);
            }

            RemarkInside(fields, null);
        }

        return depth == 0 || !open.IsFound ? open : new PortReading(open.Port, open.Transport, open.Usage, open.IsWhole || isWhole, layout.IsIdentified);
    }

    // Here, so that what it captures is not allocated for every object.
    private static object? ValueOf(PortField[] fields, string? name) => Array.Find(fields, field => field.Name == name).Value;

    private PortReading ReadNamed(PortField[] fields, PortItem item, TransportSpec? said, PSObject? whole)
    {
        bool isFound = false;
        foreach (PortPropertyPath path in portProperties!)
        {
            if (path.TryRead(fields, value => PortOf(value, 1), out PortSpec? port))
            {
                isFound = true;
                if (port is not null)
                {
                    Source = path.Text;
                    Doubt ??= path.MissingIn(fields) is string missing ? $"An object has no property '{missing}', so its ports are looked up without it. Check -PortProperty." : null;
                    PortUsage usage = PortUsageReader.Read(item, whole, new PortRead(port, path.Text, path.Owner));
                    return new PortReading(port, said ?? TransportSpec.Any, usage);
                }
            }
        }

        if (isFound)
        {
            return said is null ? default : new PortReading(PortSpec.Any, said, PortUsageReader.Read(item, whole, default));
        }

        string asked = string.Join(", ", Array.ConvertAll(portProperties, path => $"'{path.Text}'"));
        throw new PortReadException($"The object has no property {asked}; it has {NamesOf(fields)}.", isMissing: true);
    }

    private TransportSpec? ReadTransport(PortItem item)
    {
        if (transportProperties is not null)
        {
            foreach (PortPropertyPath path in transportProperties)
            {
                bool isFound = path.TryFind(item.Fields, out object? value);
                isTransportFound |= isFound;
                if (isFound && transports.Read(value) is TransportSpec named)
                {
                    return named;
                }
            }

            return null;
        }

        TransportSpec? unread = null;
        TransportSpec? any = null;
        foreach (int place in item.Layout.Of(PortNameKind.Transport))
        {
            // FortiGate writes the protocol IP and its number beside it, 0 for every one.
            object? value = item.Fields[place].Value;
            if (item.Layout.NameAt(place).Rank > 0 && TransportReader.IsVersion(value))
            {
                continue;
            }

            TransportSpec? read = any is null || (PortValue.PortOf(value) is { Kind: PortSpecKind.Range } number && number.Range.Last > 0) ? transports.Read(value) : null;
            if (read is not null && read.Kind is not (TransportSpecKind.Invalid or TransportSpecKind.Any))
            {
                return read;
            }

            any ??= read is { Kind: TransportSpecKind.Any } ? read : null;
            unread ??= read;
        }

        if (any is not null)
        {
            return any;
        }

        // Check Point names an application as the protocol, and has the transport in the type; so does Cisco's FDM.
        foreach (int place in item.Layout.Of(PortNameKind.Type))
        {
            string? type = item.Fields[place].Value as string;
            string? own = TransportReader.OfServiceType(type);
            if (type is not null && (own is not null || unread is null) && transports.Read(own ?? type) is TransportSpec named && (named.Kind == TransportSpecKind.Transports || (own is not null && named.IsIcmp)))
            {
                return named;
            }
        }

        int[] marks = item.Layout.Of(PortNameKind.TransportMark);
        return marks.Length == 0 ? unread : Marked(item, marks) ?? unread;
    }

    // A column for each transport, with a mark in those that are meant.
    private static TransportSpec? Marked(PortItem item, int[] places)
    {
        string marked = string.Join(",", places.Where(place => PortUsageReader.IsMarked(item.Fields[place].Value)).Select(place => item.Fields[place].Name));
        return marked.Length == 0 ? null : TransportSpec.Parse(marked);
    }

    private PortField[] FieldsOf(object bag, int depth, out PortLayout layout)
    {
        PSObject? whole = depth == 0 ? bag as PSObject : null;
        if (whole is not null && topLayout is not null && topLayout.FieldsOf(whole) is PortField[] known)
        {
            layout = topLayout;
            return known;
        }

        PortField[] fields = PortField.Of(bag);
        layout = LayoutOf(fields);
        if (whole is not null)
        {
            topLayout = layout;
            layout.Learn(whole);
        }

        return fields;
    }

    private PortLayout LayoutOf(PortField[] fields)
    {
        if (lastLayout is not null && lastLayout.Fits(fields))
        {
            return lastLayout;
        }

        return lastLayout = KnownLayout(fields);
    }

    private PortLayout KnownLayout(PortField[] fields)
    {
        if (layouts.Find(layout => layout.Fits(fields)) is PortLayout known)
        {
            return known;
        }

        if (layouts.Count == MaxLayouts)
        {
            layouts.Clear();
        }

        var made = new PortLayout(fields);
        layouts.Add(made);
        return made;
    }

    // Data may hold itself.
    private void Count(int depth, int read = 1)
    {
        values += read;
        if (depth > MaxDepth || values > MaxValues)
        {
            throw new PortReadException(
                depth > MaxDepth
                    ? "The object has objects or lists inside each other more than 16 deep, or one that holds itself; give the ports as a number, a text or one list."
                    : "The object has more than 200,000 values to read; give the ports as a number, a text or one list.");
        }
    }
}
