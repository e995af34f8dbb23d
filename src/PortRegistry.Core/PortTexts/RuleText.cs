using System;
using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry;

/// <summary>What the parsers of firewall rules share: comparisons of ports, directions and sides.</summary>
internal static class RuleText
{
    internal const string In = "In";
    internal const string Out = "Out";
    internal const string Forward = "Forward";

    private static readonly char[] WordEnds = { '-', '_', ' ' };

    /// <summary>The ports that match a comparison: <c>!= 22</c>, <c>&gt;= 1024</c>.</summary>
    internal static PortSpec Compare(string comparison, PortSpec ports)
    {
        if (ports.Kind == PortSpecKind.Invalid || comparison is "" or "==")
        {
            return ports;
        }

        if (comparison is "!=" or "!")
        {
            return Complement(ports);
        }

        if (ports.Kind != PortSpecKind.Range)
        {
            return PortSpec.Parse(comparison + " " + ports.Text);
        }

        int port = ports.Range.First;
        (int first, int last) = comparison switch
        {
            "<" => (0, port - 1),
            "<=" => (0, port),
            ">" => (port + 1, PortRange.MaxPort),
            _ => (port, PortRange.MaxPort),
        };
        return PortSpec.Parse(string.Format(CultureInfo.InvariantCulture, "{0}-{1}", first, last));
    }

    /// <summary>
    /// The direction in the last word of a chain's name, such as <c>ufw-user-output</c>; null if there is none.
    /// </summary>
    internal static string? DirectionOfName(string chain)
    {
        int word = chain.LastIndexOfAny(WordEnds) + 1;
        return chain.Substring(word).ToUpperInvariant() switch
        {
            "INPUT" or "PREROUTING" => In,
            "FORWARD" => Forward,
            "OUTPUT" or "POSTROUTING" => Out,
            _ => null,
        };
    }

    /// <summary>Sets destination and source as local and remote; the other way round for outgoing packets.</summary>
    internal static void SetSides(PortUse draft, (string? Address, PortSpec? Port) destination, (string? Address, PortSpec? Port) source)
    {
        bool isOut = draft.Direction == Out;
        (draft.LocalAddress, draft.LocalPort) = isOut ? source : destination;
        (draft.RemoteAddress, draft.RemotePort) = isOut ? destination : source;
    }

    // All ports except these. The complement of names and keywords is unknown.
    private static PortSpec Complement(PortSpec ports)
    {
        var ranges = new List<PortRange>();
        foreach (PortSpec item in ports.Items)
        {
            if (item.Kind != PortSpecKind.Range)
            {
                return PortSpec.Parse("!" + ports.Text);
            }

            ranges.Add(item.Range);
        }

        ranges.Sort();
        var left = new List<string>();
        int next = 0;
        foreach (PortRange range in ranges)
        {
            if (range.First > next)
            {
                left.Add(Between(next, range.First - 1));
            }

            next = Math.Max(next, range.Last + 1);
        }

        if (next <= PortRange.MaxPort)
        {
            left.Add(Between(next, PortRange.MaxPort));
        }

        return PortSpec.Parse(string.Join(",", left));
    }

    private static string Between(int first, int last) => (first == last ? new PortRange(first) : new PortRange(first, last)).ToString();
}
