using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary><c>ufw status</c>, also verbose or numbered: To, Action and From, of which To and From may hold spaces.</summary>
internal sealed class UfwParser : PortTextParser
{
    internal override PortTextFormat Format => PortTextFormat.Ufw;

    internal static bool IsRow(string[] words)
    {
        int action = IndexOfAction(words);
        return action > 0 && action + 1 < words.Length && Array.IndexOf(words, "->") < 0;
    }

    internal static PortTextClaim Claim(PortTextLine line)
        => line.Starts("Status: active") || line.Starts("Status: inactive") || (line.Starts("To ") && line.Holds("Action") && line.Ends("From")) ? PortTextClaim.Own
        : IsRow(line.Words) ? PortTextClaim.Row
        : PortTextClaim.None;

    internal override string? Read(string line, PortUseSink sink)
    {
        string text = line.Trim();
        if (text.EndsWith("From", StringComparison.Ordinal) || text.StartsWith("--", StringComparison.Ordinal) || IsSetting(text))
        {
            return null;
        }

        var draft = new PortUseDraft { Role = PortUseRole.Rule, Direction = RuleText.In };
        int comment = text.IndexOf(" # ", StringComparison.Ordinal);
        if (comment >= 0)
        {
            draft.Comment = text.Substring(comment + 3).Trim();
            text = text.Substring(0, comment);
        }

        var words = new List<string>(Words(text));
        DropNumber(words);
        int action = IndexOfAction(words.ToArray());
        if (action < 1)
        {
            return "a rule of ufw has what it is to, ALLOW, DENY, REJECT or LIMIT, and what it is from";
        }

        draft.Action = words[action];
        int from = action + 1;
        if (from < words.Count && words[from] is "IN" or "OUT" or "FWD")
        {
            draft.Direction = words[from] == "OUT" ? RuleText.Out : words[from] == "FWD" ? RuleText.Forward : RuleText.In;
            from++;
        }

        UfwSide to = UfwSide.Read(words.GetRange(0, action));
        UfwSide source = UfwSide.Read(words.GetRange(from, words.Count - from));
        string? error = to.Port?.Error ?? source.Port?.Error ?? to.Protocol.Error ?? source.Protocol.Error;
        if (error is not null)
        {
            return error.TrimEnd('.');
        }

        draft.Protocol = to.Protocol.And(source.Protocol);
        draft.Interface = to.Interface ?? source.Interface;
        draft.Service = to.Profile ?? source.Profile;
        PortSpec? toPort = to.Port ?? (source.Port is null ? PortSpec.Any : null);
        if (draft.Protocol.Kind == TransportSpecKind.OtherProtocol)
        {
            toPort = null;
        }

        // For ufw "to" is the other side of what goes out.
        RuleText.SetSides(draft, (to.Address, toPort), (source.Address, source.Port));
        sink.Add(draft);
        return null;
    }

    private static bool IsSetting(string text)
        => text.StartsWith("Status:", StringComparison.Ordinal)
        || text.StartsWith("Logging:", StringComparison.Ordinal)
        || text.StartsWith("Default:", StringComparison.Ordinal)
        || text.StartsWith("New profiles:", StringComparison.Ordinal)
        || text.StartsWith("Firewall ", StringComparison.Ordinal);

    private static int IndexOfAction(string[] words)
        => Array.FindIndex(words, word => word is "ALLOW" or "DENY" or "REJECT" or "LIMIT");

    // "[ 1]" and "[10]"
    private static void DropNumber(List<string> words)
    {
        if (words[0] == "[" && words.Count > 1 && words[1].EndsWith("]", StringComparison.Ordinal))
        {
            words.RemoveRange(0, 2);
        }
        else if (words[0][0] == '[' && words[0].EndsWith("]", StringComparison.Ordinal))
        {
            words.RemoveAt(0);
        }
    }
}
