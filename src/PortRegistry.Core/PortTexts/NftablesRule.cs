using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// Parses a rule of nftables with the statements of nft(8). It becomes several rules if a map has verdicts, or if elements
/// of a set concatenate ports and addresses.
/// </summary>
internal sealed partial class NftablesRule
{
    private static readonly string[] Units = { "bytes", "kbytes", "mbytes", "packets" };

    private readonly NftablesTable table;
    private readonly List<NftablesSelector> selectors = new();
    private readonly NftablesSet single = new();
    private List<NftablesToken> tokens = new();
    private List<PacketRule> rules = new(1);
    private string? action;
    private string? effect;
    private string? weakest;
    private string? target;
    private IReadOnlyList<PacketRule> continued = Array.Empty<PacketRule>();
    private bool isOpen;
    private int at;

    /// <summary>Creates a reader of rules with the sets of a table.</summary>
    internal NftablesRule(NftablesTable table) => this.table = table;

    internal List<PacketRule> Rules => rules;

    /// <summary>For a rule that jumps to a chain without a name, the conditions that the rules in it inherit.</summary>
    internal IReadOnlyList<PacketRule> Continued => continued;

    /// <summary>Reads the next rule; the rules of the one before are no longer there.</summary>
    /// <param name="statement">Its tokens.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="outer">For a rule in a chain without a name, the rules that jump to it.</param>
    internal string? Read(List<NftablesToken> statement, int start, IReadOnlyList<PacketRule>? outer)
    {
        Begin(statement, start, outer);
        while (at < tokens.Count)
        {
            int before = at;
            string? reason = ReadStatement();
            if (reason is not null)
            {
                return reason;
            }

            if (at == before)
            {
                return $"'{tokens[at].Text}' is no statement of nft that is known here";
            }
        }

        if (isOpen)
        {
            continued = rules.ConvertAll(rule => rule.Clone());
        }

        foreach (PacketRule rule in rules)
        {
            rule.Action ??= action ?? effect ?? weakest;
            rule.JumpTarget ??= target;
        }

        return null;
    }

    private void Begin(List<NftablesToken> statement, int start, IReadOnlyList<PacketRule>? outer)
    {
        (tokens, at, isOpen) = (statement, start, false);
        (action, effect, weakest, target, continued) = (null, null, null, null, Array.Empty<PacketRule>());
        rules = rules.Count > 1 ? new List<PacketRule>(1) : rules;
        rules.Clear();
        for (int i = 0; i < outer?.Count; i++)
        {
            rules.Add(outer[i].Clone());
        }

        if (rules.Count == 0)
        {
            rules.Add(new PacketRule());
        }
    }

    private bool Next(string word) => at < tokens.Count && tokens[at].Is(word);

    private bool Skip(string word)
    {
        bool isNext = Next(word);
        at += isNext ? 1 : 0;
        return isNext;
    }

    private void SkipAny(params string[] words)
    {
        while (at < tokens.Count && !tokens[at].IsQuoted && Array.IndexOf(words, tokens[at].Text) >= 0)
        {
            at++;
        }
    }

    private void Condition(int start)
    {
        string text = NftablesToken.Print(tokens, start, at);
        foreach (PacketRule rule in rules)
        {
            rule.AddCondition(text);
        }
    }

    private string? ReadStatement()
    {
        int start = at;
        string word = tokens[at].IsQuoted ? string.Empty : tokens[at].Text;
        switch (word)
        {
            case "accept" or "drop" or "continue" or "return" or "notrack":
                at++;
                action ??= word;
                return null;
            case "jump" or "goto":
                return ReadJump(word);
            case "reject":
                at++;
                action ??= word;
                return Skip("with") ? ReadRejection() : null;
            case "queue":
                at++;
                action ??= word;
                return ReadQueue();
            case "masquerade" or "redirect" or "dnat" or "snat" or "tproxy":
                at++;
                action ??= word;
                return ReadNat(word);
            case "counter" or "last":
                at++;
                weakest ??= word;
                return word == "counter" && Skip("name") ? ReadOperand() : SkipNumbers("packets", "bytes", "used");
            case "quota" or "limit":
                at++;
                string? reason = Skip("name") ? ReadOperand() : ReadRate();
                Condition(start);
                return reason;
            case "log":
                at++;
                effect ??= word;
                return ReadLog();
            case "comment":
                at++;
                return ReadComment();
            case "xt":
                return NftablesToken.HiddenReason(at + 2 < tokens.Count ? tokens[at + 2].Text : "xt");
            case "add" or "update" or "delete" or "meter" or "flow" or "set":
                return ReadDynamicSet(word);
            case "dup" or "fwd":
                at++;
                effect ??= word;
                return Skip("to") ? ReadOperand() ?? (Skip("device") ? ReadOperand() : null) : $"'to' is missing behind '{word}'";
            case "synproxy":
                at++;
                action ??= word;
                return Skip("name") ? ReadOperand() : SkipNumbers("mss", "wscale", "timestamp", "sack-perm");
            case "reset":
                at++;
                effect ??= word;
                return NftablesSelector.Read(tokens, ref at) is null ? "what is reset is not known here" : null;
            case "ct" when at + 1 < tokens.Count && tokens[at + 1].Is("count"):
                at += 2;
                Skip("over");
                at++;
                Condition(start);
                return null;
            default:
                return ReadExpression();
        }
    }

