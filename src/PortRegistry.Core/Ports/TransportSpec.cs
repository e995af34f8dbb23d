using System;
using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry;

/// <summary>
/// Transports as firewalls, programs and people write them: <c>TCP</c>, <c>udp</c>, <c>TCPv6</c>, 6,
/// <c>tcp,udp</c>, <c>Any</c>, <c>*</c>, -1, 256, and other IP protocols by name or number. Immutable. Every text and
/// every number can be converted; <see cref="Kind"/> tells whether it is valid.
/// </summary>
public sealed partial class TransportSpec : IEquatable<TransportSpec>
{
    // Windows Firewall's number for any protocol (NET_FW_IP_PROTOCOL_ANY).
    private const int WindowsAny = 256;

    private const int AllMask = 15;

    private readonly byte mask;
    private readonly short protocol;
    private string? text;

    /// <summary>Makes one from an IP protocol number.</summary>
    /// <param name="number">0 to 255; -1 and 256 stand for any. Another number makes an invalid one.</param>
    public TransportSpec(int number)
        : this((long)number)
    {
    }

    /// <summary>Makes one from an IP protocol number.</summary>
    /// <param name="number">0 to 255; -1 and 256 stand for any. Another number makes an invalid one.</param>
    public TransportSpec(long number)
    {
        text = number.ToString(CultureInfo.InvariantCulture);
        if (number is IpProtocol.Any or WindowsAny)
        {
            (Kind, mask) = (TransportSpecKind.Any, AllMask);
        }
        else if (number is >= 0 and <= IpProtocol.Max)
        {
            mask = MaskOf((int)number);
            protocol = mask == 0 ? (short)number : default;
            Kind = mask == 0 ? TransportSpecKind.OtherProtocol : TransportSpecKind.Transports;
        }
        else
        {
            Kind = TransportSpecKind.Invalid;
            Error = $"{text} is not an IP protocol number; they are 0 to 255, and -1 or 256 for any.";
        }
    }

    /// <summary>Makes the one that is a single transport.</summary>
    /// <param name="transport">The transport; an undefined value makes an invalid spec.</param>
    public TransportSpec(TransportProtocol transport)
        : this((long)transport)
    {
        if (Kind == TransportSpecKind.Transports)
        {
            text = null;
        }
    }

    private TransportSpec(TransportSpecKind kind, byte mask, short protocol, string? text, string? error = null)
    {
        Kind = kind;
        this.mask = mask;
        this.protocol = protocol;
        this.text = text;
        Error = error;
    }

    /// <summary>Every transport.</summary>
    public static TransportSpec Any { get; } = new(TransportSpecKind.Any, AllMask, 0, "any");

    /// <summary>What it says.</summary>
    public TransportSpecKind Kind { get; }

    /// <summary>The transports of <see cref="TransportSpecKind.Transports"/>, in the order tcp, udp, sctp, dccp; else none.</summary>
    public IReadOnlyList<TransportProtocol> Transports => Tables.Lists[Kind == TransportSpecKind.Transports ? mask : 0];

    /// <summary>The IP protocol number of <see cref="TransportSpecKind.OtherProtocol"/>, 0 to 255; else null.</summary>
    public int? ProtocolNumber => Kind == TransportSpecKind.OtherProtocol ? protocol : null;

    /// <summary>Whether it is ICMP or ICMPv6, which have types where others have ports.</summary>
    public bool IsIcmp => Kind == TransportSpecKind.OtherProtocol && IpProtocol.IsIcmp(protocol);

    /// <summary>As it was written.</summary>
    public string Text => text ??= Print();

    /// <summary>For <see cref="TransportSpecKind.Invalid"/>, a sentence that says why and what would be right; else null.</summary>
    public string? Error { get; }

    /// <summary>Whether a record of the registry with this transport is meant.</summary>
    /// <param name="recordTransport">The record's transport; null for a record that applies to every transport.</param>
    /// <returns>Whether it is included; always false for another protocol or an invalid text.</returns>
    public bool Includes(TransportProtocol? recordTransport)
        => recordTransport is TransportProtocol transport ? (mask & MaskOf((int)transport)) != 0 : mask != 0;

    /// <summary>What is meant by both.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The transports of both; where they have none in common, one that includes no record.</returns>
    /// <exception cref="ArgumentNullException">The other is null.</exception>
    public TransportSpec And(TransportSpec other)
    {
        ArgumentNullException.ThrowIfNull(other);

        if (Kind == TransportSpecKind.Invalid || other.Kind == TransportSpecKind.Any || Equals(other))
        {
            return this;
        }

        return other.Kind == TransportSpecKind.Invalid || Kind == TransportSpecKind.Any ? other : Tables.OfMasks[mask & other.mask];
    }

