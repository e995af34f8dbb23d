using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <content>Ports beside those that are read: of the inside of a translation, and under names that are not known.</content>
internal sealed partial class PortReader
{
    private readonly List<string> left = new();

    /// <summary>The ports of the last object that were not looked up, and why; null where there were none.</summary>
    internal string? Left => left.Count == 0 ? null : string.Join(", ", left);

    /// <summary>What may be open of the last object besides, as a sentence for a warning; null where there is nothing.</summary>
    internal string? Doubt { get; private set; }

    private static bool IsWithin(PortSpec other, PortSpec port)
    {
        foreach (PortSpec item in other.Items)
        {
            bool isWithin = false;
            foreach (PortSpec read in port.Items)
            {
                isWithin |= read.Kind != PortSpecKind.Range || (read.Range.First <= item.Range.First && item.Range.Last <= read.Range.Last);
            }

            if (!isWithin)
            {
                return false;
            }
        }

        return true;
    }

    // docker inspect: { "80/tcp": [{ "HostIp": "", "HostPort": "8080" }], "53/udp": null }
    private static PortSpec? Mappings(PortField[] fields)
    {
        if (fields.Length == 0 || !Array.TrueForAll(fields, field => field.Name.Length > 0 && char.IsDigit(field.Name[0]) && field.Name.IndexOf('/') > 0))
        {
            return null;
        }

        var all = new List<PortSpec>();
        foreach (PortField field in fields)
        {
            PortSpec inside = PortSpec.Parse(field.Name);
            if (inside.Kind != PortSpecKind.Range || inside.Transport.Kind != TransportSpecKind.Transports)
            {
                return null;
            }

            int count = all.Count;
            foreach (object? item in field.Value as IList ?? Array.Empty<object>())
            {
                object? port = PortField.Bare(item) is object bag && PortField.IsBag(bag) ? Array.Find(PortField.Of(bag), inner => PortNames.Find(inner.Name).IsPublished).Value : null;
                if (PortValue.PortOf(port) is PortSpec published && !PortValue.IsZero(port) && !all.Exists(spec => spec.Equals(published.With(inside.Transport))))
                {
                    all.Add(published.With(inside.Transport));
                }
            }

            // One that is not published is open to the network of the containers.
            if (all.Count == count && !(field.Value is IList { Count: > 1 }))
            {
                all.Add(inside);
            }
        }

        return PortSpec.ListOf(all);
    }

    // The ports that a value has, where it has nothing else.
    private PortSpec? PortsOf(object? value)
    {
        object? bare = PortField.Bare(value);
        var specs = new List<PortSpec>();
        foreach (object? item in bare is IList list ? list : new[] { bare })
        {
            object? one = PortField.Bare(item);
            one = one is string text && PortEndPoints.PortOf(text) is string beside ? beside : one;
            PortSpec? spec = one is string or ValueType or PortSpec ? PortValue.PortOf(one) : null;
            if (spec is null || specs.Count > MaxOthers)
            {
                return null;
            }

            foreach (PortSpec port in spec.Items)
            {
                PortRange? range = port.Kind == PortSpecKind.Any ? new PortRange(0, PortRange.MaxPort)
                    : port.Kind == PortSpecKind.Service ? registry.FindService(port.ServiceName!).FirstOrDefault(record => record.Port is not null)?.Port
                    : port.Kind == PortSpecKind.Range && port.Range.Last > 0 ? port.Range
                    : null;
                if (range is null)
                {
                    return null;
                }

                specs.Add(new PortSpec(range.Value));
            }
        }

        return specs.Count == 0 ? null : PortSpec.ListOf(specs);
    }

    private void Leave(string remark)
    {
        if (left.Count < MaxOthers && !left.Contains(remark))
        {
            left.Add(remark);
        }
    }

