using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PortRegistry.Shell;
using Xunit;

namespace PortRegistry.Engine.Tests.Corners;

/// <summary>Two versions of the module, installed side by side as PowerShell installs them.</summary>
public sealed partial class TwoVersionsTests : IDisposable
{
    private const string Answer = "(Get-Module PortRegistry).Version.ToString(); [PortRegistry.ServiceRecord].Assembly.GetName().Version.ToString(3); (Get-IanaPort 636/tcp).Label";
    private readonly TemporaryFolder folder = new();
    private readonly string older;
    private readonly string newer;

    public TwoVersionsTests()
    {
        var built = new DirectoryInfo(Path.GetDirectoryName(BuiltModule.FindManifest())!);
        older = built.Name;
        newer = "99" + older[older.IndexOf('.', StringComparison.Ordinal)..];
        folder.Install(built, older);
        folder.Install(built, newer);
        string manifest = folder.PathOf($"PortRegistry/{newer}/PortRegistry.psd1");
        File.WriteAllText(manifest, ModuleVersion().Replace(File.ReadAllText(manifest), $"${{1}}'{newer}'"));
        foreach (string name in new[] { "PortRegistry.Core.dll", "PortRegistry.dll", "formats/PortRegistry.Formats.dll", "formats/net8.0/PortRegistry.Formats.dll" })
        {
            SetMajorVersion(folder.PathOf($"PortRegistry/{newer}/bin/{name}"), 99);
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_name_alone_imports_the_newest()
        => Assert.Equal($"{newer}\n{newer}\nldaps 636/tcp\n", await Run($"Import-Module PortRegistry; {Answer}"));

    [Fact]
    public async Task A_required_version_is_the_one_that_answers()
        => Assert.Equal($"{older}\n{older}\nldaps 636/tcp\n", await Run($"Import-Module PortRegistry -RequiredVersion {older}; {Answer}"));

    [Fact]
    public async Task Each_reads_files_with_its_own_readers()
    {
        string file = folder.Csv("some.csv", "ssh,22,tcp,The Secure Shell,,,,,,,,");
        const string Readers = "; [appdomain]::CurrentDomain.GetAssemblies() | ForEach-Object { if ($_.GetName().Name -eq 'PortRegistry.Formats') { $_.GetName().Version.ToString(3) } }";
        foreach (string version in new[] { older, newer })
        {
            Assert.Equal(
                $"1\n{version}\n", await Run($"Import-Module PortRegistry -RequiredVersion {version}; (Import-IanaRegistry {file}).RecordCount{Readers}"));
        }
    }

    [Fact]
    public async Task Both_update_in_one_data_directory_at_once_and_agree_in_the_end()
    {
        string home = folder.PathOf("home");
        await Run($"Import-Module PortRegistry; foreach ($day in 1, 2) {{ (Get-IanaRegistry | Export-IanaRegistry -AsString -Format Xml) -replace '<updated>[0-9-]*</updated>', \"<updated>2026-01-0$day</updated>\" | Set-Content '{folder.FullName}/$day.xml' }}");
        await Task.WhenAll(new[] { older, newer }.Select(version => Run(
            $"""
            Import-Module PortRegistry -RequiredVersion {version}
            foreach ($day in 1, 2, 1, 2, 1, 2) {"{"}
                $null = Update-IanaRegistry -Path '{folder.FullName}/$day.xml' -Force
                $at = (Get-IanaRegistry).Updated.ToString()
                if ($at -notin '2026-01-01', '2026-01-02' -or (Get-IanaPort 636/tcp).ServiceName -ne 'ldaps') {"{"} "$at" {"}"}
            {"}"}
            """,
            home)));
        string[] seen = await Task.WhenAll(new[] { older, newer }.Select(version => Run(
            $"Import-Module PortRegistry -RequiredVersion {version}; Get-IanaRegistry | ForEach-Object {{ \"$($_.Updated) $($_.Origin) $($_.Sha256)\" }}", home)));
        Assert.Equal(seen[0], seen[1]);
        Assert.Matches("^2026-01-0[12] Updated ", seen[0]);
        Assert.Empty(Directory.GetFiles(home, "*.tmp"));
    }

    // .NET holds one version of an assembly in a process, so that PowerShell must refuse the other.
    [Fact]
    public async Task A_process_that_has_one_refuses_the_other_and_goes_on_with_the_first()
        => Assert.Equal(
            $"refused\n{older}\n{older}\nldaps 636/tcp\n",
            await Run(
                $$"""
                Import-Module PortRegistry -RequiredVersion {{older}}
                try { Import-Module PortRegistry -RequiredVersion {{newer}} -ErrorAction Stop } catch { 'refused' }
                {{Answer}}
                """));

    private async Task<string> Run(string script, string? home = null)
    {
        KeyValuePair<string, string>[] environment = [new("PSModulePath", folder.FullName), .. home is null ? Array.Empty<KeyValuePair<string, string>>() : [new("PORTREGISTRY_HOME", home)]];
        ShellProcess shell = await ShellProcess.RunPwshAsync(["-Command", script], environment);
        Assert.Equal("", shell.Error);
        return shell.Output;
    }

    // In the assembly's own row and in those of the assemblies of ours that it refers to; the row and its references begin
    // with the version (ECMA-335, II.22.2 and II.22.5).
    private static void SetMajorVersion(string path, ushort major)
    {
        byte[] image = File.ReadAllBytes(path);
        using var reader = new PEReader([.. image]);
        MetadataReader metadata = reader.GetMetadataReader();
        int start = reader.PEHeaders.MetadataStartOffset;
        BitConverter.TryWriteBytes(image.AsSpan(start + metadata.GetTableMetadataOffset(TableIndex.Assembly) + sizeof(uint)), major);
        foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
        {
            if (metadata.GetString(metadata.GetAssemblyReference(handle).Name).StartsWith("PortRegistry", StringComparison.Ordinal))
            {
                int row = (MetadataTokens.GetRowNumber(handle) - 1) * metadata.GetTableRowSize(TableIndex.AssemblyRef);
                BitConverter.TryWriteBytes(image.AsSpan(start + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef) + row), major);
            }
        }

        File.WriteAllBytes(path, image);
    }

    [GeneratedRegex(@"(ModuleVersion\s*=\s*)'[^']*'")]
    private static partial Regex ModuleVersion();
}
