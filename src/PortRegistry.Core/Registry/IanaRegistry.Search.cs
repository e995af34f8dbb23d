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
        ArgumentNullException.ThrowIfNull(query);

        return Accepted(query.Text is not null ? OfText(query.Text) : query.AnyText is not null ? OfTest(query) : Records, query);
    }

    // A search for 443 means the port.
    private IEnumerable<ServiceRecord> OfText(string text)
    {
        PortSpec port = PortSpec.Parse(text);
        var given = new HashSet<ServiceRecord>();
        if (port.Kind == PortSpecKind.Range)
        {
            foreach (ServiceRecord record in Answer(port.Range, port.Transport))
            {
                if (record.IsListed)
                {
                    given.Add(record);
                    yield return record;
                }
            }
        }

        foreach (int row in new TextSearch(Texts, text).Rows())
        {
            ServiceRecord record = Record(row);
            if (given.Count == 0 || !given.Contains(record))
            {
                yield return record;
            }
        }
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
