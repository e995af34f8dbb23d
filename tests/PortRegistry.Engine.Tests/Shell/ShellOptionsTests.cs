using System;
using PortRegistry.Shell;
using Xunit;

namespace PortRegistry.Engine.Tests.Shell;

public sealed class ShellOptionsTests
{
    [Theory]
    [InlineData("Get-IanaPort 636")]
    [InlineData("Get-IanaPort", "636")]
    [InlineData("-Command", "Get-IanaPort", "636")]
    [InlineData("-c", "Get-IanaPort 636")]
    [InlineData("-NoProfile", "-NonInteractive", "-command", "Get-IanaPort 636")]
    public void The_words_after_the_options_are_the_script(params string[] arguments)
        => Assert.Equal("Get-IanaPort 636", ShellOptions.Parse(arguments).Script);

    [Fact]
    public void A_file_takes_all_that_follows_as_its_arguments()
    {
        var options = ShellOptions.Parse(["-NoModule", "-File", "a.ps1", "-NoModule", "-?"]);

        Assert.True(options.NoModule);
        Assert.Equal("a.ps1", options.File);
        Assert.Equal(["-NoModule", "-?"], options.Arguments);
        Assert.Null(options.Script);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("-Command", "-")]
    public void A_hyphen_reads_the_script_from_the_input(params string[] arguments)
        => Assert.True(ShellOptions.Parse(arguments).FromInput);

    [Fact]
    public void No_argument_asks_for_nothing()
    {
        var options = ShellOptions.Parse([]);

        Assert.False(options.ShowUsage || options.NoModule || options.FromInput);
        Assert.Null(options.Script);
        Assert.Null(options.File);
    }

    [Theory]
    [InlineData("-?")]
    [InlineData("-h")]
    [InlineData("-Help")]
    [InlineData("--help")]
    public void Help_is_asked_for_in_the_usual_ways(string argument)
        => Assert.True(ShellOptions.Parse([argument]).ShowUsage);

    [Theory]
    [InlineData("-File")]
    [InlineData("-Command")]
    public void An_option_needs_its_value(string argument)
        => Assert.StartsWith(argument + " needs", Assert.Throws<ArgumentException>(() => ShellOptions.Parse([argument])).Message, StringComparison.Ordinal);
}
