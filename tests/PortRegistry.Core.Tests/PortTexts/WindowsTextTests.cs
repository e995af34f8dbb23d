using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>
/// netsh and pfirewall.log of Windows, after https://learn.microsoft.com/windows-server/administration/windows-commands/netsh-advfirewall and
/// https://learn.microsoft.com/windows/security/operating-system-security/network-security/windows-firewall/configure-logging.
/// </summary>
public class WindowsTextTests
{
    private const string Ruler = "----------------------------------------------------------------------";

    [Fact]
    public void Netsh_gives_a_use_for_each_rule()
        => Assert.Equal(
            [
                "Remote Desktop|In|Allow|tcp|Any|3389|LocalSubnet,10.0.0.0/255.0.0.0|-|Web (TCP-In)",
                "-|Out|Allow|udp|Any|-|Any|53|DNS",
                "-|Out|Block|tcp|Any|-|Any|Any|No way out",
                "-|In|Allow|any|Any|Any|Any|-|Everything",
                "-|In|Allow|tcp|Any|RPC-EPMap|Any|-|RPC: mapper",
                "-|In|Allow|icmp|Any|8/icmp,3:4/icmp|Any|-|Ping",
                "-|In|Allow|igmp|Any|-|Any|-|Groups",
            ],
            Rules($"""

                Rule Name:                            Web (TCP-In)
                {Ruler}
                Enabled:                              Yes
                Direction:                            In
                Profiles:                             Domain,Private,Public
                Grouping:                             Remote Desktop
                LocalIP:                              Any
                RemoteIP:                             LocalSubnet,10.0.0.0/255.0.0.0
                Protocol:                             TCP
                LocalPort:                            3389
                RemotePort:                           Any
                Edge traversal:                       No
                Action:                               Allow
                {Rule("DNS", "Out", "UDP", "Any", "53", "Allow")}
                {Rule("No way out", "Out", "TCP", "Any", "Any", "Block")}
                {Rule("Everything", "In", "Any", null, null, "Allow")}
                {Rule("RPC: mapper", "In", "TCP", "RPC-EPMap", "Any", "Allow")}
                {Rule("Ping", "In", "ICMPv4\n                                      Type    Code\n                                      8       Any \n                                      3       4", null, null, "Allow")}
                {Rule("Groups", "In", "2", null, null, "Allow")}
                Ok.
                """));

    [Fact]
    public void Netsh_verbose_names_program_and_service()
    {
        PortUse use = Assert.Single(Read(
            $"Rule Name:                            Spooler\n{Ruler}\nDescription:                          Two lines,\nof which one looks odd.\nEnabled: Yes\nDirection: In\n"
            + "Profiles: Domain\nLocalIP: Any\nRemoteIP: Any\nProtocol: TCP\nLocalPort: RPC\nRemotePort: Any\nProgram: %SystemRoot%\\system32\\spoolsv.exe\nService: Spooler\nInterfaceTypes: Any\n"
            + "Security: NotRequired\nRule source: Local Setting\nAction: Allow\nOk.").Uses);

        Assert.Equal(["Profiles: Domain"], use.Condition);
        Assert.Equal(("%SystemRoot%\\system32\\spoolsv.exe", "Spooler", "RPC", 1), (use.Process, use.Service, use.LocalPort!.ToString(), use.LineNumber));
    }

    [Fact]
    public void A_rule_of_netsh_that_is_not_enabled_says_so()
        => Assert.Equal(["Enabled: No"], Assert.Single(Read(Rule("x", "In", "TCP", "80", "Any", "Allow").Replace("Yes", "No", StringComparison.Ordinal)).Uses).Condition);

