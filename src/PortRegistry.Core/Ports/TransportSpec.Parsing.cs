using System.Globalization;

namespace PortRegistry;

/// <content>Reading the text.</content>
public sealed partial class TransportSpec
{
    /// <summary>Reads what a firewall, a program or a person writes for a transport.</summary>
    /// <param name="text">
    /// A name in any case, with or without an IP version (<c>TCP</c>, <c>udp6</c>), an IP protocol number, a word for
    /// any (<c>Any</c>, <c>*</c>, <c>All</c>, -1, 256, or nothing at all), or a list of transports (<c>tcp,udp</c>).
    /// </param>
    /// <returns>The transports. Never throws: the kind of an invalid text is <see cref="TransportSpecKind.Invalid"/>.</returns>
    public static TransportSpec Parse(string? text)
    {
        // Nearly every text.
        if (text is "tcp" or "udp")
        {
            return text == "tcp" ? Tables.OfMasks[1] : Tables.OfMasks[2];
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return Any;
        }

        string given = text!;
        int mask = 0;
        int other = IpProtocol.None;
        int version = IpProtocol.None;
        bool any = false;
        int position = 0;
        while (TryNextWord(given, ref position, out int start, out int length))
        {
            int protocol = Read(given, start, length);
            if (IsVersionOfIp(given, start, length))
            {
                if (version != IpProtocol.None && version != protocol)
                {
                    return Unreadable(given, given.Substring(start, length), true);
                }

                version = protocol;

                // pfSense's "IPv4+6 TCP" is both versions of IP.
                position = Is(given, position, "+6 ") ? position + 2 : position;
                continue;
            }

            if (mask != 0 && (Is(given, start, "and", length) || Is(given, start, "or", length)))
            {
                continue;
            }

            if (protocol == IpProtocol.None || (other >= 0 && protocol != other))
            {
                return Unreadable(given, given.Substring(start, length), protocol != IpProtocol.None);
            }

            int bit = MaskOf(protocol);
            any |= protocol == IpProtocol.Any;
            mask |= bit;
            if (bit == 0 && protocol != IpProtocol.Any)
            {
                other = protocol;
            }
        }

        // A version of IP qualifies the transport beside it; alone it is a protocol itself.
        if (mask == 0 && other == IpProtocol.None)
        {
            any |= version == IpProtocol.Any;
            other = version >= 0 ? version : other;
        }

        if (other >= 0)
        {
            return mask != 0 || any
                ? Unreadable(given, IpProtocol.NameOf(other), true)
                : new TransportSpec(TransportSpecKind.OtherProtocol, 0, (short)other, given);
        }

        // "6(tcp)" names one protocol twice; "6(udp)" names two.
        bool disagrees = given.IndexOf('(') > 0 && (mask & (mask - 1)) != 0 && given[0] is >= '0' and <= '9';
        if (disagrees || (mask == 0 && !any))
        {
            return Unreadable(given, given, false);
        }

        TransportSpec shared = any ? Any : Tables.OfMasks[mask];
        return shared.Text == given ? shared : new TransportSpec(shared.Kind, shared.mask, 0, given);
    }

    /// <summary>The protocol that a part of a text names or numbers, <see cref="IpProtocol.Any"/> or <see cref="IpProtocol.None"/>.</summary>
    internal static int Read(string text, int start, int length)
    {
        char first = text[start];
        if (first is (< '0' or > '9') and not '-')
        {
            return IpProtocol.Find(text, start, length);
        }

        if (first == '-')
        {
            return length == 2 && text[start + 1] == '1' ? IpProtocol.Any : IpProtocol.None;
        }

        int number = 0;
        for (int i = start; i < start + length; i++)
        {
            int digit = text[i] - '0';
            if (digit is < 0 or > 9 || number > WindowsAny)
            {
                return IpProtocol.None;
            }

            number = (number * 10) + digit;
        }

        return number == WindowsAny ? IpProtocol.Any : number > WindowsAny ? IpProtocol.None : number;
    }

    /// <summary>The one of a protocol that was read from a text.</summary>
    internal static TransportSpec OfProtocol(int protocol)
    {
        int mask = MaskOf(protocol);
        return protocol == IpProtocol.Any ? Any
            : mask != 0 ? Tables.OfMasks[mask]
            : new TransportSpec(TransportSpecKind.OtherProtocol, 0, (short)protocol, null);
    }

    // In "tcp-udp" and "TCP_UDP" the sign is a separator; in other names it is a part of the name.
    private static bool TryNextWord(string text, ref int position, out int start, out int length)
    {
        while (position < text.Length && IsSeparator(text[position]))
        {
            position++;
        }

        start = position;
        int sign = -1;
        while (position < text.Length && !IsSeparator(text[position]))
        {
            sign = sign < 0 && text[position] is '-' or '_' ? position : sign;
            position++;
        }

        if (sign > start && Read(text, start, position - start) == IpProtocol.None && MaskOf(IpProtocol.Find(text, start, sign - start)) != 0)
        {
            length = sign - start;
            position = sign + 1;
            return true;
        }

        length = position - start;
        return length > 0;
    }

    private static bool IsVersionOfIp(string text, int start, int length)
        => Is(text, start, "ip", length) || Is(text, start, "ipv4", length) || Is(text, start, "ipv6", length);

    private static bool Is(string text, int start, string word, int length) => length == word.Length && Is(text, start, word);

    private static bool Is(string text, int start, string word)
        => string.Compare(text, start, word, 0, word.Length, System.StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsSeparator(char c) => c is ',' or ';' or '/' or '+' or '&' or '|' or '(' or ')' || char.IsWhiteSpace(c);

    private static TransportSpec Unreadable(string text, string part, bool mixed)
        => new(TransportSpecKind.Invalid, 0, 0, text, string.Format(
            CultureInfo.InvariantCulture,
            mixed
                ? "'{0}' puts another IP protocol ({1}) beside the rest; name one such protocol alone, or transports only, such as tcp,udp."
                : "'{1}' is not a transport; it is tcp, udp, sctp or dccp, another IP protocol by name or number (0 to 255), or Any.",
            text,
            part));
}
