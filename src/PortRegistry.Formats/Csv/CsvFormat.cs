using System.Runtime.CompilerServices;

namespace PortRegistry.Formats;

/// <summary>
/// Makes what reads and writes CSV. These types need CsvHelper as soon as the runtime compiles a method that names them,
/// so no method that runs for other formats does.
/// </summary>
internal static class CsvFormat
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IRegistryReader CreateReader() => new CsvRegistryReader();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IRegistryWriter CreateWriter() => new CsvRegistryWriter();
}
