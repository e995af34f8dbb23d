using System;

namespace PortRegistry;

/// <content>Transports written before or after ports.</content>
internal partial struct PortSpecScanner
{
    // There are four transports.
    private const int MaxWords = 16;

    /// <summary>Whether transports stand here that would count for what follows them.</summary>
    internal readonly bool AtPrefix
    {
        get
        {
            PortSpecScanner ahead = this;
            return ahead.ReadPrefix() is not null;
        }
    }

    /// <summary>
    /// Reads the transports of <c>tcp/443</c>, <c>tcp:443</c>, <c>tcp 443</c>, <c>TCP_443</c>, <c>TCP443</c> and
    /// <c>tcp,udp:53</c>, where the item starts so.
    /// </summary>
    internal TransportSpec? ReadPrefix()
    {
        int at = Position;
        int mask = 0;
        for (int words = 0; words < MaxWords && at < end && IsLetter(text[at]); words++)
        {
            int protocol = ReadProtocol(at, out int stop);
            int bit = TransportSpec.MaskOf(protocol);
            if (protocol == IpProtocol.None || (bit == 0 && mask != 0))
            {
                return null;
            }

            mask |= bit;
            if (ValueAfterPrefix(stop, protocol) is int value)
            {
                Position = value;
                return mask != 0 ? TransportSpec.OfMask(mask) : TransportSpec.OfProtocol(protocol);
            }

            at = bit == 0 ? end : AfterTransportSeparator(stop);
        }

        return null;
    }

    /// <summary>
    /// Reads <c>/tcp</c>, <c>/tcp,udp</c>, <c>/any</c> and <c>/6</c>, also with blanks around the slash or in its place,
    /// and the <c>-tcp</c> of the names that firewalls give to services. True without a transport where none stands there.
    /// </summary>
    internal bool TryReadSuffix(out TransportSpec? transport)
    {
        transport = null;
        int slash = AfterSpace(Position);
        if (slash < end && text[slash] == '/')
        {
            return TryReadSuffix(slash, AfterSpace(slash + 1), out transport);
        }

        if (IsJoinedTransport(Position))
        {
            ReadProtocol(Position + 1, out int stop);
            transport = TransportSpec.OfProtocol(ReadProtocol(Position + 1, out _));
            Position = stop;
            return true;
        }

        return slash == Position || TryReadWordAfter(slash, out transport);
    }

    private bool TryReadSuffix(int slash, int start, out TransportSpec? transport)
    {
        transport = null;
        int stop = AfterTransport(start);
        int protocol = stop == start || text[start] == '-' ? IpProtocol.None : TransportSpec.Read(text, start, stop - start);

        // By number the transports and ICMP alone: "22/80" is rather a slip than IP protocol 80.
        if (protocol == IpProtocol.None || (IsDigit(text[start]) && TransportSpec.MaskOf(protocol) == 0 && !IpProtocol.IsIcmp(protocol)))
        {
            return Fail(PortSpecErrors.UnknownTransport(WordAt(Math.Max(0, WordStart(slash))), WordAt(start)));
        }

        // "7/17" is port 7 over udp, or Alibaba Cloud's 7 to 17.
        if (IsDigit(text[start]) && NumberBefore(Position) is int port && port <= protocol)
        {
            return Fail(PortSpecErrors.PortOrRange(port, protocol));
        }

        Position = stop;
        int mask = TransportSpec.MaskOf(protocol);
        while (mask != 0 && TryReadFurtherTransport(out int further))
        {
            mask |= further;
        }

        transport = mask != 0 ? TransportSpec.OfMask(mask) : TransportSpec.OfProtocol(protocol);
        return true;
    }

    // The "tcp/udp" of "53 tcp/udp"; but in "80 tcp/443" it belongs to what follows, and in "80 tcp 443" to either.
    private bool TryReadWordAfter(int start, out TransportSpec? transport)
    {
        transport = null;
        int mask = 0;
        int at = start;
        int after = start;
        for (int words = 0; words < MaxWords && at < end && IsLetter(text[at]); words++)
        {
            int bit = TransportSpec.MaskOf(ReadProtocol(at, out int stop));
            if (bit == 0)
            {
                break;
            }

            mask |= bit;
            after = stop;
            int next = AfterTransportSeparator(stop);
            if (next == stop || (next < end && IsDigit(text[next])))
            {
                break;
            }

            at = next;
        }

        int following = AfterSpace(after);
        if (mask == 0 || (following == after && following < end && !IsSeparator(text[following]) && text[following] != '('))
        {
            return true;
        }

        if (following < end && !IsSeparator(text[following]) && text[following] != '(')
        {
            return text[following] is '/' or ':' || Fail(PortSpecErrors.EitherSide(WordAt(start)));
        }

        transport = TransportSpec.OfMask(mask);
        Position = after;
        return true;
    }

