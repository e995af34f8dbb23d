using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PortRegistry.Benchmarks;

/// <summary>What the benchmarks run on: the registry that ships with the module.</summary>
internal static class Data
{
    internal static string SnapshotPath { get; } = Path.Combine(AppContext.BaseDirectory, RegistryStore.SnapshotFileName);

    internal static IanaRegistry Registry { get; } = IanaRegistry.OpenFile(SnapshotPath);

    /// <summary>Every listed single port with its transport, once, shuffled: look-ups that hit, in no order that a cache likes.</summary>
    internal static (int Port, TransportProtocol Transport)[] Keys(IanaRegistry registry)
    {
        (int, TransportProtocol)[] keys = registry.Records
            .Where(record => record.Port is { Count: 1 } && record.Transport is not null)
            .Select(record => (record.Port!.Value.First, record.Transport!.Value))
            .Distinct()
            .ToArray();
        new Random(636).Shuffle(keys);
        return keys;
    }

    /// <summary>The registry so many times over, each copy's names made different.</summary>
    internal static IanaRegistry Repeat(int times)
    {
        var records = new List<ServiceRecord>(Registry.RecordCount * times);
        for (int copy = 0; copy < times; copy++)
        {
            foreach (ServiceRecord record in Registry.Records)
            {
                string?[] cells = Enum.GetValues<RegistryColumn>().Select(column => record.GetCell(column)).ToArray();
                cells[0] = copy > 0 && cells[0] is string name ? $"{name}-{copy}" : cells[0];
                records.Add(ServiceRecord.TryCreate(cells, out ServiceRecord? made, out _, out string? reason) ? made : throw new InvalidOperationException(reason));
            }
        }

        return IanaRegistry.Open(SnapshotWriter.Write(new RegistryDocument(Registry.Stamp, records)));
    }

    /// <summary>Fails the run where two ways to the same answer differ: a fast wrong answer is no answer.</summary>
    internal static void MustEqual(long expected, long actual, string what)
    {
        if (expected != actual || expected == 0)
        {
            throw new InvalidOperationException($"{what}: expected {expected}, got {actual}.");
        }
    }
}
