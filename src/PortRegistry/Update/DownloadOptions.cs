using System;
using System.Collections.Generic;
using System.Net;

namespace PortRegistry.Commands;

/// <summary>What to ask a server for, and how.</summary>
internal sealed class DownloadOptions(Uri address)
{
    /// <summary>The address; see <see cref="RegistryAddress"/>.</summary>
    internal Uri Address { get; } = address;

    /// <summary>What the server said of the registry in use; null where there is nothing to compare with.</summary>
    internal RegistryRetrieval? Known { get; set; }

    /// <summary>Whether plain HTTP is allowed to other machines.</summary>
    internal bool AllowInsecure { get; set; }

    /// <summary>How long one attempt may take as a whole.</summary>
    internal TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    internal Uri? Proxy { get; set; }

    internal ICredentials? ProxyCredential { get; set; }

    internal NetworkCredential? Credential { get; set; }

    internal IReadOnlyDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>();
}

/// <summary>What a server gave.</summary>
internal sealed class Download(byte[]? content, string? eTag, string? lastModified)
{
    /// <summary>The file, any compression of the transfer undone; null where it is not modified.</summary>
    internal byte[]? Content { get; } = content;

    internal string? ETag { get; } = eTag;

    internal string? LastModified { get; } = lastModified;
}
