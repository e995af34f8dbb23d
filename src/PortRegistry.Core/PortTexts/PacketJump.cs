namespace PortRegistry;

/// <summary>The rules of one chain that send packets to another: which packets they are for.</summary>
internal sealed class PacketJump
{
    private readonly string from;
    private readonly PacketRule first;
    private int others;

    internal PacketJump(string from, PacketRule rule)
    {
        this.from = from;
        first = rule;
        IsForAll = rule.IsForAll;
    }

    /// <summary>Whether one of them is for every packet.</summary>
    internal bool IsForAll { get; private set; }

    internal void Add(PacketRule rule)
    {
        others++;
        IsForAll |= rule.IsForAll;
    }

    /// <summary>The condition on which the chain is reached: <c>jump from INPUT: tcp, dport 22</c>.</summary>
    public override string ToString()
        => $"jump from {from}: {first.Describe()}{(others == 0 ? string.Empty : others == 1 ? ", or by another rule" : $", or by {others} other rules")}";
}
