using System;
using System.Runtime.CompilerServices;

namespace PortRegistry.Update.Tests;

/// <summary>Keeps the tests away from the user's own data directory. The tests that fail to update share this one, and it stays empty.</summary>
internal static class TestHome
{
    internal const string Variable = "PORTREGISTRY_HOME";

    internal static string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("PortRegistry-update-").FullName;

    [ModuleInitializer]
    internal static void Use()
    {
        Environment.SetEnvironmentVariable(Variable, Directory);
        Environment.SetEnvironmentVariable("PORTREGISTRY_URI", null);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(Directory, recursive: true);
    }
}
