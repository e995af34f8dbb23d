using System;
using System.Collections.Generic;
using System.Linq;

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
        ArgumentNullException.ThrowIfNull(query);

        IEnumerable<ServiceRecord> candidates = query.Text is not null ? OfText(query.Text) : query.AnyText is not null ? OfTest(query) : Records;
        return query.AcceptsAll ? candidates : candidates.Where(query.Accepts);
    }

    private IEnumerable<ServiceRecord> OfText(string text)
    {
        var found = new RecordList(this, new TextSearch(Texts, text).Rows());
        PortSpec port = PortSpec.Parse(text);
        return port.Kind == PortSpecKind.Range ? OfPort(port, found) : found;
    }

    // A search for 443 means the port.
    private IEnumerable<ServiceRecord> OfPort(PortSpec port, RecordList found)
    {
        var given = Answer(port.Range, port.Transport).Where(record => record.IsListed).ToList();
        var different = new HashSet<ServiceRecord>(given);
        return given.Concat(found.Where(record => !different.Contains(record)));
    }

    private IEnumerable<ServiceRecord> OfTest(ServiceQuery query)
    {
        var others = new List<ServiceRecord>();
        foreach (ServiceRecord record in Records)
        {
            if (record.ServiceName is string name && query.AnyText!(name))
            {
                yield return record;
            }
            else if (query.AcceptsText(record))
            {
                others.Add(record);
            }
        }

        foreach (ServiceRecord record in others)
        {
            yield return record;
        }
    }
}
