using System;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary><c>ufw status</c>, also verbose or numbered: To, Action and From, of which To and From may contain spaces.</summary>
internal sealed class UfwParser : PortTextParser
{
    private static readonly char[] Digits = "0123456789".ToCharArray();
    private static readonly char[] Colons = { ':', '：' };
    private static readonly Regex RowNumber = new(@"^\[ *[0-9]+\] *", RegexOptions.CultureInvariant);
    private static readonly Regex Rule = new(@"^(?<to>\S.*?) (?<action>ALLOW|DENY|REJECT|LIMIT)( (?<way>IN|OUT|FWD))? (?<from>\S.*)$", RegexOptions.CultureInvariant);
    private static readonly Regex Log = new(@" \((log|log-all|out|log, out|log-all, out)\)$", RegexOptions.CultureInvariant);

    // ufw does not translate the policies, only the words around them.
    private static readonly Regex Policies = new(@"^[^:：]+[:：] ?(?<in>[a-z]+) \([^)]*\), (?<out>[a-z]+) \([^)]*\)(, (?<routed>[a-z]+) \([^)]*\))?$", RegexOptions.CultureInvariant);

    private static readonly Regex Policy = new(@"[:：] ?(allow|deny|reject)\b", RegexOptions.CultureInvariant);

    private bool hasRules;

    // One side at least has an address or a port: the other may be the name of a profile, which can be any words.
    internal static bool IsRow(string[] words)
    {
        int action = Array.FindIndex(words, word => word is "ALLOW" or "DENY" or "REJECT" or "LIMIT");
        int source = action + 1 < words.Length && words[action + 1] is "IN" or "OUT" or "FWD" ? action + 2 : action + 1;
        return action > 0 && source < words.Length && Array.IndexOf(words, "->") < 0 && Array.IndexOf(words, "--") < 0 && !(char.IsLetter(words[source][0]) && TransportSpec.Parse(words[source]).Kind != TransportSpecKind.Invalid)
            && (UfwSide.IsStart(words[source]) || UfwSide.IsStart(words[words[0].StartsWith("[", StringComparison.Ordinal) ? words[0] == "[" ? 2 : 1 : 0]));
    }

    internal static PortTextClaim Claim(PortTextLine line)
        => UfwStatus.IsActive(line.Text) || UfwStatus.IsInactive(line.Text) || (line.Starts("To ") && line.Holds("Action") && line.Ends("From")) || Policies.IsMatch(line.Text) ? PortTextClaim.Own
        : IsRow(line.Words) || IsPortAlone(line) ? PortTextClaim.Row
        : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        string text = string.Join(" ", Words(RowNumber.Replace(line.Text, string.Empty)));
        int comment = text.IndexOf(" #", StringComparison.Ordinal);
        Match rule = Rule.Match(Log.Replace(comment < 0 ? text : text.Substring(0, comment), string.Empty));
        if (rule.Success)
        {
            hasRules = true;
            return ReadRule(rule, comment < 0 ? null : text.Substring(comment + 2).TrimStart(), sink);
        }

        Match policies = Policies.Match(text);
        if (policies.Success)
        {
            return ReadPolicy(policies.Groups["in"].Value, RuleText.In, sink)
                ?? ReadPolicy(policies.Groups["out"].Value, RuleText.Out, sink)
                ?? (policies.Groups["routed"].Success ? ReadPolicy(policies.Groups["routed"].Value, RuleText.Forward, sink) : null);
        }

        if (UfwStatus.IsInactive(text))
        {
            sink.Fail("ufw is inactive, and none of its rules is in force");
            return null;
        }

        return UfwStatus.IsActive(text) || IsHeading(text) ? null : "a rule of ufw has what it is to, ALLOW, DENY, REJECT or LIMIT, and what it is from";
    }

    private static string? ReadPolicy(string policy, string direction, PortUseSink sink)
    {
        switch (policy)
        {
            case "allow" when direction != RuleText.Out:
                sink.Add(new PortUse { Role = PortUseRole.Rule, Action = policy, Direction = direction, LocalPort = PortSpec.Any });
                return null;
            case "allow" or "deny" or "reject" or "disabled":
                return null;
            default:
                return $"'{policy}' is no policy of ufw that is known";
        }
    }

    private static string? ReadRule(Match rule, string? comment, PortUseSink sink)
    {
        string way = rule.Groups["way"].Value;
        var draft = new PortUse
        {
            Role = PortUseRole.Rule,
            Action = rule.Groups["action"].Value,
            Direction = way == "OUT" ? RuleText.Out : way == "FWD" ? RuleText.Forward : RuleText.In,
            Comment = comment,
        };
        (UfwSide to, string? error) = UfwSide.Read(rule.Groups["to"].Value);
        (UfwSide source, string? other) = UfwSide.Read(rule.Groups["from"].Value);
        if ((error ?? other) is string reason)
        {
            return reason;
        }

        // For routed traffic, the interface of the To side is the outgoing one; otherwise it is the incoming one.
        (draft.InInterface, draft.OutInterface) = way == "FWD" ? (source.Interface, to.Interface) : (to.Interface, source.Interface);
        bool isLoopback = draft.InInterface == "lo" || draft.OutInterface == "lo";
        if (isLoopback && to.Port is null && source.Port is null)
        {
            return null;
        }

        draft.Protocol = to.Protocol.And(source.Protocol);
        draft.Service = to.Profile ?? source.Profile;
        PortSpec? toPort = draft.Protocol.Kind == TransportSpecKind.OtherProtocol ? null : to.Port ?? PortSpec.Any;

        // For outgoing traffic, To is the other side.
        RuleText.SetSides(draft, (to.Address, toPort), (source.Address, source.Port));
        sink.Add(draft);
        return null;
    }

    // Headings are translated: To, Action and From, and settings of one word and a colon.
    private bool IsHeading(string text)
        => text.StartsWith("--", StringComparison.Ordinal)
        || text is "To Action From"
        || text.StartsWith("Logging: ", StringComparison.Ordinal)
        || text.StartsWith("New profiles: ", StringComparison.Ordinal)
        || text.StartsWith("Firewall ", StringComparison.Ordinal)
        || (!hasRules && !Policy.IsMatch(text) && text.IndexOfAny(Digits) < 0 && (Words(text).Length == 3 || text.IndexOfAny(Colons) > 0));
}
