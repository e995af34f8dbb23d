using System;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests.Audits;

/// <summary>Flows, scans and rules: whose port is looked up, and what an empty one means.</summary>
public sealed class ObjectSideTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Theory]
    [InlineData("@{ srcport = 51000; dstport = 443; protocol = 6 }", "443/tcp")]
    [InlineData("@{ srcport = 443; dstport = 51000; protocol = 6 }", "443/tcp")]
    [InlineData("@{ srcport = '443'; dstport = '51000'; protocol = '6'; 'flow-direction' = 'ingress'; action = 'ACCEPT'; bytes = '40' }", "443/tcp")]
    [InlineData("@{ srcport = 4501; dstport = 40522; protocol = 6 }", "4501/tcp")]
    [InlineData("@{ srcport = 443; dstport = 1700; protocol = 17 }", "!")]
    [InlineData("@{ srcport = 443; dstport = 4501; protocol = 6 }", "443/tcp")]
    [InlineData("@{ srcport = 1700; dstport = 443; protocol = 6 }", "443/tcp")]
    [InlineData("@{ srcport = 950; dstport = 2049; protocol = 6 }", "2049/tcp")]
    [InlineData("@{ srcport = 123; dstport = 123; protocol = 17 }", "123/udp")]
    [InlineData("@{ srcport = 67; dstport = 68; protocol = 17 }", "68/udp")]
    [InlineData("@{ srcport = 3306; dstport = 8080; protocol = 6 }", "!")]
    [InlineData("@{ srcport = 5432; dstport = 4501; protocol = 6 }", "!")]
    [InlineData("@{ srcport = 52000; dstport = 47808; protocol = 17 }", "47808/udp")]
    [InlineData("@{ srcport = 47808; dstport = 52000; protocol = 17 }", "47808/udp")]
    [InlineData("@{ srcport = 52000; dstport = 53000; protocol = 6 }", "53000/tcp")]
    [InlineData("@{ 'id.orig_p' = 443; 'id.resp_p' = 51000; proto = 'tcp' }", "51000/tcp")]
    [InlineData("@{ client = @{ port = 443 }; server = @{ port = 51000 }; network = @{ transport = 'tcp' } }", "51000/tcp")]
    [InlineData("@{ source = @{ port = 443 }; destination = @{ port = 51000 }; network = @{ transport = 'tcp' } }", "443/tcp")]
    [InlineData("@{ jsonPayload = @{ bytes_sent = '40'; connection = @{ src_port = 443; dest_port = 51000; protocol = 6 } } }", "443/tcp")]
    [InlineData("@{ Direction = 'In'; Action = 'Allow'; Protocol = 'tcp'; SourcePort = 443; DestinationPort = 51000 }", "51000/tcp")]
    public void Of_a_flow_the_side_of_the_service_is_looked_up_or_said_not_to_be_clear(string entries, string port)
    {
        ShellResult result = session.Run($"[pscustomobject]{entries} | Resolve-IanaPort");

        if (port == "!")
        {
            Assert.StartsWith("PortSideNotClear,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal("Unknown", Answer(result.Output[0]).Properties["Status"].Value.ToString());
        }
        else
        {
            Assert.Empty(result.Errors);
            Assert.Equal(port, Answer(result.Output[0]).Properties["Port"].Value.ToString());
        }
    }

    [Fact]
    public void A_property_that_is_named_is_looked_up_whatever_side_it_is()
        => Assert.Equal("51000/tcp", Answer(Assert.Single(session.Output("[pscustomobject]@{ srcport = 443; dstport = 51000; protocol = 6 } | Resolve-IanaPort -PortProperty dstport"))).Properties["Port"].Value.ToString());

    [Theory]
    [InlineData("ip saddr 127.0.0.0/8 accept", "")]
    [InlineData("ip6 saddr ::1 accept", "")]
    [InlineData("ip saddr 192.0.2.0/24 accept", "AnyPort")]
    public void A_rule_for_the_addresses_of_the_loopback_interface_opens_nothing(string rule, string findings)
        => Assert.Equal(
            findings,
            string.Join(",", session.Output($"('table inet t {{', 'chain c {{', 'type filter hook input priority 0; policy drop;', '{rule}', '}}', '}}' | ConvertFrom-PortText | Resolve-IanaPort).Iana.Findings").Select(item => item.ToString())));

    [Fact]
    public void A_flow_has_no_finding_of_a_rule()
        => Assert.Empty(session.Output("([pscustomobject]@{ srcport = 51000; dstport = 60000; protocol = 6; 'flow-direction' = 'ingress'; action = 'ACCEPT'; packets = 3 } | Resolve-IanaPort).Iana.Findings"));

    [Theory]
    [InlineData("@{ Host = 'h'; Protocol = 'tcp'; Port = ''; Risk = 'None' }")]
    [InlineData("@{ Host = 'h'; Protocol = 'tcp'; Port = '0'; Risk = 'None' }")]
    [InlineData("@{ Host = 'h'; Protocol = 'tcp'; Port = 0 }")]
    [InlineData("@{ Host = 'h'; Port = 'general/tcp' }")]
    [InlineData("@{ IP = 'h'; Port = ''; 'Port Protocol' = 'tcp'; CVSS = '5.0'; 'NVT Name' = 'n' }")]
    [InlineData("@{ IP = 'h'; QID = 38170; Protocol = 'tcp'; Port = '' }")]
    [InlineData("@{ srcport = 0; dstport = 0; protocol = 6; bytes = 40 }")]
    [InlineData("@{ action = 'DROP'; protocol = '2'; date = 'd'; 'dst-port' = '-' }")]
    public void A_row_of_a_scan_or_a_log_without_a_port_has_none(string entries)
    {
        ShellResult result = session.Run($"[pscustomobject]{entries} | Resolve-IanaPort");

        Assert.Empty(result.Errors);
        PSObject answer = Answer(Assert.Single(result.Output));
        Assert.Null(answer.Properties["Status"].Value);
        Assert.Empty((System.Collections.IEnumerable)answer.Properties["Findings"].Value);
    }

    [Theory]
    [InlineData("@{ Direction = 'in'; Action = 'pass'; Protocol = 'tcp'; source_port = ''; destination_port = '' }")]
    [InlineData("@{ CidrIp = '0.0.0.0/0'; Protocol = 'tcp'; Port = '' }")]
    [InlineData("@{ IpProtocol = 'tcp'; Port = $null }")]
    [InlineData("@{ allowed = @(@{ IPProtocol = 'tcp' }) }")]
    [InlineData("@{ ports = @(@{ protocol = 'TCP'; port = $null }) }")]
    public void A_rule_with_a_protocol_and_no_port_is_for_every_port(string entries)
        => Assert.Equal("Any/tcp", Answer(Assert.Single(session.Output($"[pscustomobject]{entries} | Resolve-IanaPort"))).Properties["Port"].Value.ToString());

    [Theory]
    [InlineData("@{ Name = 'x'; Protocol = 'tcp'; Port = '' }", "'Port' is empty")]
    [InlineData("@{ Name = 'x'; Protocol = 'tcp' }", "'Name', 'Protocol'")]
    [InlineData("@{ Time = 't'; Action = 'allow'; Protocol = 'tcp'; DstPort = '' }", "'DstPort' is empty")]
    public void What_may_be_a_rule_or_not_is_an_error_where_its_port_is_empty(string entries, string reason)
        => Assert.Contains(reason, Assert.Single(session.Run($"[pscustomobject]{entries} | Resolve-IanaPort").Errors).Exception.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("@{ PortRange = '1/17'; IpProtocol = 'TCP' }", "1-17/tcp")]
    [InlineData("@{ PortRange = '-1/-1'; IpProtocol = 'TCP' }", "Any/tcp")]
    [InlineData("@{ PortRange = '443/6' }", "443/tcp")]
    [InlineData("@{ PortRange = '22/23' }", "22-23")]
    [InlineData("@{ PortRange = '1/17' }", "1/17")]
    [InlineData("@{ Port = '1/17' }", "1/17")]
    [InlineData("@{ Port = '53/17' }", "53/udp")]
    public void A_pair_with_a_slash_is_a_range_where_nothing_else_can_be_meant(string entries, string port)
    {
        ShellResult result = session.Run($"[pscustomobject]{entries} | Resolve-IanaPort");

        Assert.Equal(port, Answer(Assert.Single(result.Output)).Properties["Port"].Value.ToString());
        Assert.Equal(port == "1/17" ? 1 : 0, result.Errors.Count);
    }

    [Theory]
    [InlineData("@{ Direction = 2; Action = 2; Protocol = 6; LocalPorts = '*'; RemotePorts = '443' }", "443/tcp", "")]
    [InlineData("@{ Direction = 1; Action = 2; Protocol = 6; LocalPorts = '*'; RemotePorts = '443' }", "Any/tcp", "AnyPort")]
    [InlineData("@{ Direction = 1; Action = 4; Protocol = 'TCP'; LocalPort = 'Any'; RemotePort = 'Any' }", "Any/tcp", "")]
    public void The_numbers_of_Windows_for_direction_and_action_are_known(string entries, string port, string findings)
    {
        PSObject answer = Answer(Assert.Single(session.Output($"[pscustomobject]{entries} | Resolve-IanaPort")));

        Assert.Equal(port, answer.Properties["Port"].Value.ToString());
        Assert.Equal(findings, string.Join(",", ((System.Collections.IEnumerable)answer.Properties["Findings"].Value).Cast<object>().Select(finding => PSObject.AsPSObject(finding).ToString())));
    }

    private static PSObject Answer(PSObject item) => PSObject.AsPSObject(item.Properties["Iana"].Value);
}
