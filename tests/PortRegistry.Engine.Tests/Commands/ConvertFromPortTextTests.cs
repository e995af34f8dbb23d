using System.Linq;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

public sealed class ConvertFromPortTextTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string Sockets
        = "@'\nNetid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\ntcp   LISTEN 0      128          0.0.0.0:22         0.0.0.0:*    users:((\"sshd\",pid=842,fd=3))\nudp   UNCONN 0      0              [::]:123           [::]:*\n'@";

    [Theory]
    [InlineData(Sockets + " | ConvertFrom-PortText")]
    [InlineData(Sockets + " -split '\\n' | ConvertFrom-PortText")]
    [InlineData("ConvertFrom-PortText (" + Sockets + ")")]
    [InlineData(Sockets + ".Replace(\"`n\", \"`r`n\") | ConvertFrom-PortText -Format Ss")]
    public void A_text_is_read_as_lines_or_whole(string script)
        => Assert.Equal(new[] { "LISTEN 0.0.0.0 22/tcp sshd", "UNCONN :: 123/udp" }, session.Labels(script));

    [Fact]
    public void An_object_has_the_parts_of_its_line()
    {
        PSObject use = session.Output(Sockets + " | ConvertFrom-PortText")[0];

        Assert.Equal(
            new[] { "Ss", "Listener", "tcp", "0.0.0.0", "22", "0.0.0.0", "Any", "LISTEN", "sshd", "842", "2" },
            new[] { "Source", "Role", "Protocol", "LocalAddress", "LocalPort", "RemoteAddress", "RemotePort", "State", "Process", "ProcessId", "LineNumber" }
                .Select(name => use.Properties[name].Value.ToString()));
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_an_error_and_the_rest_is_read()
    {
        ShellResult result = session.Run("'tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*', 'nonsense here', 'tcp LISTEN 0 128 0.0.0.0:80 0.0.0.0:*' | ConvertFrom-PortText");

        Assert.Equal(2, result.Output.Count);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("LineNotReadable,PortRegistry.Commands.ConvertFromPortTextCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ParserError, error.CategoryInfo.Category);
        Assert.Equal(2, PSObject.AsPSObject(error.TargetObject).Properties["Line"].Value);
    }

    [Fact]
    public void Uses_compare_with_numbers_and_show_as_a_table()
    {
        Assert.Equal("22", Assert.Single(session.Values(Sockets + " | ConvertFrom-PortText | Where-Object LocalPort -eq 22", "LocalPort")));
        Assert.Contains("0.0.0.0", session.Text(Sockets + " | ConvertFrom-PortText"), System.StringComparison.Ordinal);
    }

    [Fact]
    public void One_pipeline_audits_the_listeners_of_linux()
        => Assert.Equal(new[] { "ssh", "ntp" }, session.Values(Sockets + " | ConvertFrom-PortText | Resolve-IanaPort | ForEach-Object Iana", "ServiceName"));

    [Fact]
    public void The_lines_of_several_machines_come_mixed_and_are_a_text_for_each()
    {
        const string Script =
            """
            function Mark([string] $machine, [string] $line) { $line | Add-Member PSComputerName $machine -PassThru }
            $web = '*filter', ':INPUT DROP [0:0]', '-A INPUT -p tcp --dport 443 -j ACCEPT', 'COMMIT'
            $db = 'Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process', 'tcp LISTEN 0 128 0.0.0.0:5432 0.0.0.0:*', 'udp UNCONN 0 0 [::]:123 [::]:*', 'nonsense'
            $uses = 0..3 | ForEach-Object { Mark web01 $web[$_]; Mark DB01 $db[$_] } | ConvertFrom-PortText -ErrorVariable unread -ErrorAction SilentlyContinue

            """;

        Assert.Equal(
            new[] { "web01 443/tcp 3", "DB01 5432/tcp 2", "DB01 123/udp 3", "DB01: Line 4" },
            session.Labels(Script + "$uses | ForEach-Object { \"$($_.PSComputerName) $($_.Port) $($_.LineNumber)\" }; \"$unread\".Substring(0, 12)"));
        Assert.Equal(new[] { "web01", "DB01" }, session.Values(Script + "$uses | Resolve-IanaPort | Where-Object PortNumber -in 443, 5432", "PSComputerName"));
        Assert.Matches(@"(?s)^\s*PSComputerName +Port Use +Remote.*\n *DB01 +5432/tcp LISTEN", session.Text(Script + "$uses"));
        Assert.Matches(@"(?s)^\s*PSComputerName +Port Use +Iana.*\n *DB01 +5432/tcp LISTEN +postgresql", session.Text(Script + "$uses | Resolve-IanaPort"));
    }

    [Fact]
    public void Strings_of_no_machine_are_one_text_beside_those_of_a_machine()
        => Assert.Equal(
            new[] { " 22/tcp", " 53/udp", "web01 80/tcp" },
            session.Labels(
                "'tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*', ('tcp LISTEN 0 128 0.0.0.0:80 0.0.0.0:*' | Add-Member PSComputerName web01 -PassThru), 'udp UNCONN 0 0 0.0.0.0:53 0.0.0.0:*' | ConvertFrom-PortText"
                + " | ForEach-Object { \"$($_.PSComputerName) $($_.Port)\" }"));

    [Theory]
    [InlineData("'Chain INPUT (policy DROP)', 'target     prot opt source               destination', 'ACCEPT     all  --  anywhere             anywhere'", "ACCEPT?", "every interface")]
    [InlineData("'LISTEN 0 128 0.0.0.0:8010 0.0.0.0:*'", "LISTEN?", "assumed to be tcp")]
    [InlineData("'tcp        0      0 0.0.0.0:x11             0.0.0.0:*               LISTEN'", "LISTEN?", "assumed to be IANA's: x11")]
    public void What_is_assumed_is_marked_in_the_table_and_said_in_the_finding(string lines, string use, string assumed)
    {
        string script = $"$uses = @({lines} | ConvertFrom-PortText); $there = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($uses, 3)); ";

        foreach (string uses in new[] { "$uses", "$uses | Resolve-IanaPort", "$there", "$there | Resolve-IanaPort" })
        {
            Assert.Contains($" {use}", session.Text(script + uses), System.StringComparison.Ordinal);
        }

        string[] messages = session.Labels(script + "$uses, $there | ForEach-Object { \"$(($_ | Resolve-IanaPort).Iana.Findings.Message)\" }");
        Assert.Contains(assumed, messages[0], System.StringComparison.Ordinal);
        Assert.Equal(messages[0], messages[1]);
    }

    [Fact]
    public void What_is_said_has_no_mark()
        => Assert.DoesNotContain("?", session.Text("'tcp LISTEN 0 128 0.0.0.0:8010 0.0.0.0:*' | ConvertFrom-PortText | Resolve-IanaPort"), System.StringComparison.Ordinal);

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(session.Output("'', $null, @() | ConvertFrom-PortText"));
}
