using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace PortRegistry.Tests;

/// <summary>A test that takes a long time: of the category Long, and a test only where <c>PORTREGISTRY_LONG</c> is 1, as in <c>.ci/run</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(NeedyFactDiscoverer))]
public sealed class LongFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : FactAttribute(file, line), ITraitAttribute, INeed
{
    public bool IsMet => Environment.GetEnvironmentVariable("PORTREGISTRY_LONG") == "1";

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", "Long")];
}

/// <inheritdoc cref="LongFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(NeedyTheoryDiscoverer))]
public sealed class LongTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : TheoryAttribute(file, line), ITraitAttribute, INeed
{
    public bool IsMet => Environment.GetEnvironmentVariable("PORTREGISTRY_LONG") == "1";

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", "Long")];
}
