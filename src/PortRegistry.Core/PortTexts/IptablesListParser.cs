using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// <c>iptables -L</c>, with or without <c>-n</c>, <c>-v</c> and <c>--line-numbers</c>. The text does not name the table: a
/// listing with a PREROUTING chain is not the filter table.
/// </summary>
internal sealed class IptablesListParser : PortTextParser
{
    private static readonly string[] AnyInterface = { "The rule is assumed to be for every interface: iptables -L prints interfaces with -v alone." };

    private readonly HashSet<string> builtIn = new(StringComparer.Ordinal);
    private IptablesTables tables = new();
    private string chain = string.Empty;
    private bool hasNumbers;
    private bool hasCounters;
    private bool hasHeading;
    private (IptablesListRow Row, PortUseSink Sink)? above;

    internal static PortTextClaim Claim(PortTextLine line)
        => line.Starts("Chain ") && line.Words.Length > 2 && line.Words[2] is "(policy" or "(0" or "(1" or "(2" or "(3" ? PortTextClaim.Own
            : line.Starts("Chain ") && line.Ends("references)") ? PortTextClaim.Own
            : line.Words.Length > 4 && line.Holds(" prot ") && line.Holds(" opt ") && line.Holds(" source ") ? PortTextClaim.Own
            : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        string[] words = line.Words;
        if (words[0] == "Chain" && words.Length > 2 && words[2][0] == '(')
        {
            return Open(words, sink);
        }

        if (Array.IndexOf(words, "target") is >= 0 and < 4 && Array.IndexOf(words, "prot") > 0)
        {
            // A second heading is of a chain whose line is missing.
            Give();
            chain = hasHeading ? string.Empty : chain;
            hasNumbers = words[0] == "num";
            hasCounters = Array.IndexOf(words, "pkts") >= 0;
            hasHeading = true;
            return null;
        }

        if (line.Text[0] == '#')
        {
            return null;
        }

        if (chain.Length == 0 || !hasHeading)
        {
            return "a listing of iptables starts with 'Chain' and a heading; iptables-save prints the same rules";
        }

        var row = new IptablesListRow(line.Text);
        string? reason = row.Read(hasNumbers, hasCounters);
        if (!row.HasColumns && above?.Sink is PortUseSink cut && cut.LineNumber + 1 == sink.LineNumber && !line.IsComment && !line.IsCommand)
        {
            above = null;
            cut.Fail("the line below it may be the rest of it; iptables-save prints a rule in one line");
        }

        Give();
        if (reason is null)
        {
            row.Rules.ForEach(rule => rule.Assumption = hasCounters ? null : AnyInterface);
            above = (row, sink);
        }

        return reason;
    }

    internal override void Complete()
    {
        Give();
        tables.Complete();
    }

    // A row waits for the line below it, which a narrow terminal or a mail may have cut from it.
    private void Give()
    {
        if (above is { } whole)
        {
            tables.Add(string.Empty, chain, whole.Row.Rules, whole.Row.Target, whole.Sink);
        }

        above = null;
    }

    private string? Open(string[] words, PortUseSink sink)
    {
        Give();
        chain = words[1];
        hasHeading = false;
        if (IptablesTables.DirectionOf(chain) is not null && (chain == "PREROUTING" || !builtIn.Add(chain)))
        {
            // The next table's listing.
            tables.Complete();
            tables = new IptablesTables();
            builtIn.Clear();
            builtIn.Add(chain);
        }

        if (words[2] == "(policy" && words.Length > 3 && !builtIn.Contains("PREROUTING"))
        {
            tables.SetPolicy(string.Empty, chain, words[3].TrimEnd(')'), sink);
        }

        return null;
    }
}
