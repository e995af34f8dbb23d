using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using PortRegistry.Shell.Interactive;
using Xunit;

namespace PortRegistry.Engine.Tests.Shell;

public sealed class LineEditorTests
{
    [Theory]
    [InlineData("abc<Enter>", "abc")]
    [InlineData("ac<LeftArrow>b<Enter>", "abc")]
    [InlineData("bc<Home>a<Enter>", "abc")]
    [InlineData("bc<Control+A>a<Enter>", "abc")]
    [InlineData("ab<Home><End>c<Enter>", "abc")]
    [InlineData("ab<Home><Control+E>c<Enter>", "abc")]
    [InlineData("ab<LeftArrow><LeftArrow><LeftArrow><RightArrow>x<Enter>", "axb")]
    [InlineData("ab<RightArrow>c<Enter>", "abc")]
    [InlineData("abx<Backspace>c<Enter>", "abc")]
    [InlineData("<Backspace><Control+H>a<Enter>", "a")]
    [InlineData("axb<LeftArrow><LeftArrow><Delete><Enter>", "ab")]
    [InlineData("ab<Delete><Enter>", "ab")]
    [InlineData("axb<LeftArrow><LeftArrow><Control+D><Enter>", "ab")]
    [InlineData("one two<Control+W><Enter>", "one ")]
    [InlineData("one two  <Control+Backspace><Enter>", "one ")]
    [InlineData("one two<Home><Control+Delete><Enter>", "two")]
    [InlineData("one two<Control+LeftArrow>x<Enter>", "one xtwo")]
    [InlineData("one two<Home><Control+RightArrow>x<Enter>", "one xtwo")]
    [InlineData("one two<LeftArrow><LeftArrow><LeftArrow><Control+U><Enter>", "two")]
    [InlineData("one two<LeftArrow><LeftArrow><LeftArrow><Control+K><Enter>", "one ")]
    [InlineData("one<Escape>two<Enter>", "two")]
    [InlineData("a<F5><Control+Q>b<Enter>", "ab")]
    public void Keys_edit_the_line(string keys, string input)
    {
        Assert.Equal(InputEnd.Accepted, new LineEditor(new ScreenTerminal().Press(keys)).Read("> ", out string read));

        Assert.Equal(input, read);
    }

    [Fact]
    public void Control_C_abandons_the_input()
        => Assert.Equal(InputEnd.Abandoned, new LineEditor(new ScreenTerminal().Press("abc<Control+C>")).Read("> ", out _));

    [Fact]
    public void Control_D_closes_an_empty_line_only()
    {
        Assert.Equal(InputEnd.Closed, new LineEditor(new ScreenTerminal().Press("<Control+D>")).Read("> ", out _));
        Assert.Equal(InputEnd.Accepted, new LineEditor(new ScreenTerminal().Press("a<Control+D><Enter>")).Read("> ", out _));
    }

    [Fact]
    public void The_screen_shows_the_prompt_the_text_and_the_cursor()
    {
        var terminal = new ScreenTerminal();

        new LineEditor(terminal.Press("abc<LeftArrow><Enter>")).Read("> ", out _);

        Assert.Equal(["> |", "> a|", "> ab|", "> abc|", "> ab|c"], terminal.Pictures);
        Assert.Equal("> abc", terminal.Screen);
    }

    [Fact]
    public void A_line_longer_than_the_terminal_goes_on_in_the_next_row()
    {
        var terminal = new ScreenTerminal(width: 5);

        new LineEditor(terminal.Press("abcdefg<Home>x<Enter>")).Read("> ", out _);

        Assert.Equal(["> |", "> a|", "> ab|", "> abc\n|", "> abc\nd|", "> abc\nde|", "> abc\ndef|", "> abc\ndefg|", "> |abc\ndefg", "> x|ab\ncdefg"], terminal.Pictures);
        Assert.Equal("> xab\ncdefg", terminal.Screen);
    }

    [Fact]
    public void A_shorter_text_leaves_nothing_of_a_longer_one()
    {
        var terminal = new ScreenTerminal(width: 5);

        new LineEditor(terminal.Press("abcdefg<Control+U>z<Enter>")).Read("> ", out _);

        Assert.Equal("> z", terminal.Screen);
    }

    [Fact]
    public void Clearing_the_screen_keeps_the_input()
    {
        var terminal = new ScreenTerminal();
        terminal.Write("old\r\n");

        new LineEditor(terminal.Press("abc<Control+L>d<Enter>")).Read("> ", out string input);

        Assert.Equal("abcd", input);
        Assert.Equal("> abcd", terminal.Screen);
    }

    [Fact]
    public void Enter_goes_on_while_the_input_is_incomplete()
    {
        var terminal = new ScreenTerminal();
        var editor = new LineEditor(terminal.Press("[<Enter>1<Enter>]<Enter>")) { IsComplete = text => text.EndsWith(']') };

        editor.Read("> ", out string input);

        Assert.Equal("[\n1\n]", input);
        Assert.Equal("> [\n>> 1\n>> ]", terminal.Screen);
    }

