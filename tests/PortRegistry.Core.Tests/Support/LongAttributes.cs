using System;
using System.Runtime.CompilerServices;

namespace PortRegistry.Tests;

/// <summary>A test that takes long, of the category Long. It runs only where <c>PORTREGISTRY_LONG</c> is 1, as in <c>.ci/run</c>.</summary>
public sealed class LongFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
    : NeedyFactAttribute("Long", IsAllowed, file, line)
{
    internal static bool IsAllowed => Environment.GetEnvironmentVariable("PORTREGISTRY_LONG") == "1";
}

/// <inheritdoc cref="LongFactAttribute"/>
public sealed class LongTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
    : NeedyTheoryAttribute("Long", LongFactAttribute.IsAllowed, file, line);
