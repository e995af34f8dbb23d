using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// A set or map of nftables: <c>{ 22, 80-90 }</c>, <c>{ 10.0.0.1 . 22 }</c>, <c>{ 22 : accept, 80 : jump web }</c>. What it
/// says is read once, however many rules refer to it.
/// </summary>
internal sealed class NftablesSet
{
    private static readonly string[] Dots = { " . " };

    private readonly string text;
    private Dictionary<(int Place, string Comparison), PortSpec>? ports;
    private Dictionary<int, List<(PortSpec Ports, string Verdict)>>? entries;

    internal NftablesSet(string text) => this.text = text;

    /// <summary>The ports that a comparison with the set leaves; a spec of kind Invalid where it cannot be read.</summary>
    /// <param name="place">Which part of each element is the port, from 0.</param>
    /// <param name="comparison">How it is compared, such as <c>!=</c>; empty for no more than that.</param>
    internal PortSpec Ports(int place, string comparison)
    {
        ports ??= new Dictionary<(int, string), PortSpec>();
        if (!ports.TryGetValue((place, comparison), out PortSpec? read))
        {
            read = RuleText.Compare(comparison, PortSpec.Parse(PortsOf(text, place)));
            ports.Add((place, comparison), read);
        }

        return read;
    }

    /// <summary>The entries of a verdict map. The last one is of kind Invalid where it cannot be read, and none follows.</summary>
    /// <param name="place">Which part of each key is the port, from 0.</param>
    internal IReadOnlyList<(PortSpec Ports, string Verdict)> Entries(int place)
    {
        entries ??= new Dictionary<int, List<(PortSpec Ports, string Verdict)>>();
        if (!entries.TryGetValue(place, out List<(PortSpec Ports, string Verdict)>? read))
        {
            read = new List<(PortSpec Ports, string Verdict)>();
            entries.Add(place, read);
            foreach (string element in Elements(text))
            {
                int colon = element.IndexOf(" : ", StringComparison.Ordinal);
                string key = colon < 0 ? element : element.Substring(0, colon);
                read.Add((PortSpec.Parse(PortsOf(key, place)), colon < 0 ? string.Empty : element.Substring(colon + 3).Trim()));
                if (read[read.Count - 1].Ports.Kind == PortSpecKind.Invalid)
                {
                    break;
                }
            }
        }

        return read;
    }

    // As the grammar of PortSpec has them.
    private static string PortsOf(string value, int place)
    {
        var ports = new List<string>();
        foreach (string element in Elements(value))
        {
            string[] parts = element.Split(Dots, StringSplitOptions.None);
            string part = parts[Math.Min(place, parts.Length - 1)].Trim();

            // What follows an element is its own counter, timeout or comment.
            int end = part.IndexOf(' ');
            ports.Add(end < 0 ? part : part.Substring(0, end));
        }

        return string.Join(",", ports);
    }

    private static string[] Elements(string value)
    {
        string inner = value.Trim();
        if (inner.StartsWith("{", StringComparison.Ordinal))
        {
            inner = inner.Trim('{', '}');
        }

        string[] elements = inner.Split(',');
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = elements[i].Trim();
        }

        return elements;
    }
}
