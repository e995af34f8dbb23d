using System;

namespace PortRegistry;

/// <content>A single port behaves as a number: PowerShell converts it by <see cref="IConvertible"/> if a number is on the left or required.</content>
public readonly partial struct PortRange : IConvertible, IFormattable
{
    /// <summary>The port, where it is one; else null.</summary>
    public int? Number => first == last ? first : null;

    private int Required => Number ?? throw new InvalidCastException($"{this} is {Count} ports, not one; write the port first, or use FirstPort and LastPort.");

    /// <summary>The ports in a number format: <c>'{0:D5}' -f $port</c>.</summary>
    /// <param name="format">The format of each port, as of <see cref="int"/>; null for the usual text.</param>
    /// <param name="formatProvider">The culture.</param>
    /// <returns>The first port, and the last after a hyphen where the range is written with one.</returns>
    /// <exception cref="FormatException">Numbers have no such format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
        => string.IsNullOrEmpty(format) ? ToString()
            : written ? First.ToString(format, formatProvider) + "-" + Last.ToString(format, formatProvider)
            : First.ToString(format, formatProvider);

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
}
