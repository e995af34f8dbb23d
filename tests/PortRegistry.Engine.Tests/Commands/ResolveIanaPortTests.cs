using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

public sealed class ResolveIanaPortTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Fact]
    public void As_columns_the_answer_is_texts_beside_it_after_the_columns_of_the_input()
    {
        const string Rules = "[pscustomobject]@{ Rule = 'a'; LocalPort = '443, 8010'; Protocol = 'TCP' } | Resolve-IanaPort -AsColumn";
        Assert.Equal(
            "Rule LocalPort Protocol Iana IanaPort IanaServiceName IanaDescription IanaStatus IanaClass IanaSeverity IanaFindings IanaMessage IanaCatalogName IanaSource",
            string.Join(' ', session.Labels($"({Rules}).PSObject.Properties.Name")));
        Assert.Equal(["443/tcp,8010/tcp|https|Medium|UnauthorizedUse; Reserved"], session.Labels($"{Rules} | ConvertTo-Csv | ConvertFrom-Csv | ForEach-Object {{ $_.IanaPort, $_.IanaServiceName, $_.IanaSeverity, $_.IanaFindings -join '|' }}"));
        Assert.Equal(["443,8010"], session.Labels($"{Rules} | ConvertTo-Csv | ConvertFrom-Csv | Resolve-IanaPort -AsColumn | ForEach-Object {{ $_.Iana.Port.ToString() -replace '/tcp' }}"));
    }

    [Fact]
    public void A_column_that_would_hide_a_property_of_the_object_warns_of_it()
        => Assert.Equal(["A column of the answer replaces the property 'RemotePort'. Use another -PropertyName to keep it."], session.Labels("[pscustomobject]@{ RemotePort = 22; Protocol = 'TCP' } | Resolve-IanaPort -AsColumn -PropertyName Remote -WarningVariable said -WarningAction SilentlyContinue > $null; $said.Message"));

    [Fact]
    public void The_same_object_is_passed_on_with_one_property_more()
    {
        PSObject passed = Assert.Single(session.Output("$o = [pscustomobject]@{ LocalPort = 636; Protocol = 'TCP' }; $p = $o | Resolve-IanaPort; if (-not [object]::ReferenceEquals($o, $p)) { throw 'another object' }; $p"));

        Assert.Equal(new[] { "LocalPort", "Protocol", "Iana" }, passed.Properties.Select(property => property.Name));
        PSObject iana = PSObject.AsPSObject(passed.Properties["Iana"].Value);
        Assert.Equal(
            new[] { "636/tcp", "ldaps", "Assigned", "System" },
            new[] { "Port", "ServiceName", "Status", "Class" }.Select(name => Text(iana, name)));
        Assert.Equal(new[] { "ldaps 636/tcp" }, List(iana, "Services"));
        Assert.Empty(List(iana, "Findings"));
    }

    [Theory]
    [InlineData("LocalPort = 443", "443")]
    [InlineData("LocalPorts = '80', '443'", "80,443")]
    [InlineData("DestinationPort = '{80, 443}'", "80,443")]
    [InlineData("DestinationPorts = 80, 443", "80,443")]
    [InlineData("DestinationPortRange = '80-90'", "80-90")]
    [InlineData("DestinationPortRange = ''; DestinationPortRanges = @('80-90', '443')", "80-90,443")]
    [InlineData("DestinationPortRange = @('*')", "Any")]
    [InlineData("DstPort = 53L", "53")]
    [InlineData("FromPort = 22; ToPort = 22", "22")]
    [InlineData("FromPort = 0; ToPort = 65535", "0-65535")]
    [InlineData("FromPort = -1; ToPort = -1", "Any")]
    [InlineData("FromPort = $null; ToPort = $null; IpProtocol = '-1'", "Any")]
    [InlineData("Port = '443/tcp'", "443/tcp")]
    [InlineData("Ports = 'tcp:80,443'", "80/tcp,443/tcp")]
    [InlineData("LocalPort = $null; RemotePort = 25", "25")]
    [InlineData("LocalPort = 22; RemotePort = 51000", "22")]
    [InlineData("LocalPort = 22; Protocol = 6", "22/tcp")]
    [InlineData("LocalPort = 22; Protocol = 'Any'", "22")]
    [InlineData("LocalPort = 22; Protocol = 256", "22")]
    [InlineData("LocalPort = 22; IpProtocol = 'UDPv6'", "22/udp")]
    [InlineData("LocalPort = 'RPCEPMap'; Protocol = 'TCP'", "RPC-EPMap/tcp")]
    [InlineData("LocalPort = '8'; Protocol = 'ICMPv4'", "8/icmp")]
    [InlineData("LocalPort = 'Any'; Protocol = 'ICMPv6'", "Any/ipv6-icmp")]
    [InlineData("FromPort = 8; ToPort = -1; IpProtocol = 'icmp'", "8/icmp")]
    public void Ports_and_transports_are_found_in_the_properties_that_hold_them(string properties, string port)
        => Assert.Equal(port, Text(Resolution($"[pscustomobject]@{{ {properties} }}"), "Port"));

    [Fact]
    public void Properties_can_be_named()
    {
        const string Connection = "[pscustomobject]@{ LocalPort = 51000; RemotePort = 443; Far = 'https'; L4 = 'udp' }";

        Assert.Equal("443", Text(Resolution(Connection, "-PortProperty RemotePort"), "Port"));
        Assert.Equal("https/udp", Text(Resolution(Connection, "-PortProperty Missing, Far -TransportProperty L4"), "Port"));
        Assert.Equal("51000/sctp", Text(Resolution(Connection, "-Transport sctp"), "Port"));
        Assert.Equal("Registry", Assert.Single(session.Output(Connection + " | Resolve-IanaPort -PropertyName Registry")).Properties.Last().Name);
    }

    [Theory]
    [InlineData("22", "22")]
    [InlineData("'443/tcp'", "443/tcp")]
    [InlineData("[System.Net.IPEndPoint]::new([System.Net.IPAddress]::Loopback, 389)", "389")]
    [InlineData("[PortRegistry.PortSpec]'80,443'", "80,443")]
    public void A_port_itself_is_understood(string input, string port) => Assert.Equal(port, Text(Resolution(input), "Port"));

    [Theory]
    [InlineData("Microsoft.Management.Infrastructure.CimInstance#root/standardcimv2/MSFT_NetTCPConnection", "Listen", "60000/tcp", 1)]
    [InlineData("Deserialized.Microsoft.Management.Infrastructure.CimInstance#root/standardcimv2/MSFT_NetTCPConnection", "Established", "60000/tcp", 0)]
    [InlineData("Deserialized.Microsoft.Management.Infrastructure.CimInstance#root/standardcimv2/MSFT_NetUDPEndpoint", "", "60000/udp", 1)]
    public void Windows_connections_tell_their_transport_by_their_type(string type, string state, string port, int findings)
    {
        PSObject iana = Resolution($"& {{ $c = [pscustomobject]@{{ LocalPort = [uint16]60000; State = '{state}' }}; $c.PSObject.TypeNames.Insert(0, '{type}'); $c }}");

        Assert.Equal((port, findings), (Text(iana, "Port"), List(iana, "Findings").Length));
    }

    [Fact]
    public void What_cannot_be_read_is_passed_on_as_unknown_with_an_error_and_the_order_is_kept()
    {
        ShellResult result = session.Run(
            "'22', 'abc!', '65536', 'no-such-name', '443' | ForEach-Object { [pscustomobject]@{ LocalPort = $_ } } | Resolve-IanaPort; "
            + "[pscustomobject]@{ LocalPort = 22; Protocol = 'tpc' }, [pscustomobject]@{ Name = 'no port' }, [pscustomobject]@{ LocalPort = '' } | Resolve-IanaPort");

        Assert.Equal(
            new[] { "Assigned", "Unknown", "Unknown", "Unknown", "Assigned", "Assigned", "Unknown", "Unknown" },
            result.Output.Select(item => Text(PSObject.AsPSObject(item.Properties["Iana"].Value), "Status")));
        Assert.Equal(
            new[] { "PortNotValid", "PortNotValid", "ServiceNotFound", "TransportNotValid", "PortPropertyNotFound", "PortNotValid" },
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.All(result.Errors, error => Assert.IsType<PSObject>(error.TargetObject));
    }

    [Fact]
    public void A_finding_filters_what_is_passed_on()
    {
        IReadOnlyList<PSObject> passed = session.Output("22, 60000, 8010, 80, 'Any' | Resolve-IanaPort -Finding DynamicPort, UnauthorizedUse, AnyPort");

        Assert.Equal(new[] { "60000", "8010", "Any" }, passed.Select(item => Text(item, "Port")));
    }

    [Fact]
    public void Resolving_twice_writes_over_the_first_answer()
        => Assert.Equal(
            new[] { "22", "443" },
            session.Output("$o = [pscustomobject]@{ A = 22; B = 443 }; ($o | Resolve-IanaPort -PortProperty A).Iana.Port; ($o | Resolve-IanaPort -PortProperty B).Iana.Port").Select(item => item.ToString()));

    [Fact]
    public void An_object_that_went_to_another_process_and_back_resolves_as_a_local_one()
    {
        PSObject item = Assert.Single(session.Output(
            "$there = 'tcp LISTEN 0 128 0.0.0.0:60000 0.0.0.0:*' | ConvertFrom-PortText | Resolve-IanaPort; "
            + "$here = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($there)); "
            + "$here | Resolve-IanaPort -PropertyName Again"));

        PSObject again = PSObject.AsPSObject(item.Properties["Again"].Value);
        Assert.Equal("60000/tcp", Text(again, "Port"));
        Assert.Equal(new[] { "DynamicPort" }, List(again, "Findings"));
        var iana = (PSObject)item.Properties["Iana"].Value;
        Assert.Equal("60000/tcp", iana.Properties["Port"].Value);
        Assert.Contains("DynamicPort", session.Text("$here.Iana.Findings[0].Id"), System.StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_is_a_note_property_that_is_copied_and_written_like_any_other()
    {
        const string Rules = "$rules = 636, 22, 636 | ForEach-Object { [pscustomobject]@{ LocalPort = $_; Protocol = 'TCP' } } | Resolve-IanaPort; ";

        Assert.Equal(["NoteProperty ldaps PortRegistry.PortResolution"], session.Labels(Rules + "$member = $rules[0].PSObject.Properties['Iana']; \"$($member.MemberType) $($member.Value) $($member.TypeNameOfValue)\""));
        Assert.Equal(["NoteProperty PortResolution Iana=ldaps"], session.Labels(Rules + "$rules[0] | Get-Member Iana | ForEach-Object { \"$($_.MemberType) $($_.Definition)\" }"));
        Assert.Equal(["True"], session.Labels(Rules + "[object]::ReferenceEquals($rules[0].Iana, $rules[2].Iana)"));
        Assert.Equal(["1 ldaps"], session.Labels(Rules + "$copy = $rules[0].PSObject.Copy(); $rules[0].Iana = 1; \"$($rules[0].Iana) $($copy.Iana)\""));
        Assert.Equal(["True"], session.Labels(Rules + "$rules[1].Iana = $null; $null -eq $rules[1].Iana"));
        Assert.Equal(["ldaps ssh ldaps"], session.Labels(Rules + "\"$($rules | ForEach-Object -Parallel { \"$($_.Iana)\" } -ThrottleLimit 1)\""));
    }

    [Fact]
    public void Another_registry_can_be_asked()
        => Assert.Equal("ssh", Text(Resolution("22", "-Registry (Get-IanaRegistry)"), "ServiceName"));

    private static string Text(PSObject item, string property) => item.Properties[property].Value?.ToString() ?? string.Empty;

    private static string[] List(PSObject item, string property)
        => ((IEnumerable)item.Properties[property].Value).Cast<object>().Select(value => value.ToString()!).ToArray();

    private PSObject Resolution(string input, string parameters = "")
        => PSObject.AsPSObject(Assert.Single(session.Output($"{input} | Resolve-IanaPort {parameters}")).Properties["Iana"].Value);
}
