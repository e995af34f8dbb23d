using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using PortRegistry.Shell;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

/// <summary>What a row of the report says of the object that it is about.</summary>
public sealed class ExportPortReportTests : IClassFixture<ModuleSession>
{
    private const string Table = "$table = [Data.DataTable]::new(); [void]$table.ReadXml(\"$PWD/../sources/datatable.xml\"); $table.Rows";

    private static readonly string Data = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(BuiltModule.FindManifest())!, "..", "..", "..", "docs", "examples", "data"));

    private readonly ModuleSession session;

    public ExportPortReportTests(ModuleSession session) => this.session = session;

    [Theory]
    [InlineData("Import-Csv aws-security-groups.csv", "4501-4502/tcp", "|GroupId: sg-0a1b2c3d4e5f60001; SecurityGroupRuleId: sgr-0002; IsEgress: False; CidrIpv4: 10.0.0.0/8; Description: backup")]
    [InlineData("(Get-Content -Raw aws-security-groups.json | ConvertFrom-Json).SecurityGroups.IpPermissions", "443/tcp", "|IpRanges: CidrIp=0.0.0.0/0; Ipv6Ranges: CidrIpv6=::/0")]
    [InlineData("(Get-Content -Raw ../sources/azure-rest.json | ConvertFrom-Json).value.properties.securityRules", "443/tcp", "web|properties: access=Allow priority=100 direction=Inbound")]
    [InlineData("(Get-Content -Raw ../sources/azure-objects.json | ConvertFrom-Json).SecurityRules", "Any", "out|Access: Allow; Priority: 100; Direction: Outbound")]
    [InlineData("Get-Content -Raw ../sources/gcp-firewall-rules.json | ConvertFrom-Json", "Any/udp", "inside|direction: INGRESS; priority: 1000; sourceRanges: 192.0.2.0/24; allowed")]
    [InlineData("Get-Content -Raw ../sources/gcp-firewall-rules.json | ConvertFrom-Json", "Any", "none|direction: INGRESS; priority: 65534; sourceRanges: 0.0.0.0/0; denied")]
    [InlineData("(Get-Content -Raw ../sources/kubernetes-network-policies.json | ConvertFrom-Json).items.spec.ingress", "5432/tcp,32000-32010/tcp", "|from: podSelector={}")]
    [InlineData("(Get-Content -Raw ../sources/kubernetes-services.json | ConvertFrom-Json).items", "53/udp,53/tcp", "|kind: Service; metadata: name=dns")]
    [InlineData("([xml](Get-Content -Raw ../sources/pfsense.xml)).pfsense.filter.rule", "443/tcp", "|type: pass; interface: wan; ipprotocol: inet; source: any=True; destination: network=wanip")]
    [InlineData(Table, "22/tcp", "ssh|")]
    [InlineData("Import-Csv ../sources/aws-vpc-flow.log -Delimiter ' ' | Select-Object -Skip 3", "", "|version: 2; account-id: 123456789010; interface-id: eni-1; start: 1; end: 60; log-status: NODATA")]
    public void Properties_that_identify_are_shown_and_those_that_the_ports_say_are_not(string input, string port, string expected)
        => Assert.Contains($"{port}|{expected}", Rows(input));

    [Theory]
    [InlineData("[pscustomobject]@{ Regel = 'R-17'; Zweck = 'Orders'; Port = 8443; Proto = 'tcp'; Von = '10.1.0.0/16' }", "8443/tcp||Regel: R-17; Zweck: Orders; Von: 10.1.0.0/16")]
    [InlineData("@{ Port = 22; Owner = 'Ada' }", "22||Owner: Ada")]
    [InlineData("22", "22||")]
    [InlineData("'22/tcp'", "22/tcp||")]
    [InlineData("[pscustomobject]@{ Port = 22; Name = ''; Ranges = @(); Peer = $null; Note = ' - ' }", "22||")]
    [InlineData("[pscustomobject]@{ Port = 22; When = [datetime]'2026-01-02T03:04:05'; Share = 0.5 }", "22||When: 2026-01-02 03:04:05; Share: 0.5")]
    [InlineData("[pscustomobject]@{ Port = 22; Peers = @([pscustomobject]@{ GroupId = 'sg-1'; Description = 'a b' }, @{ GroupId = 'sg-2' }) }", "22||Peers: GroupId=sg-1 Description=a b, GroupId=sg-2")]
    [InlineData("[pscustomobject]@{ LocalPort = 51000; RemotePort = 443; Direction = 'Out'; Protocol = 'UDP' }", "443/udp||LocalPort: 51000; Direction: Out")]
    [InlineData("[pscustomobject]@{ FromPort = 3; ToPort = 4; IpProtocol = 'icmp'; CidrIp = '::/0' }", "3:4/icmp||CidrIp: ::/0")]
    [InlineData("[pscustomobject]@{ Port = 22; DisplayName = 'SSH'; Name = 'ssh-in'; Group = 'Remote'; Comment = 'a'; Title = 'b' }", "22|SSH ssh-in Remote|Comment: a; Title: b")]
    [InlineData("[pscustomobject]@{ PSComputerName = 'web01'; HostName = 'web01.example'; Port = 22 }", "22|web01|HostName: web01.example")]
    [InlineData("[pscustomobject]@{ Port = 22; Text = \"a`n  b\"; Long = 'x' * 300 }", "22||Text: a b; Long: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…")]
    public void Objects_of_any_shape_are_shown_by_what_they_say(string input, string expected)
        => Assert.Equal(expected, Assert.Single(Rows(input)));

    [Fact]
    public void Columns_of_the_answer_are_not_taken_for_the_object()
        => Assert.Equal("22||Owner: Ada; IanaNote: kept", Assert.Single(Rows("[pscustomobject]@{ Port = 22; Owner = 'Ada'; IanaNote = 'kept' }", "-AsColumn")));

    [Fact]
    public void An_object_that_comes_from_an_archive_says_the_same()
        => Assert.Equal(Rows("Import-Csv aws-security-groups.csv"), Rows("Import-Csv aws-security-groups.csv", "| ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 4)) }"));

    [Fact]
    public void Of_many_properties_those_that_identify_stay_and_the_others_are_counted()
    {
        string row = Assert.Single(Rows("$o = [ordered]@{ Port = 22 }; 1..90 | ForEach-Object { $o[\"Flag$_\"] = 'value' }; $o.SourceCidr = '192.0.2.0/24'; $o.Description = 'kept'; [pscustomobject]$o"));

        Assert.StartsWith("22||Flag1: value; ", row);
        Assert.EndsWith("; SourceCidr: 192.0.2.0/24; Description: kept; … 60 more", Regex.Replace(row, @"… \d+ more", "… 60 more"));
    }

    [Fact]
    public void An_object_that_holds_itself_and_a_property_that_fails_stop_nothing()
        => Assert.Equal("22||Owner: Ada", Regex.Replace(Assert.Single(Rows("$o = [pscustomobject]@{ Port = 22; Owner = 'Ada'; Me = $null }; $o.Me = $o; $o | Add-Member ScriptProperty Bad { throw 'x' } -PassThru")), "; Me: .*$", string.Empty));

    [Theory]
    [InlineData("nft.txt", "51820/udp|inet filter input|Direction: In")]
    [InlineData("ss.txt", "22/tcp|sshd|")]
    [InlineData("firewalld.txt", "546/udp|public dhcpv6-client|LocalAddress: fe80::/64; Action: accept; Direction: In; InInterface: eth0")]
    public void A_use_shows_beside_its_line_what_the_line_does_not_say(string file, string expected)
        => Assert.Contains(expected, Rows($"Get-Content {file} | ConvertFrom-PortText"));

    // The ports, the machine and name, and the details of each row, separated by bars.
    private string[] Rows(string input, string then = "")
    {
        using var folder = new TemporaryFolder();
        ShellResult result = session.Run($"Set-Location '{Data}'; & {{ {input} }} | Resolve-IanaPort {then} | Export-PortReport {folder.Quoted("report.html")}");
        Assert.Empty(result.Errors);
        string data = Regex.Match(File.ReadAllText(folder.PathOf("report.html")), "id=\"data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        using JsonDocument document = JsonDocument.Parse(data);
        string[] strings = document.RootElement.GetProperty("strings").EnumerateArray().Select(text => text.GetString()!).ToArray();
        return document.RootElement.GetProperty("rows").EnumerateArray()
            .Select(row => $"{Text(row[2])}|{string.Join(' ', new[] { Text(row[1]), Text(row[4]) }.Where(text => text.Length > 0))}|{Text(row[5])}")
            .ToArray();

        string Text(JsonElement place) => place.GetInt32() < 0 ? string.Empty : strings[place.GetInt32()];
    }
}
