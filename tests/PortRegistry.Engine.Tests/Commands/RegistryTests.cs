using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

public sealed class RegistryTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string Header = "Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes\r\n";

    [Fact]
    public void The_bundled_registry_says_what_it_is()
    {
        PSObject registry = Assert.Single(session.Output("Get-IanaRegistry"));
        Assert.Equal(("Bundled", session.Output("Get-IanaPort").Count), (registry.Properties["Origin"].Value.ToString(), registry.Properties["RecordCount"].Value));
        Assert.InRange(DateOnly.ParseExact(registry.Properties["Updated"].Value.ToString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture), new(2026, 8, 17), DateOnly.FromDateTime(DateTime.UtcNow));
        Assert.Matches("^[0-9a-f]{64}$", registry.Properties["Sha256"].Value.ToString());
        Assert.StartsWith("https://www.iana.org/", registry.Properties["Source"].Value.ToString(), StringComparison.Ordinal);
        Assert.Contains("ASSIGNMENT OF A PORT NUMBER DOES NOT", registry.Properties["Note"].Value.ToString(), StringComparison.Ordinal);
        Assert.Contains("TCP/UDP:", registry.Properties["Experts"].Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_imported_by_path_wildcard_and_literal_path()
    {
        using var files = new TemporaryFolder();
        Write(files, "one [1].csv", Header + "ssh,22,tcp,The Secure Shell,[A_Person],[A_Person],,,[RFC4251],,,\r\n");
        Write(files, "two.csv", Header + "http,80,tcp,World Wide Web,,,,,,,,\r\n");
        Assert.Equal(new[] { "1", "1" }, session.Values($"Import-IanaRegistry '{files.FullName}/*.csv'", "RecordCount"));
        Assert.Equal("ssh 22/tcp", Assert.Single(session.Labels($"Get-IanaPort 22 -Transport tcp -Registry (Import-IanaRegistry -LiteralPath '{files.FullName}/one [1].csv')")));
        Assert.Equal("http 80/tcp", Assert.Single(session.Labels($"Get-IanaPort 80 -Transport tcp -Registry '{files.FullName}/two.csv'")));
        Assert.Equal("2020-02-03", Assert.Single(session.Values($"Import-IanaRegistry '{files.FullName}/two.csv' -Updated 2020-02-03", "Updated")));
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_reported_with_its_place_and_the_others_are_kept()
    {
        using var files = new TemporaryFolder();
        Write(files, "bad.csv", Header + "ssh,22,tcp,,,,,,,,,\r\nbad,70000,tcp,,,,,,,,,\r\nhttp,80,tcp,,,,,,,,,\r\n");
        ShellResult result = session.Run($"Import-IanaRegistry '{files.FullName}/bad.csv'");
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("RowNotValid,PortRegistry.Commands.ImportIanaRegistryCommand", error.FullyQualifiedErrorId);
        Assert.Contains("Line 3, Port Number: '70000'", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(result.Output).Properties["RecordCount"].Value);

        ShellResult strict = session.Run($"Import-IanaRegistry '{files.FullName}/bad.csv' -Strict");
        Assert.Equal("RegistryFileNotValid,PortRegistry.Commands.ImportIanaRegistryCommand", Assert.Single(strict.Errors).FullyQualifiedErrorId);
        Assert.Empty(strict.Output);
    }

    [Theory]
    [InlineData("", "RegistryFileNotValid")]
    [InlineData("<html><body>503 Service Unavailable</body></html>", "RegistryFileNotValid")]
    [InlineData("a,b\r\n1,2\r\n", "RegistryFileNotValid")]
    public void A_file_that_is_not_the_registry_is_refused_with_the_reason(string content, string id)
    {
        using var files = new TemporaryFolder();
        Write(files, "registry.csv", content);
        ErrorRecord error = Assert.Single(session.Run($"Import-IanaRegistry '{files.FullName}/registry.csv'").Errors);
        Assert.Equal($"{id},PortRegistry.Commands.ImportIanaRegistryCommand", error.FullyQualifiedErrorId);
        Assert.True(error.Exception.Message.Length > 60, error.Exception.Message);
    }

    [Fact]
    public void A_missing_file_and_a_path_of_another_provider_are_errors()
    {
        Assert.Equal(
            "RegistryFileNotFound,PortRegistry.Commands.ImportIanaRegistryCommand",
            Assert.Single(session.Run("Import-IanaRegistry ./no-such-file.xml").Errors).FullyQualifiedErrorId);
        Assert.Equal(
            "PathNotFile,PortRegistry.Commands.ImportIanaRegistryCommand",
            Assert.Single(session.Run("Import-IanaRegistry Env:PATH").Errors).FullyQualifiedErrorId);
        Assert.Equal(
            "RegistryFileNotFound,PortRegistry.Commands.GetIanaPortCommand",
            Assert.Single(session.Run("Get-IanaPort 1 -Registry ./no-such-file.xml").Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void Reading_a_file_loads_its_packages_apart_and_nothing_else_does()
    {
        using var files = new TemporaryFolder();
        Write(files, "one.csv", Header + "ssh,22,tcp,,,,,,,,,\r\n");
        session.Output($"Import-IanaRegistry '{files.FullName}/one.csv'");
        // Other tests load some temporarily, into collectible contexts.
        var loaded = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsCollectible && assembly.GetName().Name is ("CsvHelper" or "PortRegistry.Formats")).ToList();
        Assert.Equal(2, loaded.Count);
        Assert.All(loaded, assembly => Assert.Equal("PortRegistry.Formats", System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(assembly)!.Name));
    }

    private static void Write(TemporaryFolder folder, string name, string content) => File.WriteAllText(folder.PathOf(name), content);
}
