using System;
using System.Collections;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// The records of one port, in the registry's order: a view into the registry that allocates nothing. Count enumerates it.
/// </summary>
public readonly struct RecordSet : IReadOnlyCollection<ServiceRecord>, IEquatable<RecordSet>
{
    private readonly IanaRegistry registry;
    private readonly int port;
    private readonly int transportCode;
    private readonly int start;
    private readonly int end;

    internal RecordSet(IanaRegistry registry, int port, int transportCode, (int Start, int End) rows)
    {
        this.registry = registry;
        this.port = port;
        this.transportCode = transportCode;
        (start, end) = rows;
    }

    /// <summary>How many records there are.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            for (int row = start; row < end; row++)
            {
                count += registry.Holds(row, port, transportCode) ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>The first record, or null where there is none.</summary>
    public ServiceRecord? First
    {
        get
        {
            for (int row = start; row < end; row++)
            {
                if (registry.Holds(row, port, transportCode))
                {
                    return registry.Record(row);
                }
            }

            return null;
        }
    }

    /// <summary>Whether two sets are the same view into the same registry.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">A set.</param>
    public static bool operator ==(RecordSet left, RecordSet right) => left.Equals(right);

    /// <summary>Whether two sets are different views.</summary>
    /// <param name="left">A set.</param>
    /// <param name="right">A set.</param>
    public static bool operator !=(RecordSet left, RecordSet right) => !left.Equals(right);

    /// <summary>Walks the records without allocating.</summary>
    /// <returns>The walk.</returns>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<ServiceRecord> IEnumerable<ServiceRecord>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(RecordSet other)
        => ReferenceEquals(registry, other.registry) && port == other.port && transportCode == other.transportCode;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RecordSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((port * 397) ^ transportCode);

    /// <summary>A walk over the records of a <see cref="RecordSet"/>.</summary>
    public struct Enumerator : IEnumerator<ServiceRecord>
    {
        private readonly RecordSet set;
        private int row;

        internal Enumerator(RecordSet set)
        {
            this.set = set;
            row = set.start - 1;
        }

        /// <inheritdoc/>
        public readonly ServiceRecord Current => set.registry.Record(row);

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            while (++row < set.end)
            {
                if (set.registry.Holds(row, set.port, set.transportCode))
                {
                    return true;
                }
            }

            row = set.end;
            return false;
        }

        /// <inheritdoc/>
        public void Reset() => row = set.start - 1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