    /// <summary>What is meant by any of several.</summary>
    /// <param name="specs">The specs; other protocols and invalid ones add nothing.</param>
    /// <returns>The transports of all; any where one of them is any.</returns>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    public static TransportSpec Union(IEnumerable<TransportSpec> specs)
    {
        int union = 0;
        foreach (TransportSpec spec in specs ?? throw new ArgumentNullException(nameof(specs)))
        {
            if (spec.Kind == TransportSpecKind.Any)
            {
                return Any;
            }

            union |= spec.mask;
        }

        return Tables.OfMasks[union];
    }

    /// <summary>The canonical spelling, which reads back as an equal one: <c>any</c>, <c>tcp</c>, <c>tcp,udp</c>, <c>gre</c>.</summary>
    /// <returns>A text in lower case; that of an invalid spec as written.</returns>
    public override string ToString() => Kind == TransportSpecKind.Invalid ? VisibleText.Of(Text) : Print();

    /// <summary>Whether the same transports or the same protocol are meant, however written.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True if equal; invalid specs are equal if their texts are.</returns>
    public bool Equals(TransportSpec? other)
        => ReferenceEquals(this, other)
        || (other is not null && Kind == other.Kind && mask == other.mask && protocol == other.protocol
            && (Kind != TransportSpecKind.Invalid || Text == other.Text));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TransportSpec);

    /// <inheritdoc/>
    public override int GetHashCode() => ((int)Kind << 16) | (mask << 8) | (ushort)protocol;

    /// <summary>The set of transports as bits; all four for any, which has a bit of its own besides.</summary>
    internal int SetBits => Kind == TransportSpecKind.Any ? AllMask + 1 : mask;

    /// <summary>The one that is exactly these transports, shared.</summary>
    internal static TransportSpec OfMask(int mask) => Tables.OfMasks[mask];

    /// <summary>The protocol without its ports, also where it is a transport: a raw socket gets every packet of its protocol.</summary>
    internal static TransportSpec WithoutPorts(TransportSpec protocol)
        => protocol.Kind == TransportSpecKind.Transports && protocol.Transports.Count == 1
            ? new(TransportSpecKind.OtherProtocol, 0, (short)protocol.Transports[0], null)
            : protocol;

    /// <summary>The bit of a transport's number; 0 for another protocol.</summary>
    internal static byte MaskOf(int protocol) => protocol switch
    {
        (int)TransportProtocol.tcp => 1,
        (int)TransportProtocol.udp => 2,
        (int)TransportProtocol.sctp => 4,
        (int)TransportProtocol.dccp => 8,
        _ => 0,
    };

    private string Print()
    {
        if (Kind == TransportSpecKind.OtherProtocol)
        {
            return IpProtocol.NameOf(protocol);
        }

        if (Kind == TransportSpecKind.Any)
        {
            return "any";
        }

        string print = mask == 0 ? "none" : string.Empty;
        foreach (TransportProtocol transport in Transports)
        {
            print += (print.Length == 0 ? string.Empty : ",") + ServiceRecord.TransportName(transport);
        }

        return print;
    }

    /// <summary>What is the same for all that mean certain transports; made when it is first needed.</summary>
    private static class Tables
    {
        internal static readonly IReadOnlyList<TransportProtocol>[] Lists = MakeLists();
        internal static readonly TransportSpec[] OfMasks = MakeMasks();

        private static IReadOnlyList<TransportProtocol>[] MakeLists()
        {
            TransportProtocol[] order = { TransportProtocol.tcp, TransportProtocol.udp, TransportProtocol.sctp, TransportProtocol.dccp };
            var lists = new IReadOnlyList<TransportProtocol>[AllMask + 1];
            for (int mask = 0; mask < lists.Length; mask++)
            {
                var list = new List<TransportProtocol>(order.Length);
                for (int bit = 0; bit < order.Length; bit++)
                {
                    if ((mask & (1 << bit)) != 0)
                    {
                        list.Add(order[bit]);
                    }
                }

                lists[mask] = new TextList<TransportProtocol>(list);
            }

            return lists;
        }

        private static TransportSpec[] MakeMasks()
        {
            var all = new TransportSpec[AllMask + 1];
            for (int mask = 0; mask < all.Length; mask++)
            {
                all[mask] = new TransportSpec(TransportSpecKind.Transports, (byte)mask, 0, null);
            }

            return all;
        }
    }
}
