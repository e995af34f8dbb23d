using System;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Audits;

public class PortFindingTests
{
    private const string Widespread = "This entry records an unassigned but widespread use";

    private static readonly IanaRegistry Registry = IanaRegistry.FromDocument(new RegistryDocument(Sample.Stamp, new[]
    {
        Sample.Row("finger", "79", "tcp", "Finger", unauthorized: "Unauthorized use by some mail users"),
        Sample.Row("finger", "79", "udp", "Finger", unauthorized: "Unauthorized use by some mail users"),
        Sample.Row("http", "80", "tcp", "World Wide Web HTTP"),
        Sample.Row("www", "80", "tcp", "World Wide Web HTTP", notes: "This is a duplicate of the \"http\" service and should not be used for discovery purposes."),
        Sample.Row("", "788-799", "", "Unassigned", unauthorized: "Unauthorized Use Known on port 796"),
        Sample.Row("nfs", "2049", "tcp", "Network File System"),
        Sample.Row("shilp", "2049", "tcp", "Shilp"),
        Sample.Row("remoteware-cl", "3000", "tcp", "RemoteWare Client", notes: Widespread),
        Sample.Row("x11", "6000-6063", "tcp", "X Window System", unauthorized: "Known Unauthorized Use on port 6003"),
        Sample.Row("talon", "7012", "tcp", "Talon", unauthorized: "Known Unauthorized Use on 7011"),
        Sample.Row("", "8616-8664", "", "Unassigned", unauthorized: "Unauthorized Use Known on ports 8616 and 8617"),
        Sample.Row("", "33436-33655", "", "Unassigned", unauthorized: "Known Unauthorized Use on ports 33436-33534"),
        Sample.Row("", "44446-44543", "", "Unassigned", unauthorized: "Known UNAUTHORIZED USE: Ports 44515 & 44516"),
        Sample.Row("smb", "", "tcp", "Server Message Block"),
    }));

    [Theory]
    [InlineData("smb", "NoPort")]
    [InlineData("22-23,smb/tcp", "NoPort,Unassigned")]
    [InlineData("http", "")]
    [InlineData("79", "UnauthorizedUse")]
    [InlineData("79/tcp", "UnauthorizedUse")]
    [InlineData("80/tcp", "")]
    [InlineData("2049/tcp", "SeveralHolders")]
    [InlineData("3000/tcp", "WidespreadUse")]
    [InlineData("remoteware-cl", "WidespreadUse")]
    [InlineData("790/tcp", "Unassigned")]
    [InlineData("796/tcp", "UnauthorizedUse,Unassigned")]
    [InlineData("6000/tcp", "")]
    [InlineData("6003/tcp", "UnauthorizedUse")]
    [InlineData("x11", "UnauthorizedUse")]
    [InlineData("6000-6002/tcp", "")]
    [InlineData("6000-6003/tcp", "UnauthorizedUse")]
    [InlineData("7012/tcp", "")]
    [InlineData("8617", "UnauthorizedUse,Unassigned")]
    [InlineData("8618", "Unassigned")]
    [InlineData("33500/udp", "UnauthorizedUse,Unassigned")]
    [InlineData("33535/udp", "Unassigned")]
    [InlineData("44516/tcp", "UnauthorizedUse,Unassigned")]
    [InlineData("44517/tcp", "Unassigned")]
    public void A_finding_is_reported_once_and_only_where_it_holds(string port, string findings)
        => Assert.Equal(findings, string.Join(",", Resolve(port).Findings));

    [Theory]
    [InlineData("1-65535/tcp", "AnyPort")]
    [InlineData("1-32767,32768-65535", "AnyPort")]
    [InlineData("80,*", "AnyPort")]
    [InlineData("0-40000/tcp,30000-65535/tcp", "AnyPort")]
    [InlineData("0-40000/tcp,40001-65535/udp", "WideRange,WideRange")]
    [InlineData("0-40000/tcp,40001-65535/any", "AnyPort,WideRange")]
    [InlineData("0-65535/tcp,smb/tcp", "AnyPort,NoPort")]
    [InlineData("1024-65535/udp", "WideRange")]
    [InlineData("8000-9023/tcp", "WideRange")]
    [InlineData("10000-10500,10500-11023", "WideRange,Unassigned,Unassigned")]
    [InlineData("10000-10500,10500-11022", "Unassigned,Unassigned")]
    [InlineData("8000-8999,8000-8999", "UnauthorizedUse,Unassigned")]
    public void Ports_are_added_up_before_their_number_is_a_finding(string port, string findings)
        => Assert.Equal(findings, string.Join(",", Resolve(port).Findings));

