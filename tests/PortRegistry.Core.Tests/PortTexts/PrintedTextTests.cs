using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>
/// Rules that nft 1.0.6 and iptables 1.8.9 printed after they loaded one of each kind, and files typed from their manuals
/// for the rest. What is read of them stands in the .uses files; what the programs print in other ways must read alike.
/// </summary>
public class PrintedTextTests
{
    private const string Switch = "PORTREGISTRY_WRITE_USES";

    [Theory]
    [InlineData("nft")]
    [InlineData("iptables-save")]
    [InlineData("nft-typed")]
    [InlineData("nft-json-typed")]
    [InlineData("iptables-typed")]
    [InlineData("iptables-L-typed")]
    public void Each_rule_is_read_as_its_program_means_it(string name)
    {
        (List<PortUse> found, List<ParseIssue> issues) = Read(Text(name + ".txt"));
        string[] uses = [.. found.Select(use => $"{use.LineNumber}: {Shown(use)}{string.Concat(use.Condition.Select(condition => " {" + condition + "}"))}"), .. issues.Select(issue => $"{issue.Line}! {issue.Reason}")];
        string path = Path.Combine(AppContext.BaseDirectory, "Fixtures", "Texts", name + ".uses");
        if (Environment.GetEnvironmentVariable(Switch) is string folder)
        {
            File.WriteAllText(Path.Combine(folder, name + ".uses"), string.Concat(uses.Select(use => use + "\n")));
        }
        else
        {
            Assert.Equal(File.ReadAllLines(path), uses);
        }
    }

    [Theory]
    [InlineData("nft.txt", "nft.json", false)]
    [InlineData("iptables-save.txt", "iptables-save-c.txt", false)]
    [InlineData("iptables-save.txt", "iptables-S.txt", true)]
    [InlineData("iptables-save.txt", "iptables-L.txt", true)]
    public void What_a_program_prints_in_another_way_is_read_alike(string name, string other, bool isFilter)
    {
        IEnumerable<PortUse> uses = Uses(name).Where(use => !isFilter || use.Chain!.StartsWith("filter ", StringComparison.Ordinal));

        Assert.Equal(uses.Select(Alike).Order(), Uses(other).Select(Alike).Order());
    }

    [Fact]
    public void Names_stand_for_numbers_where_a_program_prints_them()
    {
        string[] numbers = [.. Uses("iptables-L.txt").Select(Alike)];
        List<PortUse> names = Uses("iptables-L-names.txt");

        Assert.Equal(numbers.Length, names.Count);
        Assert.Contains(names, use => use.LocalPort is { Kind: PortSpecKind.Service, Text: "https" } && use.Assumption.Count == 1);
    }

    private static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Texts", name)).TrimEnd();

    private static List<PortUse> Uses(string name)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(Text(name));
        Assert.Empty(issues);
        return uses;
    }

    // The first word of an action, since the rest of one that sets something is written in another way; as many conditions.
    private static string Alike(PortUse use)
        => Shown(use).Replace("/32", string.Empty, StringComparison.Ordinal) + " " + use.Condition.Count;

    private static string Shown(PortUse use)
        => string.Join(
            " ",
            new[]
            {
                use.Action?.Split(' ')[0], use.Direction, use.Protocol.ToString(), $"{use.LocalAddress}:{use.LocalPort}", $"{use.RemoteAddress}:{use.RemotePort}",
                use.InInterface is null && use.OutInterface is null ? null : $"({use.InInterface}>{use.OutInterface})",
                use.NatAddress is null && use.NatPort is null ? null : $"-> {use.NatAddress}:{use.NatPort}", use.Chain?.Replace("filter ", string.Empty, StringComparison.Ordinal), use.Comment,
            }.Where(text => !string.IsNullOrEmpty(text)));
}
