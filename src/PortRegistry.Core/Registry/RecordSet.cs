using System;
using System.Collections;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// The records of one port, in the registry's order; a view into the registry that costs nothing to make and nothing to
/// walk. Counting walks it.
/// </summary>
public readonly struct RecordSet : IReadOnlyCollection<ServiceRecord>, IEquatable<RecordSet>
{
    private readonly IanaRegistry registry;
    private readonly PortIndex index;
    private readonly int start;
    private readonly int end;
    private readonly TransportProtocol? transport;

    internal RecordSet(IanaRegistry registry, PortIndex index, int start, int end, TransportProtocol? transport)
    {
        this.registry = registry;
        this.index = index;
        this.start = start;
        this.end = end;
        this.transport = transport;
    }

    /// <summary>How many records there are.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (ServiceRecord unused in this)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>The first record, or null where there is none.</summary>
    public ServiceRecord? First
    {
        get
        {
            Enumerator enumerator = GetEnumerator();
            return enumerator.MoveNext() ? enumerator.Current : null;
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
        => ReferenceEquals(registry, other.registry) && start == other.start && end == other.end && transport == other.transport;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RecordSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((start * 397) ^ end);

    /// <summary>A walk over the records of a <see cref="RecordSet"/>.</summary>
    public struct Enumerator : IEnumerator<ServiceRecord>
    {
        private readonly RecordSet set;
        private int position;

        internal Enumerator(RecordSet set)
        {
            this.set = set;
            position = set.start - 1;
        }

        /// <inheritdoc/>
        public readonly ServiceRecord Current => set.registry.Record(set.index.Row(position));

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            while (++position < set.end)
            {
                if (set.transport is null || set.registry.RowAnswersFor(set.index.Row(position), set.transport))
                {
                    return true;
                }
            }

            return false;
        }

        /// <inheritdoc/>
        public void Reset() => position = set.start - 1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
