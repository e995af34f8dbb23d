using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <content>Look-up by service name.</content>
public sealed partial class IanaRegistry
{
    /// <summary>The distinct service names, without regard to case, in the registry's order.</summary>
    public IReadOnlyList<string> ServiceNames => Names.Names;

    /// <summary>The records of a service, those without a port too.</summary>
    /// <param name="serviceName">The name; case does not matter (RFC 6335 section 5.1).</param>
    /// <returns>The records, in the registry's order; empty where no service has the name.</returns>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public IEnumerable<ServiceRecord> FindService(string serviceName)
    {
        if (serviceName is null)
        {
            throw new ArgumentNullException(nameof(serviceName));
        }

        return RecordsOf(Names.RowsOf(serviceName));
    }

    /// <summary>The records of every service whose name passes a test.</summary>
    /// <param name="test">The test, such as a wildcard's.</param>
    /// <returns>The records, in the registry's order.</returns>
    /// <exception cref="ArgumentNullException">The test is null.</exception>
    public IEnumerable<ServiceRecord> FindServices(Func<string, bool> test)
    {
        if (test is null)
        {
            throw new ArgumentNullException(nameof(test));
        }

        NameIndex names = Names;
        var rows = new List<int>();
        for (int id = 0; id < names.Names.Count; id++)
        {
            if (test(names.Names[id]))
            {
                rows.AddRange(names.RowsOf(id));
            }
        }

        rows.Sort();
        return RecordsOf(rows);
    }

    /// <summary>The service names nearest to a misspelt one, best first.</summary>
    /// <param name="serviceName">What was asked for.</param>
    /// <param name="count">How many names at most.</param>
    /// <returns>Names at a distance of up to two edits (one for names of up to three letters); empty where none is near.</returns>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public IReadOnlyList<string> SuggestNames(string serviceName, int count = 3)
        => NameSuggestions.Nearest(ServiceNames, serviceName ?? throw new ArgumentNullException(nameof(serviceName)), count);

    private IEnumerable<ServiceRecord> RecordsOf(IEnumerable<int> rows)
    {
        foreach (int row in rows)
        {
            yield return Record(row);
        }
    }
}
