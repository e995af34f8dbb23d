using System;
using System.Collections;
using System.Globalization;

namespace PortRegistry;

/// <summary>Counts ports of ranges that may overlap, each once.</summary>
internal sealed class PortCount
{
    private readonly BitArray seen = new(PortRange.MaxPort + 1);
    private int first = PortRange.MaxPort;

    internal int Count { get; private set; }

    /// <summary>Whether no port is left out. Port 0 is never on the wire.</summary>
    internal bool IsEveryPort => Count - (seen[0] ? 1 : 0) == PortRange.MaxPort;

    /// <summary>The ports in words: <c>port 24</c>, <c>3 ports, the first of them 24</c>.</summary>
    /// <returns>The words.</returns>
    public override string ToString()
        => string.Format(CultureInfo.InvariantCulture, Count == 1 ? "port {1}" : "{0:N0} ports, the first of them {1}", Count, first);

    internal static string Print(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    internal bool HasSamePorts(PortCount other)
    {
        if (Count != other.Count)
        {
            return false;
        }

        for (int port = first; port <= PortRange.MaxPort; port++)
        {
            if (seen[port] != other.seen[port])
            {
                return false;
            }
        }

        return true;
    }

    internal void Add(PortRange range)
    {
        first = Math.Min(first, range.First);
        for (int port = range.First; port <= range.Last; port++)
        {
            if (!seen[port])
            {
                seen[port] = true;
                Count++;
            }
        }
    }
}
