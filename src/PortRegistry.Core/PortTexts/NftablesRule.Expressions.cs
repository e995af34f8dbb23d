using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <content>Conditions: selectors, their values, and verdict maps.</content>
internal sealed partial class NftablesRule
{
    private static readonly char[] SetStarts = { '{', '@' };

    // ip saddr . tcp dport; false if there is none here. The next call uses the list again.
    private bool TryReadSelectors()
    {
        int start = at;
        selectors.Clear();
        do
        {
            if (NftablesSelector.Read(tokens, ref at) is not NftablesSelector selector)
            {
                at = start;
                return false;
            }

            selectors.Add(selector);
        }
        while (Skip("."));
        return true;
    }

    private string? ReadExpression()
    {
        int start = at;
        if (!TryReadSelectors())
        {
            return null;
        }

        // A part of a value, such as tcp flags & (fin | syn).
        bool isMasked = at < tokens.Count && !tokens[at].IsQuoted && tokens[at].Text is "&" or "and" or "|" or "or" or "^" or "xor" or "<<" or ">>";
        if (isMasked)
        {
            SkipJoint();
            SkipValue();
        }

        if (Skip("set"))
        {
            string? operand = ReadOperand();
            effect ??= NftablesToken.Print(tokens, start, at);
            return operand;
        }

        bool isMap = Skip("map");
        if (isMap || Skip("vmap"))
        {
            string? unread = ReadSet(out NftablesSet? map, out _) ?? (map is null ? MissingMap(at - 1) : null);
            return unread ?? (isMap ? "a condition on what a map gives is not known here" : Verdicts(selectors, map!, start));
        }

        string comparison = Comparison();
        int value = at;
        bool isName = selectors.Count == 1 && selectors[0].Field is NftablesField.DestinationAddress or NftablesField.SourceAddress
            or NftablesField.InInterface or NftablesField.OutInterface;
        string? reason = ReadSet(out NftablesSet? set, out string shown, isValueAsked: !isName);
        if (reason is null && IsComparison())
        {
            isMasked = true;
            Comparison();
            SkipValue();
        }

        if (reason is not null)
        {
            return reason;
        }

        if (isMasked)
        {
            Limit(selectors);
            Condition(start);
            return null;
        }

        if (isName)
        {
            return Name(selectors[0].Field, comparison, shown, start);
        }

        if (selectors.Count == 1 && selectors[0].Field is NftablesField.Other or NftablesField.MessageCode)
        {
            Limit(selectors);
            Condition(start);
            return null;
        }

        return set is null ? $"the text has no set '{tokens[value].Text}' in this table; 'nft list ruleset' prints sets with rules" : Match(selectors, set, comparison, start);
    }

    private bool IsComparison() => at < tokens.Count && !tokens[at].IsQuoted && tokens[at].Text is "==" or "!=" or "<" or ">" or "<=" or ">=" or "!";

    private string Comparison()
    {
        if (at >= tokens.Count || tokens[at].IsQuoted)
        {
            return string.Empty;
        }

        string? sign = tokens[at].Text switch
        {
            "==" or "eq" => string.Empty,
            "!=" or "ne" or "neq" or "!" => "!=",
            "<" or "lt" => "<",
            ">" or "gt" => ">",
            "<=" or "le" or "lte" => "<=",
            ">=" or "ge" or "gte" => ">=",
            _ => null,
        };
        at += sign is null ? 0 : 1;
        return sign ?? string.Empty;
    }

    // A value and those that operators combine with it.
    private void SkipValue()
    {
        do
        {
            if (!SkipParentheses())
            {
                at++;
            }
        }
        while (SkipJoint());
        at = Math.Min(at, tokens.Count);
    }

    /// <summary>Reads a set: a name, braces, or a value without braces. Null for a name that the table does not have, and for a value that nobody asks for.</summary>
    private string? ReadSet(out NftablesSet? set, out string shown, bool isValueAsked = true)
    {
        int start = at;
        set = null;
        shown = string.Empty;
        if (at >= tokens.Count || (!tokens[at].IsQuoted && tokens[at].Text is "}" or ")" or ","))
        {
            return $"a value is missing behind '{tokens[start - 1].Text}'";
        }

        if (!tokens[at].IsQuoted && tokens[at].Text[0] == '@')
        {
            shown = tokens[at].Text;
            set = table.SetOf(shown.Substring(1));
            at++;
            return null;
        }

        if (Next("{"))
        {
            int depth = 0;
            do
            {
                depth += Next("{") ? 1 : Next("}") ? -1 : 0;
                at++;
            }
            while (depth > 0 && at < tokens.Count);
            shown = NftablesToken.Print(tokens, start, at, quotes: false);
            set = new NftablesSet();
            return set.Add(tokens, start + 1, at - 1);
        }

        SkipValue();
        shown = NftablesToken.Print(tokens, start, at, quotes: false);
        if (at == start + 1 && shown.IndexOf(':') < 0)
        {
            set = isValueAsked ? single.Be(shown) : null;
            return null;
        }

        set = new NftablesSet();
        return set.Add(tokens, start, at);
    }

    private string MissingMap(int name) => $"the text has no map '{tokens[name].Text}' in this table; 'nft list ruleset' prints maps with rules";

    // A header field implies its protocol.
    private void Limit(List<NftablesSelector> selectors)
    {
        foreach (PacketRule rule in rules)
        {
            Limit(rule, selectors);
        }
    }

    private static void Limit(PacketRule rule, List<NftablesSelector> selectors)
    {
        foreach (NftablesSelector selector in selectors)
        {
            if (selector.Transport is not null)
            {
                rule.AddTransport(selector.Transport);
            }

            rule.HasPortCondition |= selector.Field is NftablesField.DestinationPort or NftablesField.SourcePort;
        }
    }

    private string? Name(NftablesField field, string comparison, string shown, int start)
    {
        if (comparison is not ("" or "!="))
        {
            Condition(start);
            return null;
        }

        string name = comparison == "!=" ? "! " + shown : shown;
        var written = new WrittenCondition(tokens, start, at);
        foreach (PacketRule rule in rules)
        {
            AddName(rule, field, name, ref written);
        }

        return null;
    }

    private static void AddName(PacketRule rule, NftablesField field, string name, ref WrittenCondition written)
    {
        bool isAdded = field is NftablesField.InInterface or NftablesField.OutInterface
            ? rule.TryAddInterface(field == NftablesField.InInterface, name)
            : rule.TryAddAddress(field == NftablesField.DestinationAddress, name);
        if (!isAdded)
        {
            rule.AddCondition(written.ToString());
        }
    }
}
