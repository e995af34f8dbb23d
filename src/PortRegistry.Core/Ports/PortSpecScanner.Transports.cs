using System;

namespace PortRegistry;

/// <content>Transports written before or after ports.</content>
internal partial struct PortSpecScanner
{
    /// <summary>Reads the transport of <c>tcp/443</c> or <c>tcp:443</c>, where the item starts so.</summary>
    internal TransportSpec? ReadPrefix()
    {
        int stop = Position;
        if (!IsLetter(text[stop]))
        {
            return null;
        }

        while (stop < end && (IsAlphanumeric(text[stop]) || text[stop] == '-'))
        {
            stop++;
        }

        if (stop + 1 >= end || text[stop] is not ('/' or ':'))
        {
            return null;
        }

        int protocol = IpProtocol.Find(text, Position, stop - Position);
        char next = text[stop + 1];
        if (protocol == IpProtocol.None || (!IsDigit(next) && (protocol == IpProtocol.Any || next is not (':' or '*') && !IsWordOfValue(stop + 1))))
        {
            return null;
        }

        Position = stop + 1;
        return TransportSpec.OfProtocol(protocol);
    }

    /// <summary>Reads <c>/tcp</c>, <c>/tcp,udp</c>, <c>/any</c> and <c>/6</c>.</summary>
    internal bool TryReadSuffix(out TransportSpec? transport)
    {
        transport = null;
        if (!AtSlash)
        {
            return false;
        }

        int start = Position + 1;
        int stop = AfterTransport(start);
        int protocol = stop == start || text[start] == '-' ? IpProtocol.None : TransportSpec.Read(text, start, stop - start);

        // By number the transports and ICMP alone: "22/80" is rather a slip than IP protocol 80.
        if (protocol == IpProtocol.None || (IsDigit(text[start]) && TransportSpec.MaskOf(protocol) == 0 && !IpProtocol.IsIcmp(protocol)))
        {
            return Fail(PortSpecErrors.UnknownTransport(WordAt(Math.Max(0, WordStart())), WordAt(start)));
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

    private readonly int AfterTransport(int at)
    {
        while (at < end && (IsAlphanumeric(text[at]) || text[at] is '-' or '*'))
        {
            at++;
        }

        return at;
    }

    // In "tcp/https" https is what is meant over tcp; in "rdp/tcp" rdp is, though there is an IP protocol of that name.
    private readonly bool IsWordOfValue(int at)
    {
        int stop = AfterTransport(at);
        return IsLetter(text[at]) && IpProtocol.Find(text, at, stop - at) == IpProtocol.None;
    }

    // The ",udp" of "53/tcp,udp", but not that of "53/tcp,udp/69".
    private bool TryReadFurtherTransport(out int mask)
    {
        mask = 0;
        int comma = AfterSpace(Position);
        if (comma >= end || text[comma] != ',')
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
