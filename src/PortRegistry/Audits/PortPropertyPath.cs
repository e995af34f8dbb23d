using System;
using System.Collections.Generic;

namespace PortRegistry.Commands;

/// <summary>
/// What -PortProperty names: a property, a path such as <c>destination.port</c>, the ends of a range as <c>From..To</c>, or
/// properties that add up as <c>A+B</c>.
/// </summary>
internal sealed class PortPropertyPath
{
    private readonly PortPropertyPath[]? ends;
    private readonly PortPropertyPath[]? parts;
    private readonly string normal;

    internal PortPropertyPath(string text)
    {
        Text = text;
        normal = PortNames.Normalize(text);
        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots > 0 && dots + 2 < text.Length)
        {
            ends = new[] { new PortPropertyPath(text.Substring(0, dots).Trim()), new PortPropertyPath(text.Substring(dots + 2).Trim()) };
        }
        else if (text.IndexOf('+') > 0)
        {
            parts = Array.ConvertAll(text.Split('+'), part => new PortPropertyPath(part.Trim()));
        }
    }

    internal string Text { get; }

    internal PortOwner Owner => PortNames.Find(ends is null ? parts is null ? Text : parts[0].Text : ends[0].Text).Owner;

    /// <summary>Reads the ports; false where a property that is named is not there.</summary>
    internal bool TryRead(PortField[] fields, Func<object?, PortSpec?> portOf, out PortSpec? port)
    {
        port = null;
        if (TryFind(fields, out object? value))
        {
            port = portOf(value);
            return true;
        }

        if (ends is not null)
        {
            if (!ends[0].TryFind(fields, out object? first) || !ends[1].TryFind(fields, out object? last))
            {
                return false;
            }

            port = PortEnds.Read(portOf(first), portOf(last), null, ends[1].Text);
            return true;
        }

        bool isFound = false;
        var ports = new List<PortSpec>();
        foreach (PortPropertyPath part in parts ?? Array.Empty<PortPropertyPath>())
        {
            isFound |= part.TryRead(fields, portOf, out PortSpec? one);
            if (one is not null)
            {
                ports.Add(one);
            }
        }

        port = ports.Count == 0 ? null : PortSpec.ListOf(ports);
        return isFound;
    }

    /// <summary>The first property of a sum that is not there; null where none is missing.</summary>
    internal string? MissingIn(PortField[] fields) => parts is null ? null : Array.Find(parts, part => !part.TryRead(fields, _ => null, out PortSpec? none))?.Text;

    /// <summary>The value of a property by its name, or by the names on the way to it.</summary>
    internal bool TryFind(PortField[] fields, out object? value) => TryFind(fields, Text, normal, out value);

    private static bool TryFind(PortField[] fields, string text, string normal, out object? value)
    {
        foreach (PortField field in fields)
        {
            if (string.Equals(field.Name, text, StringComparison.OrdinalIgnoreCase))
            {
                value = field.Value;
                return true;
            }
        }

        foreach (PortField field in fields)
        {
            if (PortNames.Normalize(field.Name) == normal)
            {
                value = field.Value;
                return true;
            }
        }

        int dot = text.IndexOf('.');
        if (dot > 0 && dot + 1 < text.Length
            && TryFind(fields, text.Substring(0, dot), PortNames.Normalize(text.Substring(0, dot)), out object? inner) && inner is not null and not (string or ValueType))
        {
            string rest = text.Substring(dot + 1);
            return TryFind(PortField.Of(inner), rest, PortNames.Normalize(rest), out value);
        }

        value = null;
        return false;
    }
}
