using System.Collections;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Every record of a registry, decoded as the walk comes to it.</summary>
internal sealed class RecordList : IReadOnlyList<ServiceRecord>
{
    private readonly IanaRegistry registry;

    internal RecordList(IanaRegistry registry) => this.registry = registry;

    public int Count => registry.RecordCount;

    public ServiceRecord this[int index] => registry.Record(index);

    public IEnumerator<ServiceRecord> GetEnumerator()
    {
        for (int row = 0; row < Count; row++)
        {
            yield return registry.Record(row);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
