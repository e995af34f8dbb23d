namespace PortRegistry;

/// <summary>A chain of nftables and its policy.</summary>
internal sealed class NftablesChain(string name)
{
    private PortUseSink? place;
    private bool isPolicyKnown;

    internal string Name { get; } = name;

    /// <summary>The policy given before the chain's rules; a later one replaces it.</summary>
    internal PacketRule? GivenPolicy { get; set; }

    /// <summary>The line below its last rule if that has conditions and does nothing, so that the line may be the rest of it; else 0.</summary>
    internal int RestLine { get; set; }

    /// <summary>Sets the hook of the chain; a filter chain accepts or rejects the packets there.</summary>
    internal void SetHook(bool isFilter, PortUseSink sink)
    {
        if (isFilter && !isPolicyKnown)
        {
            place = sink;
        }
    }

    internal void SetPolicy(bool accepts, PortUseSink sink)
    {
        place = accepts && place is not null ? sink : null;
        isPolicyKnown = true;
        if (GivenPolicy is not null)
        {
            GivenPolicy.MatchesNothing |= !accepts;
        }
    }

    /// <summary>The line that states or implies the policy accept, returned once; null if there is none.</summary>
    internal PortUseSink? TakePolicy()
    {
        PortUseSink? taken = place;
        place = null;
        isPolicyKnown |= taken is not null;
        return taken;
    }
}
