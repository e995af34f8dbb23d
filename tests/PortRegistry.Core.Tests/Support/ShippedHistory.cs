using System;
using System.Collections.Concurrent;
using System.IO;

namespace PortRegistry.Tests;

/// <summary>The history that ships, from which each version that IANA published since 2015 is put together.</summary>
internal static class ShippedHistory
{
    private static readonly ConcurrentDictionary<string, RegistryDocument> Rebuilt = new();

    internal static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "registry.history");

    internal static IanaRegistry Bundled { get; } = IanaRegistry.OpenFile(System.IO.Path.ChangeExtension(Path, ".snapshot"), RegistryOrigin.Bundled);

    internal static RegistryHistory History { get; } = RegistryHistory.OpenFile(Path, Bundled);

    /// <summary>The registry that was in force on a day.</summary>
    internal static RegistryDocument DocumentOf(string day)
        => Rebuilt.GetOrAdd(day, _ => History.Rebuild(History.Find(RegistryDate.Parse(day)) ?? throw new FileNotFoundException($"The history has no version of {day}.")));
}
