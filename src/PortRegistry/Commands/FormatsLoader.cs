using System;
using System.IO;
using System.Reflection;

namespace PortRegistry.Commands;

/// <summary>
/// Loads the readers and writers in <c>bin/formats</c> for the first file, and CsvHelper for the first CSV. They are isolated:
/// another module may load another version of CsvHelper, before or after. .NET 8 and newer use the build in <c>net8.0</c>.
/// </summary>
internal static class FormatsLoader
{
    private const string AssemblyName = "PortRegistry.Formats";
    private static readonly Lazy<IRegistryFormats> Loaded = new(Load);

    internal static IRegistryFormats Formats => Loaded.Value;

    private static IRegistryFormats Load()
    {
        string folder = Path.Combine(Path.GetDirectoryName(typeof(FormatsLoader).Assembly.Location)!, "formats");
        var contextType = Type.GetType("System.Runtime.Loader.AssemblyLoadContext");
        string newer = Path.Combine(folder, "net8.0");
        return contextType is null ? LoadDesktop(folder)
            : LoadCore(Environment.Version.Major >= 8 && Directory.Exists(newer) ? newer : folder, contextType);
    }

    private static IRegistryFormats Create(Assembly formats, Action loadPackages)
        => (IRegistryFormats)Activator.CreateInstance(formats.GetType(AssemblyName + ".RegistryFormats", throwOnError: true)!, loadPackages)!;

    // AssemblyLoadContext is not part of .NET Standard. A context searches its own assemblies first: since it loads its
    // packages before any code needs them, it never uses those of another module. PortRegistry.Core, which is not in the
    // folder, is already loaded.
    private static IRegistryFormats LoadCore(string folder, Type contextType)
    {
        object context = Activator.CreateInstance(contextType, AssemblyName, false)!;
        MethodInfo load = contextType.GetMethod("LoadFromAssemblyPath", new[] { typeof(string) })!;
        string formats = Path.Combine(folder, AssemblyName + ".dll");
        if (!File.Exists(formats))
        {
            throw new FileNotFoundException($"'{folder}' lacks {AssemblyName}.dll. Install the module again.");
        }

        var packages = new Lazy<bool>(() =>
        {
            foreach (string file in Directory.GetFiles(folder, "*.dll"))
            {
                // The copies of System assemblies are for .NET Framework; .NET has its own.
                if (file != formats && !Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
                {
                    load.Invoke(context, new object[] { file });
                }
            }

            return true;
        });
        return Create((Assembly)load.Invoke(context, new object[] { formats })!, () => _ = packages.Value);
    }

    // .NET Framework isolates versions of signed assemblies itself. Only requests of our own assemblies for a version other
    // than the shipped one must be resolved.
    private static IRegistryFormats LoadDesktop(string folder)
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => FindNeighbor(folder, request);
        return Create(Assembly.LoadFrom(Path.Combine(folder, AssemblyName + ".dll")), () => { });
    }

    internal static Assembly? FindNeighbor(string folder, ResolveEventArgs request)
    {
        string? asking = request.RequestingAssembly?.Location;
        if (string.IsNullOrEmpty(asking) || !string.Equals(Path.GetDirectoryName(asking), folder, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string neighbor = Path.Combine(folder, new AssemblyName(request.Name).Name + ".dll");
        return File.Exists(neighbor) ? Assembly.LoadFrom(neighbor) : null;
    }
}
