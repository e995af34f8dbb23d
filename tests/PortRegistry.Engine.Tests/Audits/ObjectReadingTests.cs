using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Xunit;

namespace PortRegistry.Engine.Tests.Audits;

public sealed class ObjectReadingTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Theory]
    [InlineData("@{ IpProtocol = '-1' }", "Any")]
    [InlineData("@{ IpProtocol = '-1'; FromPort = 0; ToPort = 0 }", "Any")]
    [InlineData("@{ IpProtocol = 'icmp'; FromPort = '8'; ToPort = '0' }", "8:0/icmp")]
    [InlineData("@{ IpProtocol = 'icmp'; FromPort = 8; ToPort = -1 }", "8/icmp")]
    [InlineData("@{ IpProtocol = 'tcp' }", "Any/tcp")]
    [InlineData("@{ properties = @{ protocol = 'Tcp'; destinationPortRange = '22'; destinationPortRanges = @('80', '443-445') } }", "22/tcp,80/tcp,443-445/tcp")]
    [InlineData("@{ allowed = @(@{ IPProtocol = 'tcp'; ports = @('80') }, @{ IPProtocol = 'udp'; ports = @('53') }) }", "80/tcp,53/udp")]
    [InlineData("@{ spec = @{ ports = @(@{ port = 80; protocol = 'TCP'; targetPort = 8080; nodePort = 30080 }) } }", "80/tcp,30080/tcp")]
    [InlineData("@{ protocol = 'TCP'; port = 32000; endPort = 32010 }", "32000-32010/tcp")]
    [InlineData("@{ protocol = '6'; tcpOptions = @{ destinationPortRange = @{ min = 22; max = 23 } } }", "22-23/tcp")]
    [InlineData("@{ direction = 'ingress'; protocol = 'tcp'; port_range_min = 22; port_range_max = 22 }", "22/tcp")]
    [InlineData("@{ direction = 'ingress'; protocol = $null; port_range_min = $null; port_range_max = $null }", "Any")]
    [InlineData("@{ IpProtocol = 'TCP'; PortRange = '22/23' }", "22-23/tcp")]
    [InlineData("@{ protocol = 'TCP/UDP'; 'tcp-portrange' = '53'; 'udp-portrange' = '53' }", "53/tcp,53/udp")]
    [InlineData("@{ protocol = 'tcp_udp'; dst_port = '80' }", "80/tcp,udp")]
    [InlineData("@{ Service = 'tcp/443' }", "443/tcp")]
    [InlineData("@{ Service = 'tcp' }", "Any/tcp")]
    [InlineData("@{ Service = 'icmp' }", "Any/icmp")]
    [InlineData("@{ source = @{ port = 50000 }; destination = @{ port = 3389 }; network = @{ transport = 'tcp'; protocol = 'rdp' } }", "3389/tcp")]
    [InlineData("@{ id = @{ orig_p = 50000; resp_p = 53 }; proto = 'udp' }", "53/udp")]
    [InlineData("@{ 'tcp.dstport' = ''; 'udp.dstport' = '53' }", "53/udp")]
    [InlineData("@{ Direction = 'Outbound'; Protocol = 'TCP'; LocalPort = 'Any'; RemotePort = '443' }", "443/tcp")]
    [InlineData("@{ Direction = 'Inbound'; Protocol = 'TCP'; LocalPort = '443'; RemotePort = 'Any' }", "443/tcp")]
    [InlineData("@{ LocalPort = 0; RemotePort = 443 }", "0")]
    [InlineData("@{ sp = '51000'; dp = '443'; pr = 'TCP' }", "443/tcp")]
    [InlineData("@{ sourceTransportPort = 53; destinationTransportPort = 40000; protocolIdentifier = 17 }", "53/udp")]
    [InlineData("@{ src_endpoint = @{ port = 51000 }; dst_endpoint = @{ port = 443 }; connection_info = @{ protocol_num = 6 } }", "443/tcp")]
    [InlineData("@{ DestPort_d = 3389; L4Protocol_s = 'TCP' }", "3389/tcp")]
    [InlineData("@{ SrcPortNumber = 51000; DstPortNumber = 3389; NetworkProtocol = 'TCP' }", "3389/tcp")]
    [InlineData("@{ 'Service Port' = '161'; 'Service Protocol' = 'UDP' }", "161/udp")]
    [InlineData("@{ direction = 'ingress'; protocol = 'tcp'; multiport = '22,3389' }", "22/tcp,3389/tcp")]
    [InlineData("@{ ipProtocols = @('TCP', 'UDP'); destinationPorts = @('53') }", "53/tcp,udp")]
    [InlineData("@{ Ports = @(@{ PrivatePort = 53; Type = 'udp' }) }", "53/udp")]
    [InlineData("@{ name = 'https'; type = 'service-tcp'; port = '443' }", "443/tcp")]
    [InlineData("@{ 'Services & Applications' = 'https; ssh' }", "https,ssh")]
    [InlineData("@{ toPorts = @(@{ ports = @(@{ port = '80'; protocol = 'TCP' }) }) }", "80/tcp")]
    [InlineData("@{ containerPort = 8080; hostPort = 0; protocol = 'tcp' }", "8080/tcp")]
    [InlineData("@{ protocol = '17'; tcpOptions = $null; udpOptions = $null }", "Any/udp")]
    [InlineData("@{ chain = 'input'; action = 'drop'; bytes = '1' }", "Any")]
    [InlineData("@{ type = 'pass'; ipprotocol = 'inet'; source = @{ any = '' }; destination = @{ network = 'lan' } }", "Any")]
    [InlineData("@{ type = 'pass'; ipprotocol = 'inet'; protocol = 'tcp'; destination = @{ any = ''; port = '443' } }", "443/tcp")]
    [InlineData("@{ LocalEndPoint = '127.0.0.1:443' }", "443")]
    [InlineData("@{ LocalEndPoint = '[::1]:443' }", "443")]
    [InlineData("@{ service = 'https'; 'service-negate' = 'disable'; action = 'accept' }", "https")]
    [InlineData("@{ Port = [uint32]443 }", "443")]
    [InlineData("@{ Port = [int16]443 }", "443")]
    [InlineData("@{ Port = [byte]22 }", "22")]
    [InlineData("@{ Port = 443.0 }", "443")]
    [InlineData("@{ Port = 443; Protocol = 'HTTP' }", "443")]
    [InlineData("@{ Port = '-'; Protocol = 'tcp' }", "")]
    [InlineData("@{ Port = ''; Protocol = '' }", "")]
    [InlineData("@{ LocalPort = @{ value = @('80', '443'); Count = 2 }; Protocol = 'tcp' }", "80/tcp,443/tcp")]
    public void Ports_are_found_under_the_names_that_programs_use(string entries, string port)
    {
        Assert.Equal(port, PortOf($"[pscustomobject]{entries}"));
        Assert.Equal(port, PortOf(entries));
    }

    [Theory]
    [InlineData("From..To", "20-22")]
    [InlineData("A+B", "80,443")]
    [InlineData("None, A", "80")]
    [InlineData("Nested.Inner", "53")]
    [InlineData("nested.IN_NER", "53")]
    public void A_property_can_be_named_as_ends_as_a_sum_and_as_a_path(string property, string port)
        => Assert.Equal(port, PortOf("[pscustomobject]@{ From = 20; To = 22; A = 80; B = 443; None = $null; Nested = @{ Inner = 53 } }", $"-PortProperty {property}"));

    [Theory]
    [InlineData("Local", "51515")]
    [InlineData("Remote", "443")]
    [InlineData("Auto", "51515")]
    public void A_side_can_be_chosen(string side, string port)
        => Assert.Equal(port, PortOf("[pscustomobject]@{ LocalPort = 51515; RemotePort = 443 }", $"-Side {side}"));

    [Fact]
    public void Each_object_is_read_by_itself_whatever_the_one_before_had()
        => Assert.Equal(
            new[] { "80", "443", "22/tcp", "443/udp", "80", "443" },
            session.Output(
                "[pscustomobject]@{ Port = 80 }, [pscustomobject]@{ Port = 51000; DestinationPort = 443 }, [pscustomobject]@{ Port = 22; Protocol = 'tcp' }, "
                + "[pscustomobject]@{ Port = 443; Transport = 'udp' }, [pscustomobject]@{ Port = 80 }, ([pscustomobject]@{ Port = 80 } | Add-Member DstPort 443 -PassThru) "
                + "| Resolve-IanaPort").Select(Port));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Objects_of_one_shape_are_read_alike_whether_their_members_can_be_counted_or_not(bool isOff)
    {
        ShellProcess shell = await ShellProcess.RunAsync([
            $"[AppContext]::SetSwitch('PortRegistry.NoInstanceNames', ${isOff}); "
            + "$like = 1..3 | ForEach-Object { [pscustomobject]@{ Port = 80 + $_; Protocol = 'tcp' } }; "
            + "$more = [pscustomobject]@{ Port = 90; Protocol = 'tcp' } | Add-Member DstPort 443 -PassThru; "
            + "$less = [pscustomobject]@{ Port = 91 }; "
            + "$typed = [pscustomobject]@{ PSTypeName = 'Deserialized.MSFT_NetUDPEndpoint'; Port = 92; Protocol = '' }; "
            + "$hidden = [pscustomobject]@{ Port = 93; Protocol = 'udp' } | Add-Member ScriptMethod Go { } -PassThru; "
            + "@($like + $more + $less + $typed + $hidden + $like | Resolve-IanaPort -WarningAction SilentlyContinue | ForEach-Object { \"$($_.Iana.Port)\" }) -join ' '",
        ]);

        Assert.True(shell.ExitCode == 0, shell.Error);
        Assert.Equal("81/tcp 82/tcp 83/tcp 443/tcp 91 92/udp 93/udp 81/tcp 82/tcp 83/tcp", shell.Output.Trim());
    }

    [Theory]
    [InlineData("& { $a = [object[]]::new(3); $a[0] = $a; $a[1] = $a; $a[2] = $a; [pscustomobject]@{ Port = $a } }", "PortNotValid", "deep")]
    [InlineData("& { $a = 22; foreach ($i in 1..30000) { $a = , $a }; [pscustomobject]@{ Port = $a } }", "PortNotValid", "deep")]
    [InlineData("& { $o = [pscustomobject]@{ A = 1 }; $o | Add-Member Inner $o; $o }", "PortNotValid", "deep")]
    [InlineData("& { $o = [pscustomobject]@{ Protocol = 'tcp' }; $o | Add-Member ScriptProperty Port { throw 'broken' }; $o }", "PortNotValid", "broken")]
    [InlineData("[pscustomobject]@{ listen = @{ port = 80 }; backend = @{ port = 8080 } }", "PortNotValid", "'listen' and in 'backend'")]
    [InlineData("[pscustomobject]@{ a = 1; b = 2 }", "PortPropertyNotFound", "'a', 'b'")]
    [InlineData("[pscustomobject]@{ SourcePort = 443; Protocol = 'tcp' }", "PortPropertyNotFound", "source port")]
    [InlineData("[pscustomobject]@{ end_port = 443; Protocol = 'tcp' }", "PortNotValid", "end_port")]
    [InlineData("[pscustomobject]@{ Port = 443; Protocol = 'HTTP' }", "TransportNotValid", "'HTTP'")]
    [InlineData("[pscustomobject]@{ Port = 8080; Protocol = 47 }", "PortNotValid", "which has no ports")]
    [InlineData("[pscustomobject]@{ protocol = 'tcp'; ports = '0'; sources = @{ addresses = @('192.0.2.0/24') } }", "PortNotValid", "for every port")]
    [InlineData("[pscustomobject]@{ action = 'accept'; protocol = 'tcp'; dst_port = ''; dst_firewallgroup_ids = @('a') }", "PortNotValid", "'dst_firewallgroup_ids'")]
    [InlineData("[pscustomobject]@{ host = 'a'; our_ports = @(22, 80); proto = 'tcp' }", "PortNotValid", "'our_ports'")]
    [InlineData("[pscustomobject]@{ service = 'https'; 'service-negate' = 'enable'; action = 'accept' }", "PortNotValid", "but those that are named")]
    [InlineData("[pscustomobject]@{ dst_port = '443'; protocol = 'tcp'; protocol_match_excepted = $true; action = 'accept' }", "PortNotValid", "but those that are named")]
    [InlineData("[pscustomobject]@{ DstPort = '1-65535'; ExceptPorts = '22'; Protocol = 'tcp'; Action = 'allow' }", "PortNotValid", "but those that are named")]
    [InlineData("[pscustomobject]@{ action = 'Allow'; protocol = 'TCP'; destination = @{ notPorts = @(22) } }", "PortNotValid", "but those that are named")]
    [InlineData("[pscustomobject]@{ priority = 1; name = 'task'; action = 'allow' }", "PortPropertyNotFound", "'priority'")]
    public void What_cannot_be_read_is_one_error_for_that_object_only(string input, string id, string reason)
    {
        ShellResult result = session.Run($"({input}), [pscustomobject]@{{ Port = 22 }} | Resolve-IanaPort");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(reason, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("22", Port(result.Output[^1]));
    }

    [Theory]
    [InlineData("@{ Protocol = 'tcp'; Port = 60000; State = 'Established' }", "")]
    [InlineData("@{ Protocol = 'tcp'; Port = 60000; State = 'enabled' }", "DynamicPort")]
    [InlineData("@{ Protocol = 'tcp'; LocalPort = 60000; RemotePort = 443 }", "")]
    [InlineData("@{ Protocol = 'tcp'; SourcePort = 50000; DestinationPort = 60000 }", "")]
    [InlineData("@{ Protocol = 'Any'; Port = 'Any'; Action = 'Deny' }", "")]
    [InlineData("@{ Protocol = 'Any'; Port = 'Any'; Action = 'Allow' }", "AnyPort")]
    [InlineData("@{ denied = @(@{ IPProtocol = 'all' }) }", "")]
    public void Connections_and_rules_that_block_have_no_findings_of_openings(string entries, string findings)
        => Assert.Equal(findings, string.Join(",", session.Output($"([pscustomobject]{entries} | Resolve-IanaPort).Iana.Findings").Select(finding => finding.ToString())));

    private static string Port(PSObject item) => PSObject.AsPSObject(item.Properties["Iana"].Value).Properties["Port"].Value?.ToString() ?? string.Empty;

    private string PortOf(string input, string parameters = "") => Port(Assert.Single(session.Output($"{input} | Resolve-IanaPort {parameters} -ErrorAction SilentlyContinue")));
}
