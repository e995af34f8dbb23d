using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The answer in a <see cref="PortResolution"/>.</summary>
internal sealed class PortAnswer
{
    private const int NamesShown = 4;

    internal PortAnswer(
        IReadOnlyList<ServiceRecord> services,
        AssignmentStatus? status,
        PortClass? portClass,
        IReadOnlyList<PortFinding> findings,
        string? serviceName = null)
    {
        Services = services;
        Status = status;
        Class = portClass;
        Findings = findings;
        ServiceName = serviceName ?? NamesOf(services);
    }

    internal IReadOnlyList<ServiceRecord> Services { get; }

    internal string? ServiceName { get; }

    internal AssignmentStatus? Status { get; }

    internal PortClass? Class { get; }

    internal IReadOnlyList<PortFinding> Findings { get; }

    private static string? NamesOf(IReadOnlyList<ServiceRecord> services)
    {
        var names = new List<string>(NamesShown);
        foreach (ServiceRecord record in services)
        {
            if (record.ServiceName is not string name || names.Contains(name))
            {
                continue;
            }

            if (names.Count == NamesShown)
            {
                names.Add("…");
                break;
            }

            names.Add(name);
        }

        return names.Count switch
        {
            0 => null,
            1 => names[0],
            _ => string.Join(", ", names),
        };
    }
}
