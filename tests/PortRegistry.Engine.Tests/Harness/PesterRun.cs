using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using System.Xml.Linq;
using PortRegistry.Shell;

namespace PortRegistry.Engine.Tests;

/// <summary>One run of the Pester suite on the built module, in the pwsh of the tool manifest.</summary>
public sealed class PesterRun : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<Task<(XDocument, string)>> results;

    public PesterRun() => results = new(RunAsync);

    internal static string Folder { get; } = Path.Combine(ShellProcess.Repository, "tests", "Pester");

    /// <summary>The results in JUnit's form, and what the run said.</summary>
    internal Task<(XDocument Results, string Said)> Results => results.Value;

    public void Dispose() => folder.Dispose();

    private async Task<(XDocument, string)> RunAsync()
    {
        string pester = typeof(PesterRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Pester").Value!;
        ShellProcess pwsh = await ShellProcess.RunPwshAsync(
            [
                "-File", Path.Combine(Folder, "Invoke-Suite.ps1"), "-Module", Path.GetDirectoryName(BuiltModule.FindManifest())!,
                "-Path", Path.Combine(Folder, "*.Tests.ps1"), "-ResultPath", folder.PathOf("results.xml"), "-Pester", pester,
            ]);
        string said = pwsh.Output + pwsh.Error;
        return File.Exists(folder.PathOf("results.xml"))
            ? (XDocument.Load(folder.PathOf("results.xml")), said)
            : throw new InvalidOperationException($"The Pester suite did not run:\n{said}");
    }
}
