using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using Xunit;

namespace PortRegistry.Engine.Tests.Supply;

/// <summary>
/// The assemblies in bin/formats that Windows PowerShell loads. .NET Framework loads a signed assembly only in the exact
/// version, and a module has no binding redirects.
/// </summary>
public sealed class NeighborTests : IDisposable
{
    private static readonly string Folder = Path.Combine(ShippedModule.Folder, "bin", "formats");
    private readonly AssemblyLoadContext context = new(nameof(NeighborTests), isCollectible: true);

    public void Dispose() => context.Unload();

    [Fact]
    public void One_neighbor_asks_for_an_older_System_Buffers_than_the_one_that_ships()
        => Assert.Contains(("CsvHelper", new Version(4, 0, 2, 0), new Version(4, 0, 3, 0)), Mismatches().Select(item => (item.Asking, item.Asked.Version!, item.Shipped)));

    [Fact]
    public void A_neighbor_is_given_the_version_that_ships_and_nobody_else_is()
    {
        MethodInfo handler = context.LoadFromAssemblyPath(Path.Combine(ShippedModule.Folder, "bin", "PortRegistry.dll"))
            .GetType("PortRegistry.Commands.FormatsLoader", throwOnError: true)!
            .GetMethod("FindNeighbor", BindingFlags.Static | BindingFlags.NonPublic)!;
        foreach ((string asking, AssemblyName asked, _) in Mismatches())
        {
            Assembly neighbor = context.LoadFromAssemblyPath(Path.Combine(Folder, asking + ".dll"));
            Assert.Equal(asked.Name, ((Assembly)handler.Invoke(null, [Folder, new ResolveEventArgs(asked.FullName, neighbor)])!).GetName().Name);
            Assert.Null(handler.Invoke(null, [Folder, new ResolveEventArgs(asked.FullName, typeof(NeighborTests).Assembly)]));
            Assert.Null(handler.Invoke(null, [Folder, new ResolveEventArgs(asked.FullName, null)]));
        }
    }

    private static IEnumerable<(string Asking, AssemblyName Asked, Version Shipped)> Mismatches()
    {
        foreach (string file in Directory.GetFiles(Folder, "*.dll"))
        {
            using var reader = new PEReader(File.OpenRead(file));
            MetadataReader metadata = reader.GetMetadataReader();
            foreach (AssemblyName asked in metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName()))
            {
                string neighbor = Path.Combine(Folder, asked.Name + ".dll");
                if (File.Exists(neighbor) && AssemblyName.GetAssemblyName(neighbor).Version is { } shipped && shipped != asked.Version)
                {
                    yield return (Path.GetFileNameWithoutExtension(file), asked, shipped);
                }
            }
        }
    }
}
