using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

public sealed class CompareIanaRegistryTests : ModuleTests, IClassFixture<TemporaryFolder>
{
    private static readonly string[] Old =
    [
        "acms,3980,tcp,Aircraft Cabin,[D],[D],2006-06,,,,,",
        "citysearch,3974,tcp,Applicant Tracking,[M],[M],2005-08,,,,,",
        ",4461-4483,,Unassigned,,,,,,,,",
        "stx,527,tcp,Stock IXChange,[F],[F],,,,,,",
        "z-wave-s,44123,tcp,Z-Wave,[S],[S],,,,,,",
    ];

    private static readonly string[] New =
    [
        ",3980,tcp,Reserved,,,,2020-12-29,,,,De-Assigned on 2020-12-29",
        "xk22,3974,tcp,Applicant Tracking,[M],[M],2005-08,2022-09-09,,,,",
        ",4461-4479,,Unassigned,,,,,,,,",
        "agtp,4480,tcp,Agent Transfer Protocol,[C],[C],2026-04-30,,,,,",
        ",4481-4483,,Unassigned,,,,,,,,",
        "stx,527,tcp,Stock IXChange,[L],[L],,,,,,",
        "z-wave-s,41230,tcp,Z-Wave,[S],[S],,,,,,",
    ];

    private readonly TemporaryFolder folder;
    private readonly string old;
    private readonly string current;

    public CompareIanaRegistryTests(TemporaryFolder folder)
    {
        this.folder = folder;
        old = folder.Csv("old.csv", Old);
        current = folder.Csv("new.csv", New);
    }

    [Fact]
    public void The_table_reads_as_a_change_log()
        => Assert.Equal(
            """

            Kind              Port Transport ServiceName      Summary
            ----              ---- --------- -----------      -------
            Reassigned         527 tcp       stx              [F] -> [L]
            Renamed           3974 tcp       xk22             citysearch -> xk22
            DeAssigned        3980 tcp       acms             De-Assigned on 2020-12-29
            Added             4480 tcp       agtp             Agent Transfer Protocol
            Moved            41230 tcp       z-wave-s         44123 -> 41230

            """,
            Trimmed(Session.RunText($"Compare-IanaRegistry {old} {current}")));

    [Fact]
    public void Stretches_of_unassigned_ports_that_moved_their_ends_are_given_where_asked_for_and_counted_by_Verbose()
    {
        Assert.Equal(
            ["4461-4483 -> 4461-4479", "(split off) -> 4481-4483"],
            Output($"Compare-IanaRegistry {old} {current} -Kind Resized").Select(change => change.Properties["Summary"].Value.ToString()));
        Assert.Contains("Left out: 2 stretches", string.Concat(Output($"Compare-IanaRegistry {old} {current} -Verbose 4>&1 | Where-Object {{ $_ -is [Management.Automation.VerboseRecord] }}")), StringComparison.Ordinal);
        Assert.Equal(5, Output($"Compare-IanaRegistry -ReferenceObject {old} -DifferenceObject {current}").Count);
    }

    [Fact]
    public void The_list_shows_both_records_and_what_changed()
    {
        string list = Session.RunText($"Compare-IanaRegistry {old} {current} -Kind Renamed | Format-List");

        Assert.Contains("Before            : citysearch 3974/tcp", list, StringComparison.Ordinal);
        Assert.Contains("After             : xk22 3974/tcp", list, StringComparison.Ordinal);
        Assert.Contains("ChangedProperties : {ServiceName, ModificationDate}", list, StringComparison.Ordinal);
    }

    [Fact]
    public void Registry_objects_and_provider_paths_are_taken_as_well_as_files()
        => Assert.Equal(
            [5, 5, 0],
            Output(
                $"""
                (Compare-IanaRegistry (Import-IanaRegistry {old}) (Import-IanaRegistry {current})).Count
                (Import-IanaRegistry {old} | Compare-IanaRegistry -Difference 'Microsoft.PowerShell.Core\FileSystem::{folder.PathOf("new.csv")}').Count
                @([IO.FileInfo]{old} | Compare-IanaRegistry -Difference {old}).Count
                """).Select(count => (int)count.BaseObject));

    [Fact]
    public void The_active_registry_is_what_a_reference_is_compared_with_where_no_other_is_named()
    {
        Assert.Empty(Output("Get-IanaRegistry | Compare-IanaRegistry"));
        Assert.Equal(
            "Shell -> The Secure Shell (SSH) Protocol",
            Value<string>($"$change = Compare-IanaRegistry {folder.Csv("one.csv", "ssh,22,tcp,Shell,,,,,,,,")} -Port 22/tcp; \"$($change.Before.Description) -> $($change.After.Description)\""));
    }

    [Fact]
    public void Kind_and_Port_limit_what_is_given()
    {
        Assert.Equal(
            ["Renamed 3974/tcp: citysearch -> xk22", "Moved 41230/tcp: z-wave-s, 44123 -> 41230"],
            Lines($"Compare-IanaRegistry {old} {current} -Kind Renamed, Moved"));
        Assert.Equal(
            ["Reassigned 527/tcp: stx, [F] -> [L]", "Added 4480/tcp: agtp (Agent Transfer Protocol)", "Moved 41230/tcp: z-wave-s, 44123 -> 41230"],
            Lines($"Compare-IanaRegistry {old} {current} -Port stx, '4480/tcp, 44123' | Where-Object ServiceName"));
    }

    [Fact]
    public void A_port_that_cannot_be_read_or_found_is_an_error_and_the_others_count()
    {
        ShellResult result = Session.Run($"Compare-IanaRegistry {old} {current} -Port 527, 70000, no-such-service, 8/icmp");

        Assert.Single(result.Output);
        Assert.Equal(
            ["PortNotValid", "ServiceNotFound", "PortNotValid"],
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Theory]
    [InlineData("no-such-file.csv", "RegistryFileNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Env:PATH", "PathNotFile", ErrorCategory.InvalidArgument)]
    public void A_reference_that_is_no_file_is_an_error(string reference, string id, ErrorCategory category)
    {
        ErrorRecord error = Error($"Compare-IanaRegistry '{reference}' {current}");

        Assert.Equal($"{id},PortRegistry.Commands.CompareIanaRegistryCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
    }

    [Fact]
    public void A_file_that_is_no_registry_is_an_error()
        => Assert.StartsWith(
            "RegistryFileNotValid,",
            Error($"Compare-IanaRegistry {current} {folder.Csv("bad.csv", "x,1,tcp,,,,01/02/2003,,,,,")}").FullyQualifiedErrorId,
            StringComparison.Ordinal);

    [Fact]
    public void Kinds_complete()
        => Assert.Equal(
            ["Reassigned", "Removed", "Renamed", "Resized"],
            Output("(TabExpansion2 'Compare-IanaRegistry x -Kind Re').CompletionMatches.CompletionText").Select(text => text.ToString()).Order());

    [Fact]
    public void A_change_survives_serialization_with_both_records()
        => Assert.Equal(
            "Renamed 3974 citysearch M xk22 2022-09-09",
            Value<string>(
                $$"""
                $change = Compare-IanaRegistry {{old}} {{current}} -Kind Renamed
                $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($change))
                "$($copy.Kind) $($copy.Port) $($copy.Before.ServiceName) $($copy.Before.Assignee) $($copy.After.ServiceName) $($copy.After.ModificationDate)"
                """));

    private static string Trimmed(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n') + "\n";

    private IEnumerable<string> Lines(string script) => Output(script + " | ForEach-Object ToString").Select(line => (string)line.BaseObject);
}