    private void RemarkOthers(PortItem item, PortRead read)
    {
        if (item.Layout.IsTranslated)
        {
            for (int place = 0; place < item.Fields.Length; place++)
            {
                PortField field = item.Fields[place];
                PortName name = item.Layout.NameAt(place);
                bool isBehind = name.Kind is PortNameKind.Port or PortNameKind.First && read.Owner != PortOwner.Inside
                    && (name.Owner == PortOwner.Inside || (read.Owner == PortOwner.Outside && name.Owner is PortOwner.Local or PortOwner.Destination or PortOwner.Unsaid && !name.IsAdded));
                if ((isBehind || name.Kind == PortNameKind.Left) && field.Name != read.Name && IsWritten(field.Value))
                {
                    Leave($"{field.Name} (behind a translation)");
                }
            }
        }

        foreach (int place in item.Layout.Others)
        {
            string name = item.Fields[place].Name;
            bool isLeft = read.Owner == PortOwner.Outside && item.Layout.NameAt(place).Kind != PortNameKind.None && item.Layout.NameAt(place).Owner != PortOwner.Outside;
            if (Doubt is null && name != read.Name && !isLeft && PortsOf(item.Fields[place].Value) is PortSpec other && !IsWithin(other, read.Port!))
            {
                string advice = item.Fields[place].Value is string text && PortEndPoints.PortOf(text) is not null ? "Write its port in a property of its own, such as Port."
                    : $"Name what is meant with -PortProperty of Resolve-IanaPort, {(read.Name is null ? "by its way from the object." : $"such as '{Source}+{name}' for both.")}";
                Doubt = $"'{name}' may hold ports too, and is not looked up. {advice}";
            }
        }
    }

    // Below the ports of Tomcat's server are those of its connectors.
    private void RemarkInside(PortField[] fields, PortSpec? port, string? source = null)
    {
        foreach (PortField field in fields)
        {
            try
            {
                if (field.HasInside && Doubt is null && field.Name != source && PlaceInside(field, WayTo(field.Path), port, 0) is string place)
                {
                    Doubt = $"{Quoted(place)} may hold ports too, and is not looked up. Pipe it as well, as with ForEach-Object {{ $_.{place} }}.";
                }
            }
            catch (Exception exception) when (exception is not (OutOfMemoryException or PipelineStoppedException))
            {
                // Only a warning would come of it; the answer stands without.
            }
        }
    }

    // The object inside that has other ports, or where the search for them ends.
    private string? PlaceInside(PortField field, string place, PortSpec? port, int depth)
    {
        if (PortNames.Find(field.Name).Kind == PortNameKind.Answer || PortNames.SideOf(field.Name) == PortOwner.Source)
        {
            return null;
        }

        object? value = field.Value;
        foreach (object? item in value as IList ?? new[] { value })
        {
            if (depth > MaxDepth || ++values > MaxValues)
            {
                return place;
            }

            object? bare = PortField.Bare(item);
            foreach (PortField inside in PortField.IsBag(bare) ? PortField.Of(bare!) : Array.Empty<PortField>())
            {
                PortName name = PortNames.Find(field.Name + "." + inside.Name);
                name = name.Kind == PortNameKind.None ? PortNames.Find(inside.Name) : name;
                bool isOther = name.Kind is PortNameKind.Port or PortNameKind.First && name.Owner is not (PortOwner.Source or PortOwner.Remote or PortOwner.Inside)
                    && PortsOf(inside.Value) is PortSpec other && (port is null || !IsWithin(other, port));
                if ((isOther ? place : inside.HasInside ? PlaceInside(inside, place + "." + inside.Path, port, depth + 1) : null) is string found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    // FortiGate and Check Point name each service in an object of its own.
    private static PortSpec? NamesOf(object? value)
    {
        var names = new List<PortSpec>();
        foreach (object? item in value as IList ?? new[] { value })
        {
            object? bag = PortField.Bare(item);
            if (!PortField.IsBag(bag) || names.Count > MaxOthers)
            {
                return null;
            }

            PortField[] fields = PortField.Of(bag!);
            var layout = new PortLayout(fields);
            object? name = Array.Find(fields, field => PortNames.Normalize(field.Name) == "name").Value;
            if (layout.HasPorts || layout.HasSourcePort || layout.Of(PortNameKind.Transport).Length > 0 || (PortValue.ProtocolOf(name) ?? PortValue.PortOf(name)) is not PortSpec port)
            {
                return null;
            }

            names.Add(port);
        }

        return names.Count == 0 ? null : PortSpec.ListOf(names);
    }

    // Cloudflare writes tcp/22 as the protocol.
    private static PortRead OfTransport(PortItem item)
    {
        foreach (int place in item.Layout.Of(PortNameKind.Transport))
        {
            if (item.Fields[place].Value is string text && text.Length > 4 && char.IsLetter(text[0]) && char.IsDigit(text[text.Length - 1]) && text.IndexOf('/') > 0
                && PortSpec.Parse(text) is { Kind: PortSpecKind.Range } port && port.Transport.Kind == TransportSpecKind.Transports)
            {
                return new PortRead(port, item.Fields[place].Name, PortOwner.Unsaid, false, TransportSpec.Any);
            }
        }

        return default;
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
}