    [Fact]
    public void Shift_Enter_always_starts_a_line()
    {
        new LineEditor(new ScreenTerminal().Press("a<Shift+Enter>b<Enter>")).Read("> ", out string input);

        Assert.Equal("a\nb", input);
    }

    [Fact]
    public void Arrows_move_between_the_lines_of_an_input()
    {
        var terminal = new ScreenTerminal();

        new LineEditor(terminal.Press("abc<Shift+Enter>de<UpArrow>x<DownArrow><Home>y<Enter>")).Read("> ", out string input);

        Assert.Equal("abxc\nyde", input);
        Assert.Contains("> ab|c\n>> de", terminal.Pictures);
    }

    [Fact]
    public void Arrows_recall_earlier_inputs_and_come_back_to_the_draft()
    {
        var terminal = new ScreenTerminal();
        var editor = new LineEditor(terminal);
        foreach (string line in (string[])["one", "two", "two", " "])
        {
            terminal.Press(line + "<Enter>");
            editor.Read("> ", out _);
        }

        Assert.Equal("one", Read("<UpArrow><UpArrow><Enter>"));
        Assert.Equal("one", Read("<UpArrow><UpArrow><UpArrow><UpArrow><DownArrow><DownArrow><DownArrow>one<Enter>"));
        Assert.Equal("draft!", Read("draft<UpArrow><UpArrow><DownArrow><DownArrow>!<Enter>"));
        Assert.Equal("", Read("<DownArrow><Enter>"));

        string Read(string keys)
        {
            terminal.Press(keys);
            editor.Read("> ", out string input);
            return input;
        }
    }

    [Theory]
    [InlineData("x <Tab><Enter>", "x alpha")]
    [InlineData("x <Tab><Tab><Enter>", "x beta")]
    [InlineData("x <Tab><Tab><Tab><Tab><Enter>", "x alpha")]
    [InlineData("x <Shift+Tab><Enter>", "x gamma")]
    [InlineData("x <Tab><Shift+Tab><Enter>", "x gamma")]
    [InlineData("x <Tab><Escape><Enter>", "x ")]
    [InlineData("x <Tab>y<Enter>", "x alphay")]
    [InlineData("x  z<LeftArrow><LeftArrow><Tab>y<Enter>", "x alphay z")]
    public void Tab_walks_through_the_completions(string keys, string input)
    {
        new LineEditor(new ScreenTerminal().Press(keys)) { Complete = Greek }.Read("> ", out string read);

        Assert.Equal(input, read);
    }

    [Fact]
    public void Completions_are_listed_under_the_line_with_the_tooltip_of_the_chosen_one()
    {
        var terminal = new ScreenTerminal(width: 16);

        new LineEditor(terminal.Press("x <Tab><Tab><Enter>")) { Complete = Greek }.Read("> ", out _);

        Assert.Equal("> x alpha|\nalpha  beta\ngamma\nabout alpha", terminal.Pictures[^2]);
        Assert.Equal("> x beta|\nalpha  beta\ngamma\nabout beta", terminal.Pictures[^1]);
        Assert.Equal("> x beta", terminal.Screen);
    }

    [Fact]
    public void A_long_list_shows_the_rows_around_the_chosen_one()
    {
        var terminal = new ScreenTerminal(width: 10);
        var editor = new LineEditor(terminal.Press(string.Concat(Enumerable.Repeat("<Tab>", 9)) + "<Enter>"))
        {
            Complete = (_, cursor) => Matches(cursor, [.. Enumerable.Range(1, 12).Select(number => $"number{number}")]),
        };

        editor.Read("> ", out _);

        Assert.Equal("> number9|\nnumber4\nnumber5\nnumber6\nnumber7\nnumber8\nnumber9\nabout nu…", terminal.Pictures[^1]);
    }

    [Fact]
    public void One_completion_needs_no_list()
    {
        var terminal = new ScreenTerminal();

        new LineEditor(terminal.Press("<Tab><Enter>")) { Complete = (_, cursor) => Matches(cursor, "only") }.Read("> ", out _);

        Assert.Equal("> only|", terminal.Pictures[^1]);
    }

    [Fact]
    public void Tab_does_nothing_where_there_is_no_completion()
    {
        new LineEditor(new ScreenTerminal().Press("a<Tab>b<Enter>")) { Complete = (_, cursor) => Matches(cursor) }.Read("> ", out string input);

        Assert.Equal("ab", input);
    }

    private static CommandCompletion Greek(string input, int cursor) => Matches(cursor, "alpha", "beta", "gamma");

    private static CommandCompletion Matches(int cursor, params string[] texts)
    {
        CompletionResult[] results = [.. texts.Select(text => new CompletionResult(text, text, CompletionResultType.ParameterValue, "about " + text))];
        return new CommandCompletion(new Collection<CompletionResult>(results), -1, cursor, 0);
    }
}
