using System;

namespace PortRegistry;

/// <content>Spellings of certain programs.</content>
internal partial struct PortSpecScanner
{
    // How many of the comparisons leave ports out.
    private const int Negations = 9;

    // Words that do not describe the ports in the parentheses after them.
    private static readonly string[] Comparisons =
    {
        "neq", "ne", "not", "except", "exclude", "excluded", "excluding", "without", "but", "gt", "lt", "ge", "le", "above", "below", "greater", "less", "than",
    };

    /// <summary>Passes over the word of <c>port 443</c>.</summary>
    internal void SkipPortWord() => Position = AfterPortWord(Position);

    /// <summary>Reads the published port of <c>0.0.0.0:8080-&gt;80/tcp</c>, as docker prints it; false where there is no arrow.</summary>
    internal bool TryReadMapping(out PortSpecValue value)
    {
        value = default;
        IsMapping = false;
        int stop = NextSeparator();
        int arrow = NextArrow();
        if (arrow >= stop)
        {
            return false;
        }

        int start = text.LastIndexOf(':', arrow, arrow - Position) + 1;
        var published = new PortSpecScanner(text, Math.Max(start, Position), arrow);
        var inside = new PortSpecScanner(text, arrow + 2, stop);
        bool isRead = published.Position < arrow && published.TryReadPorts(out value) && published.AtEnd
            && inside.Position < stop && inside.TryReadPorts(out _);
        if (!isRead)
        {
            value = default;
            return Fail(PortSpecErrors.NotAMapping(WordAt(Position)));
        }

        IsMapping = true;
        Position = inside.Position;
        return true;
    }

    /// <summary>
    /// Reads the ports of <c>https (443/tcp)</c> and <c>Remote Desktop (3389)</c>; false if no ports in parentheses follow
    /// the words, or if the words themselves contain ports or a comparison.
    /// </summary>
    internal bool TryReadNamed(out PortSpecValue value, out TransportSpec? transport)
    {
        value = default;
        transport = null;
        int open = NextOpening();
        int close = open < NextSeparator() && IsLetter(text[Position]) ? ClosingAfter(open) : end;
        if (close == end)
        {
            return false;
        }

        var inner = new PortSpecScanner(text, AfterSpace(open + 1), close);
        if (inner.AtEnd)
        {
            return false;
        }

        TransportSpec? before = inner.ReadPrefix();
        if (inner.AtEnd || !IsDigit(text[inner.Position]) || !inner.TryReadPorts(out value) || !inner.TryReadSuffix(out TransportSpec? after) || !inner.AtEnd)
        {
            value = default;
            return false;
        }

        string name = text.Substring(Position, open - Position).Trim();
        string? comparison = Array.Find(name.Split((char[]?)null), word => Array.Exists(Comparisons, known => string.Equals(known, word, StringComparison.OrdinalIgnoreCase)));
        if (comparison is not null || PortSpec.Parse(name).Kind == PortSpecKind.Range)
        {
            string all = text.Substring(Position, Math.Min(close + 1 - Position, 80));
            value = default;
            return Fail(comparison is null ? PortSpecErrors.Remark(all) : PortSpecErrors.Comparison(all, comparison));
        }

        // "TCP (6)" is the protocol of number 6, and not port 6.
        if (TryReadPlainPort(text.Substring(open + 1, close - open - 1).Trim(), out int number) && number == IpProtocol.Find(name, 0, name.Length))
        {
            value = default;
            return Fail(PortSpecErrors.ProtocolNumber(text.Substring(Position, Math.Min(close + 1 - Position, 80)), name, number));
        }

        TransportSpec ofName = TransportSpec.Parse(name);
        transport = before ?? after ?? (ofName.Kind == TransportSpecKind.Transports ? ofName : null);
        Position = close + 1;
        return true;
    }

    /// <summary>Passes over the name of <c>443 (https)</c>, and reads the transport of <c>443 (tcp)</c>.</summary>
    internal bool TryReadRemark(out TransportSpec? transport)
    {
        transport = null;
        int open = AfterSpace(Position);
        if (open >= end || text[open] != '(')
        {
            return true;
        }

        int close = text.IndexOf(')', open, end - open);
        string remark = close < 0 ? string.Empty : text.Substring(open + 1, close - open - 1).Trim();
        TransportSpec named = TransportSpec.Parse(remark);
        if (remark.Length > 0 && NumberBefore(Position) is int number && number == IpProtocol.Find(remark, 0, remark.Length))
        {
            return Fail(PortSpecErrors.ProtocolNumber(text.Substring(0, Math.Min(text.Length, 80)), remark, number));
        }

        if (remark.Length > 0 && named.Kind == TransportSpecKind.Transports && IsLetter(remark[0]))
        {
            transport = named;
        }
        else if (remark.Length == 0 || PortSpec.Parse(remark).Kind != PortSpecKind.Service)
        {
            return Fail(PortSpecErrors.Remark(text.Substring(0, Math.Min(text.Length, 80))));
        }

        Position = close + 1;
        return true;
    }

