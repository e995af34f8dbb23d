namespace PortRegistry;

/// <summary>Where a registry in use came from.</summary>
public enum RegistryOrigin
{
    /// <summary>The snapshot that ships inside the module.</summary>
    Bundled,

    /// <summary>The snapshot in the user's data directory, put there by an update.</summary>
    Updated,

    /// <summary>A file that the caller named.</summary>
    File,

    /// <summary>An earlier version, put together from the history that ships inside the module.</summary>
    History,
}
