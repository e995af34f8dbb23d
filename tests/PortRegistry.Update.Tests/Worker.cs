using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using PortRegistry.Shell;
using PortRegistry.Tests;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>A process that makes registry files, or reads or writes a data directory until it is told to end.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Process process;
    private readonly Task<string?> firstLine;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private Worker(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process = Process.Start(start)!;
        firstLine = process.StandardOutput.ReadLineAsync();
        output = RestAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The worker's program.</summary>
    internal static string Program { get; } =
        typeof(Worker).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Worker").Value!;

    /// <summary>The program that runs it.</summary>
    internal static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The snapshot that ships with the built module.</summary>
    internal static string Bundled { get; } = Path.Combine(Path.GetDirectoryName(BuiltModule.FindManifest())!, "registry.snapshot");

    /// <summary>Whether the worker has begun its work.</summary>
    internal bool IsReady => firstLine.IsCompleted;

    /// <summary>Waits until the worker has begun its work.</summary>
    internal Task ReadyAsync() => firstLine;

    internal static Worker Start(params IEnumerable<string> arguments) => new(new ProcessStartInfo(Host, ["exec", Program, .. arguments]));

    /// <summary>Runs the worker with a shell's command before it, such as a limit that it is to live under.</summary>
    internal static Worker StartUnder(string command, params IEnumerable<string> arguments)
        => new(new ProcessStartInfo("sh", ["-c", command + " exec \"$@\"", "sh", Host, "exec", Program, .. arguments]));

    /// <summary>Runs a program with a small disk at a directory.</summary>
    internal static Worker StartOnSmallDisk(string directory, params IEnumerable<string> command) => new(SmallDisk.Start(directory, command));

    /// <summary>Ends the worker as a power cut would.</summary>
    internal void Kill() => process.Kill();

    /// <summary>Tells the worker to end, and gives its exit code and what it wrote.</summary>
    internal async Task<(int ExitCode, string Output)> EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, (await output + await error).Trim());
    }

    private async Task<string> RestAsync()
    {
        string? first = await firstLine;
        string rest = await process.StandardOutput.ReadToEndAsync();
        return first is null or "ready" ? rest : first + "\n" + rest;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
