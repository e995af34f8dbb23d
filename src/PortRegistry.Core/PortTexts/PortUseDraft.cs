using System.Collections.Generic;

namespace PortRegistry;

/// <summary>A use that a parser is building.</summary>
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

    internal string? InInterface { get; set; }

    internal string? OutInterface { get; set; }

    internal string? NatAddress { get; set; }

    internal PortSpec? NatPort { get; set; }

    /// <summary>Conditions that no other property shows. The use keeps this list, so it must not change afterwards.</summary>
    internal IList<string>? Condition { get; set; }

    /// <summary>Assumptions of what the text does not say. The use keeps this list, so it must not change afterwards.</summary>
    internal IList<string>? Assumption { get; set; }

    internal string? Service { get; set; }

    /// <summary>The other names of the service. The use keeps this list, so it must not change afterwards.</summary>
    internal IList<string>? Aliases { get; set; }

    internal string? Comment { get; set; }
}
