using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PortRegistry.Shell;
using PortRegistry.Tests;
using Xunit;

namespace PortRegistry.Engine.Tests.Corners;

/// <summary>The readers and writers ship in two builds. The one for Windows PowerShell runs here too, where the other is not there.</summary>
public sealed class TwoBuildsTests : IDisposable
{
    private const string Which = "; [appdomain]::CurrentDomain.GetAssemblies() | ForEach-Object { if ($_.GetName().Name -in 'PortRegistry.Formats', 'CsvHelper') { [IO.Path]::GetFileName([IO.Path]::GetDirectoryName($_.Location)) } }";
    private readonly TemporaryFolder folder = new();
    private readonly string version;

    public TwoBuildsTests()
    {
        var built = new DirectoryInfo(Path.GetDirectoryName(BuiltModule.FindManifest())!);
        version = built.Name;
        folder.Install(built, version);
    }

    public void Dispose() => folder.Dispose();

    [LongTheory]
    [InlineData("csv")]
    [InlineData("xml")]
    [InlineData("html")]
    [InlineData("txt")]
    public async Task Each_writes_the_same_file_and_reads_it_back_equal(string extension)
    {
        // CsvHelper is loaded only for CSV.
        int loaded = extension == "csv" ? 2 : 1;
        Assert.Equal(string.Concat(Enumerable.Repeat("net8.0\n", loaded)), await WriteAndRead(folder.PathOf("newer." + extension)));
        Directory.Delete(folder.PathOf($"PortRegistry/{version}/bin/formats/net8.0"), recursive: true);
        Assert.Equal(string.Concat(Enumerable.Repeat("formats\n", loaded)), await WriteAndRead(folder.PathOf("older." + extension)));
        Assert.Equal(File.ReadAllBytes(folder.PathOf("newer." + extension)), File.ReadAllBytes(folder.PathOf("older." + extension)));
    }

    // The white space of the text differs from the registry's, so only ports, names and transports are compared.
    private async Task<string> WriteAndRead(string file)
    {
        ShellProcess shell = await ShellProcess.RunPwshAsync(
            [
                "-Command",
                $$"""
                Import-Module PortRegistry
                Export-IanaRegistry '{{file}}'
                $read = Import-IanaRegistry '{{file}}'
                $changes = if ('{{file}}' -like '*.txt') { ($read.Records | ForEach-Object Label) -join ' ' -cne (((Get-IanaRegistry).Records | ForEach-Object Label) -join ' ') } else { @(Compare-IanaRegistry (Get-IanaRegistry) $read).Count }
                if ($changes) { $changes }
                """ + Which,
            ],
            [new("PSModulePath", folder.FullName)]);
        Assert.Equal("", shell.Error);
        return shell.Output;
    }
}
