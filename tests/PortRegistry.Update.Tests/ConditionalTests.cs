using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PortRegistry.Engine.Tests;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>How seldom a server is asked, and how little is fetched.</summary>
public sealed class ConditionalTests(Fixtures fixtures) : StoreTests(fixtures)
{
    private const string LastModified = "Tue, 01 Sep 2026 10:00:00 GMT";

    [Fact]
    public void What_is_not_modified_is_not_fetched_and_the_check_is_noted()
    {
        using RegistryServer server = ConditionalServer();
        Update(server.Registry);
        byte[] snapshot = File.ReadAllBytes(Path.Combine(Home, "registry.snapshot"));
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(Home, "registry.snapshot"));
        Age(TimeSpan.FromDays(2));

        PSObject update = Update(server.Registry);

        Assert.Equal("Current +0 -0 ~0", Counts(update));
        Assert.Equal("\"one\"", server.Requests[1]["If-None-Match"]);
        Assert.Equal(LastModified, server.Requests[1]["If-Modified-Since"]);
        Assert.Equal(snapshot, File.ReadAllBytes(Path.Combine(Home, "registry.snapshot")));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(Home, "registry.snapshot")));
        Assert.Equal(2, Math.Round((double)Run("((Get-IanaRegistry).Checked - (Get-IanaRegistry).Retrieved).TotalDays").Output.Single().BaseObject));
        Assert.Equal("\"one\"", Active("ETag"));
    }

    [Fact]
    public void The_same_bytes_again_replace_nothing_and_the_check_is_noted()
    {
        using var server = RegistryServer.Of(Fixtures.Newer);
        Update(server.Registry);
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(Home, "registry.snapshot"));
        Age(TimeSpan.FromDays(2));

        Assert.Equal("Current +0 -0 ~0", Counts(Update(server.Registry)));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(Home, "registry.snapshot")));
        Assert.NotEqual(Active("Retrieved"), Active("Checked"));
        Assert.DoesNotContain("registry.previous.snapshot", Files);
    }

    [Fact]
    public void A_server_is_asked_once_a_day_and_the_shell_says_so()
    {
        using RegistryServer server = ConditionalServer();
        Update(server.Registry);

        ShellResult second = Run($"Update-IanaRegistry -Uri '{server.Registry}' -PassThru");

        Assert.Single(server.Requests);
        Assert.Equal("NotDue +0 -0 ~0", Counts(Assert.Single(second.Output)));
        Assert.Contains("at most once a day. Use -Force", Assert.Single(second.Information).ToString(), StringComparison.Ordinal);

        Update(server.Registry, "-Force");
        Assert.Equal(2, server.Requests.Count);

        Age(TimeSpan.FromHours(25));
        Update(server.Registry);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("7.00:00:00", 2, 1)]
    [InlineData("7.00:00:00", 8, 2)]
    [InlineData("00:01:00", 0.5, 1)]
    [InlineData("00:01:00", 1.5, 2)]
    public void MaximumAge_makes_the_requests_rarer_but_never_more_than_one_a_day(string maximumAge, double days, int requests)
    {
        using RegistryServer server = ConditionalServer();
        Update(server.Registry);
        Age(TimeSpan.FromDays(days));

        Update(server.Registry, $"-MaximumAge {maximumAge}");

        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public void Another_server_is_asked_although_the_first_was_and_without_the_words_of_the_first()
    {
        using RegistryServer first = ConditionalServer();
        using RegistryServer second = ConditionalServer();
        Update(first.Registry);

        Assert.Equal("Current +0 -0 ~0", Counts(Update(second.Registry)));
        Assert.Null(Assert.Single(second.Requests)["If-None-Match"]);
    }

    [Fact]
    public void A_check_in_the_future_was_noted_by_a_wrong_clock_and_does_not_count()
    {
        using RegistryServer server = ConditionalServer();
        Update(server.Registry);
        Age(TimeSpan.FromDays(-400));

        Update(server.Registry);

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void After_a_reset_the_server_is_asked_anew_and_for_the_whole_file()
    {
        using RegistryServer server = ConditionalServer();
        Update(server.Registry);
        Run("Update-IanaRegistry -Reset");

        Assert.Equal("Updated +2 -1 ~1", Counts(Update(server.Registry)));
        Assert.Null(server.Requests[1]["If-None-Match"]);
    }

    [Fact]
    public void A_registry_too_old_for_an_audit_is_an_error_and_given_all_the_same()
    {
        ShellResult result = Session.Run("Get-IanaRegistry -MaximumAge 00:00:01");

        Assert.Equal("RegistryTooOld", Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("Run Update-IanaRegistry", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Single(result.Output);
        Assert.Equal(PSInvocationState.Failed, Session.Run("Get-IanaRegistry -MaximumAge 1 -ErrorAction Stop").State);
        Assert.Empty(Run("Get-IanaRegistry -MaximumAge 36500.00:00:00 | Where-Object { $false }").Output);
    }

    [Fact]
    public void A_registry_without_a_date_is_too_old_for_any_audit()
    {
        Run($"Update-IanaRegistry -Path '{Fixtures.PathOf("newer.csv")}'");

        Assert.Contains("has no date", Assert.Single(Session.Run("Get-IanaRegistry -MaximumAge 36500.00:00:00").Errors).Exception.Message, StringComparison.Ordinal);
    }

    private RegistryServer ConditionalServer()
        => new((context, _) =>
        {
            if (context.Request.Headers.IfNoneMatch == "\"one\"")
            {
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            return RegistryServer.Send(context, Fixtures.Newer, response =>
            {
                response.Headers.ETag = "\"one\"";
                response.Headers.LastModified = LastModified;
            });
        });

    // Moves all recorded times into the past.
    private void Age(TimeSpan time)
    {
        string path = Path.Combine(Home, "registry.state");
        string[] lines = File.ReadAllLines(path);
        for (int i = 0; i < lines.Length; i++)
        {
            string[] parts = lines[i].Split(": ", 2);
            if (parts[0] is "retrieved" or "checked")
            {
                DateTime moment = DateTime.Parse(parts[1], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal) - time;
                lines[i] = $"{parts[0]}: {moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";
            }
        }

        File.WriteAllLines(path, lines);
    }
}
