using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>
/// Columns of a catalog that look as if they approved ports or limited an approval, and do neither. To leave them out without
/// a word would approve what nobody approved.
/// </summary>
internal sealed class CatalogDoubts
{
    private static readonly Regex Transport = new("^(tcp|udp|sctp|dccp)([ ,/+&]+(tcp|udp|sctp|dccp))*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Approval = new(
        "^(status|state|action|verdict|decision|approval|approvalstatus|approvedby|allow|permit|permission|freigegeben|genehmigt|erlaubt|autorisé|autorise|approuvé|approuve|aprobado|autorizado|permitido|approvato)$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Decision = new(
        "^(yes|y|no|n|true|false|ok|x|✓|✔|approved?|not approved|allow(ed)?|permit(ted)?|accept(ed)?|den(y|ied)|reject(ed)?|block(ed)?|drop|pending|ja|nein|oui|non|s[ií]|n[aã]o|freigegeben|genehmigt)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Limit = new("^((ps)?computername|hosts?|hostname|servers?|machines?|direction|zone|interface|(source|src|destination|dst|dest)(address|ip|zone|network)?|subnet|cidr)$", RegexOptions.CultureInvariant);

    // "RFC 854" under Source is where it is written, and no address.
    private static readonly Regex Address = new("^[0-9a-f.:/*-]*[.:][0-9a-f.:/*-]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly List<string> approvals = new();
    private readonly List<string> limits = new();

    /// <summary>The heading of a transport that is not known as one, beside ports without a transport of their own; null if there is none.</summary>
    internal static string? TransportIn(CatalogCells cells, PortSpec port)
    {
        if (cells.Transport is null && port.Items.Any(item => item.Transport.Kind == TransportSpecKind.Any))
        {
            foreach ((string heading, _, string text) in cells.Unknown())
            {
                if (Transport.IsMatch(text))
                {
                    return heading;
                }
            }
        }

        return null;
    }

    internal void Add(CatalogCells cells)
    {
        foreach ((string heading, string bare, string text) in cells.Unknown())
        {
            if (Approval.IsMatch(bare) && (Decision.IsMatch(text) || bare == "approvedby") && !approvals.Contains(heading))
            {
                approvals.Add(heading);
            }

            bool isNamed = bare is "direction" or "zone" or "interface" || bare.EndsWith("name", StringComparison.Ordinal) || bare.StartsWith("host", StringComparison.Ordinal) || bare.StartsWith("server", StringComparison.Ordinal) || bare.StartsWith("machine", StringComparison.Ordinal);
            if (Limit.IsMatch(bare) && (isNamed || Address.IsMatch(text)) && text is not ("*" or "any" or "Any") && !limits.Contains(heading))
            {
                limits.Add(heading);
            }
        }
    }

    internal IReadOnlyList<string> Sentences(bool hasApproval)
    {
        var sentences = new List<string>();
        if (!hasApproval && approvals.Count > 0)
        {
            sentences.Add($"The column '{VisibleText.Of(approvals[0])}' may say which ports are approved, and is not read for it. Name it Approved, with yes or no.");
        }

        if (hasApproval && limits.Count > 0)
        {
            sentences.Add($"The column '{VisibleText.Of(limits[0])}' does not limit an approval: a port is approved everywhere. Keep a catalog for each place.");
        }

        return sentences;
    }
}
