using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <content>Search.</content>
public sealed partial class IanaRegistry
{
    /// <summary>Searches the registry.</summary>
    /// <param name="query">What is wanted.</param>
    /// <returns>The records: best first where the query has a text, else in the registry's order.</returns>
    /// <exception cref="ArgumentNullException">The query is null.</exception>
    public IEnumerable<ServiceRecord> Search(ServiceQuery query)
    {
        if (query is null)
        {
            throw new ArgumentNullException(nameof(query));
        }

        IEnumerable<ServiceRecord> candidates = query.Text is null
            ? Records
            : RecordsOf(new TextSearch(Snapshot, Texts, query.Text).Rows());
        return Accepted(candidates, query);
    }

    private static IEnumerable<ServiceRecord> Accepted(IEnumerable<ServiceRecord> candidates, ServiceQuery query)
    {
        foreach (ServiceRecord record in candidates)
        {
            if (query.Accepts(record))
            {
                yield return record;
            }
        }
    }
}
