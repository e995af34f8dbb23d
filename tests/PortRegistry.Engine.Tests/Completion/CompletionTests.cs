using System.Linq;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests.Completion;

public sealed class CompletionTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Theory]
    [InlineData("Get-IanaPort -ServiceName ldap")]
    [InlineData("Get-IanaPort ldap")]
    [InlineData("Find-IanaService ldap")]
    [InlineData("Find-IanaService -Name ldap")]
    public void Service_names_are_completed_with_ports_and_description_as_a_tip(string input)
    {
        CompletionResult ldaps = Assert.Single(session.Complete(input).CompletionMatches, match => match.CompletionText == "ldaps");
        Assert.Equal("636/tcp, 636/udp  ldap protocol over TLS/SSL (was sldap)", ldaps.ToolTip);
    }

    [Fact]
    public void A_name_that_the_shell_would_misread_is_quoted()
        => Assert.Contains("'whois++'", session.Complete("Get-IanaPort -ServiceName whois").CompletionMatches.Select(match => match.CompletionText));

    [Theory]
    [InlineData("Get-IanaPort 22 -Transport ", "tcp,udp,sctp,dccp")]
    [InlineData("Get-IanaPort 22 -Transport s", "sctp")]
    [InlineData("Get-IanaPort -Class ", "Dynamic,System,User")]
    [InlineData("Get-IanaPort -Status Re", "Removed,Reserved")]
    public void Values_are_completed(string input, string values)
        => Assert.Equal(values, string.Join(",", session.Complete(input).CompletionMatches.Select(match => match.CompletionText)));
}
