using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests.Audits;

/// <summary>Objects with lists inside, lists in place of objects, and objects that have no property for ports at all.</summary>
public sealed class ObjectListTests : IClassFixture<ModuleSession>
{
    private readonly ModuleSession session;

    public ObjectListTests(ModuleSession session) => this.session = session;

    [Theory]
    [InlineData("""{"spec":{"ingress":[{"ports":[{"port":443,"protocol":"TCP"}]},{"from":[{"podSelector":{}}]}]}}""", "443/tcp,Any")]
    [InlineData("""{"spec":{"podSelector":{},"policyTypes":["Egress"],"egress":[{}]}}""", "Any")]
    [InlineData("""{"spec":{"ingress":[{"ports":[],"from":[{"ipBlock":{"cidr":"192.0.2.0/24"}}]}]}}""", "Any")]
    [InlineData("""{"spec":{"ingress":[{"fromEntities":["cluster"]},{"toPorts":[{"ports":[{"port":"80","protocol":"TCP"}]}]}]}}""", "Any,80/tcp")]
    [InlineData("""{"spec":{"ingress":[{"action":"Allow","source":{"nets":["192.0.2.0/24"]}}]}}""", "Any")]
    [InlineData("""{"from":[{"podSelector":{}}]}""", "Any")]
    [InlineData("""{"action":"Allow","source":{"nets":["192.0.2.0/24"]}}""", "Any")]
    [InlineData("""{"IpPermissions":[{"IpProtocol":"tcp","FromPort":22,"ToPort":22},{"IpProtocol":"-1"}]}""", "22/tcp,Any")]
    public void A_rule_of_a_policy_that_names_no_ports_is_for_every_port(string json, string port)
    {
        PSObject answer = Answer(Assert.Single(session.Output($"'{json}' | ConvertFrom-Json | Resolve-IanaPort")));

        Assert.Equal(port, answer.Properties["Port"].Value.ToString());
        Assert.Contains("AnyPort", Findings(answer));
    }

