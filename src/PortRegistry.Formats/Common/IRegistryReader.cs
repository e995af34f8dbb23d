using System.IO;

namespace PortRegistry.Formats;

/// <summary>Reads one format. Made anew for each file, so that it may keep state.</summary>
internal interface IRegistryReader
{
    /// <summary>Reads the whole file, adding its records to the context in order.</summary>
    /// <param name="input">The file from its first byte, gzip undone.</param>
    /// <param name="context">Takes the records and what is wrong with them.</param>
    /// <returns>The metadata of the file, without source and SHA-256.</returns>
    RegistryStamp Read(Stream input, ReadContext context);
}
