using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>What spreadsheets make of ports that look like a number or a date to them: <c>4.43E+02</c>, <c>22-Jan</c>.</summary>
internal static class SpreadsheetText
{
    private const string Month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mrz|mai|okt|dez|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|out|janv|fevr|mars|avr|juin|juil|aout|sept|mei|maj)";

    private static readonly Regex Shortened = new(
        $"^([0-9]+(\\.[0-9]+)?e[+-][0-9]+|[0-9]{{1,2}}-{Month}|{Month}-[0-9]{{2}})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Day = new("^([0-9]{4}[-.][0-9]{1,2}[-.][0-9]{1,2}(T.*)?|[0-9]{1,2}[-.][0-9]{1,2}[-.][0-9]{4})$", RegexOptions.CultureInvariant);

    /// <summary>Whether a text, which is no port, is a whole day.</summary>
    internal static bool IsDay(string text) => Day.IsMatch(text);

    /// <summary>Whether a word is such a number or date, and no name.</summary>
    internal static bool Is(string word) => Shortened.IsMatch(word);
}
