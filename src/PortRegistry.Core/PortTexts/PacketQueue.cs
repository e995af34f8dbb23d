using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Rules whose direction is not yet known, and all that follow them, since uses are reported in the order of the text.</summary>
internal sealed class PacketQueue
{
    private readonly Queue<Waiting> waiting = new();

    internal bool IsEmpty => waiting.Count == 0;

    internal void Add(PacketChains chains, string chain, PacketRule rule, PortUseSink sink) => waiting.Enqueue(new Waiting(chains, chain, rule, sink));

    /// <summary>Reports the first rules up to one whose chain is still unknown; all of them at the end of the text.</summary>
    internal void Give(bool isEnd)
    {
        while (waiting.Count > 0 && (isEnd || waiting.Peek().Chains.IsKnown))
        {
            Waiting first = waiting.Dequeue();
            first.Chains.Give(first.Chain, first.Rule, first.Sink);
        }
    }

    private readonly struct Waiting
    {
        internal Waiting(PacketChains chains, string chain, PacketRule rule, PortUseSink sink)
        {
            Chains = chains;
            Chain = chain;
            Rule = rule;
            Sink = sink;
        }

        internal PacketChains Chains { get; }

        internal string Chain { get; }

        internal PacketRule Rule { get; }

        internal PortUseSink Sink { get; }
    }
}
