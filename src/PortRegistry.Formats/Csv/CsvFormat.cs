using System.Runtime.CompilerServices;

namespace PortRegistry.Formats;

/// <summary>
/// Creates the CSV reader and writer. The runtime loads CsvHelper when it compiles a method that uses these types, so only
/// methods for CSV may.
/// </summary>
internal static class CsvFormat
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IRegistryReader CreateReader() => new CsvRegistryReader();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IRegistryWriter CreateWriter() => new CsvRegistryWriter();
}
