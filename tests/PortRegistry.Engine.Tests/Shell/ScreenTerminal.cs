using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using PortRegistry.Shell.Hosting;

namespace PortRegistry.Engine.Tests.Shell;

/// <summary>
/// A terminal with a screen and a scripted keyboard. It obeys the few escape sequences the shell uses and keeps a
/// picture of the screen from before each key.
/// </summary>
internal sealed partial class ScreenTerminal(int width = 40, int height = 20) : ITerminal
{
    private readonly List<char[]> rows = [];
    private readonly Queue<ConsoleKeyInfo> keys = new();
    private int row;
    private int column;

    public bool IsInteractive => true;

    public bool SupportsColour => false;

    public int Width => width;

    public int Height => height;

    /// <summary>What stood on the screen before each key, with <c>|</c> where the cursor was.</summary>
    public List<string> Pictures { get; } = [];

    /// <summary>What stands on the screen, without the blanks at the ends of the lines.</summary>
    public string Screen => string.Join('\n', rows.Select(line => new string(line).TrimEnd())).TrimEnd('\n');

    /// <summary>Everything written to standard error.</summary>
    public string Error { get; private set; } = "";

    /// <summary>Presses keys: characters as they are, others as <c>&lt;Enter&gt;</c>, <c>&lt;Shift+Tab&gt;</c>, <c>&lt;Control+A&gt;</c>.</summary>
    public ScreenTerminal Press(string pressed)
    {
        foreach (Match match in Key().Matches(pressed))
        {
            keys.Enqueue(match.Groups["name"].Success ? Named(match.Groups["name"].Value) : new ConsoleKeyInfo(match.Value[0], 0, false, false, false));
        }

        return this;
    }

    public ConsoleKeyInfo ReadKey()
    {
        Pictures.Add(Picture());
        return keys.Dequeue();
    }

    public string? ReadLine() => throw new InvalidOperationException("This terminal is read key by key.");

    public void WriteError(string text)
    {
        Error += text;
        Write(text);
    }

    public void Write(string text)
    {
        foreach (Match match in Piece().Matches(text))
        {
            if (match.Groups["code"].Success)
            {
                string number = match.Groups["number"].Value;
                Obey(match.Groups["code"].Value, number.Length == 0 ? 0 : int.Parse(number, CultureInfo.InvariantCulture));
            }
            else
            {
                Put(match.Value[0]);
            }
        }
    }

    [GeneratedRegex(@"<(?<name>[^<>]+)>|.", RegexOptions.Singleline)]
    private static partial Regex Key();

    [GeneratedRegex(@"\u001b\[(?<number>\d*)(?<code>[A-Za-z])|.", RegexOptions.Singleline)]
    private static partial Regex Piece();

    private static ConsoleKeyInfo Named(string name)
    {
        string[] parts = name.Split('+');
        ConsoleKey key = Enum.Parse<ConsoleKey>(parts[^1]);
        return new ConsoleKeyInfo(key == ConsoleKey.Enter ? '\r' : '\0', key, parts.Contains("Shift"), parts.Contains("Alt"), parts.Contains("Control"));
    }

    private void Obey(string code, int number)
    {
        switch (code)
        {
            case "A":
                row -= number;
                break;
            case "C":
                column += number;
                break;
            case "H":
                row = column = 0;
                break;
            case "J" when number == 2:
                rows.Clear();
                break;
            case "J":
                rows.RemoveRange(Math.Min(row + 1, rows.Count), Math.Max(0, rows.Count - row - 1));
                Array.Fill(Row(), ' ', column, width - column);
                break;
            case "K":
                Array.Fill(Row(), ' ', column, width - column);
                break;
            case "m":
                break;
            default:
                throw new NotSupportedException($"The screen does not know the escape sequence '{code}'.");
        }
    }

    private void Put(char character)
    {
        switch (character)
        {
            case '\r':
                column = 0;
                break;
            case '\n':
                row++;
                column = 0;
                break;
            default:
                if (column == width)
                {
                    row++;
                    column = 0;
                }

                Row()[column++] = character;
                break;
        }
    }

    private char[] Row()
    {
        while (rows.Count <= row)
        {
            rows.Add([.. Enumerable.Repeat(' ', width)]);
        }

        return rows[row];
    }

    private string Picture()
    {
        Row();
        IEnumerable<string> lines = rows.Select((line, index) =>
            index == row ? new string(line, 0, column) + "|" + new string(line, column, width - column) : new string(line));
        return string.Join('\n', lines.Select(line => line.TrimEnd())).TrimEnd('\n');
    }
}
