using System.Collections.Generic;
using System.Text;

namespace PortRegistry;

/// <summary>
/// <c>nft -j list ruleset</c>, on one line or many. Each object of the list is converted to the text that nft would print
/// for it, so that rules are parsed in one way.
/// </summary>
internal sealed class NftablesJsonParser : PortTextParser
{
    private const string Name = "\"nftables\"";

    private readonly NftablesRuleset ruleset = new();
    private readonly StringBuilder item = new();
    private PortUseSink start;
    private int depth;
    private bool inText;
    private bool isEscaped;
    private bool hasStarted;
    private bool hasOther;

    internal override bool IsOpen => depth > 0;

    internal static PortTextClaim Claim(PortTextLine line)
        => line.Starts("{") && line.Text.Substring(1).TrimStart().StartsWith(Name, System.StringComparison.Ordinal) ? PortTextClaim.Own
            : line.Starts(Name) ? PortTextClaim.Own
            : line.Text == "{" ? PortTextClaim.Before
            : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        if (depth == 0 && line.Text[0] != '{')
        {
            return "the output of nft -j is an object with the member nftables";
        }

        hasStarted |= line.Raw.IndexOf(Name, System.StringComparison.Ordinal) >= 0;
        if (depth > 0 && !hasStarted)
        {
            return "the output of nft -j is an object with the member nftables";
        }

        foreach (char c in line.Raw)
        {
            Take(c, sink);
        }

        if (item.Length > 0)
        {
            item.Append(' ');
        }

        return null;
    }

    internal override void Complete()
    {
        ruleset.Complete();
        if (depth > 0)
        {
            start.Fail("the text ends before the list of nft -j does");
        }
    }

    // The objects are in the list that is the only member.
    private void Take(char c, PortUseSink sink)
    {
        bool wasText = inText;
        if (inText)
        {
            inText = isEscaped || c != '"';
            isEscaped = !isEscaped && c == '\\';
        }
        else if (c == '"')
        {
            inText = true;
        }
        else if (c is '{' or '[')
        {
            if (++depth is 1 or 3)
            {
                start = sink;
            }
        }

        if (depth > 2)
        {
            item.Append(c);
        }

        if (depth == 2 && !hasOther && !wasText && !char.IsWhiteSpace(c) && c is not ('[' or ']' or '{' or '}' or ','))
        {
            hasOther = true;
            sink.Fail("an item of the list of nft -j is an object");
        }

        if (wasText || inText || c is not ('}' or ']'))
        {
            return;
        }

        depth--;
        if (depth == 2)
        {
            string text = item.ToString().Trim();
            item.Clear();
            PortUseSink of = start.At(start.LineNumber, text);
            string? reason = JsonTree.Parse(text, out object? value) ?? (value is Dictionary<string, object?> members ? NftablesJson.Add(ruleset, members, of) : "it is no object");
            if (reason is not null)
            {
                of.Fail(reason);
            }
        }
    }
}
