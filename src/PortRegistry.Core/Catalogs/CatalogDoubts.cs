using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>
/// Columns of a catalog that look as if they approved ports, or ended or limited an approval, and do not. To leave them out
/// without a word would approve what nobody approved.
/// </summary>
internal sealed class CatalogDoubts
{
    private static readonly Regex Transport = new("^(tcp|udp|sctp|dccp)([ ,/+&]+(tcp|udp|sctp|dccp))*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Approval = new(
        "^(status|state|action|verdict|decision|enabled|active)$|approv|allow|permi[st]|authori|autori|freig|genehmig|erlaub|zulässig|aprob|разреш|утвержд|одобр|批准|承認|许可|許可|允许|允許|승인|허용",
        RegexOptions.CultureInvariant);

    // A yes under these is a no.
    private static readonly Regex Refusal = new(
        "^(not|nicht|un|dis|in)(approv|allow|permi[st]|authori|abled|active|freig|genehmig|erlaub|zulässig)|den(y|ied)$|block(ed)?$|forbid|prohib|reject|gesperrt|verboten|interdit",
        RegexOptions.CultureInvariant);

    private static readonly Regex Yes = new("^(yes|y|true|ok|x|✓|✔|approved?|allow(ed)?|permit(ted)?|accept(ed)?|ja|oui|s[iíì]|sim|да|是|はい|예|freigegeben|genehmigt)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex No = new(
        "^(no|n|false|not (approved|allowed)|den(y|ied)|reject(ed)?|block(ed)?|drop|pending|expired|revoked|nein|non|n[aã]o|нет|否|いいえ|아니(오|요))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex End = new("until|expir|bis$|ablauf|gültig|jusqu|hasta|scad|valid|effective|^start(date|s|on)?$", RegexOptions.CultureInvariant);

    private static readonly Regex Day = new("[0-9]{4}|[0-9][./-][0-9]", RegexOptions.CultureInvariant);

    private static readonly Regex Limit = new(
        "^((ps)?computername|hosts?|hostname|servers?|machines?|direction|zone|interface|env|environment|site|location|segment|vlan|standort|umgebung|(source|src|destination|dst|dest|local|remote)?(address|ip|ipaddress|zone|network)|source|src|destination|dst|dest|subnet|cidr|(source|src|remote)ports?)$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Addressed = new("^((source|src|destination|dst|dest|local|remote)?(address|ip|ipaddress|network)|source|src|destination|dst|dest|subnet|cidr)$", RegexOptions.CultureInvariant);

    // "RFC 854" under Source is where it is written, and no address.
    private static readonly Regex Address = new("^[0-9a-f.:/*-]*[.:][0-9a-f.:/*-]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Any = new(@"^(\*|any|all|0\.0\.0\.0(/0)?|\[?::\]?(/0)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // The first heading of each kind.
    private string? approval;
    private string? refusal;
    private string? limit;
    private string? end;
    private bool hasEnd;

    /// <summary>The heading of a transport that is not known as one, beside ports without a transport of their own; null if there is none.</summary>
    internal static string? TransportIn(CatalogCells cells, PortSpec port)
    {
        if (cells.Transport is null && port.Items.Any(item => item.Transport.Kind == TransportSpecKind.Any))
        {
            foreach ((string heading, _, string text) in cells.Unknown())
            {
                if (Transport.IsMatch(text) || Transport.IsMatch(heading.Trim()))
                {
                    return heading;
                }
            }
        }

        return null;
    }

    internal void Add(CatalogCells cells, bool? approved)
    {
        hasEnd |= cells.Expires is not null;
        foreach ((string heading, string bare, string text) in cells.Unknown())
        {
            bool isRefusal = Refusal.IsMatch(bare);
            if (isRefusal || Approval.IsMatch(bare))
            {
                approval ??= Yes.IsMatch(text) || No.IsMatch(text) || bare == "approvedby" ? heading : null;
                refusal ??= approved == true && (isRefusal ? Yes : No).IsMatch(text) ? heading : null;
            }

            end ??= End.IsMatch(bare) && Day.IsMatch(text) ? heading : null;
            limit ??= Limit.IsMatch(bare) && (!Addressed.IsMatch(bare) || Address.IsMatch(text)) && !Any.IsMatch(text) ? heading : null;
        }
    }

    internal IReadOnlyList<string> Sentences(bool hasApproval)
    {
        var sentences = new List<string>();
        Tell(approval, !hasApproval, "may say which ports are approved, but is not read. Name it Approved, with yes or no.");
        Tell(refusal, hasApproval, "refuses a port that the column Approved approves, but is not read. Write no under Approved to refuse a port.");
        Tell(end, true, "may say when approvals start or end, but is not read. Name the column with the last days Expires, with days such as 2027-12-31.");
        Tell(limit, hasApproval, "does not limit an approval: a port is approved everywhere. Keep a catalog for each place.");
        if (hasEnd && !hasApproval)
        {
            sentences.Add("The column Expires ends approvals, but there are none. Write yes or no under Approved.");
        }

        return sentences;

        void Tell(string? heading, bool matters, string what)
        {
            if (matters && heading is not null)
            {
                sentences.Add($"The column '{VisibleText.Of(heading)}' {what}");
            }
        }
    }
}
