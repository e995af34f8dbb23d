using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PortRegistry.Engine.Tests.Views;

/// <summary>What a terminal gets of an audit: no row of it is changed by its own data, whatever shows it.</summary>
public sealed partial class TerminalTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    // Control sequences of seven and eight bits that erase the line and hide text; bell, backspace, directional marks and zero-width characters.
    private const string Hostile = "n\u001b[2K\u001b[G\u001b[8mX\u009b2KY\a\b\u202eZ\u2066W\u200bV\ufeffU\f\v\u0085T";

    public static TheoryData<string> Texts { get; } =
    [
        "Netid State Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\ntcp LISTEN 0 511 0.0.0.0:80 0.0.0.0:* users:((\"{0}\",pid=1,fd=6))",
        "Active Internet connections (servers and established)\nProto Recv-Q Send-Q Local Address Foreign Address State PID/Program name\ntcp 0 0 0.0.0.0:22 0.0.0.0:* LISTEN 842/{0}",
        "COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nx{0} 9630 root 3u IPv4 33527 0t0 TCP 127.0.0.1:8080 (LISTEN)",
        "table inet f {{\nchain c {{\ntype filter hook input priority 0; policy drop;\ntcp dport 22 iifname \"{0}\" meta mark \"{0}\" accept comment \"{0}\"\n}}\n}}",
        "{{\"nftables\":[{{\"rule\":{{\"family\":\"inet\",\"table\":\"t\",\"chain\":\"{0}\",\"comment\":\"\\u001b[2K{0}\",\"expr\":[{{\"match\":{{\"op\":\"==\",\"left\":{{\"payload\":{{\"protocol\":\"tcp\",\"field\":\"dport\"}}}},\"right\":22}}}},{{\"accept\":null}}]}}}}]}}",
        "*filter\n:INPUT DROP [0:0]\n-A INPUT -p tcp -m tcp --dport 22 -m comment --comment \"{0}\" -j ACCEPT\nCOMMIT",
        "Chain INPUT (policy DROP)\ntarget prot opt source destination\nACCEPT tcp -- 0.0.0.0/0 0.0.0.0/0 tcp dpt:22 /* {0} */",
        "Status: active\n\nTo Action From\n-- ------ ----\n22/tcp ALLOW IN Anywhere # {0}",
        "public (active)\n  services: {0}\n  ports: 80/tcp {0}\n  rich rules:\n    rule family=\"ipv4\" source address=\"{0}\" port port=\"22\" protocol=\"tcp\" accept",
        "ssh 22/tcp # {0}",
        "Host: 127.0.0.1 ({0})\tPorts: 8080/open/tcp//http//{0}/",
        "<nmaprun>\n<host><address addr=\"{1}\"/><ports><port protocol=\"tcp\" portid=\"22\"><state state=\"open\"/><service name=\"{1}\"/></port></ports></host>\n</nmaprun>",
        "Rule Name: {0}\n----------------------------------------------------------------------\nEnabled: Yes\nDirection: In\nProtocol: TCP\nLocalPort: 3389\nProgram: {0}\nAction: Allow",
        "NAMES PORTS\nx{0} 0.0.0.0:80->80/tcp",
        "NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE\nx{0} LoadBalancer 10.0.0.1 {0} 80:30080/TCP 1d",
        "access-list 101 remark {0}\naccess-list 101 permit tcp any any eq 22 {0}",
        "tcp LISTEN 0 0 {0} {0}",
        "{0}",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_other_programs_print_changes_no_view_message_or_report(string text)
    {
        using var folder = new TemporaryFolder();
        string archive = Path.Combine(folder.FullName, "copies.xml");
        string report = Path.Combine(folder.FullName, "report.html");
        string hostile = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, Hostile, Regex.Replace(Hostile, @"[\x00-\x1f]", string.Empty));
        session.SetVariable("text", hostile);
        ShellResult result = session.Run(
            $$"""
            $PSStyle.OutputRendering = 'PlainText'
            $Error.Clear()
            $uses = @($text | ConvertFrom-PortText -Verbose)
            $resolved = @($uses | Resolve-IanaPort -Verbose)
            $copies = @(if ($resolved) { $resolved | Export-Clixml '{{archive}}' -Depth 3; Import-Clixml '{{archive}}' })
            foreach ($shown in $uses, $resolved, @($resolved.Iana), @($resolved.Iana.Findings), $copies, @($copies.Iana), @($copies.Iana.Findings)) {
                $shown | Format-Table | Out-String -Width 100; $shown | Format-List | Out-String; $shown | Format-Wide | Out-String; $shown | Out-String; "$shown"
            }
            $Error | Out-String
            if ($resolved) { $resolved | Export-PortReport '{{report}}' -Verbose }
            """);
        ShowsNothingHostile(result);
        ShowsNothingHostile(File.Exists(report) ? File.ReadAllText(report) : string.Empty);
    }

    [Theory]
    [InlineData("Get-IanaPort $h")]
    [InlineData("Get-IanaPort 22 -Transport $h")]
    [InlineData("Get-IanaPort -ServiceName $h")]
    [InlineData("Get-IanaPort 22 -Registry \"/none/$h\"")]
    [InlineData("Find-IanaService -Name $h")]
    [InlineData("Get-IanaPortHistory $h")]
    [InlineData("Import-IanaRegistry -LiteralPath \"/none/$h\"")]
    [InlineData("Import-PortCatalog -LiteralPath \"/none/$h\"")]
    [InlineData("Export-IanaRegistry \"/none/$h.csv\"")]
    [InlineData("Export-IanaRegistry \"$folder/$h.csv\" -Verbose")]
    [InlineData("Update-IanaRegistry -Path \"/none/$h\"")]
    [InlineData("Update-IanaRegistry -Uri $h")]
    [InlineData("[pscustomobject]@{ LocalPort = $h; Protocol = $h } | Resolve-IanaPort -Verbose | ForEach-Object { $_.Iana } | Format-List | Out-String")]
    [InlineData("$null = [pscustomobject]@{ $h = 22 } | Resolve-IanaPort -PortProperty $h -Verbose")]
    [InlineData("[pscustomobject]@{ a = 22 } | Get-IanaPort -Verbose")]
    [InlineData("$s = [PortRegistry.PortSpec]::Parse($h); $s | Format-List | Out-String; $s | Out-String; \"$s\"")]
    [InlineData("$s = [PortRegistry.TransportSpec]::Parse($h); $s | Format-List | Out-String; $s | Out-String; \"$s\"")]
    [InlineData("[IO.File]::WriteAllText(\"$folder/$h.csv\", \"Port,Name`n22,x\"); $c = Import-PortCatalog -LiteralPath \"$folder/$h.csv\" -Verbose; $c | Format-List | Out-String; $c | Out-String; \"$c\"; $c.Entries | Out-String; 22, 23 | Resolve-IanaPort -Catalog $c | ForEach-Object { $_.Iana } | Format-List | Out-String")]
    [InlineData("[IO.File]::WriteAllText(\"$folder/$h.csv\", \"Port,Name\"); Import-PortCatalog -LiteralPath \"$folder/$h.csv\"; 22 | Resolve-IanaPort -Catalog \"$folder/$h.csv\"")]
    [InlineData("Set-Content -LiteralPath \"$folder/c.csv\" \"Port,$h`n22,x`n99999$h,y`n80,$h\"; Import-PortCatalog \"$folder/c.csv\" | Out-String")]
    [InlineData("[IO.File]::WriteAllText(\"$folder/$h.xml\", ((Export-IanaRegistry -Format Xml) -join \"`n\").Replace('<title>', '<title>' + ($h -replace '[\\x00-\\x1f]'))); $r = Import-IanaRegistry -LiteralPath \"$folder/$h.xml\" -Verbose; $r | Format-List | Out-String; $r | Out-String; \"$r\"")]
    [InlineData("Set-Content -LiteralPath \"$folder/r.csv\" \"a,b`n$h\"; Import-IanaRegistry \"$folder/r.csv\"")]
    public void What_is_typed_and_how_files_are_named_changes_no_view_and_no_message(string script)
    {
        using var folder = new TemporaryFolder();
        session.SetVariable("h", Hostile);
        session.SetVariable("folder", folder.FullName);
        ShowsNothingHostile(session.Run($"$PSStyle.OutputRendering = 'PlainText'; $Error.Clear(); {script}; $Error | Out-String"));
    }

    private static void ShowsNothingHostile(ShellResult result)
    {
        IEnumerable<string> told =
        [
            .. result.Output.Where(output => output?.BaseObject is string).Select(output => output.ToString()),
            .. result.Errors.SelectMany(error => new[] { error.ToString(), error.Exception.Message }),
            .. result.Warnings.Select(warning => warning.Message),
            .. result.Verbose.Select(verbose => verbose.Message),
        ];
        Assert.NotEmpty(told);
        Assert.All(told, ShowsNothingHostile);
    }

    private static void ShowsNothingHostile(string text)
        => Assert.False(Control().IsMatch(text), Control().Replace(text, match => $"<U+{(int)match.Value[0]:X4}>"));

    [GeneratedRegex(@"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\r(?!\n)", RegexOptions.CultureInvariant)]
    private static partial Regex Control();
}
