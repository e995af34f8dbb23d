using System;
using System.Collections.Generic;
using System.Text;

namespace PortRegistry;

/// <summary>
/// <c>nft list ruleset</c>. Keeps the table, the chain and the sets and maps that rules of the table refer to. Rules are
/// uses as those of <see cref="IptablesParser"/> are; a verdict map gives one use for each entry.
/// </summary>
internal sealed class NftablesParser : PortTextParser
{
    // No ruleset has more. Every rule gives every entry of the map that it refers to, so that a text could say far more than it holds.
    private const int MaxMapUses = 1_000_000;

    private readonly Dictionary<string, NftablesSet> sets = new(StringComparer.Ordinal);
    private readonly Stack<string> blocks = new();
    private readonly StringBuilder elements = new();
    private string table = string.Empty;
    private string name = string.Empty;
    private string? hook;
    private bool inElements;
    private long mapUses;

    internal override PortTextFormat Format => PortTextFormat.Nftables;

    internal static PortTextClaim Claim(PortTextLine line) => line.Starts("table ") && line.Holds("{") ? PortTextClaim.Own : PortTextClaim.None;

    internal override string? Read(string line, PortUseSink sink)
    {
        string text = WithoutHandle(line.Trim());
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        if (inElements)
        {
            AddElements(text);
            return null;
        }

        if (text == "}")
        {
            if (blocks.Count > 0)
            {
                blocks.Pop();
            }

            return null;
        }

        if (text[text.Length - 1] == '{')
        {
            Open(text);
            return null;
        }

        switch (blocks.Count == 0 ? string.Empty : blocks.Peek())
        {
            case "chain":
                return ReadChain(text, sink);
            case "set" or "map":
                if (text.StartsWith("elements = {", StringComparison.Ordinal))
                {
                    inElements = true;
                    elements.Clear();
                    AddElements(text.Substring("elements = ".Length));
                }

                return null;
            case "":
                return text.StartsWith("define ", StringComparison.Ordinal) || text.StartsWith("include ", StringComparison.Ordinal) || text == "flush ruleset"
                    ? null
                    : "a rule of nft stands in a chain of a table";
            default:
                return null;
        }
    }

    /// <summary>The set or map that a value names or is; null where the text has none of that name.</summary>
    internal NftablesSet? SetOf(string value)
        => !value.StartsWith("@", StringComparison.Ordinal) ? new NftablesSet(value)
        : sets.TryGetValue(value.TrimStart('@'), out NftablesSet? set) ? set
        : null;

    private static string WithoutHandle(string text)
    {
        int handle = text.LastIndexOf(" # handle ", StringComparison.Ordinal);
        return handle < 0 ? text : text.Substring(0, handle).TrimEnd();
    }

    // "table inet filter {", "chain input {", "set allowed {"
    private void Open(string text)
    {
        List<string> words = RuleText.Words(text.Substring(0, text.Length - 1), braces: false);
        string kind = words.Count == 0 ? string.Empty : words[0];
        blocks.Push(kind);
        name = words.Count > 1 ? words[words.Count - 1] : string.Empty;
        if (kind == "table")
        {
            table = string.Join(" ", words.GetRange(1, words.Count - 1));
            sets.Clear();
        }
        else if (kind == "chain")
        {
            hook = null;
        }
    }

    private void AddElements(string text)
    {
        elements.Append(elements.Length == 0 ? string.Empty : " ").Append(text);
        if (text.IndexOf('}') >= 0)
        {
            inElements = false;
            sets[name] = new NftablesSet(elements.ToString());
        }
    }

    private string? ReadChain(string text, PortUseSink sink)
    {
        List<string> words = RuleText.Words(text, braces: true);
        if (words[0] is "type" or "policy")
        {
            int at = words.IndexOf("hook");
            hook = at >= 0 && at + 1 < words.Count ? words[at + 1] : hook;
            return null;
        }

        if (words[0] == "comment")
        {
            return null;
        }

        string direction = hook switch
        {
            "output" or "postrouting" => RuleText.Out,
            "forward" => RuleText.Forward,
            null => RuleText.DirectionOfChain(name),
            _ => RuleText.In,
        };
        var rule = new NftablesRule(this, words);
        string? reason = rule.Read();
        if (reason is null && rule.MapUses > MaxMapUses - mapUses)
        {
            return $"the maps of this text stand for more than {MaxMapUses} uses";
        }

        if (reason is null)
        {
            mapUses += rule.MapUses;
            foreach (PortUseDraft draft in rule.ToDrafts(direction, table + " " + name))
            {
                sink.Add(draft);
            }
        }

        return reason;
    }
}
