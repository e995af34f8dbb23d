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
    private PortReading? ReadItems(IEnumerable list, bool isPolicy, int depth)
    {
        var readings = new List<PortReading>();
        int count = 0;
        int silent = 0;
        string names = string.Empty;
        bool mayBeEndless = list is not ICollection;
        foreach (object? item in list)
        {
            Count(depth, mayBeEndless ? 1 : 0);
            object? bare = PortField.Bare(item);
            if (bare is null)
            {
                continue;
            }

            count++;
            PortReadException? missing = null;
            PortReading read = default;
            if (PortField.IsBag(bare))
            {
                read = ReadInside(bare, isPolicy, depth + 1, out missing);
            }
            else if (IsList(bare))
            {
                Count(depth + 1);
                read = ReadItems((IEnumerable)bare, isPolicy, depth + 1) ?? default;
            }

            if (read.IsFound)
            {
                readings.Add(read);
            }
            else if (silent == 0 && (missing is not null || !PortField.IsBag(bare)))
            {
                silent = count;
                names = PortField.IsBag(bare) ? " (" + NamesOf(PortField.Of(bare!)) + ")" : string.Empty;
            }
        }

        return readings.Count == 0 ? null
            : silent > 0 ? throw new PortReadException($"{Holding(count)}, and number {silent} of them has no ports that are known{names}. {PipeThem()}", isSeveral: true)
            : OneOf(readings, count, true);
    }

    // The items of a list of ports, or of services.
    private PortSpec? PortOfItems(IEnumerable list, bool isPorts, int depth)
    {
        var specs = new List<PortSpec>();
        var readings = new List<PortReading>();
        foreach (object? item in list)
        {
            object? bare = PortField.Bare(item);
            if (bare is null or string or ValueType or PortSpec || (bare is IEnumerable && !PortField.IsBag(bare)))
            {
                if (PortOf(bare, depth + 1) is PortSpec spec)
                {
                    specs.Add(spec);
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
            OneOf(readings, specs.Count, !isPorts);
        }

        return specs.Count == 0 ? null : PortSpec.ListOf(specs);
    }

    private PortReading OneOf(List<PortReading> readings, int count, bool mayBeWhole)
    {
        if (count == 1)
        {
            return readings[0];
        }

        if ((mayBeWhole && readings.Exists(reading => reading.IsWhole)) || !readings.TrueForAll(reading => reading.Usage == readings[0].Usage))
        {
            throw new PortReadException($"{Holding(count)}, each with its own ports. {PipeThem()}", isSeveral: true);
        }

        return new PortReading(PortSpec.ListOf(readings.ConvertAll(With)), TransportSpec.Any, readings[0].Usage);
    }

    private string Holding(int count) => way.Count == 0 ? $"The list holds {count} objects" : $"'{WayTo()}' holds {count} objects";

    private string PipeThem()
        => way.Count == 0 ? "Pipe them one by one, so that each has an answer." : $"Pipe them one by one, so that each has an answer: ForEach-Object {{ $_.{WayTo()} }}.";

    private string SeveralPlaces(List<string> places, string? unread)
    {
        places.AddRange(unread is null ? Array.Empty<string>() : new[] { unread });
        string named = string.Join(", in ", places.GetRange(0, places.Count - 1).ConvertAll(place => $"'{WayTo(place)}'")) + $" and in '{WayTo(places[places.Count - 1])}'";
        string script = string.Join("; ", places.ConvertAll(place => "$_." + WayTo(place)));
        return $"The object has {(unread is null ? "ports" : "rules")} in {named}. Pipe what is in them, as with ForEach-Object {{ {script} }}, or name one with -PortProperty.";
    }

    // The way to what is read, as PowerShell writes it from the object that was given.
    private string WayTo(string? last = null) => string.Join(".", way) + (last is null ? string.Empty : way.Count == 0 ? last : "." + last);
}
