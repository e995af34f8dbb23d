using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Fuzz;

/// <summary>Texts of other programs made to say far more than they hold.</summary>
public sealed class HostilePortTextTests
{
    private const int Many = 4000;

    [Theory]
    [InlineData("tcp dport @big accept")]
    [InlineData("tcp dport != @big accept")]
    public void A_set_costs_the_same_however_many_rules_refer_to_it(string rule)
    {
        string[] lines = Ruleset("set", string.Join(", ", Enumerable.Range(1, Many)), Enumerable.Repeat(rule, Many));
        (long allocated, int uses, int issues) = Read(lines);
        Assert.Equal((Many, 0), (uses, issues));
        Assert.InRange(allocated, 1, FuzzTarget.PortTextMemoryPerByte * Length(lines));
    }

    [Fact]
    public void A_set_is_read_as_each_rule_compares_it()
    {
        var uses = new List<PortUse>();
        string[] rules = ["tcp dport @big accept", "tcp dport != @big accept", "tcp dport @big drop"];
        Read(Ruleset("set", "22, 80-65535", rules), uses);
        Assert.Equal(["22,80-65535", "0-21,23-79", "22,80-65535"], uses.Select(use => use.LocalPort!.ToString()));
    }

    [Fact]
    public void Maps_stand_for_a_million_uses_at_most()
    {
        IEnumerable<string> entries = Enumerable.Range(1, 1000).Select(port => $"{port} : accept");
        (_, int uses, int issues) = Read(Ruleset("map", string.Join(", ", entries), Enumerable.Repeat("tcp dport vmap @big", 1003)));
        Assert.Equal((1_000_000, 3), (uses, issues));
    }

    [Fact]
    public void Sets_that_join_ports_with_addresses_stand_for_a_million_uses_at_most()
    {
        IEnumerable<string> entries = Enumerable.Range(1, 1000).Select(port => $"192.0.2.1 . {port}");
        (_, int uses, int issues) = Read(Ruleset("set", string.Join(", ", entries), Enumerable.Repeat("ip saddr . tcp dport @big accept", 1003)));
        Assert.Equal((1_000_000, 3), (uses, issues));
    }

    [Fact]
    public void Definitions_that_hold_one_another_twice_end()
    {
        IEnumerable<string> definitions = Enumerable.Range(1, 100).Select(level => $"define a{level} = {{ $a{level - 1}, $a{level - 1} }}");
        (_, int uses, int issues) = Read(["flush ruleset", "define a0 = 22", .. definitions, "table inet t {", "chain c {", "tcp dport $a1 accept", "}", "}"]);
        Assert.Equal(1, uses);
        Assert.InRange(issues, 1, 100);
    }

    [Fact]
    public void Blocks_and_sets_in_one_another_are_read_without_going_deep()
    {
        string[] nested = ["table inet t {", "chain c {", .. Enumerable.Repeat("jump {", 100_000)];
        Assert.Equal(0, Read(nested).Uses);
        string[] sets = ["table inet t {", "chain c {", "tcp dport " + new string('{', 100_000) + " 22 " + new string('}', 100_000) + " accept", "}", "}"];
        Assert.Equal((1, 0), (Read(sets).Uses, Read(sets).Issues));
        Read(["table inet t {", "chain c {", string.Concat(Enumerable.Repeat("jhash ", 100_000)), string.Concat(Enumerable.Repeat("vxlan ", 100_000)), "}", "}"]);
    }

    [Theory]
    [InlineData("*filter\n-A INPUT -p tcp -m multiport", " --ports 22,80")]
    [InlineData("Chain INPUT (policy DROP)\ntarget prot opt source destination\nACCEPT tcp -- 0.0.0.0/0 0.0.0.0/0", " multiport ports 22,80")]
    public void A_rule_that_asks_for_the_port_of_either_side_again_and_again_is_an_issue(string start, string again)
    {
        Assert.Equal((16, 0), ReadTimes(4));
        Assert.Equal((0, 1), ReadTimes(100));

        (int Uses, int Issues) ReadTimes(int count)
            => Read((start + string.Concat(Enumerable.Repeat(again, count))).Split('\n')) is var (_, uses, issues) ? (uses, issues) : default;
    }

    [Fact]
    public void Lines_of_one_letter_cost_what_is_said_of_them()
    {
        string[] lines = [.. Enumerable.Repeat("x", 100_000)];
        (long allocated, _, int issues) = Read(lines);
        Assert.Equal(1, issues);
        Assert.InRange(allocated, 1, FuzzTarget.PortTextMemoryPerByte * Length(lines));
    }

    [Theory]
    [InlineData("<port protocol=\"tcp\" portid=\"22\"/>")]
    [InlineData("<port protocol=\"tcp\" portid=\"22\">")]
    [InlineData("<port protocol=\"tcp\" portid=\"22\"><state state=\"open\"/></port>")]
    public void A_scan_in_one_line_costs_what_it_holds(string port)
    {
        string line = "<nmaprun><host><ports>" + string.Concat(Enumerable.Repeat(port, 20_000)) + "</ports></host></nmaprun>";
        (long allocated, int uses, _) = Read([line]);
        Assert.Equal(20_000, uses);
        Assert.InRange(allocated, 1, FuzzTarget.PortTextMemoryPerByte * line.Length);
    }

