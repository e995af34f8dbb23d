using System.Runtime.CompilerServices;

namespace PortRegistry;

/// <summary>How methods are compiled that go through every byte or record of a file.</summary>
internal static class Compilation
{
    /// <summary>
    /// MethodImplOptions.AggressiveOptimization, which .NET Standard 2.0 has no name for: optimized code from the first call
    /// on, as most shells read one file and end. .NET Framework, which always does that, takes no notice.
    /// </summary>
    internal const MethodImplOptions Optimized = (MethodImplOptions)512;
}
