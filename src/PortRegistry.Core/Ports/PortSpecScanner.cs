using System;

namespace PortRegistry;

/// <summary>The words of the port grammar: a place in a text, and what stands there.</summary>
internal partial struct PortSpecScanner
{
    // The one name of the registry with an asterisk, which is a wildcard everywhere else.
    private const string SqlNet = "sql*net";
    private const int TooBig = PortRange.MaxPort + 1;

    private readonly string text;
    private readonly int end;
    private bool isCompared;
    private int separator;
    private int arrow;
    private int opening;
    private int closing;

    internal PortSpecScanner(string text, int start, int end)
    {
        this.text = text;
        this.end = end;
        isCompared = false;
        separator = start;
        (arrow, opening, closing) = (-1, -1, -1);
        Position = start;
        Error = null;
        IsMapping = false;
    }

    internal int Position { get; private set; }

    /// <summary>Why the last word could not be read, where there is more to say than that.</summary>
    internal string? Error { get; private set; }

    /// <summary>Whether the last value was that of a mapping.</summary>
    internal bool IsMapping { get; private set; }

    internal readonly bool AtEnd => Position == end;

    internal readonly bool AtSeparator => Position < end && IsSeparator(text[Position]);

    internal readonly bool AtBoundary => IsBoundary(Position);

    /// <summary>The quick way for the text that is one port and nothing else.</summary>
    internal static bool TryReadPlainPort(string text, out int port)
    {
        port = 0;
        if (text.Length > 5)
        {
            return false;
        }

        foreach (char c in text)
        {
            int digit = c - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            port = (port * 10) + digit;
        }

        return port <= PortRange.MaxPort;
    }

    internal void SkipSpace() => Position = AfterSpace(Position);

    internal void Skip() => Position++;

    /// <summary>What stands from a place to the next separator, for messages.</summary>
    internal readonly string WordAt(int start)
    {
        int stop = start;
        while (stop < end && !IsSeparator(text[stop]) && !char.IsWhiteSpace(text[stop]))
        {
            stop++;
        }

        return text.Substring(start, Math.Min(stop - start, 80));
    }

    /// <summary>Reads ports, a word or a sign for every port.</summary>
    internal bool TryReadValue(out PortSpecValue value)
    {
        int start = Position;
        value = default;
        char c = start < end ? text[start] : ' ';
        if (c == '!')
        {
            return Fail(PortSpecErrors.Negation(WordAt(start)));
        }

        if (c == '*' && IsBoundaryOrSlash(start + 1))
        {
            Position++;
            value = PortSpecValue.Any;
            return true;
        }

        if (c == '-')
        {
            return TryReadMinusOne(ref value);
        }

        if (IsLetter(c) && TryReadOperator(out value))
        {
            return true;
        }

        if (Error is not null)
        {
            return false;
        }

        if (IsDigit(c) || OperatorAt(start) > 0)
        {
            if (TryReadPorts(out value))
            {
                return true;
            }

            if (Error is not null || !IsDigit(c))
            {
                return Fail(Error ?? PortSpecErrors.NotARange(WordAt(start)));
            }
        }

        return TryReadWord(out value);
    }

    private static bool IsSeparator(char c) => c is ',' or ';';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsAlphanumeric(char c) => IsLetter(c) || IsDigit(c);

    private static bool IsNameCharacter(char c) => IsAlphanumeric(c) || c is '-' or '_' or '.' or '+';

    private readonly bool IsBoundary(int at) => at >= end || IsSeparator(text[at]) || char.IsWhiteSpace(text[at]);

    private readonly bool IsEndOfPorts(int at) => IsBoundaryOrSlash(at) || text[at] == '(' || IsJoinedTransport(at);

    private readonly bool IsBoundaryOrSlash(int at) => IsBoundary(at) || text[at] == '/';

