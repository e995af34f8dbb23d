using System;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests.Audits;

/// <summary>What properties mean by their names: negations, translations, counts, states, and what is not looked up.</summary>
public sealed class ObjectMeaningTests : IClassFixture<ModuleSession>
{
    private readonly ModuleSession session;

    public ObjectMeaningTests(ModuleSession session) => this.session = session;

    [Theory]
    [InlineData("@{ protocol = 'tcp'; destination = @{ zone_id = 'a'; port = '22'; match_opposite_ports = $true } }", "all ports")]
    [InlineData("@{ match_opposite_protocol = $true; protocol = 'tcp'; destination = @{ port = '22' } }", "all protocols")]
    [InlineData("@{ protocol = 'tcp'; notProtocol = 'udp'; Port = 22 }", "all protocols")]
    [InlineData("@{ service = 'https'; 'service-negate' = 'enable' }", "all services")]
    [InlineData("@{ protocol = 'tcp'; 'destination-port-except' = '22' }", "all ports")]
    [InlineData("@{ Port = 22; Negate = 'true'; Protocol = 'tcp' }", "may say")]
    [InlineData("@{ protocol = 'tcp'; destination = @{ port = 22; negated = $true } }", "may say")]
    [InlineData("@{ protocol = 'tcp'; port = @{ port = 22; negate = $true } }", "may say")]
    [InlineData("@{ protocol = 'tcp'; operator = 'neq'; port = 22 }", "leaves ports out")]
    public void All_but_what_is_named_is_an_error(string entries, string reason)
        => Assert.Contains(reason, Assert.Single(Run(entries).Errors).Exception.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("@{ protocol = 'tcp'; destination = @{ not = '1'; network = 'lan'; port = '22' } }", "22/tcp")]
    [InlineData("@{ protocol = 'tcp'; destination_not = '1'; destination_net = 'lan'; destination_port = '22' }", "22/tcp")]
    [InlineData("@{ protocol = 'tcp'; 'destination-negate' = $true; destination = @('a'); service = '22/tcp' }", "22/tcp")]
    [InlineData("@{ protocol = 'tcp'; source = @{ port = '99'; match_opposite_ports = $true }; destination = @{ port = '22'; match_opposite_ports = $false } }", "22/tcp")]
    public void What_negates_an_address_or_source_ports_leaves_the_ports_as_they_are(string entries, string port) => Expect(entries, port);

    [Theory]
    [InlineData("@{ port = 53; protocol = @{ name = 'udp'; number = 17 } }", "53/udp")]
    [InlineData("@{ port = 53; protocol = @{ number = 17 } }", "53/udp")]
    [InlineData("@{ target = @{ port = 53 }; network = @{ ip_protocol = 'UDP' } }", "53/udp")]
    [InlineData("@{ port = 53; protocol = [pscustomobject]@{ value = 'TCP' } }", "53/tcp")]
    [InlineData("@{ name = 'x'; protocol = @{ tcp = @{ port = '80' } } }", "80/tcp")]
    public void A_protocol_inside_an_object_is_read_by_its_name_or_number(string entries, string port) => Expect(entries, port);

