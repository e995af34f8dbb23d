using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace PortRegistry.Tests.Audits;

public class PortResolverTests
{
    private static readonly IanaRegistry Registry = IanaRegistry.FromDocument(new RegistryDocument(Sample.Stamp, Sample.EveryKind.Concat(new[]
    {
        Sample.Row("http", "80", "tcp", "World Wide Web HTTP"),
        Sample.Row("www", "80", "tcp", "World Wide Web HTTP"),
        Sample.Row("http", "80", "udp", "World Wide Web HTTP"),
        Sample.Row("", "8010", "", "Reserved", unauthorized: "yes"),
        Sample.Row("", "9000-9001", "", "Unassigned", unauthorized: "Known use\n  of both"),
        Sample.Row("ms-wbt-server", "3389", "tcp", "MS WBT Server"),
    }).OrderBy(row => row.Port?.First ?? int.MaxValue).ToArray()));

    [Theory]
    [InlineData("22", "tcp", AssignmentStatus.Assigned, PortClass.System, "ssh", "")]
    [InlineData("22", "any", AssignmentStatus.Assigned, PortClass.System, "ssh", "")]
    [InlineData("ssh", "tcp", AssignmentStatus.Assigned, PortClass.System, "ssh", "")]
    [InlineData("3389", "tcp", AssignmentStatus.Assigned, PortClass.User, "ms-wbt-server", "")]
    [InlineData("3389", "tcp,udp", AssignmentStatus.Assigned, PortClass.User, "ms-wbt-server", "OtherTransport")]
    [InlineData("9", "tcp", AssignmentStatus.Unassigned, PortClass.System, null, "OtherTransport")]
    [InlineData("licor", "udp", AssignmentStatus.Unassigned, null, null, "OtherTransport")]
    [InlineData("0", "tcp", AssignmentStatus.Reserved, PortClass.System, null, "Reserved")]
    [InlineData("2", "tcp", AssignmentStatus.Reserved, PortClass.System, null, "Deassigned")]
    [InlineData("659", "udp", AssignmentStatus.Removed, PortClass.System, null, "Removed")]
    [InlineData("4", "tcp", AssignmentStatus.Unassigned, PortClass.System, null, "Unassigned")]
    [InlineData("4502", "tcp", AssignmentStatus.Unassigned, PortClass.User, null, "Unassigned")]
    [InlineData("24", "tcp", AssignmentStatus.Private, PortClass.System, null, "")]
    [InlineData("1008", "udp", AssignmentStatus.Other, PortClass.System, null, "")]
    [InlineData("63", "tcp", AssignmentStatus.Assigned, PortClass.System, "whoispp, whois++", "HistoricAlias")]
    [InlineData("whois++", "tcp", AssignmentStatus.Assigned, PortClass.System, "whois++", "HistoricAlias")]
    [InlineData("80", "tcp", AssignmentStatus.Assigned, PortClass.System, "http, www", "SeveralHolders")]
    [InlineData("80", "udp", AssignmentStatus.Assigned, PortClass.System, "http", "")]
    [InlineData("512", "any", AssignmentStatus.Assigned, PortClass.System, "exec, comsat", "")]
    [InlineData("8010", "tcp", AssignmentStatus.Reserved, PortClass.User, null, "UnauthorizedUse,Reserved")]
    [InlineData("60000", "tcp", AssignmentStatus.Dynamic, PortClass.Dynamic, null, "DynamicPort")]
    [InlineData("Any", "tcp", AssignmentStatus.Keyword, null, null, "AnyPort")]
    [InlineData("0-65535", "tcp", AssignmentStatus.Keyword, null, null, "AnyPort")]
    [InlineData("RPC", "tcp", AssignmentStatus.Keyword, PortClass.Dynamic, null, "")]
    [InlineData("RPCEPMap", "tcp", AssignmentStatus.Keyword, PortClass.System, "epmap", "")]
    [InlineData("PlayToDiscovery", "udp", AssignmentStatus.Keyword, null, null, "")]
    [InlineData("8", "icmp", null, null, null, "")]
    [InlineData("Any", "gre", null, null, null, "")]
    [InlineData("22,3389", "tcp", AssignmentStatus.Assigned, null, "ssh, ms-wbt-server", "")]
    [InlineData("22,60000", "tcp", AssignmentStatus.Assigned, null, "ssh", "DynamicPort")]
    [InlineData("9000-9001", "tcp", AssignmentStatus.Unassigned, PortClass.User, null, "UnauthorizedUse,Unassigned")]
    [InlineData("1000-1008", "udp", AssignmentStatus.Other, PortClass.System, null, "Unassigned")]
    [InlineData("abc!", "tcp", AssignmentStatus.Unknown, null, null, "NotResolved")]
    [InlineData("65536", "tcp", AssignmentStatus.Unknown, null, null, "NotResolved")]
    [InlineData("22", "tpc", AssignmentStatus.Assigned, PortClass.System, "ssh", "NotResolved")]
    [InlineData("22/udp", "tcp", AssignmentStatus.Unknown, null, null, "NotResolved")]
    [InlineData("no-such-name", "tcp", AssignmentStatus.Unknown, null, null, "NotResolved")]
    [InlineData("22,no-such-name", "tcp", AssignmentStatus.Unknown, null, "ssh", "NotResolved")]
    public void A_use_of_ports_is_held_against_the_registry(string port, string transport, AssignmentStatus? status, PortClass? portClass, string? name, string findings)
    {
        PortResolution resolution = Resolve(port, transport);

        Assert.Equal(status, resolution.Status);
        Assert.Equal(portClass, resolution.Class);
        Assert.Equal(name, resolution.ServiceName);
        Assert.Equal(findings, string.Join(",", resolution.Findings));
        Assert.All(resolution.Findings, finding => Assert.EndsWith(".", finding.Message, StringComparison.Ordinal));
        Assert.All(resolution.Findings, finding => Assert.DoesNotContain('\n', finding.Message));
        Assert.All(resolution.Findings, finding => Assert.True(resolution.Has(finding.Id)));
    }

