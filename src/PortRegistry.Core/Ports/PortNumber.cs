using System;
using System.Globalization;

namespace PortRegistry;

/// <summary>Holds ports against plain numbers.</summary>
internal static class PortNumber
{
    /// <summary>Whether a value is a number of any type.</summary>
    internal static bool IsNumber(object? value)
        => value is IConvertible and not Enum && ((IConvertible)value).GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal;

    /// <summary>Whether a value is a number of any type, and that one.</summary>
    internal static bool IsNumber(object? value, int number)
        => IsNumber(value) && Convert.ToDouble(value, CultureInfo.InvariantCulture) == number;
}
