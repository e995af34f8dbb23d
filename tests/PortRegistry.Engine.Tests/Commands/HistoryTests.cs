using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

// The data directory is that of the process: concurrent tests would use another registry.
[Collection("Data directory")]
public sealed class HistoryTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Theory]
    [InlineData("Get-IanaPort 143/udp -AsOf 2018-01-01", "imap 143/udp")]
    [InlineData("Get-IanaPort 143/udp -AsOf 2021-02-21", "imap 143/udp")]
    [InlineData("Get-IanaPort 143/udp -AsOf 2021-02-22", "Reserved 143/udp")]
    [InlineData("Get-IanaPort 4480 -AsOf ([datetime] '2018-01-01')", "Unassigned 4459-4483")]
    [InlineData("Get-IanaPort 143/udp -AsOf ([datetimeoffset] '2021-02-21T23:30:00-05:00')", "imap 143/udp")]
    [InlineData("Find-IanaService -Name imap -Transport udp -AsOf 2018-01-01", "imap 143/udp")]
    [InlineData("([pscustomobject] @{ LocalPort = 143; Protocol = 'udp' } | Resolve-IanaPort -AsOf 2018-01-01).Iana.ServiceName", "imap")]
    [InlineData("(Get-IanaRegistry -AsOf 2018-01-01).Updated", "2017-12-29")]
    [InlineData("(Get-IanaRegistry -AsOf 2018-01-01).Origin", "History")]
    [InlineData("Get-IanaPort 143/udp -Registry 2018-01-01", "imap 143/udp")]
    public void The_version_in_force_on_a_day_answers(string script, string expected)
        => Assert.Equal(expected, Assert.Single(session.Labels(script)));

    [Theory]
    [InlineData("Get-IanaPort 22 -AsOf 2015-05-03", "AsOfBeforeHistory")]
    [InlineData("Get-IanaPort 22 -AsOf 2018-01", "AsOfNotWhole")]
    [InlineData("Get-IanaPort 22 -AsOf 2018-01-01 -Registry (Get-IanaRegistry)", "AsOfNotAlone")]
    [InlineData("Find-IanaService ssh -AsOf 2018-01-01 -Registry (Get-IanaRegistry)", "AsOfNotAlone")]
    [InlineData("22 | Resolve-IanaPort -AsOf 2018-01-01 -Registry (Get-IanaRegistry)", "AsOfNotAlone")]
    [InlineData("Get-IanaRegistry -AsOf 2018-01-01 -Bundled", "AsOfNotAlone")]
    [InlineData("Compare-IanaRegistry 2010-01-01 2018-01-01", "AsOfBeforeHistory")]
    [InlineData("Compare-IanaRegistry ./2018-01-01", "RegistryFileNotFound")]
    [InlineData("Get-IanaPortHistory no-such-service", "ServiceNotFound")]
    [InlineData("Get-IanaPortHistory 70000", "PortNotValid")]
    public void What_cannot_be_asked_is_an_error_with_an_id(string script, string id)
    {
        string caught = Assert.Single(session.Labels($"try {{ {script} -ErrorAction Stop }} catch {{ $_.FullyQualifiedErrorId }}"));

        Assert.StartsWith(id + ",", caught, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_after_the_newest_version_known_is_answered_with_a_warning()
    {
        Assert.Equal("ssh 22/tcp", session.Labels("Get-IanaPort 22/tcp -AsOf 2999-01-01 -WarningVariable said -WarningAction SilentlyContinue").Single());
        Assert.Contains("newest version known here is of", session.Labels("$said").Single(), StringComparison.Ordinal);
        Assert.Empty(session.Labels("Get-IanaPort 22/tcp -AsOf 2020-01-01 -WarningVariable said > $null; $said"));
    }

    [Fact]
    public void Two_days_are_compared()
    {
        Assert.Equal(["35"], session.Labels("@(Compare-IanaRegistry 2015-05-04 2026-08-17 -Kind DeAssigned).Count"));
        Assert.Equal(["imap"], session.Values("Compare-IanaRegistry 2020-01-01 2026-01-01 -Port 143/udp", "ServiceName"));
    }

    [Fact]
    public void The_history_of_a_port_reads_as_a_log()
    {
        string[] log = session.Labels("Get-IanaPortHistory 143/udp");

        Assert.StartsWith("2017-04-28 Modified 143/udp: imap", log[0], StringComparison.Ordinal);
        Assert.Contains("2021-02-22 DeAssigned 143/udp: imap (Reserved)", log);
        Assert.Equal(log, log.Order(StringComparer.Ordinal));
        Assert.Equal(["2021-09-03"], session.Values("Get-IanaPortHistory imap -Kind DeAssigned", "Until"));
        Assert.Equal(["Added", "Added"], session.Values("4480 | Get-IanaPortHistory -Since 2026-01-01", "Kind"));
        Assert.NotEmpty(session.Output("Get-IanaPortHistory 4459-4483 -Kind Resized"));
        Assert.DoesNotContain("Resized", session.Values("Get-IanaPortHistory", "Kind").Distinct());
    }

    [Fact]
    public void A_registry_that_is_newer_than_the_history_is_its_last_day_and_the_days_between_are_not_known()
    {
        using var folder = new TemporaryFolder();
        session.Run($"$home_before = $env:PORTREGISTRY_HOME; $env:PORTREGISTRY_HOME = '{folder.FullName}/home'");
        try
        {
            string newer = Path.Combine(folder.FullName, "newer.xml");
            session.Output($"Export-IanaRegistry '{newer}'");
            DateOnly end = DateOnly.ParseExact(session.Values("Get-IanaRegistry", "Updated")[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            string between = Day(end.AddDays(1));
            string date = Day(end.AddDays(2));
            string text = File.ReadAllText(newer);
            int at = text.IndexOf("<updated>", StringComparison.Ordinal);
            File.WriteAllText(newer, string.Concat(text.AsSpan(0, at), $"<updated>{date}</updated>", text.AsSpan(text.IndexOf("</updated>", at, StringComparison.Ordinal) + 10)).Replace("<name>agtp-quic</name>", "<name>agtp-quick</name>", StringComparison.Ordinal));
            session.Output($"Update-IanaRegistry -Path '{newer}'");

            Assert.Equal(["agtp-quic"], session.Values($"Get-IanaPort 4480/udp -AsOf {between} -WarningVariable said -WarningAction SilentlyContinue", "ServiceName"));
            Assert.Contains("history of the registry ends", session.Labels("$said").Single(), StringComparison.Ordinal);
            Assert.Equal(["agtp-quick"], session.Values($"Get-IanaPort 4480/udp -AsOf {date}", "ServiceName"));
            Assert.Contains($"{date} Renamed 4480/udp: agtp-quic -> agtp-quick", session.Labels("Get-IanaPortHistory 4480/udp"));
        }
        finally
        {
            session.Run("$env:PORTREGISTRY_HOME = $home_before");
        }

        static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Plain_text_is_imported_with_its_doubts_and_refused_by_an_update()
    {
        using var folder = new TemporaryFolder();
        session.Output($"Export-IanaRegistry '{folder.FullName}/own.txt'");

        ErrorRecord error = Assert.Single(session.Run($"Update-IanaRegistry -Path '{folder.FullName}/own.txt'").Errors);

        Assert.StartsWith("RegistryFormatNotExact,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(session.Output($"(Import-IanaRegistry '{folder.FullName}/own.txt').ParseIssues"));
    }
}

[CollectionDefinition("Data directory", DisableParallelization = true)]
public static class DataDirectoryTests;
