using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PortRegistry.Tests.Formats;

/// <summary>A browser of the Chromium family, run without a window and without the network, where the machine has one.</summary>
internal static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome", "msedge"];

    private static readonly string[] Folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        "/Applications/Google Chrome.app/Contents/MacOS",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application"),
    ];

    private static readonly string? Executable = Folders
        .SelectMany(folder => Names.Append("Google Chrome").Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Whether the machine has one.</summary>
    internal static bool Exists => Executable is not null;

    /// <summary>Opens a page from a file and gives what the browser made of it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="hash">What stands behind the address's number sign.</param>
    internal static async Task<string> Open(string page, string hash)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("PortRegistry");
        try
        {
            string file = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(file, page);
            string[] arguments =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", $"--user-data-dir={Path.Combine(folder.FullName, "profile")}",
                "--virtual-time-budget=5000", "--dump-dom", new Uri(file).AbsoluteUri + "#" + hash,
            ];
            var start = new ProcessStartInfo(Executable!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            using var registration = TestContext.Current.CancellationToken.Register(() => process.Kill(entireProcessTree: true));
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(output.Contains("</html>", StringComparison.Ordinal), $"The browser gave no page: {await errors}");
            return output;
        }
        finally
        {
            Delete(folder);
        }
    }

    // The browser's helpers may still be writing to the profile.
    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
