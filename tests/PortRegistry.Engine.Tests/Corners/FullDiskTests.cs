using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PortRegistry.Tests;
using Xunit;

namespace PortRegistry.Engine.Tests.Corners;

/// <summary>A disk that fills while a file is written: an error, and the file that was there stays as it was.</summary>
public sealed class FullDiskTests
{
    [SmallDiskFact]
    public async Task A_full_disk_is_a_clear_error_and_the_old_file_stays()
    {
        using var folder = new TemporaryFolder();
        string disk = Directory.CreateDirectory(folder.PathOf("disk")).FullName;
        string script =
            $$"""
            $PSStyle.OutputRendering = 'PlainText'
            [IO.File]::WriteAllBytes('{{disk}}/filler', [byte[]]::new(4150000))
            $resolved = 1..3000 | Resolve-IanaPort
            foreach ($name in 'r.csv', 'r.xml', 'r.json', 'r.html', 'r.snapshot', 'report.html') {
                Set-Content "{{disk}}/$name" 'old'
                try { if ($name -eq 'report.html') { $resolved | Export-PortReport "{{disk}}/$name" } else { Export-IanaRegistry "{{disk}}/$name" -Registry (Get-IanaRegistry) } }
                catch { "${name}: $($_.FullyQualifiedErrorId.Split(',')[0]), $($_.Exception.Message -match 'No space left')" }
                if ((Get-Content "{{disk}}/$name") -ne 'old') { "$name is another" }
                Remove-Item "{{disk}}/$name"
            }
            (Get-ChildItem '{{disk}}' -Force).Name
            """;
        ProcessStartInfo start = SmallDisk.Start(disk, "dotnet", "exec", Path.Combine(System.AppContext.BaseDirectory, "PortRegistry.Shell.dll"), "-NoProfile", "-Command", "$ErrorActionPreference = 'Stop'; " + script);
        start.RedirectStandardOutput = true;
        start.Environment["NO_COLOR"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
        string[] expected = [.. new[] { "r.csv", "r.xml", "r.json", "r.html", "r.snapshot", "report.html" }.Select(name => $"{name}: RegistryFileNotWritable, True"), "filler"];
        Assert.Equal(expected, output.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }
}
