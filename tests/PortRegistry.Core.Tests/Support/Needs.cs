using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit.Sdk;
using Xunit.v3;

namespace PortRegistry.Tests;

/// <summary>What a test needs; where it is not there, there is no such test.</summary>
public interface INeed
{
    bool IsMet { get; }
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
