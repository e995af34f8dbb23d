using System;

namespace PortRegistry;

/// <summary>
/// A date of the registry: a day (<c>2024-12-20</c>) or, where the registry has no day, a month (<c>2004-02</c>).
/// It keeps that precision, compares (a month sorts before its days) and converts to <see cref="DateTime"/>.
/// </summary>
public readonly struct RegistryDate : IEquatable<RegistryDate>, IComparable<RegistryDate>, IComparable
{
    // (year * 13 + month) * 32 + day, day 0 for a month alone: the number's order is the dates' order.
    private readonly int value;

    /// <summary>Makes a date.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to the month's last day; 0 for the month alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such date.</exception>
    public RegistryDate(int year, int month, int day = 0)
    {
        if (!IsDate(year, month, day))
        {
            throw new ArgumentOutOfRangeException(nameof(day), $"{year}-{month}-{day} is not a date.");
        }

        value = (((year * 13) + month) * 32) + day;
    }

    /// <summary>The year, 1 to 9999.</summary>
    public int Year => value / 32 / 13;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => value / 32 % 13;

    /// <summary>The day of the month, or null where the registry gives a month alone.</summary>
    public int? Day => value % 32 == 0 ? null : value % 32;

    /// <summary>The date as a number that sorts as the date does, for the snapshot; 0 is no date.</summary>
    internal int Value => value;

    /// <summary>Reads <c>YYYY-MM-DD</c> or <c>YYYY-MM</c>.</summary>
    /// <param name="text">The text of a date cell.</param>
    /// <returns>The date.</returns>
    /// <exception cref="FormatException">The text is not a date of that form.</exception>
    public static RegistryDate Parse(string text)
        => TryParse(text, out RegistryDate date)
            ? date
            : throw new FormatException(WhyNot(text));

    /// <summary>Reads <c>YYYY-MM-DD</c> or <c>YYYY-MM</c>.</summary>
    /// <param name="text">The text of a date cell.</param>
    /// <param name="date">The date, where the text is one.</param>
    /// <returns>Whether the text is a date of that form.</returns>
    public static bool TryParse(string? text, out RegistryDate date)
    {
        date = default;
        if (text is null || (text.Length != 7 && text.Length != 10) || text[4] != '-' || (text.Length == 10 && text[7] != '-'))
        {
            return false;
        }

        int year = Digits(text, 0, 4);
        int month = Digits(text, 5, 2);
        int day = text.Length == 10 ? Digits(text, 8, 2) : 0;
        if ((text.Length == 10 && day == 0) || !IsDate(year, month, day))
        {
            return false;
        }

        date = new RegistryDate(year, month, day);
        return true;
    }

    /// <summary>The day as a <see cref="DateTime"/> without a time zone; the first day of a month alone.</summary>
    /// <returns>Midnight of the day.</returns>
    public DateTime ToDateTime() => new(Year, Month, Day ?? 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <inheritdoc/>
    public override string ToString()
        => Day is int day
            ? $"{Year:0000}-{Month:00}-{day:00}"
            : $"{Year:0000}-{Month:00}";

    /// <inheritdoc/>
    public bool Equals(RegistryDate other) => value == other.value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RegistryDate other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => value;

    /// <inheritdoc/>
    public int CompareTo(RegistryDate other) => value.CompareTo(other.value);

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        RegistryDate other => CompareTo(other),
        _ => throw new ArgumentException("A registry date compares with registry dates.", nameof(obj)),
    };

    /// <summary>The day as a <see cref="DateTime"/>; the first day of a month alone.</summary>
    /// <param name="date">The date.</param>
    public static implicit operator DateTime(RegistryDate date) => date.ToDateTime();

    /// <summary>The day of a <see cref="DateTime"/>; its time is dropped.</summary>
    /// <param name="date">The date.</param>
    public static implicit operator RegistryDate(DateTime date) => new(date.Year, date.Month, date.Day);

    /// <summary>The day of a <see cref="DateTimeOffset"/> where it was written; its time and offset are dropped.</summary>
    /// <param name="date">The date.</param>
    public static implicit operator RegistryDate(DateTimeOffset date) => date.DateTime;

    /// <summary>Whether two dates are the same, in precision too.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">A date.</param>
    public static bool operator ==(RegistryDate left, RegistryDate right) => left.Equals(right);

    /// <summary>Whether two dates differ.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">A date.</param>
    public static bool operator !=(RegistryDate left, RegistryDate right) => !left.Equals(right);

    /// <summary>Whether the left date is earlier.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">A date.</param>
    public static bool operator <(RegistryDate left, RegistryDate right) => left.value < right.value;

    /// <summary>Whether the left date is later.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">A date.</param>
    public static bool operator >(RegistryDate left, RegistryDate right) => left.value > right.value;

    /// <summary>Whether the left date is not later.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">A date.</param>
    public static bool operator <=(RegistryDate left, RegistryDate right) => left.value <= right.value;

    /// <summary>Whether the left date is not earlier.</summary>
    /// <param name="left">A date.</param>
    /// <param name="right">A date.</param>
    public static bool operator >=(RegistryDate left, RegistryDate right) => left.value >= right.value;

    internal static bool TryFromValue(int value, out RegistryDate date)
    {
        bool isDate = value > 0 && IsDate(value / 32 / 13, value / 32 % 13, value % 32);
        date = isDate ? new RegistryDate(value / 32 / 13, value / 32 % 13, value % 32) : default;
        return isDate;
    }

    private static bool IsDate(int year, int month, int day)
        => year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 0 && day <= DateTime.DaysInMonth(year, month);

    // A day is asked for, which is right wherever a date is: some places take no month alone.
    private static string WhyNot(string? text)
    {
        bool isMonth = TryParse(text is { Length: 10 } ? text.Substring(0, 7) : null, out RegistryDate month);
        int day = text is { Length: 10 } ? Digits(text, 8, 2) : -1;
        return isMonth && text![7] == '-' && day >= 0
            ? $"There is no day '{text}': {month} has the days 01 to {DateTime.DaysInMonth(month.Year, month.Month)}."
            : $"'{text}' is not a date. Write a day as yyyy-MM-dd, for example 2020-01-31.";
    }

    private static int Digits(string text, int start, int count)
    {
        int number = 0;
        for (int i = start; i < start + count; i++)
        {
            int digit = text[i] - '0';
            if (digit is < 0 or > 9)
            {
                return -1;
            }

            number = (number * 10) + digit;
        }

        return number;
    }
}
