using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

public sealed class GetIanaPortTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Fact]
    public void A_port_gives_its_records()
        => Assert.Equal(new[] { "ldaps 636/tcp", "ldaps 636/udp" }, session.Labels("Get-IanaPort 636"));

    [Fact]
    public void Numbers_ranges_and_transports_come_through_the_pipeline_in_order()
        => Assert.Equal(
            new[] { "ssh 22/tcp", "ssh 22/udp", "ssh 22/sctp", "xfer 82/tcp", "xfer 82/udp", "https 443/tcp" },
            session.Labels("22, '81-82', '443/tcp' | Get-IanaPort -Status Assigned"));

    [Fact]
    public void A_dynamic_port_is_answered_and_says_that_it_is_not_listed()
    {
        PSObject answer = Assert.Single(session.Output("Get-IanaPort 60000"));
        Assert.Equal(("Dynamic", "Dynamic", false), (answer.Properties["Status"].Value.ToString(), answer.Properties["Class"].Value.ToString(), (bool)answer.Properties["IsListed"].Value));
    }

    [Fact]
    public void A_port_that_is_listed_for_another_transport_only_is_unassigned_for_the_one_asked_for()
    {
        PSObject answer = Assert.Single(session.Output("Get-IanaPort 4502 -Transport tcp"));
        Assert.Equal(("Unassigned", "tcp", false), (answer.Properties["Status"].Value.ToString(), answer.Properties["Transport"].Value.ToString(), (bool)answer.Properties["IsListed"].Value));
    }

    [Theory]
    [InlineData("Get-IanaPort -ServiceName ssh")]
    [InlineData("Get-IanaPort -Name SSH")]
    [InlineData("Get-IanaPort ssh")]
    [InlineData("'ssh' | Get-IanaPort")]
    public void A_service_gives_all_its_rows_those_without_a_port_too(string script)
        => Assert.Equal(new[] { "ssh 22/tcp", "ssh 22/udp", "ssh 22/sctp", "ssh/tcp" }, session.Labels(script));

    [Fact]
    public void Wildcards_in_a_name_give_every_service_that_fits()
    {
        string[] names = session.Values("Get-IanaPort -ServiceName http*", "ServiceName");
        Assert.All(names, name => Assert.StartsWith("http", name, System.StringComparison.OrdinalIgnoreCase));
        Assert.Contains("https", names);
        Assert.Empty(session.Output("Get-IanaPort -ServiceName no-such-*"));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ LocalPort = 3389; Protocol = 'TCP' }")]
    [InlineData("[pscustomobject]@{ LocalPorts = '3389'; IpProtocol = 6 }")]
    [InlineData("[pscustomobject]@{ DestinationPort = 3389L; TransportProtocol = 'TCPv6' }")]
    [InlineData("[pscustomobject]@{ DestinationPortRange = @('3389'); Protocol = 'tcp' }")]
    [InlineData("[pscustomobject]@{ DstPort = [uint16]3389; Protocol = '6' }")]
    [InlineData("[pscustomobject]@{ PortNumber = 3389.0; Protocol = [byte]6 }")]
    public void An_object_is_bound_by_its_properties(string item)
        => Assert.Equal("ms-wbt-server 3389/tcp", Assert.Single(session.Labels($"{item} | Get-IanaPort")));

    [Fact]
    public void A_record_finds_itself()
        => Assert.Equal(new[] { "domain-s 853/udp" }, session.Labels("Get-IanaPort 853 -Transport udp | Get-IanaPort"));

    [Fact]
    public void A_record_without_a_port_counts_by_its_name()
        => Assert.Equal(
            session.Labels("Get-IanaPort ssh -Transport tcp"), session.Labels("Get-IanaPort ssh | ForEach-Object { if (-not $_.Port) { $_ } } | Get-IanaPort"));

    [Theory]
    [InlineData("[pscustomobject]@{ RemotePort = 22; Protocol = 'tcp' }", "ssh 22/tcp")]
    [InlineData("[pscustomobject]@{ ServiceName = 'ssh'; Port = 443; Protocol = 'tcp' }", "https 443/tcp")]
    [InlineData("[pscustomobject]@{ ServiceName = 'ldaps'; Name = 'ssh'; Protocol = 'tcp' }", "ldaps 636/tcp")]
    [InlineData("@{ from_port = '22'; to_port = '22'; protocol = 'tcp' }", "ssh 22/tcp")]
    public void An_object_is_read_for_its_port_first_and_for_its_service_only_where_it_says_none(string input, string record)
        => Assert.Equal(new[] { record }, session.Labels($"{input} | Get-IanaPort"));

    [Theory]
    [InlineData("[pscustomobject]@{ Foo = 1 }")]
    [InlineData("[pscustomobject]@{ SourcePort = 50000 }")]
    public void The_parameter_that_an_error_names_is_one_of_the_cmdlet_that_it_names(string input)
    {
        Assert.Contains("-PortProperty of Resolve-IanaPort", Assert.Single(session.Run($"{input} | Get-IanaPort").Errors).ToString());
        Assert.Contains("PortProperty", Assert.Single(session.Output("(Get-Command Resolve-IanaPort).Parameters.Keys -eq 'PortProperty'")).ToString());
    }

    [Fact]
    public void Ports_of_more_than_one_class_have_none()
        => Assert.Equal("||System|Dynamic", string.Join(string.Empty, session.Output("'{0}|{1}|{2}|{3}' -f (Get-IanaPort Any).Class, ('Any' | Resolve-IanaPort).Iana.Class, (Get-IanaPort 22/tcp).Class, (Get-IanaPort 50000/tcp).Class")));

    [Theory]
    [InlineData("[pscustomobject]@{ RemotePort = 'abc!'; Protocol = 'tcp' }", "PortNotValid")]
    [InlineData("[pscustomobject]@{ Name = 'ssh' }", "PortPropertyNotFound")]
    [InlineData("[pscustomobject]@{ Port = ''; Protocol = '' }", "PortNotSaid")]
    [InlineData("[pscustomobject]@{ Port = 8; Protocol = 'icmp' }", "TransportNotValid")]
    [InlineData("& { $list = [object[]]::new(1); $list[0] = $list; [pscustomobject]@{ Port = $list } }", "PortNotValid")]
    public void An_object_that_cannot_be_read_is_one_error(string input, string id)
    {
        ShellResult result = session.Run($"{input} | Get-IanaPort");

        Assert.Empty(result.Output);
        Assert.StartsWith(id + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Every_port_has_an_answer()
    {
        var answered = new HashSet<int>();
        foreach (string ports in session.Values("0..65535 | Get-IanaPort", "Port"))
        {
            string[] ends = ports.Split('-');
            for (int port = int.Parse(ends[0], CultureInfo.InvariantCulture); port <= int.Parse(ends[^1], CultureInfo.InvariantCulture); port++)
            {
                answered.Add(port);
            }
        }

        Assert.Equal(65536, answered.Count);
    }

    [Fact]
    public void Without_arguments_it_gives_every_record()
    {
        Assert.Equal(session.Labels("(Get-IanaRegistry).RecordCount"), session.Labels("@(Get-IanaPort).Count"));
        Assert.All(session.Values("Get-IanaPort -Transport dccp -Status Assigned", "Transport"), transport => Assert.Contains(transport, new[] { "dccp", string.Empty }));
    }

    [Fact]
    public void Bad_ports_are_errors_and_the_rest_goes_on()
    {
        ShellResult result = session.Run("Get-IanaPort 65536, abc!, 22");
        Assert.Equal(new[] { "ssh 22/tcp", "ssh 22/udp", "ssh 22/sctp" }, result.Output.Select(item => item.ToString()));
        Assert.Equal(new object[] { "65536", "abc!" }, result.Errors.Select(error => error.TargetObject));
        Assert.All(result.Errors, error =>
        {
            Assert.Equal("PortNotValid,PortRegistry.Commands.GetIanaPortCommand", error.FullyQualifiedErrorId);
            Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        });
    }

    [Fact]
    public void A_misspelt_name_is_an_error_that_suggests_the_nearest()
    {
        ShellResult result = session.Run("'htpp', 'ntp' | Get-IanaPort");
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal(("ServiceNotFound,PortRegistry.Commands.GetIanaPortCommand", ErrorCategory.ObjectNotFound, (object)"htpp"), (error.FullyQualifiedErrorId, error.CategoryInfo.Category, error.TargetObject));
        Assert.Contains("'http'", error.Exception.Message, System.StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Count);
    }

    [Theory]
    [InlineData("Get-IanaPort 22 -Transport ipx", "ipx")]
    [InlineData("Get-IanaPort 8 -Transport icmp", "icmp")]
    public void A_transport_without_ports_is_an_error(string script, string target)
    {
        ErrorRecord error = Assert.Single(session.Run(script).Errors);
        Assert.Equal(("TransportNotValid,PortRegistry.Commands.GetIanaPortCommand", (object)target), (error.FullyQualifiedErrorId, error.TargetObject));
    }

    [Fact]
    public void A_firewall_keyword_has_one_answer()
    {
        Assert.Equal(new[] { "Keyword", "Keyword", "Keyword" }, session.Values("Get-IanaPort Any, RPC, IPHTTPSIn", "Status"));
        Assert.Equal(new[] { "Any", "443" }.Length, session.Output("[pscustomobject]@{ LocalPort = 'Any', 'Teredo'; Protocol = 'Any' } | Get-IanaPort").Count);
    }

    [Fact]
    public void Class_and_status_limit_the_answer()
    {
        Assert.All(session.Values("Get-IanaPort -Class System -Status Private", "Description"), description => Assert.Contains("private", description, System.StringComparison.OrdinalIgnoreCase));
        Assert.Equal(new[] { "Removed" }, session.Values("Get-IanaPort -Status Removed", "Status").Distinct());
        Assert.Empty(session.Output("Get-IanaPort 60000 -Class System, User"));
    }

    [Fact]
    public void A_registry_given_is_asked_instead_of_the_active_one()
        => Assert.Equal(session.Labels("Get-IanaPort 1-100"), session.Labels("Get-IanaPort 1-100 -Registry (Get-IanaRegistry -Bundled)"));

    [Fact]
    public void Stopping_early_stops_the_pipeline()
        => Assert.Equal("tcpmux 1/tcp", session.Labels("foreach ($record in (1..65535 | Get-IanaPort)) { $record; break }")[0]);

    [Theory]
    [InlineData("Get-IanaPort 22/tcp -Transport udp", "PortNotValid")]
    [InlineData("Get-IanaPort ssh/tcp -Transport udp", "PortNotValid")]
    [InlineData("Get-IanaPort RPC -Transport udp", "PortNotValid")]
    [InlineData("Get-IanaPort Any/tcp -Transport udp", "PortNotValid")]
    [InlineData("[pscustomobject]@{ LocalPort = 'IPHTTPS'; Protocol = 'UDP' } | Get-IanaPort", "PortNotValid")]
    [InlineData("Get-IanaPort 22/gre", "TransportNotValid")]
    [InlineData("[pscustomobject]@{ LocalPort = '22/tcp'; Protocol = 'udp' } | Get-IanaPort", "PortNotValid")]
    public void A_port_of_another_transport_than_is_asked_for_is_an_error(string script, string id)
    {
        ShellResult result = session.Run(script);
        Assert.StartsWith(id, Assert.Single(result.Errors).FullyQualifiedErrorId, System.StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Empty_lists_give_nothing()
    {
        Assert.Empty(session.Output("@() | Get-IanaPort"));
        Assert.Empty(session.Output("Get-IanaPort -Port @()"));
    }
}
