using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using PortRegistry.Formats;

namespace PortRegistry.Update.Worker;

/// <summary>Writes the registry files that the tests serve: the bundled registry, with what a test is about.</summary>
internal static class RegistryFiles
{
    private static readonly RegistryFormats Formats = new();

    internal static void Write(string bundled, string directory)
    {
        IanaRegistry registry = IanaRegistry.OpenFile(bundled);
        IReadOnlyList<ServiceRecord> records = registry.Records;
        DateTime date = registry.Updated!.Value;
        List<ServiceRecord> newer = Newer(records);

        void Save(string name, int days, IEnumerable<ServiceRecord> content, RegistryFormat format = RegistryFormat.Xml)
        {
            using FileStream file = File.Create(Path.Combine(directory, name));
            Formats.Write(new RegistryDocument(StampOf(registry, date.AddDays(days)), [.. content]), format, file, CancellationToken.None);
        }

        Save("newer.xml", 15, newer);
        Save("newer.csv", 15, newer, RegistryFormat.Csv);
        Save("next.xml", 30, [.. newer, Named("fixture-three", "tcp")]);
        Save("same-day.xml", 0, newer);
        Save("older.xml", -30, newer);
        Save("half.xml", 15, records.Take(records.Count / 2));
        Save("gap.xml", 15, records.Where(record => record.Port?.Contains(4) != true));
        Save("renamed.xml", 15, records.Select((record, i) => i % 50 == 0 ? Renamed(record, i) : record));
    }

    // Two records added, one removed, one changed.
    private static List<ServiceRecord> Newer(IReadOnlyList<ServiceRecord> records)
    {
        List<ServiceRecord> newer = [.. records];
        newer.RemoveAt(newer.FindLastIndex(record => record.ServiceName == "ssh" && record.Port is null));
        int changed = newer.FindIndex(record => record.ServiceName == "ldaps" && record.Transport == TransportProtocol.tcp);
        newer[changed] = With(newer[changed], RegistryColumn.Description, "a description that a fixture changed");
        newer.AddRange([Named("fixture-one", "tcp"), Named("fixture-two", "udp")]);
        return newer;
    }

    private static RegistryStamp StampOf(IanaRegistry registry, RegistryDate date)
        => new(registry.Title, registry.Stamp.Category, date, registry.Stamp.Reference, registry.Experts, registry.Stamp.Notes, registry.Stamp.Footnotes);

    private static ServiceRecord Renamed(ServiceRecord record, int row)
        => record.ServiceName is null ? record : With(record, RegistryColumn.ServiceName, $"fixture-{row}");

    private static ServiceRecord Named(string name, string transport)
    {
        string?[] cells = new string?[12];
        cells[(int)RegistryColumn.ServiceName] = name;
        cells[(int)RegistryColumn.TransportProtocol] = transport;
        return Create(cells);
    }

    internal static ServiceRecord With(ServiceRecord record, RegistryColumn changed, string text)
    {
        string?[] cells = [.. Enumerable.Range(0, 12).Select(column => record.GetCell((RegistryColumn)column))];
        cells[(int)changed] = text;
        return Create(cells);
    }

    private static ServiceRecord Create(string?[] cells)
        => ServiceRecord.TryCreate(cells, out ServiceRecord? record, out _, out string? reason) ? record : throw new InvalidOperationException(reason);
}
