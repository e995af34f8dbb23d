using System.Collections.Generic;

namespace PortRegistry;

/// <summary>How packets reach a chain that not all of them reach: a jump, after the way to the chain that jumps.</summary>
internal sealed class PacketWay
{
    // For longer ways, only the last jumps are shown.
    private const int MaxSteps = 100;
    private const int MaxConditions = 8;

    private readonly PacketJump? jump;
    private readonly PacketWay? before;

    /// <summary>Creates a way.</summary>
    /// <param name="jump">The last jump; null if it is unconditional.</param>
    /// <param name="before">The way to the chain that jumps; null if all packets reach it.</param>
    internal PacketWay(PacketJump? jump, PacketWay? before)
    {
        this.jump = jump;
        this.before = before;
        HasOthers = jump?.HasOthers ?? false;
    }

    /// <summary>Whether other jumps lead here as well.</summary>
    internal bool HasOthers { get; set; }

    /// <summary>The conditions of the way, in the order of evaluation: <c>jump from INPUT: tcp, dport 22</c>.</summary>
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