    [Theory]
    [InlineData("8010", "tcp", "Unauthorized use of 8010 was reported to IANA, which gives no detail.")]
    [InlineData("2", "tcp", "2/tcp was de-assigned: De-assigned on 2025-02-13, previously compressnet by [Bernie_Volz].")]
    [InlineData("9", "tcp", "9 is registered for dccp, and not for tcp.")]
    [InlineData("63", "tcp", "whois++ is a historic alias of whoispp; use that name.")]
    [InlineData("80", "tcp", "80/tcp is held by http, www.")]
    [InlineData("9000-9001", "tcp", "Of 9000-9001/tcp, unauthorized use of 2 ports, the first of them 9000, was reported to IANA: \"Known use of both\".")]
    [InlineData("51000-51001", "tcp", "Of 51000-51001/tcp, 2 ports, the first of them 51000, are of the Dynamic Ports, which are never assigned, and a rule is for it.")]
    [InlineData("Any", "any", "Any covers every port.")]
    [InlineData("sshd", "tcp", "The registry has no service named 'sshd'. The nearest is 'ssh'.")]
    public void A_finding_says_in_a_sentence_what_was_found(string port, string transport, string sentence)
        => Assert.Equal(sentence, Resolve(port, transport).Findings[0].Message);

    [Theory]
    [InlineData(PortUseRole.Listener, 1)]
    [InlineData(PortUseRole.Rule, 1)]
    [InlineData(PortUseRole.Scan, 1)]
    [InlineData(PortUseRole.Connection, 0)]
    public void A_dynamic_port_is_a_finding_unless_it_is_a_connections_own(PortUseRole role, int count)
    {
        PortResolution resolution = new PortResolver(Registry).Resolve(60000, TransportSpec.Any, role);

        Assert.Equal(AssignmentStatus.Dynamic, resolution.Status);
        Assert.Equal(count, resolution.Findings.Count);
    }

