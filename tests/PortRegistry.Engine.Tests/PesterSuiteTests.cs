using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PortRegistry.Engine.Tests.Help;
using PortRegistry.Shell;
using Xunit;

namespace PortRegistry.Engine.Tests;

/// <summary>Runs the Pester suite in a real PowerShell, where there is one.</summary>
public sealed class PesterSuiteTests
{
    private const string FindPester = "exit [int](-not (Get-Module -ListAvailable Pester | Where-Object Version -ge 5.5.0))";
    private static readonly string Folder = Path.Combine(HelpPage.Repository, "tests", "Pester");

    [Fact]
    public async Task The_Pester_suite_passes_on_the_built_module()
    {
        string files = string.Join(", ", Directory.GetFiles(Folder, "*.Tests.ps1").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.NotEmpty(files);
        string? caller = Environment.GetEnvironmentVariable("PORTREGISTRY_PESTER");
        Assert.SkipUnless(caller is null, $"{caller} runs these files itself: {files}");

        string? pwsh = FindOnPath(OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");
        Assert.SkipWhen(pwsh is null, $"There is no pwsh on the path, so these files did not run: {files}");
        (int missing, _) = await Run(pwsh!, "-Command", FindPester);
        Assert.SkipWhen(missing != 0, $"There is no Pester 5, so these files did not run: {files}");

        string module = Path.GetDirectoryName(BuiltModule.FindManifest())!;
        (int code, string output) = await Run(pwsh!, "-File", Path.Combine(Folder, "Invoke-Suite.ps1"), "-Module", module);
        Assert.True(code == 0, output);
        TestContext.Current.SendDiagnosticMessage(output);
    }

    private static async Task<(int Code, string Output)> Run(string pwsh, params string[] arguments)
    {
        var start = new ProcessStartInfo(pwsh, ["-NoLogo", "-NoProfile", "-NonInteractive", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    private static string? FindOnPath(string name)
        => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
