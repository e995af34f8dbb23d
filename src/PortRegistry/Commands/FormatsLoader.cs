using System;
using System.IO;
using System.Reflection;

namespace PortRegistry.Commands;

/// <summary>
/// Loads the readers and writers in <c>bin/formats</c> when the first file is read or written, and CsvHelper when the first
/// file is CSV. They are isolated: another module may load another version of CsvHelper, before or after. On .NET 8 and
/// newer they come from the folder <c>net8.0</c>, which is built for it.
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

    // AssemblyLoadContext is not part of .NET Standard. A context first looks among the assemblies that it has loaded: with
    // its packages loaded before any code needs them, it never takes another module's. PortRegistry.Core, which is not in
    // the folder, comes from where it is already.
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
                // Assemblies called System are part of .NET itself here; the copies are for .NET Framework.
                if (file != formats && !Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
                {
                    load.Invoke(context, new object[] { file });
                }
            }

            return true;
        });
        return Create((Assembly)load.Invoke(context, new object[] { formats })!, () => _ = packages.Value);
    }

    // .NET Framework distinguishes versions of signed assemblies itself. Only a request of our own assemblies for a version
    // that differs from the one shipped needs help.
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
