using System;
using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry;

/// <summary>
/// Ports as firewalls, programs and people write them; about_PortRegistry_PortSpec has the grammar. Immutable. Every text
/// and every number can be converted; <see cref="Kind"/> tells whether it is valid, so that one bad item never stops a
/// pipeline. PowerShell converts numbers with the constructors and texts with <see cref="Parse"/>.
/// </summary>
public sealed partial class PortSpec : IEquatable<PortSpec>
{
    private readonly PortRange range;
    private readonly object? value;
    private readonly bool isNumber;
    private IReadOnlyList<PortSpec>? items;
    private string? text;

    /// <summary>Makes the one that is a port.</summary>
    /// <param name="port">0 to 65535; -1 is any port, as in security groups of AWS. Another number makes an invalid one.</param>
    public PortSpec(int port)
    {
        Transport = TransportSpec.Any;
        isNumber = true;
        if (port is >= 0 and <= PortRange.MaxPort)
        {
            range = new PortRange(port);
            return;
        }

        Kind = port == -1 ? PortSpecKind.Any : PortSpecKind.Invalid;
        text = port.ToString(CultureInfo.InvariantCulture);
        value = port == -1 ? null : PortSpecErrors.NotAPort(text);
    }

    /// <summary>Makes the one that is a port.</summary>
    /// <param name="port">0 to 65535, or -1 for any port. Another number makes an invalid one.</param>
    public PortSpec(long port)
        : this(port is >= -1 and <= PortRange.MaxPort ? (int)port : int.MaxValue)
    {
        if (Kind == PortSpecKind.Invalid)
        {
            text = port.ToString(CultureInfo.InvariantCulture);
            value = PortSpecErrors.NotAPort(text);
        }
    }

    /// <summary>Makes the one that is a port.</summary>
    /// <param name="port">A whole number from 0 to 65535, or -1 for any port. Another number makes an invalid one.</param>
    public PortSpec(double port)
        : this(port is >= -1 and <= PortRange.MaxPort && Math.Floor(port) == port ? (int)port : int.MaxValue)
    {
        if (Kind == PortSpecKind.Invalid)
        {
            text = port.ToString("0.###############", CultureInfo.InvariantCulture);
            value = PortSpecErrors.NotAPort(text);
        }
    }

    /// <summary>Makes the one that is a port.</summary>
    /// <param name="port">A whole number from 0 to 65535, or -1 for any port. Another number makes an invalid one.</param>
    public PortSpec(decimal port)
        : this(port is >= -1 and <= PortRange.MaxPort && decimal.Truncate(port) == port ? (int)port : int.MaxValue)
    {
        if (Kind == PortSpecKind.Invalid)
        {
            text = port.ToString(CultureInfo.InvariantCulture);
            value = PortSpecErrors.NotAPort(text);
        }
    }

    /// <summary>Makes the one that is a port.</summary>
    /// <param name="port">The port; every byte is one.</param>
    public PortSpec(byte port)
        : this((int)port)
    {
    }

    /// <summary>Makes the one that is a port.</summary>
    /// <param name="port">The port; every number of the type is one.</param>
    public PortSpec(ushort port)
        : this((int)port)
    {
    }

    /// <summary>Reads a text of one character, which would else be taken for its code.</summary>
    /// <param name="text">A digit or <c>*</c>; a letter is a service name.</param>
    public PortSpec(char text)
    {
        PortSpec read = Parse(text.ToString());
        (Kind, range, value, Transport, this.text) = (read.Kind, read.range, read.value, read.Transport, read.text);
    }

    /// <summary>Makes the one that is a port or a run of ports.</summary>
    /// <param name="range">The range.</param>
    public PortSpec(PortRange range)
        : this(PortSpecKind.Range, range, null, TransportSpec.Any, null)
    {
    }

    internal PortSpec(PortSpecKind kind, PortRange range, object? value, TransportSpec transport, string? text)
    {
        Kind = kind;
        this.range = range;
        this.value = kind == PortSpecKind.Invalid && value is string error ? VisibleText.Of(error) : value;
        Transport = transport;
        this.text = text;
    }

    /// <summary>Every port of every transport.</summary>
    public static PortSpec Any { get; } = new(PortSpecKind.Any, default, null, TransportSpec.Any, "Any");

