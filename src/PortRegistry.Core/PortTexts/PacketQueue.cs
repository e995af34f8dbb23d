using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Rules that wait until it is known which way their packets go, and all that follow them: rules come in the order of the text.</summary>
internal sealed class PacketQueue
{
    private readonly Queue<Waiting> waiting = new();

    internal bool IsEmpty => waiting.Count == 0;

    internal void Add(PacketChains chains, string chain, PacketRule rule, PortUseSink sink) => waiting.Enqueue(new Waiting(chains, chain, rule, sink));

    /// <summary>Gives those from the first on whose chains are known; all of them at the end of the text.</summary>
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
