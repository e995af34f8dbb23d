using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using PortRegistry.Shell;

namespace PortRegistry.Engine.Tests;

/// <summary>A run of a shell as a process of its own.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output, with line feeds as line ends.</param>
/// <param name="Error">What it wrote to standard error, with line feeds as line ends.</param>
internal sealed record ShellProcess(int ExitCode, string Output, string Error)
{
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The folder of the repository.</summary>
    internal static string Repository { get; } = new FileInfo(BuiltModule.FindManifest()).Directory!.Parent!.Parent!.Parent!.FullName;

    /// <summary>Runs PortRegistry.Shell, which has the module imported, and waits for its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="environment">Environment variables to set for it.</param>
    internal static Task<ShellProcess> RunAsync(
        IEnumerable<string> arguments, string input = "", IEnumerable<KeyValuePair<string, string>>? environment = null)
        => StartAsync(["exec", Path.Combine(AppContext.BaseDirectory, "PortRegistry.Shell.dll"), .. arguments], input, environment ?? []);

    /// <summary>Runs the pwsh of the tool manifest, and waits for its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Environment variables to set for it.</param>
    internal static async Task<ShellProcess> RunPwshAsync(
        IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        await Restored.Value;
        return await StartAsync(["tool", "run", "pwsh", "--", "-NoLogo", "-NoProfile", "-NonInteractive", .. arguments], "", environment ?? []);
    }

    private static readonly Lazy<Task> Restored = new(RestoreAsync);

    // Restoring contacts the package source, so it is done only if the tool is missing.
    private static async Task RestoreAsync()
    {
        if ((await StartAsync(["tool", "run", "pwsh", "--", "-Version"], "", [])).ExitCode != 0)
        {
            ShellProcess restore = await StartAsync(["tool", "restore"], "", []);
            if (restore.ExitCode != 0)
            {
                throw new InvalidOperationException($"pwsh cannot be restored:\n{restore.Output}{restore.Error}");
            }
        }
    }

    private static async Task<ShellProcess> StartAsync(IEnumerable<string> arguments, string input, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo(Dotnet, arguments)
        {
            WorkingDirectory = Repository,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new ShellProcess(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }
}
