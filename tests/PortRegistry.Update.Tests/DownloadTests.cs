using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PortRegistry.Engine.Tests;
using PortRegistry.Shell;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>Updates that succeed, end to end: over HTTP, through the cmdlet, into the data directory and out again.</summary>
public sealed class DownloadTests(Fixtures fixtures) : StoreTests(fixtures)
{
    [Fact]
    public void A_fetched_registry_is_in_use_and_says_where_it_came_from()
    {
        using var server = RegistryServer.Of(Fixtures.Newer, response =>
        {
            response.Headers.ETag = "\"one\"";
            response.Headers.LastModified = "Tue, 01 Sep 2026 10:00:00 GMT";
        });

        PSObject update = Update(server.Registry);

        Assert.Equal("Updated +2 -1 ~1", Counts(update));
        Assert.Equal("Updated", Active("Origin"));
        Assert.Equal(server.Registry, Active("Source"));
        Assert.Equal("\"one\"", Active("ETag"));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Fixtures.Newer)), Active("Sha256"));
        Assert.Equal(Path.Combine(Home, "registry.snapshot"), Active("Path"));
        Assert.Equal(Active("Retrieved"), Active("Checked"));
        Assert.True((bool)Run("([datetime]::UtcNow - (Get-IanaRegistry).Retrieved).TotalMinutes -lt 5").Output.Single().BaseObject);
        Assert.Equal("a description that a fixture changed", Run("(Get-IanaPort 636/tcp).Description").Output.Single().ToString());
        Assert.Equal(["registry.lock", "registry.snapshot", "registry.state"], Files);
    }

    [Fact]
    public void Without_PassThru_an_update_outputs_nothing()
    {
        using var server = RegistryServer.Of(Fixtures.Newer);

        Assert.Empty(Run($"Update-IanaRegistry -Uri '{server.Registry}'").Output);
        Assert.Equal("Updated", Active("Origin"));
    }

    [Fact]
    public void WhatIf_asks_no_server_and_changes_nothing()
    {
        using var server = RegistryServer.Of(Fixtures.Newer);

        Assert.Empty(Run($"Update-IanaRegistry -Uri '{server.Registry}' -PassThru -WhatIf").Output);
        Assert.Empty(Run($"$WhatIfPreference = $true; Update-IanaRegistry -Uri '{server.Registry}' -PassThru").Output);
        Assert.Equal("Bundled", Active("Origin"));
        Assert.Empty(Files);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("y", "Updated")]
    [InlineData("n", "Bundled")]
    public async Task Confirm_asks_when_it_is_known_what_would_change(string answer, string origin)
    {
        using var server = RegistryServer.Of(Fixtures.Newer);

        ShellProcess shell = await ShellProcess.RunAsync([$"Update-IanaRegistry -Uri '{server.Registry}' -Confirm"], input: answer + "\n");

        Assert.Contains("2 added, 1 removed, 1 changed", shell.Output, StringComparison.Ordinal);
        Assert.Equal(origin, Active("Origin"));
    }

    [Fact]
    public void Nothing_that_a_server_says_becomes_a_path()
    {
        string[] outside = [.. Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Home)!, "evil*")];
        using var server = RegistryServer.Of(Fixtures.Newer, response =>
        {
            response.ContentType = "application/x-powershell";
            response.Headers.ContentDisposition = "attachment; filename=\"../evil.ps1\"";
            response.Headers.ETag = "\"../evil\"";
        });

        Update(server.Address + "/..%2Fevil.ps1");

        Assert.Equal(["registry.lock", "registry.snapshot", "registry.state"], Files);
        Assert.Equal(outside, Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Home)!, "evil*"));
    }

    [Fact]
    public void A_request_says_who_asks_and_what_it_takes()
    {
        using var server = RegistryServer.Of(Fixtures.Newer);

        Update(server.Registry, "-Headers @{ 'X-Token' = 'secret'; Number = 5 }");

        SeenRequest request = Assert.Single(server.Requests);
        Assert.Matches(@"^PortRegistry/\d+\.\d+\.\d+ \(PowerShell module\)$", request["User-Agent"]);
        Assert.Equal("gzip, br", request["Accept-Encoding"]);
        Assert.Equal("secret", request["X-Token"]);
        Assert.Equal("5", request["Number"]);
        Assert.Null(request["If-None-Match"]);
        Assert.Null(request["Cookie"]);
    }

    [Fact]
    public void The_environment_names_an_internal_mirror()
    {
        using var server = RegistryServer.Of(Fixtures.Newer);
        Environment.SetEnvironmentVariable("PORTREGISTRY_URI", server.Registry);

        Run("Update-IanaRegistry");

        Assert.Equal(server.Registry, Active("Source"));
    }

    [Fact]
    public void The_verbose_stream_tells_the_story()
    {
        using var server = RegistryServer.Of(Fixtures.Newer);

        string story = string.Join("\n", Run($"Update-IanaRegistry -Uri '{server.Registry}' -Verbose").Verbose);

        Assert.Matches(
            "^In use: the bundled registry of .* \\([0-9,.]+ records\\)\\.\n"
            + "Asking http://127\\.0\\.0\\.1:[0-9]+/registry\\.xml\\.\n"
            + "Received [0-9,.]+ bytes\\.\n"
            + "Replace the bundled registry of .* by the registry of .*: 2 added, 1 removed, 1 changed\\.\n"
            + "In use now: the registry of .*, in '.*registry\\.snapshot'\\. Updated: 2 added, 1 removed, 1 changed\\.$",
            story);
    }

    [Fact]
    public void A_key_in_the_address_is_not_kept()
    {
        using var server = RegistryServer.Of(Fixtures.Newer);

        ShellResult result = Run($"Update-IanaRegistry -Uri '{server.Registry}?sig=secret' -Verbose");

        Assert.Equal(server.Registry, Active("Source"));
        Assert.DoesNotContain("secret", string.Join("\n", result.Verbose), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", File.ReadAllText(Path.Combine(Home, "registry.state")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_registry_of_the_same_date_with_other_content_is_taken()
    {
        using var server = RegistryServer.Of(Fixtures.Read("same-day.xml"));

        Assert.Equal("Updated +2 -1 ~1", Counts(Update(server.Registry)));
    }

    [Fact]
    public void An_older_registry_is_taken_with_Force_and_stays_in_use()
    {
        using var server = RegistryServer.Of(Fixtures.Read("older.xml"));

        PSObject update = Update(server.Registry, "-Force");

        Assert.Equal("Updated +2 -1 ~1", Counts(update));
        Assert.True(string.CompareOrdinal(Text(update, "Updated"), Text(update, "PreviousUpdated")) < 0);
        using ShellSession another = new ShellSession().ImportModule();
        Assert.Equal("Updated", another.Run("(Get-IanaRegistry).Origin").Output.Single().ToString());
    }

    [Fact]
    public void A_registry_that_lost_names_is_taken_with_AllowShrink()
    {
        using var server = RegistryServer.Of(Fixtures.Read("renamed.xml"));

        Assert.Equal("Updated", Text(Update(server.Registry, "-AllowShrink"), "Status"));
    }

    [Fact]
    public void A_CSV_which_carries_no_date_is_taken()
    {
        using var server = RegistryServer.Of(Fixtures.Read("newer.csv"));

        Assert.Equal("Updated +2 -1 ~1", Counts(Update(server.Registry)));
        Assert.Equal(string.Empty, Active("Updated"));
    }

    [Fact]
    public void A_file_of_this_machine_is_taken_without_a_server()
    {
        Assert.Equal("Updated +2 -1 ~1", Counts(Assert.Single(Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}' -PassThru").Output)));
        Assert.Equal(Fixtures.PathOf("newer.xml"), Active("Source"));
        Assert.Equal("Current +0 -0 ~0", Counts(Assert.Single(Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}' -PassThru").Output)));
    }

    [Fact]
    public void Rollback_goes_back_and_forth_between_the_last_two_registries()
    {
        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'; Update-IanaRegistry -Path '{Fixtures.PathOf("next.xml")}'");
        string next = Active("Sha256");

        Assert.Equal("RolledBack +0 -1 ~0", Counts(Assert.Single(Run("Update-IanaRegistry -Rollback -PassThru").Output)));
        Assert.NotEqual(next, Active("Sha256"));
        Assert.Equal("RolledBack +1 -0 ~0", Counts(Assert.Single(Run("Update-IanaRegistry -Rollback -PassThru").Output)));
        Assert.Equal(next, Active("Sha256"));
    }

    [Fact]
    public void Reset_goes_back_to_the_bundled_registry_and_can_itself_be_undone()
    {
        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'");

        Assert.Equal("Reset +1 -2 ~1", Counts(Assert.Single(Run("Update-IanaRegistry -Reset -PassThru").Output)));
        Assert.Equal("Bundled", Active("Origin"));
        Assert.Equal("RolledBack +2 -1 ~1", Counts(Assert.Single(Run("Update-IanaRegistry -Rollback -PassThru").Output)));
        Assert.Equal("Updated", Active("Origin"));
    }

    [Fact]
    public void Rollback_of_the_first_update_goes_to_the_bundled_registry_and_back()
    {
        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'");

        foreach (string origin in new[] { "Bundled", "Updated", "Bundled", "Updated" })
        {
            Assert.Equal("RolledBack", Text(Assert.Single(Run("Update-IanaRegistry -Rollback -PassThru").Output), "Status"));
            Assert.Equal(origin, Active("Origin"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-WhatIf")]
    public void Rollback_of_nothing_is_an_error_with_WhatIf_too_and_Reset_of_nothing_changes_nothing(string whatIf)
    {
        Assert.Equal("PreviousRegistryNotFound", Assert.Single(Session.Run($"Update-IanaRegistry -Rollback {whatIf}").Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("Current +0 -0 ~0", Counts(Assert.Single(Run($"Update-IanaRegistry -Reset -PassThru {whatIf}").Output)));
    }

    [Fact]
    public void WhatIf_neither_rolls_back_nor_resets()
    {
        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}'; Update-IanaRegistry -Path '{Fixtures.PathOf("next.xml")}'");
        string sha256 = Active("Sha256");

        Assert.Empty(Run("Update-IanaRegistry -Rollback -WhatIf -PassThru; Update-IanaRegistry -Reset -WhatIf -PassThru").Output);
        Assert.Equal(sha256, Active("Sha256"));
    }

    [Fact]
    public void An_update_survives_the_way_through_Clixml()
    {
        string clixml = PSSerializer.Serialize(Assert.Single(Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.xml")}' -PassThru").Output));

        PSObject update = PSObject.AsPSObject(PSSerializer.Deserialize(clixml));

        Assert.Equal("Updated +2 -1 ~1", Counts(update));
        Assert.Equal(Active("Updated"), Text(update, "Updated"));
    }

    [Fact]
    public void Many_shells_of_one_process_update_at_once_and_all_succeed()
    {
        string manifest = BuiltModule.FindManifest();
        ShellResult result = Run(
            $$"""
            1..8 | ForEach-Object -Parallel {
                Import-Module '{{manifest}}'
                $name = if ($_ % 2) { 'newer.xml' } else { 'next.xml' }
                Update-IanaRegistry -Path ('{{Fixtures.Versions}}/' + $name) -Force -PassThru
                (Get-IanaPort 636/tcp).Description
            } -ThrottleLimit 8
            """);

        Assert.Equal(8, result.Output.Count(item => item.BaseObject is "a description that a fixture changed"));
        Assert.Equal(16, result.Output.Count);
        Assert.Equal("Updated", Active("Origin"));
        Assert.DoesNotContain(Files, file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }
}
