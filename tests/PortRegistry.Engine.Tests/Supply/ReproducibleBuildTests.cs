using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PortRegistry.Engine.Tests.Help;
using PortRegistry.Tests;
using Xunit;

namespace PortRegistry.Engine.Tests.Supply;

/// <summary>Builds the module twice from nothing.</summary>
public sealed class ReproducibleBuildTests : IDisposable
{
    private static readonly string[] Sources = ["Directory.Build.props", "Directory.Packages.props", "PortRegistry.psd1", "global.json", ".editorconfig", "CHANGELOG.md", "LICENSE"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [LongFact]
    public async Task Clean_builds_in_two_folders_give_the_same_bytes()
    {
        SortedDictionary<string, string> first = await Build(folder.PathOf("first"));
        SortedDictionary<string, string> second = await Build(folder.PathOf("a second with a longer name/and a folder"));

        Assert.Equal(first.Keys, second.Keys);
        Assert.Equal(ShippedModule.FilesOf(ShippedModule.Folder).Keys, first.Keys);
        Assert.All(first, file => Assert.True(File.ReadAllBytes(file.Value).AsSpan().SequenceEqual(File.ReadAllBytes(second[file.Key])), file.Key));
    }

    private static async Task<SortedDictionary<string, string>> Build(string root)
    {
        Directory.CreateDirectory(root);
        foreach (string file in Sources)
        {
            File.Copy(Path.Combine(HelpPage.Repository, file), Path.Combine(root, file));
        }

        string sources = Path.Combine(HelpPage.Repository, "src");
        foreach (string file in Directory.EnumerateFiles(sources, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(sources, file);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            {
                string target = Path.Combine(root, "src", relative);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        // Without the compiler server of an earlier build.
        string[] arguments = ["build", Path.Combine(root, "src", "PortRegistry"), "--configuration", "Release", "--verbosity", "quiet", "--disable-build-servers"];
        using Process process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
        })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return ShippedModule.FilesOf(Path.Combine(root, "out", "PortRegistry", Path.GetFileName(ShippedModule.Folder)));
    }
}
