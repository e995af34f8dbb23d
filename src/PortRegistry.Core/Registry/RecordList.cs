using System;
using System.Collections;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// Records of a registry, decoded when they are read. Also a non-generic list, from which PowerShell creates arrays.
/// </summary>
/// <param name="registry">The registry.</param>
/// <param name="rows">The rows of the records, in their order; null for all.</param>
internal sealed class RecordList(IanaRegistry registry, int[]? rows = null) : IReadOnlyList<ServiceRecord>, IList
{
    public int Count => rows?.Length ?? registry.RecordCount;

    bool IList.IsFixedSize => true;

    bool IList.IsReadOnly => true;

    bool ICollection.IsSynchronized => true;

    object ICollection.SyncRoot => this;

    public ServiceRecord this[int index] => registry.Record(rows is null ? index : rows[index]);

    object? IList.this[int index]
    {
        get => this[index];
        set => throw ReadOnly();
    }

    // Fourteen thousand records do not fit into a cell of a table.
    public override string ToString() => $"{Count} records";

    public IEnumerator<ServiceRecord> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
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
        for (int i = 0; i < Count; i++)
        {
            if (this[i].Equals(value))
            {
                return i;
            }
        }

        return -1;
    }
}