    [Theory]
    [InlineData("1024-65535/udp", "1024-65535/udp is 64,512 ports, among them 103 with unauthorized use reported, 48,128 unassigned, 16,384 Dynamic Ports.")]
    [InlineData("0-40000/tcp,0-40000/udp", "0-40000/tcp,0-40000/udp is 40,001 ports.")]
    [InlineData("79", "Unauthorized use of 79 was reported to IANA: \"Unauthorized use by some mail users\".")]
    [InlineData("79/tcp", "Unauthorized use of 79/tcp was reported to IANA: \"Unauthorized use by some mail users\".")]
    [InlineData("3000/tcp", "3000/tcp is not assigned to remoteware-cl: the registry records a widespread use.")]
    [InlineData("smb", "smb is registered without a port, so the port is unknown.")]
    public void A_sentence_says_for_which_ports_a_finding_holds(string port, string sentence)
        => Assert.Contains(sentence, Resolve(port).Findings.Select(finding => finding.Message));

    [Theory]
    [InlineData("Any", "")]
    [InlineData("1024-65535", "")]
    [InlineData("60000", "")]
    [InlineData("796/tcp", "")]
    [InlineData("351/tcp", "")]
    [InlineData("smb", "NoPort")]
    [InlineData("nosuchservice", "NotResolved")]
    public void A_rule_that_blocks_opens_nothing(string port, string findings)
        => Assert.Equal(findings, string.Join(",", Resolve(port, new PortUsage(PortUseRole.Rule, isBlocked: true)).Findings));

    [Fact]
    public void A_finding_on_what_is_assumed_says_so()
    {
        var assumed = new PortUsage(PortUseRole.Rule, condition: "ip saddr 192.0.2.0/24", assumption: "The rule is assumed to be for every interface.");
        Assert.Equal(
            "Any covers every port. The rule has a condition: ip saddr 192.0.2.0/24. The rule is assumed to be for every interface.", Assert.Single(Resolve("Any", assumed).Findings).Message);
        Assert.NotEqual(Resolve("60000", new PortUsage(PortUseRole.Rule, assumption: "A sentence.")).Findings[0].Message, Resolve("60000").Findings[0].Message);
    }

    [Fact]
    public void A_finding_on_a_rule_with_a_condition_says_so()
    {
        var conditional = new PortUsage(PortUseRole.Rule, condition: "ip saddr 192.0.2.0/24");

        Assert.Equal(
            "Any covers every port. The rule has a condition: ip saddr 192.0.2.0/24.", Assert.Single(Resolve("Any", conditional).Findings).Message);
        Assert.NotEqual(Resolve("60000", conditional).Findings[0].Message, Resolve("60000").Findings[0].Message);
    }

    [Fact]
    public void A_port_that_the_system_chose_for_a_connection_has_no_finding()
        => Assert.Empty(Resolve("33500/udp", PortUseRole.Connection).Findings);

    [Fact]
    public void A_sentence_quotes_what_its_own_object_has()
    {
        var resolver = new PortResolver(Registry);

        Assert.Contains("'NOBODY'", Sentence("NOBODY", "tcp"), StringComparison.Ordinal);
        Assert.Contains("'nobody'", Sentence("nobody", "tcp"), StringComparison.Ordinal);
        Assert.Contains("'xyz'", Sentence("80", "xyz"), StringComparison.Ordinal);
        Assert.Contains("'abc'", Sentence("80", "abc"), StringComparison.Ordinal);

        string Sentence(string port, string transport)
            => resolver.Resolve(PortSpec.Parse(port), TransportSpec.Parse(transport), PortUseRole.Rule).Findings[0].Message;
    }

    [Fact]
    public void A_transport_that_cannot_be_read_leaves_the_port()
    {
        PortResolution resolution = new PortResolver(Registry).Resolve(80, TransportSpec.Parse("HTTP"), PortUseRole.Rule);

        Assert.False(resolution.IsResolved);
        Assert.Equal(("80", "http, www", AssignmentStatus.Assigned), (resolution.Port!.ToString(), resolution.ServiceName, resolution.Status));
    }

    [Fact]
    public void An_answer_describes_the_service_and_says_what_answered()
    {
        PortResolution resolution = Resolve("2049/tcp");

        Assert.Equal("Network File System; Shilp", resolution.Description);
        Assert.Contains($"IANA registry of {Registry.Updated}, SHA-256 ", resolution.Source, StringComparison.Ordinal);
        Assert.Equal("The remote procedure call endpoint mapper.", Resolve("RPCEPMap").Description);
        Assert.Null(Resolve("796/tcp").Description);
    }

    private static PortResolution Resolve(string port, PortUsage usage = default)
        => new PortResolver(Registry).Resolve(PortSpec.Parse(port), TransportSpec.Any, usage == default ? PortUseRole.Rule : usage);
}
