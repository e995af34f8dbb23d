using System.Threading;

namespace PortRegistry;

/// <summary>The answers for neighboring ports, each made when it is first asked for. Thread-safe.</summary>
internal sealed class PortPage(PortQuestion question)
{
    /// <summary>How many ports a page has.</summary>
    internal const int Size = 256;

    private PortResolution?[]? answers;

    /// <summary>What the registry says of a port.</summary>
    /// <param name="port">A port of the page.</param>
    /// <returns>The same object for the same port.</returns>
    internal PortResolution Answer(int port)
    {
        PortResolution?[] known = Volatile.Read(ref answers) ?? Interlocked.CompareExchange(ref answers, new PortResolution?[Size], null) ?? answers!;
        ref PortResolution? answer = ref known[port % Size];
        return Volatile.Read(ref answer) ?? Interlocked.CompareExchange(ref answer, new PortResolution(question, port), null) ?? answer!;
    }
}
