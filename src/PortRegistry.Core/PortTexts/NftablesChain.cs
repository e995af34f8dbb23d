namespace PortRegistry;

/// <summary>A chain of nftables, and what it does with packets that no rule decides.</summary>
internal sealed class NftablesChain
{
    private PortUseSink? place;
    private bool isPolicyKnown;

    internal NftablesChain(string name) => Name = name;

    internal string Name { get; }

    /// <summary>The policy that was given before the chain's rules; a later one takes it back.</summary>
    internal PacketRule? GivenPolicy { get; set; }

    /// <summary>Takes where the chain is called, which lets packets in or through where it is a filter's.</summary>
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

    /// <summary>Where the text says, or leaves out, that the chain accepts; once, and null where it does not.</summary>
    internal PortUseSink? TakePolicy()
    {
        PortUseSink? taken = place;
        place = null;
        isPolicyKnown |= taken is not null;
        return taken;
    }
}
