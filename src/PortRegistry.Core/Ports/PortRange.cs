using System;
using System.Globalization;

namespace PortRegistry;

/// <summary>
/// One port or a range of ports, as the registry's Port Number column writes it: <c>636</c> or <c>6000-6063</c>.
/// Compares by first port, then by last; a plain port number converts to it.
/// </summary>
public readonly partial struct PortRange : IEquatable<PortRange>, IComparable<PortRange>, IComparable
{
    /// <summary>The highest port number, 65535.</summary>
    public const int MaxPort = ushort.MaxValue;

    /// <summary>The first of the User Ports (RFC 6335 section 6).</summary>
    internal const int FirstUserPort = 1024;

    /// <summary>The first of the Dynamic Ports (RFC 6335 section 6).</summary>
    internal const int FirstDynamicPort = 49152;

    /// <summary>The first port that Linux gives to clients (net.ipv4.ip_local_port_range), below IANA's Dynamic Ports.</summary>
    internal const int FirstEphemeralPort = 32768;

    private readonly ushort first;
    private readonly ushort last;
    private readonly bool written;

    /// <summary>Creates a range of one port.</summary>
    /// <param name="port">0 to 65535.</param>
    /// <exception cref="ArgumentOutOfRangeException">The port is below 0 or above 65535.</exception>
    public PortRange(int port)
        : this(port, port, false)
    {
    }

    /// <summary>Creates a range.</summary>
    /// <param name="first">The first port, 0 to 65535.</param>
    /// <param name="last">The last port, not below the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A port is below 0 or above 65535, or the last is below the first.</exception>
    public PortRange(int first, int last)
        : this(first, last, first != last)
    {
    }

    private PortRange(int first, int last, bool written)
    {
        if (first is < 0 or > MaxPort)
        {
            throw new ArgumentOutOfRangeException(nameof(first), first, "A port is a number from 0 to 65535.");
        }

        if (last < first || last > MaxPort)
        {
            throw new ArgumentOutOfRangeException(nameof(last), last, "The last port of a range is not below its first and not above 65535.");
        }

        this.first = (ushort)first;
        this.last = (ushort)last;
        this.written = written;
    }

    /// <summary>The first port, 0 to 65535.</summary>
    public int First => first;

    /// <summary>The last port, 0 to 65535; equal to the first if the range is one port.</summary>
    public int Last => last;

    /// <summary>How many ports the range has, 1 to 65536.</summary>
    public int Count => last - first + 1;

    /// <summary>True where it is written with a hyphen. The registry also writes six single ports this way, such as <c>4748-4748</c>.</summary>
    public bool IsRange => written;

    /// <summary>The System, User or Dynamic Ports: the class of the first port (RFC 6335 section 6).</summary>
    public PortClass Class => ClassOf(first);

    /// <summary>The class of a port (RFC 6335 section 6).</summary>
    /// <param name="port">0 to 65535.</param>
    /// <returns>System to 1023, User to 49151, Dynamic above.</returns>
    public static PortClass ClassOf(int port) => port < FirstUserPort ? PortClass.System : port < FirstDynamicPort ? PortClass.User : PortClass.Dynamic;

    /// <summary>The ports of a class.</summary>
    internal static PortRange Of(PortClass portClass) => portClass switch
    {
        PortClass.System => new PortRange(0, FirstUserPort - 1),
        PortClass.User => new PortRange(FirstUserPort, FirstDynamicPort - 1),
        _ => new PortRange(FirstDynamicPort, MaxPort),
    };

    /// <summary>Creates a range that is written with a hyphen, even if it is one port.</summary>
    /// <param name="first">The first port, 0 to 65535.</param>
    /// <param name="last">The last port, not below the first.</param>
    /// <returns>The range.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A port is below 0 or above 65535, or the last is below the first.</exception>
    public static PortRange Written(int first, int last) => new(first, last, true);

    /// <summary>Reads <c>N</c> or <c>N-M</c> in ASCII digits, with nothing around them.</summary>
    /// <param name="text">The text of a Port Number cell.</param>
    /// <returns>The range.</returns>
    /// <exception cref="FormatException">The text is not a port or a range of ports.</exception>
    public static PortRange Parse(string text)
        => TryParse(text, out PortRange range)
            ? range
            : throw new FormatException($"'{text}' is not a port number or a range of port numbers from 0 to 65535.");

    /// <summary>Reads <c>N</c> or <c>N-M</c> in ASCII digits, with nothing around them.</summary>
    /// <param name="text">The text of a Port Number cell.</param>
    /// <param name="range">The range, where the text is one.</param>
    /// <returns>Whether the text is a port or a range of ports.</returns>
    public static bool TryParse(string? text, out PortRange range)
    {
        range = default;
        if (text is null)
        {
            return false;
        }

        int hyphen = text.IndexOf('-');
        if (hyphen < 0)
        {
            if (!TryReadPort(text, 0, text.Length, out int port))
            {
                return false;
            }

            range = new PortRange(port, port, false);
            return true;
        }

        if (!TryReadPort(text, 0, hyphen, out int first) || !TryReadPort(text, hyphen + 1, text.Length, out int last) || last < first)
        {
            return false;
        }

        range = new PortRange(first, last, true);
        return true;
    }

    /// <summary>Whether a port lies in the range.</summary>
    /// <param name="port">The port.</param>
    /// <returns>True from the first to the last port.</returns>
    public bool Contains(int port) => port >= first && port <= last;

    /// <summary>Whether two ranges have a port in common.</summary>
    /// <param name="other">The other range.</param>
    /// <returns>True where they share at least one port.</returns>
    public bool Overlaps(PortRange other) => first <= other.last && other.first <= last;

    /// <summary>The ports that lie in both ranges, which must overlap.</summary>
    /// <param name="other">The other range.</param>
    /// <returns>This range where the other holds all of it, else the common part.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The ranges have no port in common.</exception>
    public PortRange Intersect(PortRange other)
        => other.first <= first && other.last >= last ? this : new PortRange(Math.Max(first, other.first), Math.Min(last, other.last));

    /// <inheritdoc/>
    public override string ToString()
        => written
            ? first.ToString(CultureInfo.InvariantCulture) + "-" + last.ToString(CultureInfo.InvariantCulture)
            : first.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(PortRange other) => first == other.first && last == other.last;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PortRange other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (first << 16) | last;

    /// <inheritdoc/>
    public int CompareTo(PortRange other)
    {
        int byFirst = first.CompareTo(other.first);
        return byFirst != 0 ? byFirst : last.CompareTo(other.last);
    }

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        PortRange other => CompareTo(other),
        _ => throw new ArgumentException("A port range compares with port ranges.", nameof(obj)),
    };

    /// <summary>A port number is the range of that one port.</summary>
    /// <param name="port">0 to 65535.</param>
    public static implicit operator PortRange(int port) => new(port);

    /// <summary>Whether two ranges have the same first and last port.</summary>
    /// <param name="left">A range.</param>
    /// <param name="right">A range.</param>
    public static bool operator ==(PortRange left, PortRange right) => left.Equals(right);

    /// <summary>Whether two ranges differ.</summary>
    /// <param name="left">A range.</param>
    /// <param name="right">A range.</param>
    public static bool operator !=(PortRange left, PortRange right) => !left.Equals(right);

    /// <summary>Whether the left range sorts before the right.</summary>
    /// <param name="left">A range.</param>
    /// <param name="right">A range.</param>
    public static bool operator <(PortRange left, PortRange right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left range sorts after the right.</summary>
    /// <param name="left">A range.</param>
    /// <param name="right">A range.</param>
    public static bool operator >(PortRange left, PortRange right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left range does not sort after the right.</summary>
    /// <param name="left">A range.</param>
    /// <param name="right">A range.</param>
    public static bool operator <=(PortRange left, PortRange right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left range does not sort before the right.</summary>
    /// <param name="left">A range.</param>
    /// <param name="right">A range.</param>
    public static bool operator >=(PortRange left, PortRange right) => left.CompareTo(right) >= 0;

    private static bool TryReadPort(string text, int start, int end, out int port)
    {
        port = 0;
        if (start >= end || end - start > 5)
        {
            return false;
        }

        for (int i = start; i < end; i++)
        {
            int digit = text[i] - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            port = (port * 10) + digit;
        }

        return port <= MaxPort;
    }
}
