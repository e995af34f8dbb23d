using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>
/// The ports to which a remark under Unauthorized Use Reported applies. A remark may name ports ("Unauthorized Use Known
/// on ports 8616 and 8617") in a record of many more, or of others.
/// </summary>
internal static class UnauthorizedPorts
{
    private static readonly Regex Named = new(
        @"\b(?:ports?|on)\s+(?:(?<ports>\d{1,5}(?:\s?-\s?\d{1,5})?)\b(?:\s*(?:,|&|\band\b|\bor\b)\s*)*)+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The ports of a record that its remark accuses: those it names, or all where it names none.</summary>
    internal static IEnumerable<PortRange> Of(ServiceRecord record)
    {
        if (record.UnauthorizedUse is not string remark || record.Port is not PortRange own)
        {
            yield break;
        }

        bool isNamed = false;
        foreach (Match match in Named.Matches(remark))
        {
            foreach (Capture ports in match.Groups["ports"].Captures)
            {
                if (PortRange.TryParse(ports.Value.Replace(" ", string.Empty), out PortRange named))
                {
                    isNamed = true;
                    if (named.Overlaps(own))
                    {
                        yield return named.Intersect(own);
                    }
                }
            }
        }

        if (!isNamed)
        {
            yield return own;
        }
    }
}
