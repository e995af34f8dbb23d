namespace PortRegistry;

/// <summary>What a line's reader knows of a use so far.</summary>
internal sealed class PortUseDraft
{
    internal PortUseRole Role { get; set; }

    internal TransportSpec Protocol { get; set; } = TransportSpec.Any;

    internal string? LocalAddress { get; set; }

    internal PortSpec? LocalPort { get; set; }

    internal string? RemoteAddress { get; set; }

    internal PortSpec? RemotePort { get; set; }

    internal string? State { get; set; }

    internal string? Process { get; set; }

    internal int? ProcessId { get; set; }

    internal string? Action { get; set; }

    internal string? Direction { get; set; }

    internal string? Chain { get; set; }

    internal string? Interface { get; set; }

    internal string? Service { get; set; }

    internal string? Comment { get; set; }
}
