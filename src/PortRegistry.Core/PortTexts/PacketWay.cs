using System.Collections.Generic;

namespace PortRegistry;

/// <summary>How packets come to a chain that not all of them reach: by a jump, behind the way to the chain that jumps.</summary>
internal sealed class PacketWay
{
    // Who goes through more chains than this is told of the last of them.
    private const int MaxSteps = 100;
    private const int MaxConditions = 8;

    private readonly PacketJump? jump;
    private readonly PacketWay? before;

    /// <summary>Makes a way.</summary>
    /// <param name="jump">The last jump; null where it is for every packet that comes to it.</param>
    /// <param name="before">The way to the chain that jumps; null where all packets come there.</param>
    internal PacketWay(PacketJump? jump, PacketWay? before)
    {
        this.jump = jump;
        this.before = before;
        HasOthers = jump?.HasOthers ?? false;
    }

    /// <summary>Whether packets come by other jumps as well.</summary>
    internal bool HasOthers { get; set; }

    /// <summary>The conditions on which packets come, in the order in which they meet them: <c>jump from INPUT: tcp, dport 22</c>.</summary>
    internal List<string> Conditions()
    {
        var conditions = new List<string>();
        bool hasOthers = false;
        PacketWay? way = this;
        for (int i = 0; i < MaxSteps && way is not null && conditions.Count < MaxConditions; i++, way = way.before)
        {
            hasOthers |= way.HasOthers;
            if (way.jump is not null)
            {
                conditions.Add(way.jump + (hasOthers ? ", or by another rule" : string.Empty));
                hasOthers = false;
            }
        }

        if (way is not null)
        {
            conditions.Add("jump from other chains");
        }

        conditions.Reverse();
        return conditions;
    }
}
