using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

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

    private readonly PortPropertyPath[]? portProperties;
    private readonly PortPropertyPath[]? transportProperties;
    private readonly TransportSpec? transport;
    private readonly PortSide side;
    private readonly TransportReader transports = new();
    private readonly List<PortLayout> layouts = new();
    private PortLayout? lastLayout;
    private PortLayout? topLayout;
    private int values;

    internal PortReader(string[]? portProperties, string[]? transportProperties, TransportSpec? transport, PortSide side)
    {
        this.portProperties = portProperties is null ? null : Array.ConvertAll(portProperties, text => new PortPropertyPath(text));
        this.transportProperties = transportProperties is null ? null : Array.ConvertAll(transportProperties, text => new PortPropertyPath(text));
        this.transport = transport;
        this.side = side;
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
        Source = null;
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
                return new PortReading(list, transport ?? TransportSpec.Any, PortUseRole.Rule);
            }

            return Read(value is PSCustomObject ? input : value is IDictionary ? value : input, input, 0);
        }
        catch (GetValueException exception)
        {
            throw new PortReadException($"A property of the object cannot be read: {exception.InnerException?.Message ?? exception.Message}", inner: exception);
        }
    }

    private static string NamesOf(PortField[] fields)
    {
        var names = new List<string>();
        foreach (PortField field in fields)
        {
            if (names.Count == 8)
            {
                names.Add("…");
                break;
            }

            names.Add($"'{field.Name}'");
        }

        return names.Count == 0 ? "no properties" : string.Join(", ", names);
    }

    private PortReading ReadBare(object value)
    {
        PortSpec? port = PortValue.ProtocolOf(value) ?? PortValue.Of(value);
        return port is null
            ? throw new PortReadException($"A value of the type {value.GetType().Name} is no port. Ports are numbers from 0 to 65535, or texts such as 443/tcp.")
            : new PortReading(port, transport ?? TransportSpec.Any, PortUseRole.Rule);
    }

    private PortReading Read(object bag, PSObject? whole, int depth)
    {
        Count(depth);
        PortField[] fields = FieldsOf(bag, depth, out PortLayout layout);
        TransportProtocol? wrapped = null;
        if (layout.HasWrappers)
        {
            fields = Unwrap(fields, depth, out wrapped);
            layout = LayoutOf(fields);
        }

        var item = new PortItem(fields, layout);
        TransportSpec? said = transport ?? ReadTransport(item) ?? (wrapped is TransportProtocol known ? new TransportSpec(known) : null)
            ?? (whole is null ? null : transports.OfType(whole));
        if (portProperties is not null && depth == 0)
        {
            return ReadNamed(fields, item, said, whole);
        }

        PortRead read = ReadPorts(item, said, depth);
        PortSpec? port = read.Port;
        if (port is null && (said is null || said.Kind is TransportSpecKind.Any or TransportSpecKind.Transports))
        {
            port = ReadService(item, depth);
        }

        // What an object of a type computes is not looked through for ports.
        if (port is null && !read.IsNone && !layout.HasPorts && PortField.IsBag(bag) && ReadNested(fields, depth, said) is PortReading nested)
        {
            return nested;
        }

        PortUsage usage = PortUsageReader.Read(item, whole, read);
        if (port is not null)
        {
            Source = read.Port is null ? "the name of the service" : read.Name;
            return new PortReading(port, read.Transport ?? said ?? TransportSpec.Any, usage);
        }

        return WithoutPorts(fields, item, read, said, usage, depth);
    }

    // A protocol without ports stands for all of them, unless the object says that it has none.
    private static PortReading WithoutPorts(PortField[] fields, PortItem item, PortRead read, TransportSpec? said, PortUsage usage, int depth)
    {
        bool isOther = said?.Kind == TransportSpecKind.OtherProtocol;
        if (said is not null && (isOther || (!read.IsNone && (item.Layout.HasPorts || !item.Layout.HasSourcePort))))
        {
            return new PortReading(PortSpec.Any, said, usage);
        }

        // A rule that names neither ports nor a protocol is for all.
        if (!read.IsNone && item.Layout.HasPorts && said is null && (PortUsageReader.IsOutbound(item) is not null || item.TextOf(PortNameKind.Action) is not null))
        {
            return new PortReading(PortSpec.Any, TransportSpec.Any, usage);
        }

        bool isBlank = read.IsNone || (item.Layout.HasPorts && item.Layout.Of(PortNameKind.Transport).Length > 0);
        return isBlank ? default
            : item.Layout.HasPorts ? throw new PortReadException($"{read.Name} is empty, and there is no protocol; write a port, or Any for all.")
            : throw new PortReadException(
                item.Layout.HasSourcePort
                    ? $"The object has a source port, and no port of a destination: {NamesOf(fields)}. Name the property to look up with -PortProperty."
                    : $"The object has no property that is known to hold ports: {NamesOf(fields)}. Name it with -PortProperty.",
                isMissing: true);
    }

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

    private PortRead ReadPorts(PortItem item, TransportSpec? said, int depth)
    {
        bool? isOutbound = PortUsageReader.IsOutbound(item);
        PortRead none = default;
        foreach (PortOwner owner in PortUsageReader.OwnersFor(side, isOutbound))
        {
            PortRead read = ReadOwner(item, owner, said, depth);
            if (read.Port is not null)
            {
                return read;
            }

            none = new PortRead(null, none.Name ?? read.Name, PortOwner.Unsaid, none.IsNone || read.IsNone);
        }

        return none;
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
            if (port is not null && (named is null || own is null) && !layout.IsPlural(place, singular))
            {
                continue;
            }

            object? value = layout.NameAt(place).IsRange ? PortValue.Slashed(field.Value) : field.Value;
            isNone |= PortValue.IsNone(value);
            PortSpec? read = said?.Kind == TransportSpecKind.OtherProtocol && !said.IsIcmp ? null : PortOf(value, depth + 1);
            if (read is null || (owner == PortOwner.Remote && read.Kind == PortSpecKind.Range && read.Range.Last == 0))
            {
                name ??= field.Name;
                continue;
            }

            read = named is null ? read : read.With(named);
            port = port is null ? read : PortSpec.ListOf(new[] { port, read });
            (name, singular) = (field.Name, place);
            own = named ?? own;
        }

        object? first = FirstValue(item, PortNameKind.First, owner, ref name);
        object? last = FirstValue(item, PortNameKind.Last, owner, ref name);
        bool isEnd = port is { Kind: PortSpecKind.Range } && first is null && last is not null && port.Range.Count == 1;
        if ((first is not null || last is not null) && (port is null || isEnd))
        {
            port = PortEnds.Read(isEnd ? port : PortOf(first, depth + 1), PortOf(last, depth + 1), said, name!);
        }

        return new PortRead(PortEnds.Narrow(port, said), name, owner, isNone, own is null ? null : TransportSpec.Any);
    }

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

    private PortSpec? ReadService(PortItem item, int depth)
    {
        foreach (int place in item.Layout.Of(PortNameKind.Service))
        {
            object? value = item.Fields[place].Value;
            if ((PortValue.ProtocolOf(value) ?? PortOf(value, depth + 1)) is PortSpec port)
            {
                return port;
            }
        }

        return null;
    }

    private TransportSpec? ReadTransport(PortItem item)
    {
        if (transportProperties is not null)
        {
            foreach (PortPropertyPath path in transportProperties)
            {
                if (path.TryFind(item.Fields, out object? value) && transports.Read(value) is TransportSpec named)
                {
                    return named;
                }
            }

            return null;
        }

        TransportSpec? unread = null;
        foreach (int place in item.Layout.Of(PortNameKind.Transport))
        {
            TransportSpec? read = transports.Read(item.Fields[place].Value);
            if (read is not null && read.Kind != TransportSpecKind.Invalid)
            {
                return read;
            }

            unread ??= read;
        }

        return unread;
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

        lastLayout = layouts.Find(layout => layout.Fits(fields));
        if (lastLayout is null)
        {
            if (layouts.Count == MaxLayouts)
            {
                layouts.Clear();
            }

            layouts.Add(lastLayout = new PortLayout(fields));
        }

        return lastLayout;
    }

    // Data may hold itself.
    private void Count(int depth)
    {
        if (depth > MaxDepth || ++values > MaxValues)
        {
            throw new PortReadException(
                depth > MaxDepth
                    ? "The object has objects or lists inside each other more than 16 deep, or one that holds itself; give the ports as a number, a text or one list."
                    : "The object has more than 200,000 values to read; give the ports as a number, a text or one list.");
        }
    }
}
