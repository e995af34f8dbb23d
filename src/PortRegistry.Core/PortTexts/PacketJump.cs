namespace PortRegistry;

/// <summary>The rules of one chain that send packets to another: which packets they are for.</summary>
internal sealed class PacketJump
{
    private readonly string from;
    private readonly PacketRule first;

    internal PacketJump(string from, PacketRule rule)
    {
        this.from = from;
        first = rule;
        IsForAll = rule.IsForAll;
    }

    /// <summary>Whether one of them is for every packet.</summary>
    internal bool IsForAll { get; private set; }

    /// <summary>Whether there are several.</summary>
    internal bool HasOthers { get; private set; }

    internal void Add(PacketRule rule)
    {
        HasOthers = true;
        IsForAll |= rule.IsForAll;
    }

    /// <inheritdoc/>
    public override string ToString() => $"jump from {from}: {first.Describe()}";
}