    // Where the ports of a prefix begin; null where what follows is no value of it.
    private readonly int? ValueAfterPrefix(int stop, int protocol)
    {
        int next = AfterSpace(stop);
        if (next < end && text[next] is '/' or ':')
        {
            int value = AfterSpace(next + 1);
            bool isValue = value < end && (IsDigit(text[value])
                || (protocol != IpProtocol.Any && (text[value] is ':' or '*' || IsWordOfValue(value))));
            return isValue ? value : null;
        }

        // "any 80" is a list of two.
        if (next >= end || protocol == IpProtocol.Any)
        {
            return null;
        }

        if (next == stop)
        {
            bool isJoined = text[stop] is '-' or '_' && stop + 1 < end && IsDigit(text[stop + 1]);
            return isJoined ? stop + 1 : IsDigit(text[stop]) ? stop : null;
        }

        next = AfterPortWord(next);
        return IsDigit(text[next]) || (text[next] == '*' && IsBoundary(next + 1)) || IsWordOfValue(next) || IsAnyWord(next) ? next : null;
    }

    // The protocol that a text names from a place on; of "tcp-443", "TCP_443" and "TCP443" the first three letters.
    private readonly int ReadProtocol(int start, out int stop)
    {
        stop = AfterTransport(start);
        int protocol = IpProtocol.Find(text, start, stop - start);
        if (protocol != IpProtocol.None)
        {
            return protocol;
        }

        stop = AfterAlphanumeric(start);
        protocol = IpProtocol.Find(text, start, stop - start);
        if (protocol != IpProtocol.None)
        {
            return protocol;
        }

        int letters = start;
        while (letters < stop && IsLetter(text[letters]))
        {
            letters++;
        }

        protocol = IpProtocol.Find(text, start, letters - start);
        bool isNumbered = TransportSpec.MaskOf(protocol) != 0 && letters < stop && AfterDigits(letters) == stop;
        stop = letters;
        return isNumbered ? protocol : IpProtocol.None;
    }

    // "-tcp" and "_tcp" at the end of an item.
    private readonly bool IsJoinedTransport(int at)
        => at + 1 < end && text[at] is '-' or '_' && IsLetter(text[at + 1])
        && TransportSpec.MaskOf(ReadProtocol(at + 1, out int stop)) != 0 && IsBoundary(stop);

    private readonly int AfterTransport(int at)
    {
        while (at < end && (IsAlphanumeric(text[at]) || text[at] is '-' or '*'))
        {
            at++;
        }

        return at;
    }

    private readonly int AfterAlphanumeric(int at)
    {
        while (at < end && IsAlphanumeric(text[at]))
        {
            at++;
        }

        return at;
    }

    private readonly int AfterDigits(int at)
    {
        while (at < end && IsDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private readonly int AfterTransportSeparator(int at)
    {
        int sign = AfterSpace(at);
        return sign < end && text[sign] is '/' or ',' or '+' or '&' or '|' || (sign == at && sign < end && text[sign] is '-' or '_')
            ? AfterSpace(sign + 1)
            : sign;
    }

    // The word in "tcp port 443".
    private readonly int AfterPortWord(int at)
    {
        int stop = AfterAlphanumeric(at);
        int next = AfterSpace(stop);
        bool isWord = (stop - at is 4 && Is(at, "port")) || (stop - at is 5 && Is(at, "ports"));
        return isWord && next > stop && next < end && IsDigit(text[next]) ? next : at;
    }

    private readonly bool Is(int at, string word) => string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private readonly bool IsAnyWord(int at) => IsBoundary(at + 3) && at + 3 <= end && PortSpecValue.IsAny(text, at, 3);

    // In "tcp/https" https is what is meant over tcp; in "rdp/tcp" rdp is, though there is an IP protocol of that name.
    private readonly bool IsWordOfValue(int at)
    {
        int stop = AfterTransport(at);
        return IsLetter(text[at]) && IpProtocol.Find(text, at, stop - at) == IpProtocol.None;
    }

    // The number that ends at a place, where it is all of a word; null where it is not.
    private int? NumberBefore(int at)
    {
        int start = at;
        while (start > 0 && IsDigit(text[start - 1]))
        {
            start--;
        }

        bool isWord = start < at && (start == 0 || IsSeparator(text[start - 1]) || text[start - 1] == '{' || char.IsWhiteSpace(text[start - 1]));
        return isWord ? ReadNumber(ref start) : null;
    }

    // The ",udp" of "53/tcp,udp", but not that of "53/tcp,udp/69".
    private bool TryReadFurtherTransport(out int mask)
    {
        mask = 0;
        int comma = AfterSpace(Position);
        if (comma >= end || text[comma] is not (',' or '/'))
        {
            return false;
        }

        int start = AfterSpace(comma + 1);
        int stop = AfterTransport(start);
        if (stop == start || !IsLetter(text[start]) || !IsBoundary(stop))
        {
            return false;
        }

        mask = TransportSpec.MaskOf(IpProtocol.Find(text, start, stop - start));
        if (mask != 0)
        {
            Position = stop;
        }

        return mask != 0;
    }
}
