using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// <c>nft list ruleset</c>, and files that <c>nft -f</c> reads: tables with chains and sets in blocks, and commands such as
/// <c>add rule</c>. A statement ends with its line, unless a brace is open or the line ends with a backslash. Rules with
/// ports or ICMP types are uses; a rule without is one only if it accepts new incoming traffic, which is traffic to any port.
/// </summary>
internal sealed class NftablesParser : PortTextParser
{
    // nft itself allows fewer.
    private const int MaxDepth = 16;

    private readonly NftablesRuleset ruleset = new();
    private readonly NftablesVariables variables = new();
    private readonly Stack<NftablesBlock> blocks = new();
    private readonly List<NftablesToken> tokens = new();
    private readonly List<NftablesToken> statement = new();
    private PortUseSink start;
    private int braces;
    private bool hasRules;
    private bool hasChains;
    private PortUseSink? set;

    internal override bool IsOpen => braces > 0 || blocks.Count > 0;

    private NftablesBlock Block => blocks.Count == 0 ? NftablesBlock.None : blocks.Peek();

    internal static PortTextClaim Claim(PortTextLine line)
        => (line.Starts("table ") && line.Holds("{")) || line.Starts("flush ruleset") || line.Starts("nft add ") || line.Starts("nft insert ")
            || line.Starts("#!/usr/sbin/nft") || (line.Starts("add ") && line.Words.Length > 2 && NftablesBlock.IsKind(line.Words[1]) && !line.Holds("="))
            || (line.Starts("add rule ") && line.Words.Length > 3 && line.Words[2].IndexOf('=') < 0)
            ? PortTextClaim.Own
            : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        tokens.Clear();
        bool isWhole = statement.Count == 0;
        string? reason = NftablesToken.Read(NftablesBlock.IsShell(line.Text) ? line.Raw.Replace('\'', ' ') : line.Raw, tokens, out bool goesOn);
        if (reason is not null)
        {
            statement.Clear();
            braces = 0;
            return reason;
        }

        foreach (NftablesToken token in tokens)
        {
            string? error = Take(token, sink);
            if (error is not null && (!isWhole || reason is not null))
            {
                start.Fail(error);
            }
            else
            {
                reason ??= error;
            }

            isWhole |= statement.Count == 0;
        }

        if (braces == 0 && !goesOn && statement.Count > 0)
        {
            string? error = End();
            if (error is not null && isWhole && reason is null)
            {
                return error;
            }

            if (error is not null)
            {
                start.Fail(error);
            }
        }

