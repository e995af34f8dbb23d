using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PortRegistry.Shell;

namespace PortRegistry.Engine.Tests.Supply;

/// <summary>The files of the module that the build assembled, as they ship.</summary>
internal static class ShippedModule
{
    internal static string Folder { get; } = Path.GetDirectoryName(BuiltModule.FindManifest())!;

    /// <summary>The files of a module's folder, by their paths in it with slashes.</summary>
    internal static SortedDictionary<string, string> FilesOf(string folder)
        => new(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/')),
            StringComparer.Ordinal);

    internal static IEnumerable<string> Assemblies => FilesOf(Folder).Keys.Where(file => file.EndsWith(".dll", StringComparison.Ordinal));
}