    private readonly int AfterSpace(int at)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private readonly int WordStart(int at)
    {
        while (at > 0 && !IsSeparator(text[at - 1]) && !char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    // The length of "-", ":" or ".." at a place; 0 where there is none.
    private readonly int OperatorAt(int at)
        => at >= end ? 0 : text[at] is '-' or ':' ? 1 : text[at] == '.' && at + 1 < end && text[at + 1] == '.' ? 2 : 0;

    private bool Fail(string error)
    {
        Error = error;
        return false;
    }

    private bool TryReadMinusOne(ref PortSpecValue value)
    {
        int start = Position;
        if (start + 1 >= end || !IsDigit(text[start + 1]))
        {
            return Fail(PortSpecErrors.NotARange(WordAt(start)));
        }

        if (text[start + 1] != '1' || !IsBoundaryOrSlash(start + 2))
        {
            return Fail(PortSpecErrors.Negative(WordAt(start)));
        }

        Position += 2;
        value = PortSpecValue.Any;
        return true;
    }

    private int ReadNumber(ref int at)
    {
        int number = 0;
        for (; at < end && IsDigit(text[at]); at++)
        {
            number = Math.Min((number * 10) + (text[at] - '0'), TooBig);
        }

        return number;
    }

    // False without an error if the word is a name that starts with digits, such as 802-11-iapp or 3com-tsmux.
    private bool TryReadPorts(out PortSpecValue value)
    {
        value = default;
        int start = Position;
        int at = start;
        bool openStart = !IsDigit(text[at]);
        int first = openStart ? 0 : ReadNumber(ref at);
        int beforeOperator = openStart ? at : AfterSpace(at);
        int length = IsJoinedTransport(at) ? 0 : OperatorAt(beforeOperator);
        if (length == 0)
        {
            if (!IsEndOfPorts(at))
            {
                return false;
            }

            value = PortSpecValue.Ports(first, first, false, start, at);
            Position = at;
            return true;
        }

        int afterOperator = beforeOperator + length;
        int next = AfterSpace(afterOperator);
        bool spaced = beforeOperator > at || next > afterOperator;
        int last = PortRange.MaxPort;
        if (next < end && IsDigit(text[next]))
        {
            afterOperator = next;
            last = ReadNumber(ref afterOperator);
            if (text[beforeOperator] == ':' && afterOperator + 1 < end && text[afterOperator] == '-' && IsDigit(text[afterOperator + 1]) && !openStart && !spaced)
            {
                int stop = AfterSourcePorts(beforeOperator);
                value = PortSpecValue.Ports(first, first, false, start, at);
                Position = stop;
                return IsBoundaryOrSlash(stop) || Fail(PortSpecErrors.NotARange(WordAt(start)));
            }
        }
        else if (openStart)
        {
            return false;
        }

        // "80 - http" and "443: https" are mistakes, not the ports from there on and a name; "1024- tcp" is none.
        bool dangling = next > afterOperator && next < end && !IsSeparator(text[next])
            && (beforeOperator > at || (IsLetter(text[next]) && TransportSpec.MaskOf(ReadProtocol(next, out _)) == 0));
        int portsEnd = afterOperator;
        afterOperator = text[beforeOperator] == '-' && !openStart ? AfterSourcePorts(afterOperator) : afterOperator;
        if (dangling || !IsEndOfPorts(afterOperator))
        {
            return (spaced || dangling) && Fail(PortSpecErrors.NotARange(text.Substring(start, Math.Min(end - start, 80))));
        }

        value = PortSpecValue.Ports(first, last, true, start, portsEnd);
        Position = afterOperator;
        return true;
    }

    private bool TryReadWord(out PortSpecValue value)
    {
        value = default;
        int start = Position;
        int stop = AfterName(start);
        if (stop < end && text[stop] == '*' && string.Compare(text, start, SqlNet, 0, SqlNet.Length, StringComparison.OrdinalIgnoreCase) == 0)
        {
            stop = AfterName(stop + 1);
        }

        // Four names of the registry contain a slash (914c/g, EtherNet/IP-1) that no transport follows.
        if (stop > start && stop + 1 < end && text[stop] == '/' && IsAlphanumeric(text[stop + 1]) && HasLetter(start, stop))
        {
            int protocol = TransportSpec.Read(text, stop + 1, AfterTransport(stop + 1) - stop - 1);
            if (protocol == IpProtocol.None || (IsDigit(text[stop + 1]) && TransportSpec.MaskOf(protocol) == 0))
            {
                stop = AfterName(stop + 1);
            }
        }

        if (!IsBoundaryOrSlash(stop) || stop == start)
        {
            return Fail(WhyNotAName(start, stop));
        }

        if (PortSpecValue.IsAny(text, start, stop - start))
        {
            value = PortSpecValue.Any;
        }
        else if (HasLetter(start, stop) && IsAlphanumeric(text[start]) && (IsAlphanumeric(text[stop - 1]) || text[stop - 1] == '+')
            && text.IndexOf("..", start, stop - start, StringComparison.Ordinal) < 0)
        {
            if ((IsDigit(text[start]) || IsDigit(text[stop - 1])) && SpreadsheetText.Is(text.Substring(start, stop - start)))
            {
                return Fail(PortSpecErrors.Spreadsheet(WordAt(start)));
            }

            value = PortSpecValue.Word(start, stop);
        }
        else
        {
            return Fail(PortSpecErrors.NotReadable(WordAt(start)));
        }

        Position = stop;
        return true;
    }

    private readonly string WhyNotAName(int start, int stop)
    {
        char c = text[stop];
        string word = WordAt(start);
        int colon = word.LastIndexOf(':');
        return colon > 0 && colon + 1 < word.Length && IsDigit(word[colon + 1]) ? PortSpecErrors.Address(word)
            : c is '*' or '?' or '[' ? PortSpecErrors.Wildcard(WordAt(start))
            : c is '{' or '}' ? PortSpecErrors.Braces(text)
            : char.IsDigit(c) && !IsDigit(c) ? PortSpecErrors.ForeignDigit(WordAt(start))
            : PortSpecErrors.NotReadable(WordAt(start));
    }

    private readonly int AfterName(int at)
    {
        while (at < end && IsNameCharacter(text[at]))
        {
            at++;
        }

        return at;
    }

    private readonly bool HasLetter(int start, int stop)
    {
        for (int i = start; i < stop; i++)
        {
            if (IsLetter(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
