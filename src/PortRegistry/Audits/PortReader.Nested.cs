using System;
using System.Collections;
using System.Collections.Generic;
using System.Net;

namespace PortRegistry.Commands;

/// <content>Values and objects inside an object, each looked through once and to a limit.</content>
internal sealed partial class PortReader
{
    // The ports of objects inside: of one property, or the answer would mix what is apart.
    private PortReading? ReadNested(PortField[] fields, int depth, TransportSpec? said)
    {
        if (Mappings(fields) is PortSpec mapped)
        {
            return new PortReading(mapped, said ?? TransportSpec.Any, PortUseRole.Rule);
        }

        PortReading? found = null;
        string? where = null;
        foreach (PortField field in fields)
        {
            PortNameKind kind = PortNames.Find(field.Name).Kind;
            object? value = kind == PortNameKind.Answer ? null : field.Value;
            if (!PortField.IsBag(value) && !IsList(value))
            {
                continue;
            }

            var readings = new List<PortReading>();
            AddNested(value!, readings, depth + 1);
            if (readings.Count == 0)
            {
                continue;
            }

            if (where is not null)
            {
                throw new PortReadException($"The object has ports in '{where}' and in '{field.Name}'. Pipe what is in them, as with ForEach-Object {{ $_.{where}; $_.{field.Name} }}, or name one with -PortProperty.");
            }

            where = field.Name;
            PortUsage usage = kind == PortNameKind.Blocked ? new PortUsage(PortUseRole.Rule, true)
                : readings.TrueForAll(reading => reading.Usage == readings[0].Usage) ? readings[0].Usage
                : PortUseRole.Rule;
            found = new PortReading(PortSpec.ListOf(readings.ConvertAll(With)), said ?? TransportSpec.Any, usage);
        }

        return found;
    }

    private void AddNested(object? value, List<PortReading> readings, int depth)
    {
        Count(depth);
        if (PortField.IsBag(value))
        {
            try
            {
                PortReading read = Read(value!, null, depth);
                if (read.IsFound)
                {
                    readings.Add(read);
                }
            }
            catch (PortReadException exception) when (exception.IsMissing)
            {
                // An object inside that is about something else.
            }
        }
        else if (IsList(value))
        {
            bool mayBeEndless = value is not ICollection;
            foreach (object? item in (IEnumerable)value!)
            {
                Count(depth, mayBeEndless ? 1 : 0);
                object? bare = PortField.Bare(item);
                if (PortField.IsBag(bare) || IsList(bare))
                {
                    AddNested(bare, readings, depth + 1);
                }
            }
        }
    }

    private static bool IsList(object? value) => value is IEnumerable and not (string or IDictionary);

    private PortSpec? PortOf(object? value, int depth)
    {
        Count(depth);
        value = PortField.Bare(value);
        if (value is null or string or ValueType or PortSpec or IPEndPoint)
        {
            return PortValue.ProtocolOf(value) ?? PortValue.PortOf(value);
        }

        if (PortField.IsBag(value))
        {
            return PortOfBag(value, depth);
        }

        if (value is not IEnumerable list)
        {
            return PortValue.PortOf(value);
        }

        var specs = new List<PortSpec>();
        foreach (object? item in list)
        {
            object? bare = PortField.Bare(item);
            PortSpec? spec = bare is null or string or ValueType or PortSpec or IEnumerable || PortField.IsBag(bare) ? PortOf(bare, depth + 1) : PortOfBag(item!, depth + 1);
            if (spec is not null)
            {
                specs.Add(spec);
            }
        }

        return specs.Count == 0 ? null : PortSpec.ListOf(specs);
    }

    // Windows PowerShell writes an array with members of its own as its value and its Count; others write a range as an object.
    private PortSpec? PortOfBag(object bag, int depth)
    {
        PortField[] fields = PortField.Of(bag);
        if (fields.Length == 2 && Array.Exists(fields, field => field.Name == "Count") && Array.Find(fields, field => field.Name == "value") is { Name: not null } array)
        {
            return PortOf(array.Value, depth + 1);
        }

        if (Mappings(fields) is PortSpec mapped)
        {
            return mapped;
        }

        PortField first = Array.Find(fields, field => PortNames.EndOf(field.Name) == PortNameKind.First);
        PortField last = Array.Find(fields, field => PortNames.EndOf(field.Name) == PortNameKind.Last);
        if (first.Name is not null && last.Name is not null)
        {
            return PortEnds.Read(PortOf(first.Value, depth + 1), PortOf(last.Value, depth + 1), null, last.Name);
        }

        PortReading read = Read(bag, null, depth);
        return read.IsFound ? With(read) : null;
    }

    // An unreadable transport makes the ports unreadable too: there is no place for both in a list.
    private static PortSpec With(PortReading read) => read.Port.With(read.Transport);

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
            if (!mayWrap || field.Value is not object inner || !HasFields(inner))
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
                all.Add(name.Kind == PortNameKind.Prefix ? inside.Within(field.Name) : inside);
            }
        }

        return all.ToArray();
    }
}
