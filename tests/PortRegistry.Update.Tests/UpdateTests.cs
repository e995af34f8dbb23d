using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using PortRegistry.Engine.Tests;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>The base of tests of the cmdlet: a session over the real engine, with the built module imported.</summary>
public abstract class UpdateTests(Fixtures fixtures) : IDisposable
{
    protected Fixtures Fixtures { get; } = fixtures;

    protected ShellSession Session { get; } = new ShellSession().ImportModule();

    /// <summary>Runs a script that is to give no error.</summary>
    protected ShellResult Run(string script)
    {
        ShellResult result = Session.Run(script);
        Assert.True(result.Errors.Count == 0, string.Join("\n", result.Errors));
        return result;
    }

    /// <summary>Updates from an address and gives what the update did.</summary>
    protected PSObject Update(string address, string parameters = "") => Assert.Single(Run($"Update-IanaRegistry -Uri '{address}' -PassThru {parameters}").Output);

    /// <summary>A property of the registry in use, as text.</summary>
    protected string Active(string property) => Text(Assert.Single(Run("Get-IanaRegistry").Output), property);

    protected static string Text(PSObject value, string property) => Convert.ToString(value.Properties[property].Value, CultureInfo.InvariantCulture) ?? string.Empty;

    protected static string Counts(PSObject update) => $"{Text(update, "Status")} +{Text(update, "Added")} -{Text(update, "Removed")} ~{Text(update, "Changed")}";

    public virtual void Dispose()
    {
        Session.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The base of tests that change the registry in use: each has a data directory of its own, and runs alone.</summary>
[Collection("Data directory")]
public abstract class StoreTests : UpdateTests
{
    protected StoreTests(Fixtures fixtures)
        : base(fixtures)
        => Environment.SetEnvironmentVariable(TestHome.Variable, Home);

    protected string Home { get; } = Directory.CreateTempSubdirectory("PortRegistry-home-").FullName;

    protected IEnumerable<string> Files => Directory.EnumerateFiles(Home).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    public override void Dispose()
    {
        base.Dispose();
        Environment.SetEnvironmentVariable(TestHome.Variable, TestHome.Directory);
        Environment.SetEnvironmentVariable("PORTREGISTRY_URI", null);
        if (Directory.Exists(Home))
        {
            Directory.Delete(Home, recursive: true);
        }

        GC.SuppressFinalize(this);
    }
}

/// <summary>The data directory is a matter of the process: who changes it runs when no other test does.</summary>
[CollectionDefinition("Data directory", DisableParallelization = true)]
public sealed class DataDirectory;

/// <summary>The base of tests of updates that fail: they leave the data directory untouched, and run beside each other.</summary>
public abstract class FailureTests(Fixtures fixtures) : UpdateTests(fixtures)
{
    /// <summary>Runs an update that is to fail, and gives its error after seeing to it that nothing has changed.</summary>
    protected ErrorRecord Failure(string address, string parameters = "") => FailureOf($"Update-IanaRegistry -Uri '{address}' {parameters}");

    protected ErrorRecord FailureOf(string script)
    {
        ShellResult result = Session.Run(script);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Contains("The registry in use is unchanged.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("Bundled", Active("Origin"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(TestHome.Directory));
        return error;
    }

    protected static string Id(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    protected static void Says(ErrorRecord error, params string[] parts)
        => Assert.All(parts, part => Assert.Contains(part, error.Exception.Message, StringComparison.Ordinal));
}