    [Theory]
    [InlineData(40000, PortUseRole.Connection, 0)]
    [InlineData(40000, PortUseRole.Listener, 1)]
    [InlineData(30000, PortUseRole.Connection, 1)]
    public void An_unassigned_port_is_a_finding_unless_a_system_gave_it_to_a_client(int port, PortUseRole role, int count)
        => Assert.Equal(count, new PortResolver(Registry).Resolve(port, TransportSpec.Parse("tcp"), role).Findings.Count);

    [Fact]
    public void An_answer_is_the_same_for_every_thread_that_reads_it()
    {
        PortResolution resolution = new PortResolver(Registry).Resolve(22, TransportSpec.Any, PortUseRole.Rule);
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<IReadOnlyList<PortFinding>, bool>();
        System.Threading.Tasks.Parallel.For(0, 64, i => seen.TryAdd(resolution.Findings, true));
        Assert.Single(seen);
    }

    [Fact]
    public void The_same_question_has_the_same_answer_object()
    {
        var resolver = new PortResolver(Registry);

        Assert.Same(resolver.Resolve(22, TransportSpec.Parse("TCP"), PortUseRole.Rule), resolver.Resolve(new PortSpec(22), new TransportSpec(6), PortUseRole.Rule));
        Assert.Same(resolver.Resolve(PortSpec.Parse("80,443"), TransportSpec.Any, PortUseRole.Rule), resolver.Resolve(PortSpec.Parse("{80, 443}"), TransportSpec.Any, PortUseRole.Rule));
        Assert.NotSame(resolver.Resolve(22, TransportSpec.Parse("tcp"), PortUseRole.Rule), resolver.Resolve(22, TransportSpec.Parse("udp"), PortUseRole.Rule));
        Assert.NotSame(resolver.Resolve(22, TransportSpec.Any, PortUseRole.Rule), resolver.Resolve(22, TransportSpec.Parse("tcp,udp,sctp,dccp"), PortUseRole.Rule));
    }

    [Fact]
    public void Every_port_has_an_answer_in_every_role()
        => Gen.Select(Gen.Int[-2, 65537], Gen.Int[0, 4], Gen.Int[0, 5]).Sample((port, role, transport) =>
        {
            TransportSpec spec = TransportSpec.Parse(new[] { "any", "tcp", "udp", "sctp", "dccp", "tcp,udp" }[transport]);
            PortResolution resolution = new PortResolver(Registry).Resolve(port, spec, (PortUseRole)role);
            return resolution.Status is not null && (resolution.Services.Count > 0) == (port is >= 0 and <= 65535);
        });

    [Fact]
    public void Every_finding_has_a_severity_and_the_most_severe_come_first()
    {
        foreach (PortFindingId id in Enum.GetValues<PortFindingId>())
        {
            Assert.True(Enum.IsDefined(PortFinding.SeverityOf(id)));
        }

        IReadOnlyList<PortFinding> findings = Resolve("80,60000,4,no-such-name", "tcp").Findings;
        Assert.Equal(new[] { "NotResolved", "Unassigned", "DynamicPort", "SeveralHolders" }, findings.Select(finding => finding.ToString()));
        Assert.Equal(findings.OrderByDescending(finding => finding.Severity), findings);
    }

    [Fact]
    public void A_resolution_prints_its_names_and_findings()
    {
        Assert.Equal("ssh", Resolve("22", "tcp").ToString());
        Assert.Equal("Reserved (UnauthorizedUse, Reserved)", Resolve("8010", "tcp").ToString());
        Assert.Equal(string.Empty, Resolve("8", "icmp").ToString());
        Assert.Equal("Any/tcp (AnyPort)", Resolve("Any", "tcp").ToString());
        Assert.Equal("RPC/tcp", Resolve("RPC", "tcp").ToString());
        Assert.Equal("Reserved (UnauthorizedUse, Reserved)", Resolve("8010,8010", "tcp").ToString());
    }

    private static PortResolution Resolve(string port, string transport)
        => new PortResolver(Registry).Resolve(PortSpec.Parse(port), TransportSpec.Parse(transport), PortUseRole.Rule);
}