    [Theory]
    [InlineData("""{"spec":{"ingress":[{"ports":[{"port":443}]}],"egress":[{}]}}""", "{ $_.spec.ingress; $_.spec.egress }")]
    [InlineData("""{"spec":{"ingress":[{"ports":[{"port":443}]}],"egress":[{"toServices":[{"k8sService":{"serviceName":"a"}}]}]}}""", "{ $_.spec.ingress; $_.spec.egress }")]
    [InlineData("""{"allowed":[{"IPProtocol":"tcp","ports":["80"]},{"x":1}]}""", "number 2 of them has no ports that are known ('x')")]
    [InlineData("""{"allow":[{"protocol":"tcp","ports":["80"]}],"deny":[{"protocol":"tcp","ports":["22"]}]}""", "{ $_.allow; $_.deny | Select-Object *, @{ n = 'action'; e = { 'deny' } } }")]
    [InlineData("""{"spec":{"ingressDeny":[{"id":1,"port":4},{"id":2,"port":6}]}}""", "{ $_.spec.ingressDeny | Select-Object *, @{ n = 'action'; e = { 'deny' } } }")]
    [InlineData("""{"a":{"b":{"port":22},"c":{"port":4}},"d":{"port":2}}""", "{ $_.a; $_.d }")]
    [InlineData("""{"action":"Deny","a":[{"port":80}],"b":[{"port":81}]}""", "{ $action = $_.action; $_.a | Select-Object *, @{ n = 'action'; e = { $action } }; $_.b | Select-Object")]
    [InlineData("""{"members":["web",{"port":80}]}""", "number 1 of them has no ports")]
    [InlineData("""{"a":[{"port":80}],"b":[{"port":81}],"c":[{"port":82}]}""", "{ $_.a; $_.b; $_.c }")]
    [InlineData("""{"name":"n","securityRules":[{"access":"Allow","destinationPortRange":"443"},{"access":"Deny","destinationPortRange":"*"}],"defaultSecurityRules":[{"access":"Allow","destinationPortRange":"*"}]}""", "{ $_.securityRules; $_.defaultSecurityRules }")]
    [InlineData("""{"properties":{"security-rules":[{"access":"Allow","destinationPortRange":"443"},{"access":"Deny","destinationPortRange":"*"}]}}""", "{ $_.properties.'security-rules' }")]
    [InlineData("""{"items":[{"kind":"Service","spec":{"ports":[{"port":80}]}},{"kind":"Service","spec":{"ports":[{"port":53}]}}]}""", "{ $_.items }")]
    [InlineData("""{"items":[{"kind":"Service","spec":{"ports":[{"port":80}]}},{"kind":"Service","spec":{"type":"ExternalName"}}]}""", "{ $_.items }")]
    [InlineData("""{"SecurityGroups":[{"IpPermissions":[{"IpProtocol":"tcp","FromPort":22,"ToPort":22}]},{"IpPermissions":[{"IpProtocol":"-1"}]}]}""", "{ $_.SecurityGroups }")]
    [InlineData("""{"Listeners":[{"ListenerArn":"a","Port":443,"Protocol":"TCP"},{"ListenerArn":"b","Port":80,"Protocol":"TCP"}]}""", "{ $_.Listeners }")]
    [InlineData("""{"hosts":[{"address":"192.0.2.1","ports":[{"port":22}]},{"address":"192.0.2.2","ports":[{"port":80}]}]}""", "{ $_.hosts }")]
    [InlineData("""{"connections":[{"LocalPort":22,"State":"Listen"},{"LocalPort":50000,"State":"Established"}]}""", "{ $_.connections }")]
    [InlineData("""{"priority":200,"action":{"type":"Deny"},"rules":[{"name":"a","protocols":["TCP"],"destinationPorts":["22"]},{"name":"b","protocols":["UDP"],"destinationPorts":["53"]}]}""", "{ $action = $_.action; $_.rules | Select-Object *, @{ n = 'action'; e = { $action } } }")]
    [InlineData("""{"properties":{"ruleCollections":[{"action":{"type":"Allow"},"rules":[{"name":"a","ipProtocols":["TCP"],"destinationPorts":["443"]},{"name":"b","ipProtocols":["TCP"],"destinationPorts":["80"]}]}]}}""", "{ $_.properties.ruleCollections } | ForEach-Object { $action = $_.action; $_.rules | Select-Object")]
    [InlineData("""{"action":"Allow","rules":[{"name":"a","action":"Deny","destinationPorts":["443"]},{"name":"b","action":"Allow","destinationPorts":["80"]}]}""", "one by one, so that each has an answer: ForEach-Object { $_.rules }")]
    public void Things_of_their_own_inside_an_object_are_an_error_that_says_how_to_pipe_them(string json, string reason)
    {
        ShellResult result = session.Run($"@'\n{json}\n'@ | ConvertFrom-Json | Resolve-IanaPort");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("PortNotValid,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(reason, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("Unknown", Answer(Assert.Single(result.Output)).Properties["Status"].Value.ToString());
    }

    [Theory]
    [InlineData("""{"allowed":[{"IPProtocol":"tcp","ports":["80"]},null]}""", "number 2 of them has no ports that are known. ")]
    [InlineData("""{"ports":["22",""],"protocol":"tcp"}""", "'ports' has an item with no port beside 22;")]
    [InlineData("""{"ports":[null,22]}""", "'ports' has an item with no port beside 22;")]
    [InlineData("""{"ports":["-",22]}""", "'ports' has an item with no port beside 22;")]
    [InlineData("""{"port":53,"protocols":["tcp",""]}""", "A list of protocols has an item that is empty;")]
    [InlineData("""{"services":["ssh",""]}""", "'services' has an item with no port beside ssh;")]
    [InlineData("""{"destinationPorts":[{"id":"1","name":"web","type":"tcpportobject"}]}""", "'destinationPorts' has the name of a port, 'web'")]
    [InlineData("""{"protocol":6,"dstPort":{"oper":"neq","ports":[22,80]}}""", "'neq' compares with one port, and 22,80 is several;")]
    [InlineData("""{"protocol":6,"operator":"lt","dstPort":"22-25"}""", "'lt' compares with one port, and 22-25 is several;")]
    [InlineData("""{"match":{"left":{"payload":{"protocol":"tcp","field":"dport"}},"right":22}}""", "no property that is known to hold ports: 'match'")]
    [InlineData("""{"action":"accept","destination":{"group":{"port-group":"WEB"}},"protocol":"tcp"}""", "'destination.group.'port-group'' may hold them")]
    [InlineData("""{"rules":[{"action":"accept","destination":"/Common/192.0.2.1:https","protocol":"tcp"}]}""", "'destination' may hold them")]
    [InlineData("""{"action":"accept","destination":"/Common/192.0.2.1:https","protocol":"tcp"}""", "'destination' may hold them")]
    [InlineData("""{"IpProtocol":"0","FromPort":0,"ToPort":65535}""", "'0' as a protocol is every protocol for some programs")]
    [InlineData("""{"uid":"1","name":"web","type":"service-tcp"}""", "The object has the name of a port, 'web'")]
    [InlineData("""{"members":[{"uid":"1","name":"web","type":"service-tcp"}]}""", "'members' has the name of a port, 'web'")]
    [InlineData("""{"port":"Gi1/0/1"}""", "'Gi1/0/1' is neither a port")]
    [InlineData("""{"destinationPorts":{"literals":[{"port":"443","protocol":"6"}],"objects":[{"name":"web","id":"a"}]}}""", "'destinationPorts.objects' has the name of a port, 'web'")]
    public void What_is_empty_or_says_too_little_inside_an_object_is_an_error_that_names_it(string json, string reason)
    {
        ShellResult result = session.Run($"@'\n{json}\n'@ | ConvertFrom-Json | Resolve-IanaPort");

        Assert.Contains(reason, Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal("Unknown", Answer(Assert.Single(result.Output)).Properties["Status"].Value.ToString());
    }

    [Theory]
    [InlineData("""{"spec":{"ingress":[{"ports":[{"port":443,"protocol":"TCP"}]}],"egress":[]}}""", "443/tcp")]
    [InlineData("""{"ports":[{"port":80,"state":"open"},{"port":443,"state":"open"}]}""", "80,443")]
    [InlineData("""{"ports":[80,"80",443,80]}""", "80,443")]
    [InlineData("""{"ports":[{"port":80,"protocol":"TCP"},{"port":80,"protocol":"TCP"}]}""", "80/tcp")]
    [InlineData("""{"health_check":{"protocol":"tcp","interval":10},"rules":[{"port":80}]}""", "80")]
    [InlineData("""{"ingressSecurityRules":[{"protocol":"6","source":"192.0.2.0/24","sourceType":"CIDR_BLOCK","isStateless":false}]}""", "Any/tcp")]
    [InlineData("""{"l4":{"TCP":{"source_port":50000,"destination_port":80}}}""", "80/tcp")]
    [InlineData("""{"asset":{"data":{"port":22}},"priorAsset":{"data":{"port":23}}}""", "22")]
    [InlineData("""{"containers":[{"ports":[{"port":80,"protocol":"TCP"}]}],"ipAddress":{"ports":[{"port":80,"protocol":"TCP"}]}}""", "80/tcp")]
    [InlineData("""{"change":{"actions":["update"],"before":{"from_port":22,"to_port":22,"protocol":"tcp"},"after":{"from_port":23,"to_port":23,"protocol":"tcp"}}}""", "23/tcp")]
    [InlineData("""{"spec":{"containers":[{"name":"a","ports":[{"containerPort":80}]},{"name":"b","ports":[{"containerPort":9090}]}]}}""", "80,9090")]
    [InlineData("""{"subsets":[{"addresses":[{"ip":"192.0.2.1"}],"ports":[{"port":6443}]},{"addresses":[{"ip":"192.0.2.2"}],"ports":[{"port":8443}]}]}""", "6443,8443")]
    [InlineData("""{"spec":{"containers":[{"name":"a","ports":[{"containerPort":80}]},{"name":"b","image":"i"}]}}""", "80")]
    [InlineData("""{"service":[{"uid":"s","name":"https","type":"service-tcp","port":"443"},{"uid":"t","name":"ssh","type":"service-tcp","port":"22"}]}""", "443/tcp,22/tcp")]
    [InlineData("""{"spec":{"ingress":[{"from":[],"ports":[{"portNumber":{"protocol":"TCP","port":443}},{"portRange":{"protocol":"TCP","start":8080,"end":8090}}]}]}}""", "443/tcp,8080-8090/tcp")]
    [InlineData("""{"IpPermissions":{"value":[{"IpProtocol":"tcp","FromPort":22,"ToPort":22},{"IpProtocol":"udp","FromPort":53,"ToPort":53}],"Count":2}}""", "22/tcp,53/udp")]
    [InlineData("""{"value":[{"name":"one","properties":{"access":"Allow","protocol":"Tcp","destinationPortRange":"443"}}]}""", "443/tcp")]
    [InlineData("""{"spec":{"rules":[{"http":{"paths":[{"backend":{"service":{"name":"web","port":{"number":80}}}}]}}]}}""", "80")]
    [InlineData("""{"spec":{"ports":[{"number":27017,"name":"db","protocol":"TCP"}]}}""", "27017/tcp")]
    [InlineData("""{"service":[{"name":"HTTPS","q_origin_key":"HTTPS"},{"name":"SSH"}],"action":"accept"}""", "HTTPS,SSH")]
    [InlineData("""{"apiVersion":"apps/v1","kind":"StatefulSet","spec":{"serviceName":"mysql","template":{"spec":{"containers":[{"ports":[{"containerPort":4444}]}]}}}}""", "4444")]
    public void What_adds_up_to_one_thing_is_one_answer(string json, string port)
        => Assert.Equal(port, Answer(Assert.Single(session.Output($"'{json}' | ConvertFrom-Json | Resolve-IanaPort"))).Properties["Port"].Value.ToString());

    [Theory]
    [InlineData("""{"action":"deny","match":{"layer4Configs":[{"ipProtocol":"tcp"}]}}""")]
    [InlineData("""{"eventName":"RevokeSecurityGroupIngress","requestParameters":{"ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":49999,"toPort":49999}]}}}""")]
    [InlineData("""{"change":{"before":{"from_port":0,"to_port":65535,"protocol":"tcp"},"after":null}}""")]
    [InlineData("""{"change":{"actions":["delete"],"data":{"port":49999}}}""")]
    [InlineData("""{"name":"t","from":{"protocol":["tcp"],"destination-port":["49999"]},"then":{"count":"c","discard":[null]}}""")]
    [InlineData("""{"matches":{"tcp":{"destination-port":{"operator":"eq","port":49999}}},"actions":{"forwarding":"drop"}}""")]
    [InlineData("""{"type":"DELETED","object":{"kind":"Service","spec":{"ports":[{"port":49999}]}}}""")]
    [InlineData("""{"Name":"/w","State":{"Status":"exited","Running":false},"HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":"49999"}]}},"NetworkSettings":{"Ports":{}}}""")]
    [InlineData("""{"action":{"type":"Deny"},"rules":[{"name":"a","protocols":["TCP"],"destinationPorts":["*"]}]}""")]
    [InlineData("""{"spec":{"ingress":[{"action":"Deny","source":{"nets":["192.0.2.0/24"]}}]}}""")]
    public void What_is_blocked_deleted_or_stopped_opens_nothing(string json)
        => Assert.Empty(Findings(Answer(Assert.Single(session.Output($"'{json}' | ConvertFrom-Json | Resolve-IanaPort")))));

    [Fact]
    public void Rules_that_have_their_action_around_them_are_piped_with_it_by_the_line_of_the_error()
    {
        const string collection = "$c = '{\"action\":{\"type\":\"Deny\"},\"rules\":[{\"name\":\"a\",\"protocols\":[\"TCP\"],\"destinationPorts\":[\"*\"]},{\"name\":\"b\",\"protocols\":[\"UDP\"],\"destinationPorts\":[\"53\"]}]}' | ConvertFrom-Json; ";

        var answers = session.Output(collection + "$null = $c | Resolve-IanaPort -ErrorVariable e -ErrorAction SilentlyContinue; Invoke-Expression ('$c | ' + ($e[0].Exception.Message -replace '^.*answer: ').TrimEnd('.') + ' | Resolve-IanaPort')").Select(Answer).ToArray();

        Assert.Equal(["Any/tcp", "53/udp"], answers.Select(answer => answer.Properties["Port"].Value.ToString()));
        Assert.Empty(Findings(answers[0]));
    }

    [Theory]
    [InlineData("""{"inbound":[{"action":"ACCEPT","protocol":"TCP","ports":"22"}],"inbound_policy":"ACCEPT","outbound":[],"outbound_policy":"DROP"}""", "By 'inbound_policy', what")]
    [InlineData("""{"rules":{"inbound":[{"action":"ACCEPT","protocol":"TCP","ports":"22"}],"inbound_policy":"DROP","outbound":[],"outbound_policy":"ACCEPT"}}""", "By 'rules.outbound_policy', what")]
    [InlineData("""{"inbound":[{"action":"ACCEPT","protocol":"TCP","ports":"22"}],"inbound_policy":"DROP"}""", null)]
    public void What_no_rule_names_and_is_let_through_is_a_warning(string json, string? warning)
    {
        ShellResult result = session.Run($"'{json}' | ConvertFrom-Json | Resolve-IanaPort");

        Assert.Equal("22/tcp", Answer(Assert.Single(result.Output)).Properties["Port"].Value.ToString());
        Assert.StartsWith(warning ?? string.Empty, result.Warnings.SingleOrDefault()?.Message ?? string.Empty, StringComparison.Ordinal);
        Assert.Equal(warning is null, result.Warnings.Count == 0);
    }

    [Theory]
    [InlineData(", @([pscustomobject]@{ port = 443 }, [pscustomobject]@{ port = 22 })")]
    [InlineData(", (, @([pscustomobject]@{ port = 443 }, @{ port = 22 }))")]
    [InlineData("'[{\"port\":443},{\"port\":22}]' | ConvertFrom-Json -NoEnumerate")]
    [InlineData("'[[{\"port\":443}],[{\"port\":22}]]' | ConvertFrom-Json -NoEnumerate")]
    public void A_list_of_objects_in_place_of_an_object_is_read_item_by_item(string input)
        => Assert.Equal(["443", "22"], session.Output($"& {{ {input} }} | Resolve-IanaPort").Select(item => Answer(item).Properties["Port"].Value.ToString()));

    [Theory]
    [InlineData("@{ IP = 'h'; QID = 38170; Protocol = 'tcp' }")]
    [InlineData("@{ 'No.' = '1'; Time = '0.0'; Source = '192.0.2.1'; Destination = '192.0.2.2'; Protocol = 'TCP'; Info = '51000 > 443 [SYN]' }")]
    [InlineData("@{ 'No.' = '1'; Time = '0.0'; Source = '192.0.2.1'; Destination = '192.0.2.2'; Protocol = 'TLSv1.2'; Info = 'Client Hello' }")]
    [InlineData("@{ Time = 't'; Proto = 'TCP'; Message = '192.0.2.1:5000->192.0.2.2:22, len 52' }")]
    [InlineData("@{ Host = 'h'; Protocol = 'tcp'; Details = '22 open'; Severity = 'High' }")]
    [InlineData("@{ Time = 't'; Protocol = 'any'; Message = 'm' }")]
    public void A_row_that_has_a_protocol_and_no_property_for_ports_is_an_error_that_names_its_properties(string entries)
    {
        ErrorRecord error = Assert.Single(session.Run($"[pscustomobject]{entries} | Resolve-IanaPort").Errors);

        Assert.StartsWith("PortPropertyNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("'Proto", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-PortProperty", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Destination", "192.0.2.0/24:443")]
    [InlineData("Destination", "host 192.0.2.1 eq 443")]
    [InlineData("Destination", "192.0.2.1 443")]
    [InlineData("Url", "https://192.0.2.1:8443/")]
    [InlineData("Message", "DPT=22")]
    public void A_rule_is_not_for_every_port_where_something_else_may_say_which(string name, string value)
    {
        ErrorRecord error = Assert.Single(session.Run($"[pscustomobject]@{{ Action = 'allow'; Protocol = 'TCP'; {name} = '{value}' }} | Resolve-IanaPort").Errors);

        Assert.Contains($"'{name}' may hold them", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.0/24")]
    [InlineData("fe80::1:443")]
    [InlineData("aa:bb:cc:dd:ee:11")]
    [InlineData("any")]
    public void A_rule_with_a_protocol_and_an_address_alone_is_for_every_port(string address)
        => Assert.Equal("Any/tcp", Answer(Assert.Single(session.Output($"[pscustomobject]@{{ Action = 'allow'; Protocol = 'TCP'; Destination = '{address}' }} | Resolve-IanaPort"))).Properties["Port"].Value.ToString());

    [Theory]
    [InlineData("@{ Action = 'allow'; Protocol = 'TCP'; SourceIP = '192.0.2.1:51000'; DestIP = '192.0.2.2:443' }", "443/tcp")]
    [InlineData("@{ Protocol = 'TCP'; Source = '192.0.2.1:443'; Destination = '192.0.2.2:51000'; Bytes = 1 }", "443/tcp")]
    [InlineData("@{ 'Local Address' = '[::]:22'; 'Foreign Address' = '[::]:0'; Proto = 'TCP' }", "22/tcp")]
    [InlineData("@{ Host = 'web.example.com:8443' }", "8443")]
    [InlineData("@{ Action = 'allow'; Protocol = 'TCP'; Destination = '192.0.2.1:443, 192.0.2.2:444' }", "443/tcp,444/tcp")]
    [InlineData("@{ Action = 'allow'; Protocol = 'TCP'; Destination = @('192.0.2.1:443', '192.0.2.2:444') }", "443/tcp,444/tcp")]
    [InlineData("@{ Network = @{ Direction = 'IN'; Protocol = 'TCP'; SourcePort = 51000; DestinationPort = 22 } }", "22/tcp")]
    [InlineData("@{ zone = 'public'; ports = @(@('443', 'tcp'), @('53', 'udp')) }", "443/tcp,53/udp")]
    [InlineData("@{ DestIP = 'fe80::1:443'; Time = 't'; Protocol = 'tcp' }", "")]
    [InlineData("@{ DestIP = '12:30'; Time = 't'; Protocol = 'tcp' }", "")]
    [InlineData("@{ DestIP = '192.0.2.2:443'; DestPort = ''; Time = 't'; Protocol = 'icmp' }", "Any/icmp")]
    public void The_port_beside_an_address_counts_where_there_is_no_property_for_it(string entries, string port)
        => Assert.Equal(port, Answer(Assert.Single(session.Run($"[pscustomobject]{entries} | Resolve-IanaPort").Output)).Properties["Port"].Value.ToString());

    [Theory]
    [InlineData("""{"listeners":[{"port":80,"protocol":"HTTP"},{"port":443,"protocol":"HTTPS"}]}""", "80,443", "'HTTP'")]
    [InlineData("""{"servers":[{"port":{"number":5432,"protocol":"TCP"}},{"port":{"number":443,"protocol":"HTTPS"}}]}""", "5432/tcp,443", "'HTTPS'")]
    public void A_transport_that_cannot_be_read_inside_an_object_is_an_error_and_no_port_is_lost(string json, string port, string transport)
    {
        ShellResult result = session.Run($"'{json}' | ConvertFrom-Json | Resolve-IanaPort");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("TransportNotValid,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(transport, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(port, Answer(Assert.Single(result.Output)).Properties["Port"].Value.ToString());
    }

    [Theory]
    [InlineData("<e name='r'><service><member>tcp-443</member><member>tcp-8443</member></service><action>allow</action></e>", "443/tcp,8443/tcp")]
    [InlineData("<e name='s'><protocol><udp><port>53</port><override><no/></override></udp></protocol></e>", "53/udp")]
    [InlineData("<rule><type>pass</type><protocol>tcp</protocol><destination><any/><port>443</port></destination></rule>", "443/tcp")]
    [InlineData("<ports><port protocol='tcp' portid='22'><state state='open'/></port><port protocol='udp' portid='53'><state state='open'/></port></ports>", "22/tcp,53/udp")]
    public void Elements_of_XML_are_read_by_their_attributes_and_elements(string xml, string port)
        => Assert.Equal([port, port], session.Output($"$x = [xml]\"{xml}\"; $x.DocumentElement, $x | Resolve-IanaPort").Select(item => Answer(item).Properties["Port"].Value.ToString()));

    [Theory]
    [InlineData("([xml]'<host id=\"1\"><address/></host>').host", "'id', 'address'. ")]
    [InlineData("[pscustomobject]@{ Port = [datetime]'2026-04-30'; Protocol = 'tcp' }", "Format the column as text")]
    [InlineData("[pscustomobject]@{ Port = '4.43E+02'; Protocol = 'tcp' }", "Format the column as text")]
    [InlineData("[pscustomobject]@{ action = 'accept'; protocol = 'tcp'; src_firewallgroup_ids = @('b'); dst_port = ''; dst_firewallgroup_ids = @('a') }", "'dst_firewallgroup_ids'")]
    [InlineData("'{\"backend\":{\"service\":{\"name\":\"web\",\"port\":{\"name\":\"http\"}}}}' | ConvertFrom-Json", "has the name of a port, 'http'")]
    public void An_error_names_what_a_user_sees(string input, string reason)
        => Assert.Contains(reason, Assert.Single(session.Run($"{input} | Resolve-IanaPort").Errors).Exception.Message, StringComparison.Ordinal);

    private static PSObject Answer(PSObject item) => PSObject.AsPSObject(item.Properties["Iana"].Value);

    private static IEnumerable<string> Findings(PSObject answer)
        => ((System.Collections.IEnumerable)answer.Properties["Findings"].Value).Cast<object>().Select(finding => PSObject.AsPSObject(finding).Properties["Id"].Value.ToString()!);
}
