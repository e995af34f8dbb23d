using System;
using System.Collections.Generic;
using System.Linq;

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
        ArgumentNullException.ThrowIfNull(serviceName);

        return RecordsOf(Names.RowsOf(serviceName));
    }

    /// <summary>The records of every service whose name passes a test.</summary>
    /// <param name="test">The test, such as a wildcard's.</param>
    /// <returns>The records, in the registry's order.</returns>
    /// <exception cref="ArgumentNullException">The test is null.</exception>
    public IEnumerable<ServiceRecord> FindServices(Func<string, bool> test)
    {
        ArgumentNullException.ThrowIfNull(test);

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

    /// <summary>The service names that somebody may mean who asks for one that is not there, best first.</summary>
    /// <param name="serviceName">The requested name.</param>
    /// <param name="count">How many names at most.</param>
    /// <returns>
    /// The services that the registry's own texts call by this name; otherwise names that differ by a typing error; empty
    /// if there are none.
    /// </returns>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public IReadOnlyList<string> SuggestNames(string serviceName, int count = 3)
    {
        ArgumentNullException.ThrowIfNull(serviceName);

        meanings ??= new NameMeanings(Records);
        IReadOnlyList<string> meant = meanings.Of(serviceName);
        return meant.Count == 0 ? NameSuggestions.Nearest(ServiceNames, serviceName, count, IsOfSystemPort) : meant.Take(count).ToList();
    }

    private bool IsOfSystemPort(string name) => FindService(name).Any(record => record.Class == PortClass.System);

    private IEnumerable<ServiceRecord> RecordsOf(IEnumerable<int> rows)
    {
        foreach (int row in rows)
        {
            yield return Record(row);
        }
    }
}
