using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace PortRegistry.Engine.Tests;

/// <summary>Keeps the tests away from the user's own data directory: each run has an empty one.</summary>
internal static class TestHome
{
    [ModuleInitializer]
    internal static void Use()
    {
        string directory = Directory.CreateTempSubdirectory("PortRegistry").FullName;
        Environment.SetEnvironmentVariable("PORTREGISTRY_HOME", directory);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
    }
}
