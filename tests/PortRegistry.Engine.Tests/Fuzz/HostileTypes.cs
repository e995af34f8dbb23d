using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PortRegistry.Engine.Tests.Fuzz;

/// <summary>Objects of other people's types, which throw where they are asked something, or have no end.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "PowerShell reads them from the object.")]
[SuppressMessage("Usage", "CA2201", Justification = "They throw what they must not.")]
[SuppressMessage("Design", "CA1065", Justification = "They throw where they must not.")]
internal static class HostileTypes
{
    internal static object Throwing(Random random) => random.Next(9) switch
    {
        0 => new ThrowingGetter(),
        1 => new ThrowingText(),
        2 => new ThrowingEnumerator(),
        3 => new ThrowingDictionary(),
        4 => new StrangeDictionary(),
        5 => new ThrowingCount(),
        6 => new ThrowingConvertible(),
        7 => new ThrowingValue(),
        _ => new NoText(),
    };

    internal static object Endless(object? item) => new EndlessList(item);

    internal sealed class Endpoint(object? port, object? protocol)
    {
        public object? LocalPort => port;

        public object? Protocol => protocol;

        public object Iana => "not ours";

        public object this[int index] => index;
    }

    private sealed class ThrowingGetter
    {
        public int LocalPort => throw new SilentException();

        public int Port => throw new OutOfMemoryException();

        public string Protocol => throw new InvalidOperationException("No protocol.");

        public override bool Equals(object? obj) => throw new NotSupportedException();

        public override int GetHashCode() => throw new NotSupportedException();
    }

    private sealed class ThrowingText
    {
        public override string ToString() => throw new SilentException();
    }

    private sealed class NoText
    {
        public override string? ToString() => null;
    }

    private struct ThrowingValue
    {
        public override readonly string ToString() => throw new FormatException("No text.");
    }

    private sealed class ThrowingEnumerator : IEnumerable
    {
        public IEnumerator GetEnumerator()
        {
            yield return 22;
            throw new OperationCanceledException("No more.");
        }
    }

    private sealed class ThrowingDictionary : Hashtable
    {
        public override ICollection Keys => throw new InvalidOperationException("No keys.");

        public override IDictionaryEnumerator GetEnumerator() => throw new SilentException();
    }

    // Its entries are not dictionary entries.
    private sealed class StrangeDictionary : Hashtable, IEnumerable
    {
        public override int Count => -1;

        IEnumerator IEnumerable.GetEnumerator() => new List<object?> { 22, null }.GetEnumerator();
    }

    private sealed class ThrowingCount : ArrayList
    {
        public override int Count => throw new InvalidOperationException("No count.");

        public override IEnumerator GetEnumerator() => throw new InvalidCastException();
    }

    private sealed class ThrowingConvertible : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => throw new CultureNotFoundException("No culture.");
    }

    private sealed class EndlessList(object? item) : IEnumerable
    {
        public IEnumerator GetEnumerator()
        {
            while (true)
            {
                yield return item;
            }
        }
    }

    // Not even its message can be read.
    private sealed class SilentException : Exception
    {
        public override string Message => throw new InvalidOperationException("No message.");
    }
}
