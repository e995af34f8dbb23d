using System;
using System.Collections.Generic;
using System.Linq;

namespace PortRegistry;

/// <summary>The ports that matter to a comparison. A service name stands for its records and for its ports in either registry.</summary>
internal sealed class PortFilter
{
    private readonly List<PortSpec> specs;

    internal PortFilter(IEnumerable<PortSpec> ports, IEnumerable<ServiceRecord> records)
    {
        specs = ports.SelectMany(port => port.Items).ToList();
        List<PortSpec> services = specs.FindAll(spec => spec.Kind == PortSpecKind.Service);
        if (services.Count > 0)
        {
            specs.AddRange(records
                .Where(record => record.Port is not null)
                .SelectMany(_ => services, (record, service) => (Record: record, Service: service))
                .Where(pair => Matches(pair.Service, pair.Record))
                .Select(pair => PortOf(pair.Record).With(pair.Service.Transport))
                .Distinct()
                .ToList());
        }
    }

    internal bool Accepts(RegistryChange change) => Accepts(change.Before) || Accepts(change.After);

    private static PortSpec PortOf(ServiceRecord record)
    {
        var port = new PortSpec(record.Port!.Value);
        return record.Transport is TransportProtocol transport ? port.With(new TransportSpec(transport)) : port;
    }

    /// <summary>Whether a record is on a port, a range or any port, or has a service name; no list.</summary>
    internal static bool Matches(PortSpec spec, ServiceRecord record) => spec.Transport.Includes(record.Transport) && spec.Kind switch
    {
        PortSpecKind.Any => record.Port is not null,
        PortSpecKind.Range => record.Port?.Overlaps(spec.Range) == true,
        PortSpecKind.Service => string.Equals(record.ServiceName, spec.ServiceName, StringComparison.OrdinalIgnoreCase),
        PortSpecKind.Keyword => spec.FirewallKeyword is { Ports: PortRange ports } keyword
            && record.Port?.Overlaps(ports) == true
            && record.AnswersFor(keyword.Transport),
        _ => false,
    };

    private bool Accepts(ServiceRecord? record) => record is not null && specs.Exists(spec => Matches(spec, record));
}
