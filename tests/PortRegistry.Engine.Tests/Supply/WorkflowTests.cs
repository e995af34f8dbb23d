using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using PortRegistry.Engine.Tests.Help;
using Xunit;

namespace PortRegistry.Engine.Tests.Supply;

/// <summary>The workflows run only what was looked at, and may do no more than they need.</summary>
public sealed class WorkflowTests
{
    public static TheoryData<string> Workflows
        => new(Directory.GetFiles(Path.Combine(HelpPage.Repository, ".github", "workflows"), "*.yml").Select(path => Path.GetFileName(path)));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_is_pinned_by_its_whole_hash_with_its_version_beside_it(string workflow)
        => Assert.All(
            Lines(workflow).Where(line => line.Contains("uses:", StringComparison.Ordinal)),
            line => Assert.Matches(@"uses: (\./[\w./-]+|[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$", line));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_may_read_the_repository_and_write_only_what_its_purpose_needs(string workflow)
    {
        string[] writes = workflow switch
        {
            "data.yml" => ["contents", "pull-requests"],
            "publish.yml" => ["id-token", "attestations"],
            _ => [],
        };
        string[] lines = Lines(workflow);
        int at = Array.IndexOf(lines, "permissions:");
        Assert.True(at >= 0, $"{workflow} does not say what it may do.");
        Assert.Equal(["  contents: read", string.Empty], lines[(at + 1)..(at + 3)]);
        Assert.Equal(
            writes.Select(write => $"      {write}: write"),
            lines.Where(line => Regex.IsMatch(line, @":\s*write(-all)?\s*$") || line.Contains("pull_request_target", StringComparison.Ordinal)));
        Assert.All(
            lines.Index().Where(line => line.Item.Contains("actions/checkout@", StringComparison.Ordinal)),
            line => Assert.Contains("persist-credentials: false", string.Concat(lines[line.Index..Math.Min(line.Index + 4, lines.Length)]), StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_published_was_tested_and_let_past_by_somebody()
    {
        string publish = string.Join('\n', Lines("publish.yml"));

        Assert.Matches(@"  ci:\n    uses: \./\.github/workflows/ci\.yml\n", publish);
        Assert.Matches(@"  publish:\n    needs: ci\n(    .*\n)*    environment: ", publish);
        Assert.DoesNotContain("-Task Package", publish, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_published_is_attested_before()
    {
        string publish = string.Join('\n', Lines("publish.yml"));

        Assert.Matches(@"(?s)download-artifact@.*attest-build-provenance@.*subject-path: out/\*\.nupkg.*-Task Publish", publish);
    }

    [Fact]
    public void A_release_is_signed_where_there_is_a_certificate_and_only_the_step_that_signs_has_it()
    {
        string ci = string.Join('\n', Lines("ci.yml"));

        Assert.Matches(@"(?s)  build:\n.*      signs: \$\{\{ secrets\.SIGNING_CERTIFICATE != '' \}\}\n.*  sign:\n", ci);
        Assert.Matches(@"  sign:\n(    .*\n)*    if: \$\{\{ startsWith\(github\.ref, 'refs/tags/'\) && needs\.build\.outputs\.signs == 'true' \}\}\n", ci);
        Assert.Matches(@"(?s)-Task Sign, Package -NoBuild.*upload-artifact@.*overwrite: true.*  test:\n    needs: \[build, sign\]\n", ci);
        Assert.Equal(
            ["      signs: ${{ secrets.SIGNING_CERTIFICATE != '' }}", "          CERTIFICATE: ${{ secrets.SIGNING_CERTIFICATE }}", "          PORTREGISTRY_CERTIFICATE_PASSWORD: ${{ secrets.SIGNING_PASSWORD }}"],
            Lines("ci.yml").Where(line => line.Contains("secrets.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_data_release_is_compiled_and_tested_where_nothing_can_be_written_and_proposed_where_nothing_of_it_runs()
    {
        string[] jobs = string.Join('\n', Lines("data.yml")).Split("\n  propose:\n");

        Assert.Equal(2, jobs.Length);
        Assert.Matches(@"(?s)schedule:.*Update-Data\.ps1.*dotnet test.*git diff --name-only", jobs[0]);
        Assert.DoesNotContain(": write", jobs[0], StringComparison.Ordinal);
        Assert.Contains("    needs: compile\n", jobs[1], StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet", jobs[1], StringComparison.Ordinal);
        Assert.DoesNotContain("pwsh", jobs[1], StringComparison.Ordinal);
    }

    private static string[] Lines(string workflow)
        => [.. File.ReadAllLines(Path.Combine(HelpPage.Repository, ".github", "workflows", workflow)).Select(line => line.TrimEnd())];
}
