namespace PortRegistry;

/// <summary>What is asked of ports, beside the ports themselves. Immutable; the answers for many ports share one.</summary>
internal sealed class PortQuestion(PortAudit audit, TransportSpec transport, PortUsage usage)
{
    internal PortAudit Audit { get; } = audit;

    internal TransportSpec Transport { get; } = transport;

    internal PortUsage Usage { get; } = usage;
}
