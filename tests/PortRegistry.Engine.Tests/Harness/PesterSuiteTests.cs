using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace PortRegistry.Engine.Tests;

/// <summary>The Pester suite: each of its files is a test, and what fails in it is named.</summary>
public sealed class PesterSuiteTests(PesterRun run) : IClassFixture<PesterRun>
{
    public static TheoryData<string> Files
        => new(Directory.GetFiles(PesterRun.Folder, "*.Tests.ps1").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Pester_passes_and_skips_nothing(string file)
    {
        (XDocument results, string said) = await run.Results;
        XElement? suite = results.Root!.Elements("testsuite").SingleOrDefault(element => Path.GetFileName((string)element.Attribute("name")!) == file);
        Assert.True(suite is not null, $"{file} was not run:\n{said}");

        XElement[] tests = [.. suite.Elements("testcase")];
        Assert.NotEmpty(tests);
        var bad = tests.Where(test => (string?)test.Attribute("status") != "Passed")
            .Select(test => $"{test.Attribute("name")?.Value}: {test.Attribute("status")?.Value} {test.Element("failure")?.Attribute("message")?.Value}");
        Assert.True(!bad.Any(), string.Join('\n', bad));
    }

    [Fact]
    public async Task Pester_shows_its_results_alone()
    {
        string[] lines = (await run.Results).Said.Split('\n');

        Assert.DoesNotContain(lines, line => line.StartsWith("VERBOSE: ", StringComparison.Ordinal) || line.StartsWith("What if: ", StringComparison.Ordinal));
    }
}
