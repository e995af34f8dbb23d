namespace PortRegistry;

/// <summary>How much a finding asks for a look, from least to most.</summary>
public enum PortFindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Often right, but to be explained.</summary>
    Low,

    /// <summary>The registry gives no reason for the use.</summary>
    Medium,

    /// <summary>The registry cannot be asked at all, or leaves nothing to ask.</summary>
    High,
}
