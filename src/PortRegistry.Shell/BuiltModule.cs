using System;
using System.IO;
using System.Reflection;

namespace PortRegistry.Shell;

/// <summary>Where the build leaves the module.</summary>
public static class BuiltModule
{
    /// <summary>Finds the manifest of the built module, in the version that this assembly has too.</summary>
    /// <exception cref="FileNotFoundException">It is in none of the folders above this assembly.</exception>
    public static string FindManifest()
    {
        string version = typeof(BuiltModule).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string manifest = Path.Combine(folder.FullName, "out", "PortRegistry", version, "PortRegistry.psd1");
            if (File.Exists(manifest))
            {
                return manifest;
            }
        }

        throw new FileNotFoundException($"PortRegistry {version} is not built. Run 'dotnet build' first.");
    }
}
