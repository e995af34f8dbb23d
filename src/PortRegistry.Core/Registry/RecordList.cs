using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry;

/// <summary>
/// Every record of a registry, decoded during enumeration. Also a non-generic list, from which PowerShell creates arrays.
/// </summary>
internal sealed class RecordList(IanaRegistry registry) : IReadOnlyList<ServiceRecord>, IList
{
    public int Count => registry.RecordCount;

    bool IList.IsFixedSize => true;

    bool IList.IsReadOnly => true;

    bool ICollection.IsSynchronized => true;

    object ICollection.SyncRoot => this;

    public ServiceRecord this[int index] => registry.Record(index);

    object? IList.this[int index]
    {
        get => this[index];
        set => throw ReadOnly();
    }

    // Fourteen thousand records do not fit into a cell of a table.
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} records", Count);

    public IEnumerator<ServiceRecord> GetEnumerator()
    {
        for (int row = 0; row < Count; row++)
        {
            yield return registry.Record(row);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (ServiceRecord record in this)
        {
            array.SetValue(record, index++);
        }
    }

    bool IList.Contains(object? value) => IndexOf(value) >= 0;

    int IList.IndexOf(object? value) => IndexOf(value);

    int IList.Add(object? value) => throw ReadOnly();

    void IList.Clear() => throw ReadOnly();

    void IList.Insert(int index, object? value) => throw ReadOnly();

    void IList.Remove(object? value) => throw ReadOnly();

    void IList.RemoveAt(int index) => throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("The records of a registry do not change.");

    private int IndexOf(object? value)
    {
        for (int row = 0; row < Count; row++)
        {
            if (registry.Record(row).Equals(value))
            {
                return row;
            }
        }

        return -1;
    }
}