    [Theory]
    [InlineData("@{ port = 53; protocol = @{ kind = 'datagram' } }", "{kind}")]
    [InlineData("@{ port = 53; protocol = @{ name = 'HTTP' } }", "HTTP")]
    public void A_protocol_that_is_an_object_without_a_known_name_is_an_error(string entries, string reason)
        => Assert.Contains(reason, Assert.Single(Run(entries).Errors).Exception.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("@{ protocol = 'tcp'; publicPort = '8100-8101'; localPort = '442-443' }", "8100-8101/tcp", "localPort")]
    [InlineData("@{ protocol = 'tcp'; target = '192.0.2.9'; 'local-port' = '22'; destination = @{ port = '2222' } }", "2222/tcp", "local-port")]
    [InlineData("@{ proto = 'tcp'; dst_port = '8443'; fwd_port = '443' }", "8443/tcp", "fwd_port")]
    [InlineData("@{ protocol = 'tcp'; extport = '8443'; mappedport = '443' }", "8443/tcp", "mappedport")]
    [InlineData("@{ protocol = 'tcp'; 'dst-port' = '8080'; 'to-ports' = '80' }", "8080/tcp", "to-ports")]
    [InlineData("@{ proto = 'tcp'; src_dport = '8080'; dest_port = '80' }", "8080/tcp", "dest_port")]
    [InlineData("@{ properties = @{ protocol = 'Tcp'; frontendPort = 443; backendPort = 8443 } }", "443/tcp", "backendPort")]
    [InlineData("@{ protocol = 'Tcp'; frontendPortRangeStart = 5000; frontendPortRangeEnd = 5010; backendPort = 22 }", "5000-5010/tcp", "backendPort")]
    [InlineData("@{ Protocol = 'tcp'; LoadBalancerPort = 443; InstancePort = 8443 }", "443/tcp", "InstancePort")]
    [InlineData("@{ ListenPort = 8080; ConnectPort = 80 }", "8080", "ConnectPort")]
    [InlineData("@{ protocol = 'tcp'; listen_port = 443; destination_port = 8080 }", "443/tcp", "destination_port")]
    [InlineData("@{ protocol = 'tcp'; published = '8080'; target = 80 }", "8080/tcp", "target")]
    [InlineData("@{ protocol = 'tcp'; containerPort = 80; hostPort = 8080 }", "8080/tcp", "containerPort")]
    [InlineData("@{ protocol = 'tcp'; containerPort = 80; hostPort = 0 }", "80/tcp", "hostPort (0")]
    [InlineData("@{ port = 80; targetPort = 8080 }", "80", "targetPort")]
    [InlineData("@{ protocol = 'tcp/8443'; origin_port = 443 }", "8443/tcp", "origin_port")]
    [InlineData("@{ 'Source Port' = 51000; 'Destination Port' = 443; 'NAT Source Port' = 1030; 'NAT Destination Port' = 8443; 'IP Protocol' = 'tcp' }", "443/tcp", "NAT Destination Port")]
    public void Of_a_translation_the_ports_outside_are_looked_up_and_those_behind_are_told(string entries, string port, string left)
    {
        Expect(entries, port);
        Assert.Contains(session.Run($"[pscustomobject]{entries} | Resolve-IanaPort -Verbose 4>&1 | Where-Object {{ $_ -is [Management.Automation.VerboseRecord] }} | ForEach-Object Message").Output, line => line.ToString().Contains("not looked up: ", StringComparison.Ordinal) && line.ToString().Contains(left, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("@{ port = 80; targetPort = 8080; nodePort = 30080; protocol = 'TCP' }", "80/tcp,30080/tcp")]
    [InlineData("@{ spec = @{ healthCheckNodePort = 31234; ports = @(@{ port = 53; nodePort = 30053; protocol = 'UDP' }) } }", "53/udp,30053/udp,31234/tcp")]
    [InlineData("@{ port = 80; nodePort = 0; protocol = 'TCP' }", "80/tcp")]
    public void What_each_node_opens_for_a_service_is_looked_up_too(string entries, string port) => Expect(entries, port);

    [Theory]
    [InlineData("@{ host_port = 8080; container_port = 80; range = 3; protocol = 'tcp' }", "8080-8082/tcp")]
    [InlineData("@{ host_port = 8080; container_port = 80; range = 1; protocol = 'tcp' }", "8080/tcp")]
    [InlineData("@{ NetworkSettings = @{ Ports = @{ '80/tcp' = @(@{ HostIp = '0.0.0.0'; HostPort = '8080' }, @{ HostIp = '::'; HostPort = '8080' }) } } }", "8080/tcp")]
    [InlineData("@{ Ports = @{ '53/udp' = $null } }", "53/udp")]
    [InlineData("@{ Config = @{ ExposedPorts = @{ '80/tcp' = @{} } } }", "80/tcp")]
    [InlineData("@{ Ports = @{} }", "")]
    [InlineData("@{ 'destination-port' = @{ operator = 'gte'; port = 60000 }; protocol = 'tcp' }", "60000-65535/tcp")]
    [InlineData("@{ 'destination-port' = @{ 'lower-port' = 20; 'upper-port' = 25 }; protocol = 'tcp' }", "20-25/tcp")]
    [InlineData("@{ protocol = 'tcp/1000-1002' }", "1000-1002/tcp")]
    [InlineData("@{ PortRange = '22/22'; IpProtocol = 'TCP' }", "22/tcp")]
    [InlineData("@{ PortRange = '80/80,443/444'; IpProtocol = 'TCP' }", "80/tcp,443-444/tcp")]
    public void Ports_are_read_as_containers_and_clouds_write_them(string entries, string port) => Expect(entries, port);

    [Theory]
    [InlineData("@{ Port = 22; AdditionalPorts = '3389,5900' }", "AdditionalPorts")]
    [InlineData("@{ LocalPort = 22; LocalPort2 = 3389 }", "LocalPort2")]
    [InlineData("@{ DestinationPort = 22; DstPorts = @(80, 443) }", "DstPorts")]
    [InlineData("@{ Target = @{ Id = 'i'; Port = 80 }; HealthCheckPort = '99' }", "HealthCheckPort")]
    [InlineData("@{ Port = 22; AdditionalPorts = 'telnet' }", "AdditionalPorts")]
    [InlineData("@{ address = ':9000'; 'console-address' = ':9001' }", "console-address")]
    [InlineData("@{ port = 8200; cluster_address = '192.0.2.1:8201' }", "cluster_address")]
    [InlineData("@{ Port = 22; AdditionalPorts = 'any' }", "AdditionalPorts")]
    [InlineData("@{ Port = '-'; rules = @(@{ port = 22 }) }", "rules")]
    [InlineData("@{ ip = '192.0.2.1'; ports = @(); children = @(@{ port = 22 }) }", "children")]
    [InlineData("@{ port = 8005; Service = @{ name = 'Catalina'; Connector = @(@{ port = 8005 }, @{ port = 8080 }) } }", "Service.Connector")]
    [InlineData("@{ Port = 443; children = @(@{ Port = 443 }, @{ Ports = '443,8443' }) }", "children")]
    public void Further_ports_that_are_not_looked_up_are_a_warning(string entries, string name)
        => Assert.Contains($"'{name}' may hold ports too", Assert.Single(Run(entries).Warnings).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("@{ Port = 443; SwitchPort = 4; ReportId = 7; PortName = 'eth1'; Export = 12; SourcePort2 = 5; PortCount = 2 }")]
    [InlineData("@{ Port = '443,80'; WebPort = 80 }")]
    [InlineData("@{ Port = 22; AdditionalPorts = 'ssh'; WebPort = 'yes' }")]
    [InlineData("@{ Port = 22; MacAddress = 'aa:bb:cc:dd:ee:11'; IPv6Addr = 'fe80::1:80'; nat_addr = '192.0.2.1' }")]
    [InlineData("@{ destination = @{ port = 443; nat = @{ port = 8443 } } }")]
    [InlineData("@{ destinationPortRange = '22'; destinationPortRanges = @('80') }")]
    [InlineData("@{ Port = 443; Sources = @(@{ port = 5 }); a = @{ sourcePort = 6; targetPort = 8 }; Iana = @{ Port = 7 }; b = @(@{ port = 443 }) }")]
    public void What_is_no_further_port_is_no_warning(string entries) => Assert.Empty(Run(entries).Warnings);

    [Theory]
    [InlineData("@{ Initiated = 'true'; SourcePort = 1027; DestinationPort = 40000; Protocol = 'tcp' }", "40000/tcp")]
    [InlineData("@{ Initiated = 'false'; SourcePort = 51000; DestinationPort = 3389; Protocol = 'tcp' }", "3389/tcp")]
    [InlineData("@{ Initiated = 'false'; SourcePort = 443; DestinationPort = 51000; Protocol = 'udp' }", "443/udp")]
    public void Sysmon_says_who_asked_of_tcp_alone(string entries, string port) => Expect(entries, port);

    [Fact]
    public void Who_asked_is_not_believed_against_the_ports()
        => Assert.StartsWith("PortSideNotClear,", Assert.Single(Run("@{ Initiated = 'true'; SourcePort = 3389; DestinationPort = 51000; Protocol = 'tcp' }").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

    [Theory]
    [InlineData("@{ portid = 60000; protocol = 'tcp'; state = @{ state = 'open' } }", "DynamicPort")]
    [InlineData("@{ portid = 60000; protocol = 'udp'; state = 'open|filtered' }", "DynamicPort")]
    [InlineData("@{ portid = 60000; protocol = 'tcp'; state = @{ state = 'closed' } }", "")]
    [InlineData("@{ portid = 4501; protocol = 'tcp'; state = 'filtered' }", "")]
    [InlineData("@{ LocalPort = 51000; RemotePort = 0; State = 'Bound'; Protocol = 'tcp' }", "")]
    [InlineData("@{ LocalPort = 51000; RemotePort = 0; State = 100; Protocol = 'tcp' }", "")]
    [InlineData("@{ LocalPort = 51000; RemotePort = 0; State = 2; Protocol = 'tcp' }", "DynamicPort")]
    [InlineData("@{ Port = 60000; Protocol = 'tcp'; Status = 'closed' }", "")]
    [InlineData("@{ Port = 60000; Protocol = 'tcp'; Status = 'closed'; Severity = 'Low' }", "DynamicPort")]
    [InlineData("@{ ComputerName = 'h'; RemotePort = 4501; TcpTestSucceeded = $false }", "")]
    public void Ports_that_are_not_open_have_no_findings(string entries, string findings)
        => Assert.Equal(findings, string.Join(",", session.Output($"([pscustomobject]{entries} | Resolve-IanaPort).Iana.Findings").Select(finding => finding.ToString())));

    [Theory]
    [InlineData("@{ policy = 'deny'; protocol = 'any'; destPort = 'Any' }", "")]
    [InlineData("@{ policy = 'allow'; protocol = 'any'; destPort = 'Any' }", "AnyPort")]
    [InlineData("@{ policy = 'Deny-All-But'; action = 'allow'; protocol = 'any'; destPort = 'Any' }", "AnyPort")]
    [InlineData("@{ policy = 'Deny others'; protocol = 'any'; destPort = 'Any' }", "AnyPort")]
    [InlineData("@{ target = 'REJECT'; proto = 'all' }", "")]
    [InlineData("@{ grant = 'deny'; protocol = 'ip' }", "")]
    [InlineData("@{ action = 'allow'; protocol = 'any'; port = 'Any'; enabled = $false }", "")]
    [InlineData("@{ action = 'accept'; chain = 'input'; protocol = 'tcp'; disabled = 'true' }", "")]
    [InlineData("@{ action = 'accept'; chain = 'input'; protocol = 'tcp'; disabled = 'false' }", "AnyPort")]
    [InlineData("@{ DisplayName = 'r'; Enabled = 2; Direction = 1; Action = 2; Protocol = 'TCP'; LocalPort = 'Any'; RemotePort = 'Any' }", "")]
    [InlineData("@{ DisplayName = 'r'; Enabled = 1; Direction = 1; Action = 2; Protocol = 'TCP'; LocalPort = 'Any'; RemotePort = 'Any' }", "AnyPort")]
    [InlineData("@{ action = 'deny'; protocol = 'tcp'; port = 4 }", "")]
    [InlineData("@{ protocol = 'tcp'; port = 4; isActive = $false }", "")]
    [InlineData("@{ protocol = 'tcp'; port = 4; enabled = $true; permit = 'false' }", "")]
    [InlineData("@{ protocol = 'tcp'; port = 4; blocked = $true }", "")]
    [InlineData("@{ protocol = 'tcp'; port = 4; deny = 'yes' }", "")]
    [InlineData("@{ protocol = 'tcp'; port = 4; deny = 'no'; allow = 'yes'; blocked = $false }", "Unassigned")]
    [InlineData("@{ Name = 'r'; Protocol = 6; LocalPorts = '4'; RemotePorts = '*'; Direction = 1; Enabled = $true; Action = 0 }", "")]
    [InlineData("@{ Name = 'r'; Protocol = 6; LocalPorts = '4'; RemotePorts = '*'; Direction = 1; Enabled = $true; Action = 1 }", "Unassigned")]
    [InlineData("@{ dport = '4'; proto = 'tcp'; jump = 'DROP' }", "")]
    [InlineData("@{ localport = '4'; protocol = 'tcp'; action = 'allow'; direction = 'in'; state = 'absent' }", "")]
    [InlineData("@{ action = 'ACCEPT'; type = 'in'; proto = 'tcp'; dport = '4'; enable = 0 }", "")]
    [InlineData("@{ action = 'ACCEPT'; type = 'in'; proto = 'tcp'; dport = '4'; enable = 1 }", "Unassigned")]
    [InlineData("@{ action = 'accept'; status = 'disable'; service = '4/tcp' }", "")]
    [InlineData("@{ action = 'accept'; status = 'enable'; service = '4/tcp' }", "Unassigned")]
    [InlineData("@{ direction = 'INGRESS'; allow = @(); deny = @(@{ protocol = 'all'; ports = @() }) }", "")]
    public void Rules_that_deny_under_other_names_or_are_off_open_nothing(string entries, string findings)
        => Assert.Equal(findings, string.Join(",", session.Output($"([pscustomobject]{entries} | Resolve-IanaPort).Iana.Findings").Select(finding => finding.ToString())));

    [Theory]
    [InlineData("<rule><type>pass</type><protocol>tcp</protocol><destination><port>4</port></destination><disabled/></rule>", "")]
    [InlineData("<rule><type>pass</type><protocol>tcp</protocol><destination><port>4</port></destination><disabled></disabled></rule>", "")]
    [InlineData("<rule><type>pass</type><protocol>tcp</protocol><destination><port>4</port></destination><disabled>0</disabled></rule>", "Unassigned")]
    [InlineData("<rule><type>pass</type><protocol>tcp</protocol><destination><port>4</port></destination></rule>", "Unassigned")]
    public void An_empty_element_switches_a_rule_off(string xml, string findings)
        => Assert.Equal(findings, string.Join(",", session.Output($"(([xml]'{xml}').rule | Resolve-IanaPort).Iana.Findings").Select(finding => finding.ToString())));

    [Theory]
    [InlineData("@{ name = 'v'; extip = '192.0.2.1'; portforward = 'disable'; protocol = 'tcp'; extport = '0-65535'; mappedport = '0-65535' }", "Any")]
    [InlineData("@{ name = 'v'; extip = '192.0.2.1'; portforward = 'enable'; protocol = 'tcp'; extport = '8443'; mappedport = '443' }", "8443/tcp")]
    [InlineData("@{ service = 'service-https'; action = 'allow' }", "443/tcp")]
    [InlineData("@{ service = @(@{ name = 'ALL_TCP' }); action = 'accept' }", "Any/tcp")]
    [InlineData("@{ service = 'PING'; action = 'accept' }", "Any/icmp")]
    [InlineData("@{ service = 'tcp/any'; action = 'accept' }", "Any/tcp")]
    [InlineData("@{ services = @('ssh', 'https'); ports = @(, @('8443', 'tcp')) }", "8443/tcp,ssh,https")]
    [InlineData("@{ service = 'http-alt'; port = 8443 }", "8443")]
    [InlineData("@{ port = '80'; protocol = 'tcp'; 'to-port' = '8080' }", "80/tcp")]
    [InlineData("@{ Source = 'a'; 'Protocol/Port' = 'TCP/80,443; UDP/53' }", "80/tcp,443/tcp,53/udp")]
    [InlineData("@{ Source = 'a'; 'Port / Protocol' = '443/tcp' }", "443/tcp")]
    [InlineData("@{ 'Source Port/Protocol' = 'any'; 'Destination Port/Protocol' = '443/tcp' }", "443/tcp")]
    [InlineData("@{ 'Source Port/Protocol' = '99/tcp'; 'Service/Port' = 'tcp/443' }", "443/tcp")]
    [InlineData("@{ 'Port #' = '443'; Protocol = 'tcp' }", "443/tcp")]
    [InlineData("@{ Server = 'a'; 'Inbound Ports' = '22'; 'Outbound Ports' = '53, 123' }", "22,53,123")]
    [InlineData("@{ listenAddress = ':9093' }", "9093")]
    [InlineData("@{ port = ''; listen = '192.0.2.1:443'; protocol = 'tcp'; time = 't' }", "443/tcp")]
    [InlineData("@{ port = 53; protocols = @(@{ name = 'tcp' }, @{ name = 'udp' }) }", "53/tcp,udp")]
    [InlineData("@{ ports = @(@('tcp', 22), @('udp', 53)) }", "22/tcp,53/udp")]
    [InlineData("@{ firstPort = 80; portCount = 10 }", "80-89")]
    [InlineData("@{ Port = 53; TCP = ''; UDP = 'X' }", "53/udp")]
    [InlineData("@{ Port = 53; TCP = 'yes'; UDP = 'yes' }", "53/tcp,udp")]
    [InlineData("@{ protocol = 6; dstPort = @{ oper = 'range'; ports = @(22, 25) } }", "22-25/tcp")]
    [InlineData("@{ protocol = 6; dstPort = @{ oper = 'eq'; ports = @(22, 25) } }", "22/tcp,25/tcp")]
    [InlineData("@{ protocol = 6; dstPort = @{ oper = 'gt'; ports = @(65533) } }", "65534-65535/tcp")]
    [InlineData("@{ port = 53; protocols = @('tcp', @{ name = 'udp' }) }", "53/tcp,udp")]
    [InlineData("@{ from_port = 80; protocol = 'tcp'; to_port = 82 }", "80-82/tcp")]
    [InlineData("@{ sourceIP = 'a'; srcport = 8; destip = 'b'; dstport = 2048; protocol = 'icmp'; bytes = 5 }", "2048/icmp")]
    [InlineData("@{ name = 'https'; type = 'service-tcp'; port = '443'; protocol = 'ENC-HTTP' }", "443/tcp")]
    [InlineData("@{ name = 'high'; type = 'service-tcp'; port = '>1023' }", "1024-65535/tcp")]
    [InlineData("@{ protocol = 'tcp'; port = '<= 21' }", "0-21/tcp")]
    [InlineData("@{ netid = 'u_str'; state = 'LISTEN'; local_port = '8981'; path = '/run/s' }", "")]
    [InlineData("@{ proto = 'unix'; state = ''; inode = 8971 }", "")]
    [InlineData("@{ protocol = 'TCP'; protocol_port = 443 }", "443/tcp")]
    [InlineData("@{ sourcePorts = @{ literals = @(@{ port = 53 }) }; destinationPorts = @{ literals = @(@{ port = 443; protocol = 6 }) } }", "443/tcp")]
    [InlineData("@{ sources = @(@{ port = 53 }); resources = @(@{ port = 443 }) }", "443")]
    [InlineData("@{ family = '1'; port = '0'; protocol = '0'; path = '/run/s' }", "")]
    [InlineData("@{ family = '2'; port = '22'; protocol = '6'; path = '' }", "22/tcp")]
    [InlineData("@{ name = 'web'; port = '443'; type = 'tcpportobject' }", "443/tcp")]
    [InlineData("@{ netid = 'udp'; state = 'UNCONN'; local_port = '4789' }", "4789/udp")]
    [InlineData("@{ action = 'pass'; proto = ''; ipprotocol = 'IPv4'; port = 'any' }", "Any")]
    [InlineData("@{ local_port = '22'; network_protocol = 'ipv4'; proto = 'tcp' }", "22/tcp")]
    [InlineData("@{ ports = @(22); port_ranges = @(@{ start = 4041; end = 4050 }); ip_protocols = @('TCP') }", "22/tcp,4041-4050/tcp")]
    [InlineData("@{ destinationPortRange = '22'; destinationPortRanges = @('22'); protocol = 'Tcp' }", "22/tcp")]
    [InlineData("@{ name = 's'; portRanges = @(@{ minimumPort = 80; maximumPort = 81 }) }", "80-81")]
    [InlineData("@{ Direction = 'IN'; Protocol = 'TCP'; OpenPortRange = @{ Begin = 443; End = 445 } }", "443-445/tcp")]
    [InlineData("@{ IP = '192.0.2.1'; 'Open Ports' = '22,80' }", "22,80")]
    [InlineData("@{ cli_port = 50000; srv_port = 443; l4_proto = 'TCP' }", "443/tcp")]
    [InlineData("@{ name = 'GRE'; protocol = 'IP'; 'protocol-number' = 47; 'tcp-portrange' = '' }", "Any/gre")]
    [InlineData("@{ name = 'ALL'; protocol = 'IP'; 'protocol-number' = 0; 'tcp-portrange' = '' }", "Any")]
    [InlineData("@{ action = 'pass'; protocol = 'any'; ipprotocol = 'IPv4' }", "Any")]
    [InlineData("@{ name = 'ping'; type = 'service-icmp'; 'icmp-type' = 8 }", "Any/icmp")]
    [InlineData("@{ Name = 'x'; IncomingPorts = '902'; OutgoingPorts = '8000, 8100'; Protocols = 'TCP'; Enabled = $true }", "902/tcp,8000/tcp,8100/tcp")]
    [InlineData("@{ Name = 'x'; IncomingPorts = ''; OutgoingPorts = '53'; Protocols = 'UDP' }", "53/udp")]
    [InlineData("@{ protocol = 'tcp'; publicport = '2222'; publicendport = '2230'; action = 'allow' }", "2222-2230/tcp")]
    [InlineData("@{ protocol = 'tcp'; dstStartPort = 20; dstEndPort = 25; action = 'allow' }", "20-25/tcp")]
    [InlineData("@{ image = 'i'; ports = @('3000:8000', '127.0.0.1:5432:5432/tcp', '53:53/udp', '8080-8090:80-90', 443) }", "3000,5432/tcp,53/udp,8080-8090,443")]
    [InlineData("@{ address = @{ socket_address = @{ address = '192.0.2.1'; port_value = 10000; protocol = 'TCP' } } }", "10000/tcp")]
    [InlineData("@{ Config = @{ ExposedPorts = @{ '80/tcp' = @{} } }; NetworkSettings = @{ Ports = @{} } }", "80/tcp")]
    [InlineData("@{ listen = '[::]:22'; unit = 'ssh.socket' }", "22")]
    [InlineData("@{ listen = @(':443'); name = 'srv0' }", "443")]
    [InlineData("@{ targets = @('192.0.2.1:9100', 'a.example:9101') }", "9100,9101")]
    [InlineData("@{ service = 'service-http;Service-HTTPS'; action = 'allow' }", "80/tcp,8080/tcp,443/tcp")]
    [InlineData("@{ service = @{ member = @('service-http', 'tcp-8443') }; action = 'allow' }", "80/tcp,8080/tcp,8443/tcp")]
    public void What_a_product_means_by_its_words_is_read(string entries, string port) => Expect(entries, port);

    [Theory]
    [InlineData("@{ services = @('ANY'); service_entries = @(@{ l4_protocol = 'TCP'; destination_ports = @('8080') }) }", "'services' is for every port, and 'destination_ports' has 8080/tcp")]
    [InlineData("@{ DisplayName = 'r'; Enabled = 'True'; Direction = 'Inbound'; Action = 'Allow'; Protocol = ''; LocalPort = ''; RemotePort = '' }", "Get-NetFirewallPortFilter")]
    [InlineData("@{ action = 'ALLOW'; to_transport = 'tcp'; network_protocol = 'ipv4'; to_ports = @(22); from_port_ranges = @(@{ start = 0; end = 65535 }) }", "no property that is known")]
    [InlineData("@{ rules = @(@{ target = 'ACCEPT'; proto = 'all' }, @{ target = 'DROP'; proto = 'all' }) }", "ForEach-Object { $_.rules }")]
    [InlineData("@{ rules = @(@{ action = 'pass'; protocol = 'all' }, @{ action = 'pass'; protocol = 'all' }) }", "ForEach-Object { $_.rules }")]
    [InlineData("@{ Name = 'IP_192.0.2.1'; PortNumber = 9100; Protocol = 1 }", "which has no ports")]
    [InlineData("@{ Port = 'any'; Protocol = 'IPv4'; Action = 'Allow' }", "IP in IP")]
    [InlineData("@{ Protocol = 'ipv4'; Action = 'Allow' }", "IP in IP")]
    [InlineData("@{ protocol = 'http'; bindingInformation = '*:8080:www.example.com' }", "'http' is not a transport")]
    [InlineData("@{ action = 'allow'; protocol = 'tcp'; XPortSpec = @{ Begin = 22; End = 23 } }", "'XPortSpec' may hold them")]
    [InlineData("@{ direction = 'ingress'; port_range_min = 0; port_range_max = 0; protocol = '' }", "Write Any")]
    public void What_contradicts_itself_or_says_too_little_is_an_error(string entries, string reason)
        => Assert.Contains(reason, Assert.Single(Run(entries).Errors).Exception.Message, StringComparison.Ordinal);

    [Fact]
    public void A_service_that_stands_for_those_of_applications_is_an_error_that_says_so()
        => Assert.Contains("the rule's applications", Assert.Single(Run("@{ service = 'application-default'; action = 'allow' }").Errors).Exception.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("@{ service = @(@{ name = 'https' }, @{ name = 'ssh' }); action = 'accept' }", "https,ssh")]
    [InlineData("@{ service = @{ name = 'ALL' }; action = 'accept' }", "Any")]
    [InlineData("@{ local_port = @(@{ start = 80; end = 0 }); protocol = '6'; direction = 'IN'; action = 'ALLOW' }", "80/tcp")]
    [InlineData("@{ destinationport = 443; sourceport = 51000; protocolid = 6 }", "443/tcp")]
    [InlineData("@{ protocol = '6'; source = '0.0.0.0/0'; tcp_options = @(@{ min = 22; max = 23; source_port_range = @() }); udp_options = @() }", "22-23/tcp")]
    [InlineData("@{ grant = 'permit'; protocol = 'tcp'; destination = @{ any = $true; port_protocol = @{ eq = 'telnet' } } }", "telnet/tcp")]
    [InlineData("@{ grant = 'permit'; protocol = 'tcp'; destination = @{ any = $true; port_protocol = @{ range = @{ start = 20; end = 25 } } } }", "20-25/tcp")]
    [InlineData("@{ 'Port Protocol' = 'tcp'; Port = 22 }", "22/tcp")]
    [InlineData("@{ protocol = '17'; source = '0.0.0.0/0'; tcp_options = @(); udp_options = @() }", "Any/udp")]
    [InlineData("@{ plugin = @{ id = 1 }; port = @{ port = 0; protocol = 'TCP' } }", "")]
    [InlineData("@{ IP = 'h'; Port = ''; Plugin = '1' }", "")]
    public void Ports_are_read_as_firewalls_and_scanners_write_them(string entries, string port) => Expect(entries, port);

    [Fact]
    public void Ports_of_the_source_by_a_word_are_not_looked_up()
        => Assert.StartsWith("PortPropertyNotFound,", Assert.Single(Run("@{ Direction = 'Inbound'; PortBegin = 53; PortEnd = 53; PortType = 'Src'; Protocol = 'UDP' }").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

    private ShellResult Run(string entries) => session.Run($"[pscustomobject]{entries} | Resolve-IanaPort");

    private void Expect(string entries, string port)
    {
        ShellResult result = Run(entries);
        Assert.Empty(result.Errors);
        Assert.Equal(port, PSObject.AsPSObject(Assert.Single(result.Output).Properties["Iana"].Value).Properties["Port"].Value?.ToString() ?? string.Empty);
    }
}
