using System;
using System.IO;
using System.Reflection;

namespace PortRegistry.Shell;

/// <summary>Where the build leaves the module that the shell imports.</summary>
public static class BuiltModule
{
    private const string ManifestName = "PortRegistry.psd1";

    /// <summary>Finds the built module's manifest, in the shell's own version.</summary>
    /// <returns>The path of the manifest in <c>out/PortRegistry/&lt;version&gt;</c> of the repository the shell was built in.</returns>
    /// <exception cref="FileNotFoundException">The shell stands outside the repository, or the module is not built.</exception>
    public static string FindManifest() => FindManifest(AppContext.BaseDirectory);

    internal static string FindManifest(string start)
    {
        // The version stands once for the whole product, so the shell's own names the module's folder.
        string version = typeof(BuiltModule).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ManifestName)))
            {
                string manifest = Path.Combine(folder.FullName, "out", "PortRegistry", version, ManifestName);
                return File.Exists(manifest)
                    ? manifest
                    : throw new FileNotFoundException($"The module is not built: '{manifest}' is not there. Run 'dotnet build' first.", manifest);
            }
        }

        throw new FileNotFoundException($"No folder above '{start}' holds {ManifestName}: the shell runs inside the repository only.", ManifestName);
    }
}