        return reason;
    }

    internal override void Complete()
    {
        if (statement.Count > 0)
        {
            start.Fail("the text ends before it does");
            statement.Clear();
        }

        foreach (NftablesBlock block in blocks)
        {
            Close(block);
        }

        ruleset.Complete();
        if (set is PortUseSink sink && !hasChains && !hasRules)
        {
            sink.Fail("a set without a chain has no rules; 'nft list ruleset' lists them");
        }

        if (blocks.Count > 0)
        {
            blocks.Peek().Sink.Fail("the text ends before the block that it opens does");
            blocks.Clear();
        }
    }

    private string? Take(NftablesToken token, PortUseSink sink)
    {
        if (statement.Count == 0)
        {
            start = sink;
        }

        if (braces > 0)
        {
            braces += token.Is("{") ? 1 : token.Is("}") ? -1 : 0;
            statement.Add(token);
            return null;
        }

        if (token.Is("{"))
        {
            return Open(token);
        }

        if (token.Is("}"))
        {
            string? reason = End();
            if (blocks.Count == 0)
            {
                return reason ?? "it closes a block that is not open";
            }

            Close(blocks.Pop());
            return reason;
        }

        if (token.Is(";"))
        {
            return End();
        }

        statement.Add(token);
        return null;
    }

    // A brace opens a block after a statement that has one; otherwise a set.
    private string? Open(NftablesToken token)
    {
        bool isNameless = Block.IsChain && statement.Count > 0 && (statement[statement.Count - 1].Is("jump") || statement[statement.Count - 1].Is("goto"));
        string? reason = null;
        NftablesBlock? opened = null;
        if (isNameless)
        {
            NftablesBlock outer = Block;
            reason = Expand() ?? outer.Table!.AddRule(outer.Chain!, statement, 0, outer.Outer, start, out IReadOnlyList<PacketRule> inner) ?? Inner(outer, inner, out opened);
            opened ??= NftablesBlock.Skipped(start);
        }
        else if (blocks.Count == 0 || Block.Kind == "table")
        {
            reason = NftablesBlock.Open(ruleset, Block, statement, start, out opened);
        }

        if (reason is null && opened is null)
        {
            braces = 1;
            statement.Add(token);
            return null;
        }

        statement.Clear();
        hasChains |= opened?.IsChain ?? false;
        set ??= opened?.Kind is "set" or "map" ? start : null;
        blocks.Push(opened ?? NftablesBlock.Skipped(start));
        return reason ?? (blocks.Count > MaxDepth ? "blocks stand in one another more deeply than nft allows" : null);
    }

    private string? Inner(NftablesBlock outer, IReadOnlyList<PacketRule> inner, out NftablesBlock opened)
    {
        opened = blocks.Count > MaxDepth ? NftablesBlock.Skipped(start) : outer.Nameless(inner, start);
        return null;
    }

    private void Close(NftablesBlock block)
    {
        if (block.Kind == "chain")
        {
            block.Table!.GivePolicy(block.Chain!);
        }
        else if (block.Kind == "table")
        {
            ruleset.End(block.Table!);
        }
    }

    private string? Expand() => variables.Expand(statement);

    private string? End()
    {
        if (statement.Count == 0)
        {
            return null;
        }

        string? reason = Expand() ?? Read(Block);
        statement.Clear();
        return reason;
    }

    private string? Read(NftablesBlock block)
    {
        switch (block.Kind)
        {
            case "":
                return ReadCommand();
            case "table":
                return ReadTable(block);
            case "chain":
                return ReadChain(block);
            case "nameless":
                return ReadRule(block.Table!, block.Chain!, 0, block.Outer);
            case "set" or "map":
                return block.ReadSet(statement);
            default:
                return null;
        }
    }

    private string? ReadTable(NftablesBlock block)
    {
        if (statement[0].Is("flags"))
        {
            block.Table!.IsDormant |= statement.Exists(token => token.Is("dormant"));
            return null;
        }

        return statement[0].Is("comment") || statement[0].Is("define") ? ReadDefinition(statement[0].Is("define") ? 0 : -1)
            : statement[0].Is("include") ? Include()
            : $"'{statement[0].Text}' is nothing that a table has";
    }

    private string? ReadChain(NftablesBlock block)
    {
        switch (statement[0].IsQuoted ? string.Empty : statement[0].Text)
        {
            case "type":
                int hook = statement.FindIndex(token => token.Is("hook"));
                int priority = statement.FindIndex(token => token.Is("priority"));
                return hook < 2 || hook + 1 >= statement.Count
                    ? "a chain's type goes with a hook"
                    : block.Table!.SetHook(block.Chain!, statement[1].Text, statement[hook + 1].Text, PriorityAt(priority + 1), start);
            case "policy" when statement.Count > 1:
                block.Chain!.SetPolicy(statement[1].Is("accept"), start);
                return null;
            case "comment" or "flags" or "devices":
                return null;
            case "include":
                return Include();
            case "define":
                return ReadDefinition(0);
            default:
                return ReadRule(block.Table!, block.Chain!, 0, null);
        }
    }

    // "filter - 1" has the priority of filters; "- 300" is a number.
    private string PriorityAt(int at)
        => at == 0 || at >= statement.Count ? "filter"
            : statement[at].Is("-") && at + 1 < statement.Count ? "-" + statement[at + 1].Text
            : statement[at].Text;

    private string? ReadRule(NftablesTable table, NftablesChain chain, int first, IReadOnlyList<PacketRule>? outer)
    {
        hasRules = true;
        return table.AddRule(chain, statement, first, outer, start, out _);
    }

    private string? ReadDefinition(int first) => first < 0 ? null : variables.Define(statement, first);

    private static string Include() => "the file that it includes is not part of the text";

    private string? ReadCommand()
    {
        int at = NftablesBlock.AfterCommand(statement, out string verb);
        if (at >= statement.Count)
        {
            return verb is "list" or "reset" or "monitor" ? null : $"the command '{verb}' of nft lacks what it is for";
        }

        string kind = statement[at].Text;
        switch (verb)
        {
            case "define" or "redefine" or "undefine":
                return variables.Define(statement, at - 1);
            case "include":
                return Include();
            case "list" or "reset" or "monitor" or "describe":
                return null;
            case "flush" or "delete" or "destroy" or "replace":
                return hasRules ? $"'{verb}' changes rules that were read before" : null;
            case "add" or "create" or "insert" when kind == "rule":
                at++;
                NftablesTable? table = NftablesBlock.TableAt(ruleset, statement, ref at);
                if (table is null || at + 1 >= statement.Count)
                {
                    return "a rule is added to a table and a chain";
                }

                NftablesChain chain = table.ChainOf(statement[at++].Text);
                at += statement[at].Is("handle") || statement[at].Is("position") || statement[at].Is("index") ? 2 : 0;
                return ReadRule(table, chain, at, null);
            case "add" or "create" or "insert" when kind == "element":
                at++;
                NftablesTable? of = NftablesBlock.TableAt(ruleset, statement, ref at);
                return of is null || at + 1 >= statement.Count ? "an element is added to a table and a set" : NftablesBlock.AddElements(of.AddSet(statement[at].Text), statement, at + 1);
            case "add" or "create" when NftablesBlock.IsKind(kind):
                return null;
            default:
                return "a rule of nft stands in a chain of a table, or behind 'add rule'";
        }
    }
}