    /// <summary>What it says.</summary>
    public PortSpecKind Kind { get; }

    /// <summary>The port or ports of <see cref="PortSpecKind.Range"/>; else port 0, which then means nothing.</summary>
    public PortRange Range => range;

    /// <summary>The port, if it says nothing but this one as numbers are written; else null.</summary>
    internal int? PlainPort
        => Kind == PortSpecKind.Range && range.Count == 1 && Transport.Kind == TransportSpecKind.Any && !isNumber && (text is null || text.Length == DigitsOf(range.First))
            ? range.First
            : null;

    /// <summary>The name of <see cref="PortSpecKind.Service"/>, as written; else null.</summary>
    public string? ServiceName => Kind == PortSpecKind.Service ? (string?)value : null;

    /// <summary>The keyword of <see cref="PortSpecKind.Keyword"/> in its canonical spelling, such as <c>RPC-EPMap</c>; else null.</summary>
    public string? Keyword => FirewallKeyword?.Name;

    /// <summary>What the keyword of <see cref="PortSpecKind.Keyword"/> means; else null.</summary>
    public FirewallKeyword? FirewallKeyword => value as FirewallKeyword;

    /// <summary>The message type of <see cref="PortSpecKind.IcmpType"/>, with its code where written, such as <c>8</c> or <c>3:4</c>; else null.</summary>
    public string? IcmpType => Kind == PortSpecKind.IcmpType ? (string?)value : null;

    /// <summary>The transport written with it, <c>443/tcp</c>; <see cref="TransportSpec.Any"/> where none is. Of a list, each item has its own.</summary>
    public TransportSpec Transport { get; }

    /// <summary>The items of <see cref="PortSpecKind.List"/>, two or more, none of them a list; otherwise this one alone.</summary>
    public IReadOnlyList<PortSpec> Items
        => items ??= new TextList<PortSpec>(value as PortSpec[] ?? new[] { this });

    /// <summary>As it was written.</summary>
    public string Text => text ??= PortSpecPrinter.Print(this, null, null);

    /// <summary>For <see cref="PortSpecKind.Invalid"/>, a sentence that says why and what would be right; else null.</summary>
    public string? Error => Kind == PortSpecKind.Invalid ? (string?)value : null;

    /// <summary>Whether it leaves no port out: <see cref="PortSpecKind.Any"/>, or a range from 0 or 1 to 65535, or a list with one of these; never with ICMP or another protocol that has no ports.</summary>
    public bool IsEveryPort
    {
        get
        {
            if (value is PortSpec[] list)
            {
                foreach (PortSpec item in list)
                {
                    if (item.IsEveryPort)
                    {
                        return true;
                    }
                }
            }

            return Transport.Kind != TransportSpecKind.OtherProtocol
                && (Kind == PortSpecKind.Any || (Kind == PortSpecKind.Range && range.First <= 1 && range.Last == PortRange.MaxPort));
        }
    }

    /// <summary>Reads what a firewall, a program or a person writes for ports.</summary>
    /// <param name="text">A text of the grammar in about_PortRegistry_PortSpec.</param>
    /// <returns>The ports. Never throws: the kind of an invalid or missing text is <see cref="PortSpecKind.Invalid"/>.</returns>
    public static PortSpec Parse(string? text) => PortSpecParser.Parse(text);

    /// <summary>Reads what a firewall, a program or a person writes for ports.</summary>
    /// <param name="text">A text of the grammar in about_PortRegistry_PortSpec.</param>
    /// <param name="spec">The ports, or why the text is invalid.</param>
    /// <returns>Whether the text is valid.</returns>
    public static bool TryParse(string? text, out PortSpec spec)
    {
        spec = PortSpecParser.Parse(text);
        return spec.Kind != PortSpecKind.Invalid;
    }