    [Fact]
    public void Hosts_without_ports_in_one_line_cost_what_they_are_long()
        => Assert.Equal((0, 0), Read(["<nmaprun>" + string.Concat(Enumerable.Repeat("<host></host>", 300_000))]) is var (_, uses, issues) ? (uses, issues) : default);

    [Theory]
    [InlineData("{\"match\":{\"left\":{\"payload\":{\"protocol\":\"tcp\",\"field\":\"dport\"}},\"right\":22}}")]
    [InlineData("{\"match\":{\"op\":\"==\",\"left\":{\"payload\":{}},\"right\":22}}")]
    [InlineData("{\"match\":{}},{\"limit\":{}},{\"jump\":{}},{\"set\":{\"set\":\"\"}},{\"quota\":{}}")]
    public void Members_that_are_missing_from_a_rule_of_JSON_break_nothing(string statements)
        => Assert.InRange(Read(["{\"nftables\":[{\"rule\":{\"family\":\"ip\",\"table\":\"t\",\"chain\":\"c\",\"expr\":[" + statements + "]}}]}"]).Issues, 0, 1);

    [Fact]
    public void Many_issues_of_one_line_cost_what_is_said_of_them()
    {
        string[] lines = ["table ip t {", "chain c {", " " + string.Concat(Enumerable.Range(0, 20_000).Select(i => i + " }")) + " "];
        (long allocated, _, int issues) = Read(lines);
        Assert.InRange(issues, 20_000, 60_000);
        Assert.InRange(allocated, 1, FuzzTarget.PortTextMemoryPerByte * Length(lines));
    }

    [Fact]
    public void A_fault_that_a_line_has_again_and_again_is_one_issue()
    {
        string[] lines = ["table ip t {", new string('}', 100_000)];
        (long allocated, _, int issues) = Read(lines);
        Assert.Equal(1, issues);
        Assert.InRange(allocated, 1, FuzzTarget.PortTextMemoryPerByte * Length(lines));
    }

    [Theory]
    [InlineData("*filter")]
    [InlineData("Status: active")]
    [InlineData("Active Internet connections")]
    [InlineData("table ip t {")]
    [InlineData("NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE")]
    public void Lines_of_one_letter_in_a_format_cost_what_is_said_of_each(string heading)
    {
        string[] lines = [heading, .. Enumerable.Repeat("x", 10_000)];
        (long allocated, _, _) = Read(lines);
        Assert.InRange(allocated, 1, (FuzzTarget.PortTextMemoryPerByte * Length(lines)) + (1 << 20));
    }

    [Fact]
    public void Columns_of_a_socket_that_never_end_are_an_issue()
        => Assert.Equal((0, 1), Read(["udp6       0      0 :::5353                 :::*              " + new string('-', 2_000_000) + "/ x"]) is var (_, uses, issues) ? (uses, issues) : default);

    [Fact]
    public void A_host_of_very_many_attributes_is_an_issue()
    {
        string attributes = string.Concat(Enumerable.Range(0, 1_200_000).Select(i => $" a{i}=''"));
        Assert.Equal((0, 1), Read(["<nmaprun>", $"<host{attributes}></host>"]) is var (_, uses, issues) ? (uses, issues) : default);
    }

    [Fact]
    public void A_line_longer_than_any_program_prints_is_an_issue_and_the_next_is_read()
    {
        var issues = new List<ParseIssue>();
        int uses = 0;
        var reader = new PortTextReader(_ => uses++, issues.Add, PortTextFormat.Services);
        reader.Read("ssh 22/tcp");
        reader.Read(new string('x', (1 << 24) + 1));
        reader.Read("domain 53/udp");
        reader.Complete();
        Assert.Equal(2, uses);
        ParseIssue issue = Assert.Single(issues);
        Assert.Equal(2, issue.Line);
        Assert.Contains("more than 16 million characters", issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_stands_for_ten_thousand_uses_at_most()
    {
        string addresses = string.Join(',', Enumerable.Repeat("10.0.0.1", 1000));
        string ports = string.Join(',', Enumerable.Repeat("80/TCP", 1000));
        Assert.Equal((0, 1), Read(["NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE", $"web LoadBalancer None {addresses} {ports} 1d"]) is var (_, uses, issues) ? (uses, issues) : default);
    }

    private static string[] Ruleset(string kind, string elements, IEnumerable<string> rules)
        => ["table inet filter {", $"{kind} big {{", $"elements = {{ {elements} }}", "}", "chain input {", .. rules, "}", "}"];

    private static long Length(string[] lines) => lines.Sum(line => line.Length + 1L);

    private static (long Allocated, int Uses, int Issues) Read(string[] lines, List<PortUse>? found = null)
    {
        int uses = 0;
        int issues = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        var reader = new PortTextReader(
            use =>
            {
                uses++;
                found?.Add(use);
            },
            _ => issues++);
        foreach (string line in lines)
        {
            reader.Read(line);
        }

        reader.Complete();
        return (GC.GetAllocatedBytesForCurrentThread() - before, uses, issues);
    }
}
