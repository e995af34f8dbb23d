using System;
using System.Collections;
using System.Collections.Generic;

namespace PortRegistry.Commands;

/// <content>
/// Lists inside an object. What adds up to one thing, as the ports of a service or the permissions of a group do, is one
/// answer; things of their own are not mixed, and no item is left out.
/// </content>
internal sealed partial class PortReader
{
    // The items of a list that is not known to hold ports; null where none has any.
    private PortReading? ReadItems(IEnumerable list, string name, bool isPolicy, int depth)
    {
        var readings = new List<PortReading>();
        bool isPart = PortNames.IsOfParts(name);
        bool areRules = name.EndsWith("rules", StringComparison.OrdinalIgnoreCase) || name.EndsWith("rule", StringComparison.OrdinalIgnoreCase);
        bool isNamed = false;
        int count = 0;
        int silent = 0;
        string names = string.Empty;
        bool mayBeEndless = list is not ICollection;
        foreach (object? item in list)
        {
            Count(depth, mayBeEndless ? 1 : 0);
            object? bare = PortField.Bare(item);
            count++;
            PortReadException? missing = null;
            PortReading read = default;
            if (PortField.IsBag(bare))
            {
                isListed = true;
                read = ReadInside(bare!, isPolicy, depth + 1, out missing);
            }
            else if (IsList(bare))
            {
                Count(depth + 1);
                read = ReadItems((IEnumerable)bare!, name, isPolicy, depth + 1) ?? default;
            }

            if (read.IsFound)
            {
                readings.Add(read);
                PortField[] fields = areRules && PortField.IsBag(bare) ? PortField.Of(bare!) : Array.Empty<PortField>();
                isNamed |= Array.Exists(fields, field => PortNames.Normalize(field.Name) is "name" or "label" or "displayname");
                outer = Array.Exists(fields, field => PortNames.Find(field.Name).Kind == PortNameKind.Action) ? default : outer;
            }
            else if (silent == 0 && (missing is not null || !PortField.IsBag(bare)))
            {
                silent = count;
                names = PortField.IsBag(bare) ? " (" + NamesOf(PortField.Of(bare!)) + ")" : string.Empty;
            }
        }

        return readings.Count == 0 ? null
            : silent > 0 && !isPart ? throw new PortReadException($"{Holding(count)}, and number {silent} of them has no ports that are known{names}. {PipeThem()}", isSeveral: true)
            : isPart || !(isNamed || PortNames.IsOfThings(name)) ? OneOf(readings, !isPart, !isPart)
            : readings.Count == 1 ? readings[0]
            : throw SeveralIn(count);
    }

    // The items of a list of ports, or of services.
    private PortSpec? PortOfItems(IEnumerable list, bool isPorts, int depth)
    {
        var specs = new List<PortSpec>();
        var readings = new List<PortReading>();
        bool hasEmpty = false;
        foreach (object? item in list)
        {
            object? bare = PortField.Bare(item);
            if (bare is IList { Count: 2 } pair && PortField.Bare(pair[0]) is object first and (string or ValueType) && PortField.Bare(pair[1]) is object last and (string or ValueType)
                && PortValue.ProtocolOf(first) is null != PortValue.ProtocolOf(last) is null)
            {
                // firewalld has a port and its transport as a list of two.
                (first, last) = PortValue.ProtocolOf(first) is null ? (first, last) : (last, first);
                TransportSpec transport = TransportSpec.Parse(PortValue.TextOf(last));
                specs.Add((PortOf(first, depth + 1) ?? PortSpec.Any).With(transport));
            }
            else if (bare is null or string or ValueType or PortSpec || (bare is IEnumerable && !PortField.IsBag(bare)))
            {
                if (PortOf(bare, depth + 1) is PortSpec spec)
                {
                    specs.Add(spec);
                }
                else
                {
                    hasEmpty = true;
                }
            }
            else if (ReadBag(PortField.IsBag(bare) ? bare : item!, depth + 1) is { IsFound: true } read)
            {
                readings.Add(read);
                specs.Add(With(read));
            }
        }

        if (readings.Count > 0)
        {
            OneOf(readings, !isPorts, false);
        }

        return specs.Count == 0 ? null
            : !hasEmpty ? PortSpec.ListOf(specs)
            : throw new PortReadException($"{(way.Count == 0 ? "A list of ports" : Quoted(WayTo()))} has an item with no port beside {PortSpec.ListOf(specs)}; leave it out, or write Any for every port.");
    }

    private PortReading OneOf(List<PortReading> readings, bool mayBeWhole, bool mayBeIdentified)
    {
        if (readings.Count == 1)
        {
            return readings[0];
        }

        bool isSeveral = readings.Exists(reading => (mayBeWhole && reading.IsWhole) || (mayBeIdentified && reading.IsIdentified))
            || !readings.TrueForAll(reading => reading.Usage == readings[0].Usage);
        return isSeveral ? throw SeveralIn(readings.Count) : new PortReading(PortSpec.ListOf(readings.ConvertAll(With)), TransportSpec.Any, readings[0].Usage);
    }

    private PortReadException SeveralIn(int count) => new($"{Holding(count)}, each with its own ports. {PipeThem()}", isSeveral: true);

    private string Holding(int count) => way.Count == 0 ? $"The list holds {count} objects" : $"{Quoted(WayTo())} holds {count} objects";

    // Azure Firewall has one action for the rules of a collection, which goes with each of them.
    private string PipeThem()
        => way.Count == 0 ? "Pipe them one by one, so that each has an answer."
            : $"Pipe them one by one{(outer.Action is null ? string.Empty : " with their action")}, so that each has an answer: {LineFor((string?)null)}.";

    private string LineFor(params string?[] places)
    {
        string outside = outer.Steps == 0 ? string.Empty : $" {{ $_.{string.Join(".", way.GetRange(0, outer.Steps))} }} | ForEach-Object";
        string script = string.Join("; ", Array.ConvertAll(places, place =>
        {
            List<string> steps = way.GetRange(outer.Steps, way.Count - outer.Steps);
            steps.AddRange(place is null ? Array.Empty<string>() : new[] { place });
            string last = steps[steps.Count - 1];
            string? action = PortNames.Find(last.Substring(last.LastIndexOf('.') + 1)).Kind == PortNameKind.Blocked ? "'deny'" : outer.Action is null ? null : "$action";
            return $"$_.{string.Join(".", steps)}{(action is null ? string.Empty : $" | Select-Object *, @{{ n = 'action'; e = {{ {action} }} }}")}";
        }));
        return $"ForEach-Object{outside} {{ {(outer.Action is null ? string.Empty : $"$action = $_.{outer.Action}; ")}{script} }}";
    }

    private string SeveralPlaces(List<string> places, string? unread)
    {
        places.AddRange(unread is null ? Array.Empty<string>() : new[] { unread });
        string named = string.Join(", in ", places.GetRange(0, places.Count - 1).ConvertAll(place => Quoted(WayTo(place)))) + " and in " + Quoted(WayTo(places[places.Count - 1]));
        return $"The object has {(unread is null ? "ports" : "rules")} in {named}. Pipe what is in them, as with {LineFor(places.ToArray())}, or name one with -PortProperty of Resolve-IanaPort.";
    }

    private static string Quoted(string place) => place.IndexOf('\'') >= 0 ? place : $"'{place}'";

    // The way to what is read, as PowerShell writes it from the object that was given.
    private string WayTo(string? last = null) => string.Join(".", way) + (last is null ? string.Empty : way.Count == 0 ? last : "." + last);
}
