using System;

namespace PortRegistry;

/// <content>A single port, with or without a transport, behaves as a number; nothing else does. See <see cref="PortRange"/>.</content>
public sealed partial class PortSpec : IConvertible, IFormattable
{
    /// <summary>The port; null for ranges, lists, names, keywords and any port.</summary>
    public int? Number => Kind == PortSpecKind.Range ? range.Number : null;

    /// <summary>The lowest port; null if a port is not given as a number.</summary>
    public int? First => Least(range => range.First);

    /// <summary>The highest port; null if a port is not given as a number.</summary>
    public int? Last => -Least(range => -range.Last);

    private int Required => Number ?? throw new InvalidCastException($"'{this}' is not one port; write the port first, or use FirstPort and LastPort.");

    /// <summary>The canonical spelling with the ports in a number format: <c>'{0:D5}' -f $port</c>. Names and keywords stay as they are.</summary>
    /// <param name="format">The format of each port, as of <see cref="int"/>; null for the usual text.</param>
    /// <param name="formatProvider">The culture.</param>
    /// <returns>A text.</returns>
    /// <exception cref="FormatException">Numbers have no such format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
        => string.IsNullOrEmpty(format) || Kind == PortSpecKind.Invalid ? ToString() : PortSpecPrinter.Print(this, format, formatProvider);

    TypeCode IConvertible.GetTypeCode() => TypeCode.Object;
    bool IConvertible.ToBoolean(IFormatProvider? provider) => Convert.ToBoolean(Required, provider);
    char IConvertible.ToChar(IFormatProvider? provider) => Convert.ToChar(Required, provider);
    sbyte IConvertible.ToSByte(IFormatProvider? provider) => Convert.ToSByte(Required, provider);
    byte IConvertible.ToByte(IFormatProvider? provider) => Convert.ToByte(Required, provider);
    short IConvertible.ToInt16(IFormatProvider? provider) => Convert.ToInt16(Required, provider);
    ushort IConvertible.ToUInt16(IFormatProvider? provider) => Convert.ToUInt16(Required, provider);
    int IConvertible.ToInt32(IFormatProvider? provider) => Convert.ToInt32(Required, provider);
    uint IConvertible.ToUInt32(IFormatProvider? provider) => Convert.ToUInt32(Required, provider);
    long IConvertible.ToInt64(IFormatProvider? provider) => Convert.ToInt64(Required, provider);
    ulong IConvertible.ToUInt64(IFormatProvider? provider) => Convert.ToUInt64(Required, provider);
    float IConvertible.ToSingle(IFormatProvider? provider) => Convert.ToSingle(Required, provider);
    double IConvertible.ToDouble(IFormatProvider? provider) => Convert.ToDouble(Required, provider);
    decimal IConvertible.ToDecimal(IFormatProvider? provider) => Convert.ToDecimal(Required, provider);
    DateTime IConvertible.ToDateTime(IFormatProvider? provider) => Convert.ToDateTime(Required, provider);
    string IConvertible.ToString(IFormatProvider? provider) => ToString();
    object IConvertible.ToType(Type conversionType, IFormatProvider? provider) => Convert.ChangeType(Required, conversionType, provider);

    private int? Least(Func<PortRange, int> of)
    {
        int? least = null;
        foreach (PortSpec item in Items)
        {
            if (item.Kind is not (PortSpecKind.Range or PortSpecKind.Any))
            {
                return null;
            }

            int port = of(item.Kind == PortSpecKind.Any ? new PortRange(0, PortRange.MaxPort) : item.range);
            least = Math.Min(least ?? port, port);
        }

        return least;
    }
}
