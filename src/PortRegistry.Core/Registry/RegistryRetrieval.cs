using System;
using System.Globalization;

namespace PortRegistry;

/// <summary>
/// When and from where a registry was fetched. Stored beside the snapshot and not in it, so that the same source compiles
/// to the same bytes. Immutable.
/// </summary>
public sealed class RegistryRetrieval
{
    /// <summary>Makes the facts of a retrieval.</summary>
    /// <param name="retrieved">When the source was fetched (UTC).</param>
    /// <param name="checked">When it was last found to be current (UTC).</param>
    /// <param name="address">The address it was fetched from; null for a file.</param>
    /// <param name="eTag">The ETag that the server gave, or null.</param>
    /// <param name="lastModified">The Last-Modified header that the server gave, as it stood, or null.</param>
    public RegistryRetrieval(DateTime retrieved, DateTime @checked, string? address = null, string? eTag = null, string? lastModified = null)
    {
        Retrieved = retrieved;
        Checked = @checked;
        Address = address;
        ETag = eTag;
        LastModified = lastModified;
    }

    /// <summary>When the source was fetched (UTC).</summary>
    public DateTime Retrieved { get; }

    /// <summary>When the source was last found to be current (UTC).</summary>
    public DateTime Checked { get; }

    /// <summary>The address that the source was fetched from; null for a file. ETag and Last-Modified are that server's words.</summary>
    public string? Address { get; }

    /// <summary>The ETag that the server gave, or null.</summary>
    public string? ETag { get; }

    /// <summary>When it was fetched and found to be current (UTC).</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "fetched {0:u}, checked {1:u}", Retrieved, Checked);

    /// <summary>The Last-Modified header that the server gave, as it stood, or null.</summary>
    public string? LastModified { get; }
}
