using System;
using System.IO;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests;

/// <summary>
/// Registry files that IANA published on certain days, which are not in the repository. Tests that use them have
/// <see cref="IanaFactAttribute"/> or <see cref="IanaTheoryAttribute"/>, and are discovered only if the files exist.
/// </summary>
internal static class IanaFiles
{
    private const string DirectoryVariable = "PORTREGISTRY_SAMPLES";
    private static readonly string Root = FindRoot();

    /// <summary>Whether there are any.</summary>
    internal static bool Exist { get; } = Directory.Exists(Root) && Directory.EnumerateDirectories(Root, "*-*-*").Any();

    /// <summary>The path of one of the files.</summary>
    /// <param name="day">The registry's day, such as <c>2026-02-13</c>.</param>
    /// <param name="extension">The format's extension: <c>csv</c>, <c>xml</c>, <c>xhtml</c> or <c>txt</c>.</param>
    internal static string PathOf(string day, string extension) => PathOf(Path.Combine(day, "service-names-port-numbers." + extension));

    /// <summary>The path of a file.</summary>
    /// <param name="name">The name below <c>shared/iana</c>.</param>
    internal static string PathOf(string name)
    {
        string path = Path.Combine(Root, name);
        Assert.True(File.Exists(path), $"There are files of IANA's, but no '{path}'.");
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
