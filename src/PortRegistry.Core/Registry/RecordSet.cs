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
    private readonly int transportCode;

    internal RecordSet(IanaRegistry registry, PortIndex index, int start, int transportCode)
    {
        this.registry = registry;
        this.index = index;
        this.start = start;
        this.transportCode = transportCode;
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
            int position = start;
            if (position == PortIndex.None)
            {
                return null;
            }

            while (transportCode != 0 && !index.AnswersFor(position, transportCode))
            {
                if (index.IsLast(position++))
                {
                    return null;
                }
            }

            return registry.Record(index.Row(position));
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
        => ReferenceEquals(registry, other.registry) && start == other.start && transportCode == other.transportCode;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RecordSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((start * 397) ^ transportCode);

    /// <summary>A walk over the records of a <see cref="RecordSet"/>.</summary>
    public struct Enumerator : IEnumerator<ServiceRecord>
    {
        private readonly IanaRegistry registry;
        private readonly PortIndex index;
        private readonly int start;
        private readonly int transportCode;
        private int position;

        internal Enumerator(RecordSet set)
        {
            registry = set.registry;
            index = set.index;
            start = set.start;
            transportCode = set.transportCode;
            position = PortIndex.None;
        }

        /// <inheritdoc/>
        public readonly ServiceRecord Current => registry.Record(index.Row(position));

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            while (position == PortIndex.None ? start != PortIndex.None : !index.IsLast(position))
            {
                position = position == PortIndex.None ? start : position + 1;
                if (transportCode == 0 || index.AnswersFor(position, transportCode))
                {
                    return true;
                }
            }

            return false;
        }

        /// <inheritdoc/>
        public void Reset() => position = PortIndex.None;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
