using System;
using System.IO;
using Xunit;

namespace PortRegistry.Tests;

/// <summary>
/// The registry as IANA published it on some days. These files are no part of the repository; a test that uses them is
/// skipped, and says so, where they are absent.
/// </summary>
internal static class RealFiles
{
    private const string DirectoryVariable = "PORTREGISTRY_SAMPLES";
    private static readonly string Root = FindRoot();

    /// <summary>The path of one of the files.</summary>
    /// <param name="day">The registry's day, such as <c>2026-02-13</c>.</param>
    /// <param name="extension">The format's extension: <c>csv</c>, <c>xml</c>, <c>xhtml</c> or <c>txt</c>.</param>
    internal static string PathOf(string day, string extension) => PathOf(Path.Combine(day, "service-names-port-numbers." + extension));

    /// <summary>The path of a file.</summary>
    /// <param name="name">The name below <c>shared/iana</c>.</param>
    internal static string PathOf(string name)
    {
        string path = Path.Combine(Root, name);
        Assert.SkipUnless(File.Exists(path), $"The real registry files are not beside the checkout: there is no shared/iana/{name.Replace('\\', '/')}.");
        return path;
    }

    /// <summary>The path of a file, or null where it is absent.</summary>
    /// <param name="name">The name below <c>shared/iana</c>.</param>
    internal static string? Find(string name) => File.Exists(Path.Combine(Root, name)) ? Path.Combine(Root, name) : null;

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable(DirectoryVariable) is { Length: > 0 } given)
        {
            return given;
        }

        var checkout = new DirectoryInfo(AppContext.BaseDirectory);
        while (checkout is not null && !File.Exists(Path.Combine(checkout.FullName, "PortRegistry.sln")))
        {
            checkout = checkout.Parent;
        }

        return Path.Combine(checkout?.Parent?.FullName ?? AppContext.BaseDirectory, "shared", "iana");
    }
}
