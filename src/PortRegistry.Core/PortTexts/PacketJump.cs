namespace PortRegistry;

/// <summary>The rules of a chain that jump to another, with their conditions.</summary>
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

    /// <summary>Whether one of them is unconditional.</summary>
    internal bool IsForAll { get; private set; }

    internal bool HasOthers { get; private set; }

    internal void Add(PacketRule rule)
    {
        HasOthers = true;
        IsForAll |= rule.IsForAll;
    }

    public override string ToString() => $"jump from {from}: {first.Describe()}";
}
