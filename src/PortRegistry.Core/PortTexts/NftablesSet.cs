using System;
using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry;

/// <summary>
/// A set or map of nftables, named or in braces. Its ports are read once, however many rules refer to it.
/// </summary>
internal sealed class NftablesSet
{
    // Most sets of a ruleset are one value without braces, of which nobody asks for the element.
    private string? only;
    private List<NftablesElement>? elements;
    private Dictionary<string, PortSpec?>? ports;

    internal bool IsEmpty => only is null && Elements.Count == 0;

    internal List<NftablesElement> Elements
        => elements ??= only is null ? new List<NftablesElement>() : new List<NftablesElement>(1) { new(new[] { only }, Array.Empty<NftablesToken>()) };

    /// <summary>Whether a rule has used the set, so that it must not change any more.</summary>
    internal bool IsUsed { get; set; }

    internal string? Add(IReadOnlyList<NftablesToken> tokens, int start, int end)
    {
        ports = null;
        return NftablesElement.ReadAll(tokens, start, end, Elements);
    }

    /// <summary>The elements with the given number of parts, and the default element.</summary>
    /// <returns>Null, or the error.</returns>
    internal string? Check(int partCount)
    {
        if (only is not null && partCount == 1)
        {
            return null;
        }

        foreach (NftablesElement element in Elements)
        {
            if (element.Parts.Count != partCount && !element.IsRest)
            {
                return $"the element '{string.Join(" . ", element.Parts)}' has another number of parts than the {(partCount == 1 ? "one value that is" : partCount + " values that are")} compared with it";
            }
        }

        return null;
    }

    /// <summary>The ports that match a comparison with the set; null if there are none; of kind Invalid if one is invalid.</summary>
    internal PortSpec? Ports(string comparison)
    {
        if (comparison.Length == 0 && (only ?? (Elements.Count == 1 ? Elements[0].Parts[0] : null)) is string one)
        {
            return one == "*" ? PortSpec.Any : PortsOf(one);
        }

        ports ??= new Dictionary<string, PortSpec?>(StringComparer.Ordinal);
        if (!ports.TryGetValue(comparison, out PortSpec? read))
        {
            read = comparison.Length == 0 ? ReadPorts() : Ports(string.Empty) is PortSpec all ? RuleText.Compare(comparison, all) : null;
            ports.Add(comparison, read);
        }

        return read;
    }

    /// <summary>Becomes the set of one value, whatever it was before.</summary>
    internal NftablesSet Be(string value)
    {
        (only, elements, ports) = (value, null, null);
        return this;
    }

    /// <summary>The ports of the default element: those that no other element has; invalid if names are among them.</summary>
    internal PortSpec OtherPorts()
    {
        var items = new List<PortSpec>();
        foreach (NftablesElement element in Elements)
        {
            if (!element.IsRest)
            {
                items.Add(PortsOf(element.Parts[0]));
            }
        }

        return items.Count == 0 ? PortSpec.Any : RuleText.Compare("!=", PortSpec.ListOf(items));
    }

    /// <summary>Reads a number, decimal or hexadecimal.</summary>
    internal static bool TryReadNumber(string text, out int number)
        => text.StartsWith("0x", StringComparison.Ordinal)
            ? int.TryParse(text.Substring(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out number)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>A port, a range or a name: decimal, hexadecimal, or from the services file of the machine.</summary>
    internal static PortSpec PortsOf(string text)
    {
        int dash = text.IndexOf('-');
        if (dash > 0 && IsHex(text))
        {
            return PortSpec.Parse(FromHex(text.Substring(0, dash)) + "-" + FromHex(text.Substring(dash + 1)));
        }

        PortSpec read = PortSpec.Parse(IsHex(text) ? FromHex(text) : text);
        return read.Kind is PortSpecKind.Range or PortSpecKind.Service or PortSpecKind.Invalid ? read : PortSpec.Parse("!" + text);
    }

    private PortSpec? ReadPorts()
    {
        var items = new List<PortSpec>(Elements.Count);
        foreach (NftablesElement element in Elements)
        {
            if (element.IsRest)
            {
                return PortSpec.Any;
            }

            items.Add(PortsOf(element.Parts[0]));
        }

        return items.Count == 0 ? null : PortSpec.ListOf(items);
    }

    private static bool IsHex(string text) => text.IndexOf("0x", StringComparison.Ordinal) >= 0;

    private static string FromHex(string text)
        => TryReadNumber(text, out int number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : text;
}
