using System;
using System.IO;

namespace PortRegistry;

/// <summary>The registry that answers where none is named: one for the process, shared by all its threads.</summary>
public static class ActiveRegistry
{
    /// <summary>The environment variable that names the data directory.</summary>
    public const string HomeVariable = "PORTREGISTRY_HOME";

    private static volatile RegistryStore? store;

    /// <summary>The store. Follows <c>PORTREGISTRY_HOME</c> when that changes.</summary>
    public static RegistryStore Store
    {
        get
        {
            string? directory = DataDirectory(out string? problem);
            RegistryStore? current = store;
            if (current is null || current.Directory != directory || current.DirectoryProblem != problem)
            {
                current = new RegistryStore(directory, BundledPath(), problem);
                store = current;
            }

            return current;
        }
    }

    /// <summary>The registry in use now. Immutable: hold on to it for answers that belong together.</summary>
    public static IanaRegistry Current => Store.Active;

    /// <summary>The user's data directory: <c>PORTREGISTRY_HOME</c>, else a folder under the user's local application data.</summary>
    /// <returns>The directory, which need not exist; null where the account has none, or names one that cannot be.</returns>
    public static string? DataDirectory() => DataDirectory(out _);

    private static string? DataDirectory(out string? problem)
    {
        problem = null;
        string? home = Environment.GetEnvironmentVariable(HomeVariable);
        if (!string.IsNullOrWhiteSpace(home))
        {
            // A relative path would mean a different directory after each change of the working directory.
            string? directory = FullPath(home!);
            problem = directory is null ? $"{HomeVariable} is '{home}', which is not an absolute path of a directory." : null;
            return directory;
        }

        string local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return local.Length == 0 ? null : Path.Combine(local, "PortRegistry");
    }

    private static string? FullPath(string path)
    {
        try
        {
            // On Windows, C:data and \data are rooted but depend on the current folder or drive.
            int shortest = Path.DirectorySeparatorChar == '\\' ? 3 : 1;
            return Path.GetPathRoot(path)?.Length >= shortest ? Path.GetFullPath(path) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return null;
        }
    }

    // The snapshot is in the module's folder, above the bin folder of this assembly.
    private static string BundledPath()
    {
        string assemblies = Path.GetDirectoryName(typeof(ActiveRegistry).Assembly.Location) ?? string.Empty;
        string beside = Path.Combine(assemblies, RegistryStore.SnapshotFileName);
        return File.Exists(beside) ? beside : Path.GetFullPath(Path.Combine(assemblies, "..", RegistryStore.SnapshotFileName));
    }
}