    // Their next positions are kept, so that a long list is not searched again from each word.
    private int NextSeparator()
    {
        for (separator = Math.Max(separator, Position); separator < end && !IsSeparator(text[separator]); separator++)
        {
        }

        return separator;
    }

    private int NextArrow()
    {
        arrow = arrow >= Position ? arrow : text.IndexOf("->", Position, end - Position, StringComparison.Ordinal) is int at and >= 0 ? at : end;
        return arrow;
    }

    private int NextOpening()
    {
        opening = opening >= Position ? opening : text.IndexOf('(', Position, end - Position) is int at and >= 0 ? at : end;
        return opening;
    }

    private int ClosingAfter(int open)
    {
        closing = closing >= open ? closing : text.IndexOf(')', open, end - open) is int at and >= 0 ? at : end;
        return closing;
    }

    // Cisco's eq, gt, lt, neq and range; without a value such a word is an ordinary name.
    private bool TryReadOperator(out PortSpecValue value)
    {
        value = default;
        int stop = AfterAlphanumeric(Position);
        int next = AfterSpace(stop);
        if (next == stop || next >= end || IsSeparator(text[next]))
        {
            return false;
        }

        int length = stop - Position;
        if (length == 2 && Is(Position, "eq"))
        {
            if (isCompared)
            {
                return Fail(PortSpecErrors.Operator(WordAt(Position) + " " + WordAt(next)));
            }

            (Position, isCompared) = (next, true);
            bool isRead = TryReadValue(out value);
            isCompared = false;
            return isRead;
        }

        bool isAbove = length == 2 && Is(Position, "gt");
        bool isBelow = length == 2 && Is(Position, "lt");
        if (!isAbove && !isBelow && !(length == 5 && Is(Position, "range")))
        {
            // "any but ssh" is not every port and ssh.
            string word = text.Substring(Position, length);
            string all = word + " " + WordAt(next);
            int comparison = Array.FindIndex(Comparisons, known => string.Equals(known, word, StringComparison.OrdinalIgnoreCase));
            return comparison >= 0 && Fail(comparison < Negations ? PortSpecErrors.Negation(all) : PortSpecErrors.Comparison(all, word));
        }

        int start = Position;
        int number = next;
        if (!IsDigit(text[next]))
        {
            return Fail(PortSpecErrors.OperatorOfName(WordAt(start) + " " + WordAt(next)));
        }

        int first = ReadNumber(ref number);
        int last = first;
        if (!isAbove && !isBelow)
        {
            int second = AfterSpace(number);
            number = second;
            last = second < end && IsDigit(text[second]) ? ReadNumber(ref number) : -1;
        }

        if (last < 0 || !IsBoundaryOrSlash(number) || (isAbove && first >= PortRange.MaxPort) || (isBelow && first == 0))
        {
            return Fail(PortSpecErrors.Operator(text.Substring(start, Math.Min(number - start, 80))));
        }

        value = isAbove ? PortSpecValue.Ports(first + 1, PortRange.MaxPort, true, next, number)
            : isBelow ? PortSpecValue.Ports(0, first - 1, true, next, number)
            : PortSpecValue.Ports(first, last, true, next, number);
        Position = number;
        return true;
    }

    /// <summary>
    /// Whether the digits here continue a number with a thousands separator, such as the 024 of <c>1,024</c>: nobody writes
    /// a port with a leading zero or three digits after one of one or two digits like that.
    /// </summary>
    internal readonly bool ContinuesThousands()
    {
        int start = Position;
        int before = start - 1;
        if (before < 1 || text[start] != '0' || AfterDigits(start) - start != 3 || !EndsThousands(start + 3) || !(text[before] == ',' || char.IsWhiteSpace(text[before])))
        {
            return false;
        }

        int digits = before;
        while (digits > 0 && IsDigit(text[digits - 1]))
        {
            digits--;
        }

        return before - digits is 1 or 2 && text[digits] != '0' && (digits == 0 || !IsAlphanumeric(text[digits - 1]));
    }

    // What goes on as a name, such as 024-a and 024-1a, is none.
    private readonly bool EndsThousands(int at)
    {
        if (IsEndOfPorts(at) || OperatorAt(at) == 0)
        {
            return IsEndOfPorts(at);
        }

        while (!IsBoundaryOrSlash(at) && !IsLetter(text[at]))
        {
            at++;
        }

        return IsBoundaryOrSlash(at);
    }

    // The source ports of FortiGate's "443:1024-65535" restrict who may ask, and not what is asked for.
    private readonly int AfterSourcePorts(int at)
    {
        if (at + 1 >= end || text[at] != ':' || !IsDigit(text[at + 1]))
        {
            return at;
        }

        int stop = AfterDigits(at + 1);
        return stop + 1 < end && text[stop] == '-' && IsDigit(text[stop + 1]) ? AfterDigits(stop + 1) : stop;
    }
}
