using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using PortRegistry.Engine.Tests.Help;
using Xunit;

namespace PortRegistry.Engine.Tests.Supply;

/// <summary>SECURITY.md, whose claims name the tests that bear them out.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public void Every_test_that_the_page_names_is_there()
    {
        string[] named = [.. Names().Matches(File.ReadAllText(Path.Combine(HelpPage.Repository, "SECURITY.md"))).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(named);
        string tests = Path.Combine(HelpPage.Repository, "tests");
        Assert.All(named, name => Assert.Single(Directory.GetFiles(tests, name + ".cs", SearchOption.AllDirectories)));
    }

    [GeneratedRegex("`(\\w+Tests)`")]
    private static partial Regex Names();
}
