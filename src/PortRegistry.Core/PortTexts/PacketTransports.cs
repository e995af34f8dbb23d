using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Which protocols a rule is for: all, until conditions leave some.</summary>
internal sealed class PacketTransports
{
    private int mask;
    private List<TransportSpec>? others;
    private bool isLimited;

    internal bool IsLimited => isLimited;

    /// <summary>Whether one of them has ports.</summary>
    internal bool HasPorts => !isLimited || mask != 0;

    internal PacketTransports Clone() => (PacketTransports)MemberwiseClone();

    /// <summary>Leaves the protocols of a list; false where none is left.</summary>
    internal bool TryLimit(IReadOnlyList<TransportSpec> anyOf)
    {
        int bits = 0;
        var listed = new List<TransportSpec>();
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
                listed.Add(spec);
            }
        }

        if (isLimited)
        {
            bits &= mask;
            listed = listed.FindAll(spec => others!.Contains(spec));
        }

        (mask, others, isLimited) = (bits, listed, true);
        return mask != 0 || listed.Count > 0;
    }

    /// <summary>Those that have ports; else the other protocol, where it is one.</summary>
    internal TransportSpec ToSpec()
        => !isLimited ? TransportSpec.Any : mask == 0 && others!.Count == 1 ? others[0] : TransportSpec.OfMask(mask);
}
