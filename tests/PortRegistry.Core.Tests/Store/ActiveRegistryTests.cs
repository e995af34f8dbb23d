using System;
using System.IO;
using Xunit;

namespace PortRegistry.Tests.Store;

/// <summary>Where the user's registry is kept. No other test of this assembly asks for it.</summary>
public sealed class ActiveRegistryTests : IDisposable
{
    private readonly string? before = Environment.GetEnvironmentVariable(ActiveRegistry.HomeVariable);

    public void Dispose() => Environment.SetEnvironmentVariable(ActiveRegistry.HomeVariable, before);

    [Fact]
    public void The_directory_that_the_environment_names_is_used_and_followed_when_it_changes()
    {
        string first = Path.Combine(Path.GetTempPath(), "PortRegistry-no-such-home");
        RegistryStore store = StoreOf(first);
        Assert.Equal((first, first), (store.Directory, ActiveRegistry.DataDirectory()));
        Assert.Same(store, StoreOf(first));

        RegistryStore other = StoreOf(first + "-either");
        Assert.NotSame(store, other);
        Assert.Equal(first + "-either", other.Directory);
        Assert.False(Directory.Exists(first));
    }

    [Theory]
    [InlineData("relative")]
    [InlineData("./relative")]
    [InlineData("..")]
    public void A_relative_path_would_mean_another_directory_each_time_and_is_not_taken(string path)
    {
        Assert.Null(StoreOf(path).Directory);
        Assert.Null(ActiveRegistry.DataDirectory());
        Assert.Contains(
            $"{ActiveRegistry.HomeVariable} is '{path}'",
            Assert.Throws<RegistryStoreException>(() => StoreOf(path).NoteChecked(Sample.Registry, new RegistryRetrieval(DateTime.UtcNow, DateTime.UtcNow), TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Where_none_is_named_it_is_the_users_own(string? path)
    {
        Environment.SetEnvironmentVariable(ActiveRegistry.HomeVariable, path);
        string local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        Assert.Equal(local.Length == 0 ? null : Path.Combine(local, "PortRegistry"), ActiveRegistry.DataDirectory());
    }

    private static RegistryStore StoreOf(string home)
    {
        Environment.SetEnvironmentVariable(ActiveRegistry.HomeVariable, home);
        return ActiveRegistry.Store;
    }
}
