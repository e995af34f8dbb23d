using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace PortRegistry.Tests;

/// <summary>What a test needs. Where that is missing, the test is not discovered.</summary>
public interface INeed
{
    bool IsMet { get; }
}

/// <summary>A test of a category that needs something.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(NeedyFactDiscoverer))]
public abstract class NeedyFactAttribute(string category, bool isMet, [CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : FactAttribute(file, line), ITraitAttribute, INeed
{
    public bool IsMet => isMet;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", category)];
}

/// <inheritdoc cref="NeedyFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(NeedyTheoryDiscoverer))]
public abstract class NeedyTheoryAttribute(string category, bool isMet, [CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : TheoryAttribute(file, line), ITraitAttribute, INeed
{
    public bool IsMet => isMet;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", category)];
}

public sealed class NeedyFactDiscoverer : FactDiscoverer
{
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
        => factAttribute is INeed { IsMet: false } ? new([]) : base.Discover(discoveryOptions, testMethod, factAttribute);
}

public sealed class NeedyTheoryDiscoverer : TheoryDiscoverer
{
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
        => factAttribute is INeed { IsMet: false } ? new([]) : base.Discover(discoveryOptions, testMethod, factAttribute);
}
