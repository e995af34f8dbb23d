using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace PortRegistry.Tests;

/// <summary>A test that takes files of IANA's: of the category IANA, and no test where the files are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(NeedyFactDiscoverer))]
public sealed class IanaFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : FactAttribute(file, line), ITraitAttribute, INeed
{
    public bool IsMet => IanaFiles.Exist;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", "IANA")];
}

/// <inheritdoc cref="IanaFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(NeedyTheoryDiscoverer))]
public sealed class IanaTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : TheoryAttribute(file, line), ITraitAttribute, INeed
{
    public bool IsMet => IanaFiles.Exist;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", "IANA")];
}
