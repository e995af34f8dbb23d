using System;
using System.IO;
using PortRegistry.Engine.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(EmptyHome))]

namespace PortRegistry.Engine.Tests;

/// <summary>Gives the whole test run a data directory of its own, so that no registry of the machine's user answers.</summary>
public sealed class EmptyHome : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("PortRegistry-tests-");

    public EmptyHome() => Environment.SetEnvironmentVariable("PORTREGISTRY_HOME", home.FullName);

    public void Dispose() => home.Delete(recursive: true);
}