    [Fact]
    public void Netsh_in_another_language_is_one_issue_that_says_so()
    {
        string rule = $"\nRegelname:                            Dateifreigabe\n{Ruler}\nAktiviert:                            Ja\nRichtung:                             Eingehend\nProtokoll:                            TCP\nLokaler Port:                         445\n";

        foreach (PortTextFormat? format in new PortTextFormat?[] { null, PortTextFormat.Netsh })
        {
            (List<PortUse> uses, List<ParseIssue> issues) = Read(rule + rule + "OK.", format);
            Assert.Empty(uses);
            Assert.Contains("another language than English", Assert.Single(issues).Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Direction: Sideways", "'Sideways' is not a direction")]
    [InlineData("Action: Maybe", "'Maybe' is not an action")]
    [InlineData("LocalPort: 80,http*", "'http*' is a wildcard")]
    [InlineData("Color: Blue", "'Color' is no title of netsh's rules")]
    public void A_value_of_netsh_that_cannot_be_read_is_told(string line, string reason)
        => Assert.Contains(reason, string.Join(' ', Read(Rule("x", "In", "TCP", "80", "Any", "Allow") + "\n" + line).Issues), StringComparison.Ordinal);

    [Fact]
    public void The_log_of_windows_firewall_has_the_own_side_where_the_path_says_it_is()
        => Assert.Equal(
            [
                "-|In|DROP|tcp|192.0.2.20|3389|192.0.2.10|50000|-",
                "-|Out|ALLOW|udp|192.0.2.20|50001|192.0.2.53|53|-",
                "-|In|ALLOW|icmp|192.0.2.20|8:0/icmp|192.0.2.10|-|-",
                "-|In|DROP|ipv6-icmp|ff02::1|128:0/ipv6-icmp|fe80::1|-|-",
                "-|In|DROP|igmp|224.0.0.1|-|192.0.2.10|-|-",
            ],
            Rules("""
                #Version: 1.5
                #Software: Microsoft Windows Firewall
                #Time Format: Local
                #Fields: date time action protocol src-ip dst-ip src-port dst-port size tcpflags tcpsyn tcpack tcpwin icmptype icmpcode info path pid

                2026-01-01 00:00:01 DROP TCP 192.0.2.10 192.0.2.20 50000 3389 52 S 1 0 64240 - - - RECEIVE 4
                2026-01-01 00:00:01 ALLOW UDP 192.0.2.20 192.0.2.53 50001 53 0 - - - - - - - SEND 1234
                2026-01-01 00:00:02 ALLOW ICMP 192.0.2.10 192.0.2.20 - - 0 - - - - 8 0 - RECEIVE 4
                2026-01-01 00:00:02 DROP 58 fe80::1 ff02::1 - - 0 - - - - 128 0 - RECEIVE 4
                2026-01-01 00:00:03 DROP 2 192.0.2.10 224.0.0.1 - - 32 - - - - - - - RECEIVE 4
                """));

    [Fact]
    public void The_log_of_windows_firewall_can_have_fewer_fields_or_none_named()
    {
        const string Row = "2026-01-01 00:00:01 DROP TCP 192.0.2.10 192.0.2.20 50000 3389 52";

        Assert.Equal(["-|-|DROP|tcp|192.0.2.20|3389|192.0.2.10|50000|-"], Rules(Row));
        Assert.Equal(["-|-|DROP|tcp|192.0.2.20|3389|192.0.2.10|50000|-"], Rules("#Fields: date time action protocol src-ip dst-ip src-port dst-port size\n" + Row));
        Assert.Equal(PortUseRole.Connection, Read(Row).Uses[0].Role);
    }

    [Theory]
    [InlineData("2026-01-01 00:00:01 INFO-EVENTS-LOST - - - - - - - - - - - - 12 -", "Windows lost 12 packets")]
    [InlineData("2026-01-01 00:00:01 DROP XYZ 192.0.2.10 192.0.2.20 50000 3389 52", "'XYZ' is not a protocol")]
    [InlineData("2026-01-01 00:00:01 DROP TCP 192.0.2.10 192.0.2.20 50000 99999 52", "'50000' and '99999' are not both ports")]
    public void A_line_of_the_log_that_cannot_be_read_is_told(string line, string reason)
        => Assert.Contains(reason, Assert.Single(Read(line).Issues).Reason, StringComparison.Ordinal);

    private static string Rule(string name, string direction, string protocol, string? local, string? remote, string action)
        => $"\nRule Name:                            {name}\n{Ruler}\nEnabled:                              Yes\nDirection:                            {direction}\n"
            + $"Profiles:                             Domain,Private,Public\nGrouping:                             \nLocalIP:                              Any\n"
            + $"RemoteIP:                             Any\nProtocol:                             {protocol}\n"
            + (local is null ? string.Empty : $"LocalPort:                            {local}\nRemotePort:                           {remote}\n")
            + $"Edge traversal:                       No\nAction:                               {action}";

    private static string[] Rules(string text)
        => Shown(text, use => string.Join(
            '|',
            new object?[] { use.Chain, use.Direction, use.Action, use.Protocol, use.LocalAddress, use.LocalPort, use.RemoteAddress, use.RemotePort, use.Comment }
                .Select(value => value?.ToString() ?? "-")));

    [Fact]
    public void The_log_of_windows_xp_tells_the_sides_by_what_was_opened()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("""
            #Fields: date time action protocol src-ip dst-ip src-port dst-port size tcpflags tcpsyn tcpack tcpwin icmptype icmpcode info
            2003-11-06 12:35:19 OPEN TCP 10.0.0.5 192.0.2.7 1037 80 - - - - - - - -
            2003-11-06 12:35:19 OPEN-INBOUND TCP 192.0.2.7 10.0.0.5 4000 3389 - - - - - - - -
            2003-11-06 12:35:19 CLOSE TCP 10.0.0.5 192.0.2.7 1037 80 - - - - - - - -
            """);

        Assert.Empty(issues);
        Assert.Equal(["Out 10.0.0.5 1037", "In 10.0.0.5 3389", " 192.0.2.7 80"], uses.ConvertAll(use => $"{use.Direction} {use.LocalAddress} {use.LocalPort}"));
    }
}