    private string? ReadJump(string word)
    {
        at++;
        if (at == tokens.Count)
        {
            // A jump to the chain without a name that follows in braces.
            action ??= word;
            isOpen = true;
            return null;
        }

        target ??= tokens[at].Text;
        action ??= word + " " + tokens[at].Text;
        at++;
        return null;
    }

    private string? ReadRejection()
    {
        if (Skip("tcp"))
        {
            return Skip("reset") ? null : "'reset' is missing behind 'tcp'";
        }

        if (!Skip("icmp") && !Skip("icmpv6") && !Skip("icmpx"))
        {
            return "a refusal is answered with icmp, icmpv6, icmpx or tcp reset";
        }

        Skip("type");
        at++;
        return null;
    }

    private string? ReadQueue()
    {
        while (at < tokens.Count)
        {
            if (Next("num") || Next("flags") || Next("bypass") || Next("fanout") || Next(",") || (!tokens[at].IsQuoted && char.IsDigit(tokens[at].Text[0])))
            {
                at++;
            }
            else if (Skip("to"))
            {
                string? reason = ReadOperand();
                if (reason is not null)
                {
                    return reason;
                }
            }
            else
            {
                break;
            }
        }

        return null;
    }

    // rate over 10 mbytes/second burst 5 packets, over 25 mbytes used 0 bytes
    private string? ReadRate()
    {
        int start = at;
        while (at < tokens.Count && !tokens[at].IsQuoted
            && (tokens[at].Text is "rate" or "over" or "until" or "burst" or "used" || char.IsDigit(tokens[at].Text[0])
                || Array.IndexOf(Units, tokens[at].Text.Split('/')[0]) >= 0))
        {
            at++;
        }

        return at == start ? "a limit has a rate" : null;
    }

    private string? SkipNumbers(params string[] names)
    {
        while (at < tokens.Count && !tokens[at].IsQuoted && Array.IndexOf(names, tokens[at].Text) >= 0)
        {
            at++;
            if (at < tokens.Count && !tokens[at].IsQuoted && (char.IsDigit(tokens[at].Text[0]) || tokens[at].Text == "never"))
            {
                at++;
            }
        }

        return null;
    }

    private string? ReadLog()
    {
        while (at < tokens.Count && !tokens[at].IsQuoted)
        {
            if (tokens[at].Text is "prefix" or "level" or "group" or "snaplen" or "queue-threshold")
            {
                at += 2;
            }
            else if (Skip("flags"))
            {
                SkipAny("tcp", "ip", "sequence", "options", "skuid", "ether", "all", ",");
            }
            else
            {
                break;
            }
        }

        return null;
    }

    private string? ReadComment()
    {
        string? comment = at < tokens.Count ? tokens[at++].Text : null;
        foreach (PacketRule rule in rules)
        {
            rule.Comment = comment;
        }

        return null;
    }

    // add @seen { ip saddr timeout 1m limit rate 5/minute }, meter m { ... }, flow add @f, set update ip saddr @seen
    private string? ReadDynamicSet(string word)
    {
        int start = at++;
        effect ??= word;
        bool isLimit = word == "meter" || (word == "flow" && Next("table"));
        while (at < tokens.Count && !Next("{") && !(word is "set" or "flow" && tokens[at].Text.StartsWith("@", StringComparison.Ordinal) && !tokens[at].IsQuoted))
        {
            at++;
        }

        if (at == tokens.Count)
        {
            return $"the set of '{word}' is missing";
        }

        int depth = 0;
        do
        {
            isLimit |= Next("limit") || Next("quota") || Next("count");
            depth += Next("{") ? 1 : Next("}") ? -1 : 0;
            at++;
        }
        while (depth > 0 && at < tokens.Count);
        effect = effect == word ? NftablesToken.Print(tokens, start, at) : effect;
        if (isLimit)
        {
            Condition(start);
        }

        return null;
    }

    // The operand after "set", "to" and "name": words with operators, selectors, and values of a map.
    private string? ReadOperand()
    {
        do
        {
            int start = at;
            if (TryReadSelectors())
            {
                if (Skip("map"))
                {
                    string? reason = ReadSet(out NftablesSet? map, out _) ?? (map is null ? MissingMap(at - 1) : null) ?? Match(selectors, map!, string.Empty, start);
                    if (reason is not null)
                    {
                        return reason;
                    }
                }
            }
            else if (at >= tokens.Count)
            {
                return "a value is missing at the end";
            }
            else if (!SkipParentheses())
            {
                at++;
            }
        }
        while (SkipJoint());
        return null;
    }

    private bool SkipParentheses()
    {
        int depth = 0;
        int start = at;
        do
        {
            depth += Next("(") ? 1 : Next(")") ? -1 : 0;
            at += depth > 0 || at > start ? 1 : 0;
        }
        while (depth > 0 && at < tokens.Count);
        return at > start;
    }

    private bool SkipJoint()
    {
        bool isJoint = at < tokens.Count && !tokens[at].IsQuoted
            && tokens[at].Text is "&" or "|" or "^" or "<<" or ">>" or "and" or "or" or "xor" or "lshift" or "rshift" or "," or "." or "-" or "/";
        at += isJoint ? 1 : 0;
        return isJoint;
    }
}
