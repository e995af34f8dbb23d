using System.Runtime.CompilerServices;

namespace PortRegistry.Tests;

/// <summary>A test that reads files of IANA, of the category IANA.</summary>
public sealed class IanaFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
    : NeedyFactAttribute("IANA", IanaFiles.Exist, file, line);

/// <inheritdoc cref="IanaFactAttribute"/>
public sealed class IanaTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
    : NeedyTheoryAttribute("IANA", IanaFiles.Exist, file, line);
