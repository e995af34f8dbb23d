namespace PortRegistry;

/// <summary>How packets that not all rules send come to a chain: by a jump, or through a chain that they come to so.</summary>
internal sealed class PacketWay
{
    // Who goes through more chains than this is told of the last of them.
    private const int MaxSteps = 100;

    private readonly PacketJump? jump;
    private readonly PacketWay? before;

    internal PacketWay(PacketJump? jump, PacketWay? before)
    {
        this.jump = jump;
        this.before = before;
        HasOthers = jump?.HasOthers ?? false;
    }

    /// <summary>Whether packets come by other jumps as well.</summary>
    internal bool HasOthers { get; set; }

    /// <summary>The condition on which packets come: <c>jump from INPUT: tcp, dport 22</c>.</summary>
    public override string ToString()
    {
        PacketWay way = this;
        bool hasOthers = HasOthers;
        for (int i = 0; i < MaxSteps && way.jump is null; i++)
        {
            way = way.before!;
            hasOthers |= way.HasOthers;
        }

        return (way.jump?.ToString() ?? "jump from another chain") + (hasOthers ? ", or by another rule" : string.Empty);
    }
}
