using System;
using System.IO;
using System.Reflection;

namespace PortRegistry.Commands;

/// <summary>
/// Loads <c>bin/formats</c>, the readers and writers and the packages they need, apart from everything else in the
/// process and only when a file is read or written. What other modules have loaded, older or newer, is not ours to use,
/// nor ours theirs. On .NET 8 and newer it is the build
/// for that, in the folder of its name.
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
        Assembly formats = contextType is null ? LoadDesktop(folder)
            : LoadCore(Environment.Version.Major >= 8 && Directory.Exists(newer) ? newer : folder, contextType);
        return (IRegistryFormats)Activator.CreateInstance(formats.GetType(AssemblyName + ".RegistryFormats", throwOnError: true)!)!;
    }

    // AssemblyLoadContext is not part of .NET Standard. A context asks itself first, so with its neighbors loaded
    // before anything runs it never asks for another's copy; PortRegistry.Core, which is not among them, comes from where it is.
    private static Assembly LoadCore(string folder, Type contextType)
    {
        object context = Activator.CreateInstance(contextType, AssemblyName, false)!;
        MethodInfo load = contextType.GetMethod("LoadFromAssemblyPath", new[] { typeof(string) })!;
        Assembly? formats = null;
        foreach (string file in Directory.GetFiles(folder, "*.dll"))
        {
            // Those are part of .NET itself here; the copies are for .NET Framework.
            if (Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            {
                continue;
            }

            var assembly = (Assembly)load.Invoke(context, new object[] { file })!;
            if (assembly.GetName().Name == AssemblyName)
            {
                formats = assembly;
            }
        }

        return formats ?? throw new FileNotFoundException($"'{folder}' lacks {AssemblyName}.dll. Install the module again.");
    }

    // .NET Framework tells versions of signed assemblies apart by itself; only the exact versions that a neighbor was
    // built against need a hand, and only where one of our own assemblies asks.
    private static Assembly LoadDesktop(string folder)
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => FindNeighbor(folder, request);
        return Assembly.LoadFrom(Path.Combine(folder, AssemblyName + ".dll"));
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
