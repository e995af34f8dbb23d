using System;
using System.Linq;
using System.Management.Automation;
using PortRegistry.Shell;
using Xunit;

namespace PortRegistry.Engine.Tests.Shell;

/// <summary>The engine's formatting, under the names the shell gives it.</summary>
public sealed class FormattingTests : IDisposable
{
    private const string Two = "[pscustomobject]@{ Port = 22; Name = 'ssh' }, [pscustomobject]@{ Port = 443; Name = 'https' }";

    private readonly ShellSession session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(" | Format-Table")]
    [InlineData(" | Format-Table -Property Port, Name")]
    public void Few_properties_make_a_table(string format)
        => Assert.Equal("\nPort Name\n---- ----\n  22 ssh\n 443 https\n\n", session.RunText(Two + format));

    [Fact]
    public void A_table_without_headers_shows_rows_only()
        => Assert.Equal("\n  22 ssh\n 443 https\n\n", session.RunText(Two + " | Format-Table -HideTableHeaders"));

    [Fact]
    public void A_table_is_cut_to_the_width()
    {
        string text = session.RunText("[pscustomobject]@{ Port = 22; Description = 'The Secure Shell (SSH) Protocol' }", width: 20);

        Assert.Equal("\nPort Description\n---- -----------\n  22 The Secure She…\n\n", text);
    }

    [Fact]
    public void Wrap_continues_a_cell_on_the_next_line()
    {
        string text = session.RunText("[pscustomobject]@{ Port = 22; Description = 'The Secure Shell (SSH) Protocol' } | Format-Table -Wrap", width: 20);

        Assert.DoesNotContain("…", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 20, line));
    }

    [Fact]
    public void A_table_takes_calculated_columns_and_groups()
    {
        string text = session.RunText(Two + " | Format-Table @{ Label = 'Twice'; Expression = { $_.Port * 2 } } -GroupBy Name");

        Assert.Contains("   Name: ssh", text, StringComparison.Ordinal);
        Assert.Contains("\n  886\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_has_a_line_for_each_property()
        => Assert.Equal("\nPort : 22\nName : ssh\n\nPort : 443\nName : https\n\n", session.RunText(Two + " | Format-List"));

    [Fact]
    public void A_list_of_one_property_leaves_the_others_out()
        => Assert.Equal("\nName : ssh\n\nName : https\n\n", session.RunText(Two + " | Format-List -Property Name"));

    [Theory]
    [InlineData("-Property Name", 2)]
    [InlineData("-Property Name -Column 3", 3)]
    [InlineData("Name -AutoSize", 6)]
    public void A_wide_view_has_the_columns_asked_for(string options, int columns)
    {
        string text = session.RunText("1..6 | ForEach-Object { [pscustomobject]@{ Name = \"name$_\" } } | Format-Wide " + options, width: 60);

        string first = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[0];
        Assert.Equal(columns, first.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_wide_view_is_either_sized_by_itself_or_given_columns()
    {
        ErrorRecord error = Assert.Single(session.Run("1 | Format-Wide -AutoSize -Column 3").Errors);

        Assert.StartsWith("FormatCannotSpecifyAutosizeAndColumns,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
    }

    [Fact]
    public void A_custom_view_opens_nested_objects_as_deep_as_asked()
    {
        const string Nested = "[pscustomobject]@{ A = [pscustomobject]@{ B = [pscustomobject]@{ C = 1 } } } | Format-Custom";

        Assert.Contains("C = 1", session.RunText(Nested), StringComparison.Ordinal);
        Assert.DoesNotContain("C = 1", session.RunText(Nested + " -Depth 1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Out_String_gives_one_string()
    {
        PSObject text = Assert.Single(session.Run(Two + " | Out-String").Output);

        Assert.Equal("\nPort Name\n---- ----\n  22 ssh\n 443 https\n\n", text.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Out_String_as_a_stream_gives_a_string_for_each_line()
        => Assert.Equal(["", "Port Name", "---- ----", "  22 ssh", " 443 https", ""], Lines(Two + " | Out-String -Stream"));

    [Fact]
    public void Out_String_takes_a_width()
        => Assert.Equal(["", "Name", "----", "abcdefg…", ""], Lines("[pscustomobject]@{ Name = 'abcdefghij' } | Out-String -Stream -Width 8"));

    [Fact]
    public void Out_String_without_line_ends_is_one_line()
        => Assert.Equal("ab", Assert.Single(session.Run("'a', 'b' | Out-String -NoNewline").Output).BaseObject);

    [Fact]
    public void Out_String_of_nothing_is_empty()
        => Assert.Equal("", Assert.Single(session.Run("Out-String").Output).BaseObject);

    [Fact]
    public void Format_objects_pass_unchanged_to_the_output()
        => Assert.Equal(session.RunText(Two + " | Format-List"), session.RunText($"$formatted = {Two} | Format-List; $formatted"));

    [Theory]
    [InlineData("ft", "Format-Table")]
    [InlineData("fl", "Format-List")]
    [InlineData("fw", "Format-Wide")]
    [InlineData("fc", "Format-Custom")]
    public void The_usual_aliases_name_the_formatters(string alias, string command)
        => Assert.Equal(command, session.RunText($"(Get-Command {alias}).ResolvedCommand.Name").Trim());

    private string[] Lines(string script) => [.. session.Run(script).Output.Select(line => line.ToString())];
}
