using System;
using System.IO;

namespace PortRegistry.Engine.Tests.Shell;

/// <summary>A script file that lives as long as this object.</summary>
internal sealed class TemporaryScript : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("PortRegistry-script-");

    public TemporaryScript(string text)
    {
        Path = System.IO.Path.Combine(folder.FullName, "script.ps1");
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => folder.Delete(recursive: true);
}
