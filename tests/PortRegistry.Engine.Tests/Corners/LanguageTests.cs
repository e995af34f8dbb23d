using System.Globalization;
using System.Linq;
using Xunit;

namespace PortRegistry.Engine.Tests.Corners;

/// <summary>The moods of the language: strict, stopping at errors, constrained, and in cultures with letters and digits of their own.</summary>
public sealed class LanguageTests
{
    private const string EveryCmdlet =
        """
        $file = "$folder/every.csv"
        $labels = @(
            Get-IanaPort 22, '80/tcp', 60000
            Get-IanaPort -ServiceName 'ldap*' -Transport TCP
            Find-IanaService IPP -Transport TCP -First 2
            Get-IanaRegistry
            Get-IanaPort 636 | Export-IanaRegistry $file
            Import-IanaRegistry $file
            Compare-IanaRegistry $file $file
            '443/TCP', 80 | Resolve-IanaPort
            'tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*' | ConvertFrom-PortText
            Get-IanaPort ipp -Status Assigned -Class System
            Get-IanaPortHistory 636/tcp | Select-Object -First 2
            Get-IanaPort 22/tcp -AsOf 2020-01-31
            $catalog = @{ Port = '22'; Approved = 'no'; Name = 'I' } | Import-PortCatalog -Name site
            $catalog
            $resolved = 22, '-1', 70000, '1024:65535/tcp', 'I' | Resolve-IanaPort -Catalog $catalog -AsColumn -ErrorAction SilentlyContinue
            $resolved | ConvertTo-Csv
            $resolved | Export-PortReport "$folder/every.html"
            foreach ($format in 'Csv', 'Xml', 'Text', 'Json', 'Services') { Get-IanaPort 636, 22 | Export-IanaRegistry -AsString -Format $format }
            Get-IanaPort 22, 65000 | Format-Table | Out-String -Width 100
            Get-IanaPort 22 | Format-List | Out-String -Width 100
            Get-IanaRegistry | Format-List Title, Updated, RecordCount, Origin, Retrieved | Out-String -Width 100
            $resolved.Iana | Format-Table | Out-String -Width 100
        ) | ForEach-Object { "$_" }
        $labels -join "`n"
        """;

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    [InlineData("de-DE")]
    [InlineData("ja-JP")]
    [InlineData("sv-SE")]
    [InlineData("hi-IN")]
    public void Every_cmdlet_answers_alike_in_every_culture(string culture)
        => Assert.Equal(Answers("", CultureInfo.InvariantCulture), Answers("", new CultureInfo(culture)));

    [Theory]
    [InlineData("Set-StrictMode -Version Latest; $ErrorActionPreference = 'Stop'")]
    [InlineData("Set-StrictMode -Version Latest; $VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; $WarningPreference = 'Stop'")]
    [InlineData("$ConfirmPreference = 'High'; $ProgressPreference = 'SilentlyContinue'; $OFS = ','")]
    public void Every_cmdlet_answers_alike_under_every_preference(string preferences)
        => Assert.Equal(Answers("", CultureInfo.InvariantCulture), Answers(preferences, CultureInfo.InvariantCulture));

    [Fact]
    public void A_stopping_script_ends_at_the_first_error_and_has_what_came_before()
    {
        using var session = new ModuleSession();
        ShellResult result = session.Run("$ErrorActionPreference = 'Stop'; Get-IanaPort 22/tcp, nothing!, 443/tcp");
        Assert.Equal("ssh 22/tcp", Assert.Single(result.Output).ToString());
        Assert.StartsWith("PortNotValid,", Assert.Single(result.Errors).FullyQualifiedErrorId, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Error_output_and_pipeline_variables_hold_what_they_should()
    {
        using var session = new ModuleSession();
        Assert.Equal(
            ["443/tcp:https", "636/tcp:ldaps", "2", "1", "PortNotValid,PortRegistry.Commands.GetIanaPortCommand"],
            session.Labels(
                """
                '443/tcp', 'x!', '636/tcp' | ForEach-Object -PipelineVariable asked { $_ } |
                    Get-IanaPort -OutVariable out -ErrorVariable err -ErrorAction SilentlyContinue -PipelineVariable record |
                    ForEach-Object { "${asked}:$($record.ServiceName)" }
                "$($out.Count)"
                "$($err.Count)"
                $err[0].FullyQualifiedErrorId
                """));
    }

    [Fact]
    public void The_constrained_language_has_every_cmdlet()
    {
        using var folder = new TemporaryFolder();
        using var session = new ModuleSession();
        session.SetVariable("folder", folder.FullName);
        Assert.Equal(
            session.Labels(EveryCmdlet),
            session.Labels("$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'\n" + EveryCmdlet));
    }

    private static string Answers(string preferences, CultureInfo culture)
    {
        using var folder = new TemporaryFolder();
        using var session = new ModuleSession();
        session.SetVariable("folder", folder.FullName);
        session.SetVariable("culture", culture);
        return session.Labels($"[cultureinfo]::CurrentCulture = $culture; [cultureinfo]::CurrentUICulture = $culture\n{preferences}\n{EveryCmdlet}").Single();
    }
}
