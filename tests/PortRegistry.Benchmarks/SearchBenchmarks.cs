using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;

namespace PortRegistry.Benchmarks;

/// <summary>A warm search of all texts against a scan of the same texts, one string a record.</summary>
public class SearchBenchmarks
{
    private List<string> texts = [];

    [Params("ldap", "remote desktop", "RFC6335", "no such text", "x", "e")]
    public string Text { get; set; } = string.Empty;

    [GlobalSetup]
    public void Setup()
    {
        RegistryColumn[] searched = [RegistryColumn.ServiceName, RegistryColumn.Description, RegistryColumn.Assignee, RegistryColumn.Reference, RegistryColumn.AssignmentNotes];
        texts = Data.Registry.Records.Select(record => string.Join('\n', searched.Select(column => record.GetCell(column)))).ToList();
        if (Text != "no such text" && (Scan() == 0 || Registry() < Scan()))
        {
            throw new InvalidOperationException($"The search for '{Text}' finds less than a scan does.");
        }
    }

    [Benchmark(Baseline = true)]
    public int Scan()
    {
        int count = 0;
        foreach (string text in texts)
        {
            if (text.IndexOf(Text, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                count++;
            }
        }

        return count;
    }

    [Benchmark]
    public int Registry() => Data.Registry.Search(new ServiceQuery { Text = Text }).Count();
}