    /// <summary>Makes one of several, such as an array of a rule's ports.</summary>
    /// <param name="specs">The items; lists among them are flattened.</param>
    /// <returns>The list; for one item, the item itself; for no item, an invalid spec; the first invalid item if there is one.</returns>
    /// <exception cref="ArgumentNullException">The items are null.</exception>
    public static PortSpec ListOf(IEnumerable<PortSpec> specs)
    {
        var flat = new List<PortSpec>();
        foreach (PortSpec spec in specs ?? throw new ArgumentNullException(nameof(specs)))
        {
            if (spec.Kind == PortSpecKind.Invalid)
            {
                return spec;
            }

            flat.AddRange(spec.Items);
        }

        return flat.Count switch
        {
            0 => Parse(null),
            1 => flat[0],
            _ => new PortSpec(PortSpecKind.List, default, flat.ToArray(), TransportSpec.Any, null),
        };
    }

    /// <summary>The same ports for the transports of this and of another; a list has it done to its items.</summary>
    /// <param name="transport">The other transports, such as those of a Protocol column.</param>
    /// <returns>This spec if nothing changes. With ICMP, ports become message types.</returns>
    /// <exception cref="ArgumentNullException">The transport is null.</exception>
    public PortSpec With(TransportSpec transport)
    {
        ArgumentNullException.ThrowIfNull(transport);

        if (transport.Kind == TransportSpecKind.Any || Kind == PortSpecKind.Invalid)
        {
            return this;
        }

        if (transport.Kind == TransportSpecKind.Invalid)
        {
            return new PortSpec(PortSpecKind.Invalid, default, transport.Error, transport, Text);
        }

        if (value is PortSpec[] list)
        {
            var changed = new PortSpec[list.Length];
            for (int i = 0; i < list.Length; i++)
            {
                changed[i] = list[i].With(transport);
            }

            return new PortSpec(PortSpecKind.List, default, changed, TransportSpec.Any, text);
        }

        TransportSpec both = Transport.And(transport);
        if (ReferenceEquals(both, Transport))
        {
            return this;
        }

        return both.IsIcmp && (Kind is PortSpecKind.Range or PortSpecKind.Service)
            ? new PortSpec(PortSpecKind.IcmpType, default, ServiceName ?? range.ToString(), both, text)
            : new PortSpec(Kind, range, value, both, text);
    }

    /// <summary>The canonical spelling, which reads back as an equal one: <c>443/tcp</c>, <c>0-1023</c>, <c>80,443</c>, <c>RPC-EPMap</c>.</summary>
    /// <returns>A text; that of an invalid spec as written.</returns>
    public override string ToString() => Kind == PortSpecKind.Invalid ? VisibleText.Of(Text) : PortSpecPrinter.Print(this, null, null);

    /// <summary>Whether the same is meant, however written: names without regard to case, lists in the same order.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True if equal; invalid specs are equal if their texts are.</returns>
    public bool Equals(PortSpec? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || Kind != other.Kind || range != other.range)
        {
            return false;
        }

        if (Kind == PortSpecKind.Invalid)
        {
            return Text == other.Text;
        }

        return Transport.Equals(other.Transport) && (value, other.value) switch
        {
            (string mine, string its) => string.Equals(mine, its, StringComparison.OrdinalIgnoreCase),
            (PortSpec[] mine, PortSpec[] its) => SequenceEqual(mine, its),
            _ => ReferenceEquals(value, other.value),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PortSpec other ? Equals(other) : Number is int port && PortNumber.IsNumber(obj, port);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int of = value switch
        {
            string name when Kind != PortSpecKind.Invalid => StringComparer.OrdinalIgnoreCase.GetHashCode(name),
            string => StringComparer.Ordinal.GetHashCode(Text),
            PortSpec[] list => list[0].GetHashCode() + list.Length,
            FirewallKeyword keyword => StringComparer.Ordinal.GetHashCode(keyword.Name),
            _ => 0,
        };
        return unchecked((((of * 397) ^ range.GetHashCode()) * 397) ^ (int)Kind);
    }

    /// <summary>The same, as it was written with something around it.</summary>
    internal PortSpec WrittenAs(string written)
        => ReferenceEquals(text, written) ? this : new PortSpec(Kind, range, value, Transport, written);

    private static int DigitsOf(int port) => port < 10 ? 1 : port < 100 ? 2 : port < 1000 ? 3 : port < 10_000 ? 4 : 5;

    private static bool SequenceEqual(PortSpec[] left, PortSpec[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (!left[i].Equals(right[i]))
            {
                return false;
            }
        }

        return true;
    }
}
