using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Sets of nftables as text: <c>{ 22, 80-90 }</c>, <c>{ 10.0.0.1 . 22 }</c>, <c>{ 22 : accept, 80 : jump web }</c>.</summary>
internal static class NftablesSet
{
    private static readonly string[] Dots = { " . " };

    /// <summary>The ports of a value, as the grammar of <see cref="PortSpec"/> has them.</summary>
    internal static string PortsOf(string value, int place)
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

    internal static IEnumerable<(string Key, string Verdict)> EntriesOf(string value)
    {
        foreach (string element in Elements(value))
        {
            int colon = element.IndexOf(" : ", StringComparison.Ordinal);
            yield return colon < 0 ? (element, string.Empty) : (element.Substring(0, colon), element.Substring(colon + 3).Trim());
        }
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
