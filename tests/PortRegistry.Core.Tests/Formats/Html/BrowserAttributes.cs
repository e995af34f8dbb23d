using System.Runtime.CompilerServices;

namespace PortRegistry.Tests.Formats;

/// <summary>A test in a browser, of the category Browser.</summary>
public sealed class BrowserFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
    : NeedyFactAttribute("Browser", Browser.Exists, file, line);

/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
    : NeedyTheoryAttribute("Browser", Browser.Exists, file, line);
