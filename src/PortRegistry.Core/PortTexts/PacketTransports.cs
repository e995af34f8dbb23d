using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The protocols of a rule: all, until conditions restrict them.</summary>
internal struct PacketTransports
{
    private int mask;
    private List<TransportSpec>? others;
    private bool isLimited;

    internal bool IsLimited => isLimited;

    /// <summary>Whether one of them has ports.</summary>
    internal readonly bool HasPorts => !isLimited || mask != 0;

    /// <summary>Restricts them to one protocol; false if it was excluded before.</summary>
    internal bool TryLimit(TransportSpec spec)
    {
        if (isLimited || spec.Kind != TransportSpecKind.Transports)
        {
            return TryLimit(new[] { spec });
        }

        (mask, isLimited) = (spec.SetBits, true);
        return true;
    }

    /// <summary>Restricts them to the protocols of a list; false if none is left.</summary>
    internal bool TryLimit(IReadOnlyList<TransportSpec> anyOf)
    {
        int bits = 0;
        List<TransportSpec>? listed = null;
        foreach (TransportSpec spec in anyOf)
        {
            if (spec.Kind == TransportSpecKind.Any)
            {
                return true;
            }

            if (spec.Kind == TransportSpecKind.Transports)
            {
                bits |= spec.SetBits;
            }
            else
            {
                (listed ??= new List<TransportSpec>()).Add(spec);
            }
        }

        if (isLimited)
        {
            List<TransportSpec>? left = others;
            bits &= mask;
            listed = listed?.FindAll(spec => left?.Contains(spec) == true);
        }

        (mask, others, isLimited) = (bits, listed, true);
        return mask != 0 || listed is { Count: > 0 };
    }

    /// <summary>Those that have ports; otherwise the only other protocol, if it is one.</summary>
    internal readonly TransportSpec ToSpec()
        => !isLimited ? TransportSpec.Any : mask == 0 && others is { Count: 1 } ? others[0] : TransportSpec.OfMask(mask);
}
