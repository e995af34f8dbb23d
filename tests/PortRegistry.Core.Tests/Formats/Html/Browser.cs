using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
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
    /// <param name="hash">The fragment of the address.</param>
    internal static async Task<string> Open(string page, string hash)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("PortRegistry");
        try
        {
            string file = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(file, page);
            return await Dump(folder, file, "#" + hash);
        }
        finally
        {
            Delete(folder);
        }
    }

    /// <summary>Uses a page as its reader does: runs a script beside it, and gives what that returns.</summary>
    /// <param name="page">The page.</param>
    /// <param name="script">The body of a function of the page's <c>document</c>, its <c>window</c>, and <c>wait</c>, which waits some milliseconds.</param>
    /// <param name="width">How many pixels wide the page is shown.</param>
    internal static async Task<string> Use(string page, string script, int width = 1366)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("PortRegistry");
        try
        {
            string file = Path.Combine(folder.FullName, "beside.html");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "page.html"), page);
            await File.WriteAllTextAsync(file, $$"""
                <!DOCTYPE html><html><body><iframe src="page.html" width="{{width}}" height="900"></iframe><pre></pre><script>
                const wait = time => new Promise(resolve => setTimeout(resolve, time));
                const use = async (document, window) => { {{script}} };
                document.querySelector("iframe").onload = async event => {
                  let answer;
                  try {
                    answer = String(await use(event.target.contentDocument, event.target.contentWindow));
                  } catch (error) {
                    answer = error.stack;
                  }
                  document.querySelector("pre").textContent = "[" + answer + "]";
                };
                </script></body></html>
                """);

            // Otherwise a file cannot access another one.
            string dom = await Dump(folder, file, string.Empty, "--allow-file-access-from-files", "--disable-web-security");
            Match answer = Regex.Match(dom, @"<pre>\[(.*)\]</pre>", RegexOptions.Singleline);
            Assert.True(answer.Success, "The script came to no end.");
            return WebUtility.HtmlDecode(answer.Groups[1].Value);
        }
        finally
        {
            Delete(folder);
        }
    }

    private static async Task<string> Dump(DirectoryInfo folder, string file, string hash, params string[] options)
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", $"--user-data-dir={Path.Combine(folder.FullName, "profile")}",
            "--virtual-time-budget=5000", .. options, "--dump-dom", new Uri(file).AbsoluteUri + hash,
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

    // Child processes of the browser may still be writing to the profile.
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
