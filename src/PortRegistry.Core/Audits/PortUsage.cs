using System;

namespace PortRegistry;

/// <summary>In what way ports are used, as far as it bears on the findings. Immutable.</summary>
public readonly struct PortUsage : IEquatable<PortUsage>
{
    /// <summary>Describes a use of ports.</summary>
    /// <param name="role">The role of the ports.</param>
    /// <param name="isBlocked">Whether a rule blocks the ports, or a scan found them closed, so that none is open.</param>
    /// <param name="condition">What else a rule requires, such as a set of addresses; null where it requires nothing else.</param>
    /// <param name="assumption">What is assumed of the use because its source does not say it, in whole sentences; null where nothing is.</param>
    public PortUsage(PortUseRole role, bool isBlocked = false, string? condition = null, string? assumption = null)
    {
        Role = role;
        IsBlocked = isBlocked;
        Condition = condition;
        Assumption = assumption;
    }

    /// <summary>The role of the ports.</summary>
    public PortUseRole Role { get; }

    /// <summary>Whether a rule blocks the ports, or a scan found them closed, so that none is open.</summary>
    public bool IsBlocked { get; }

    /// <summary>What else a rule requires; null where it requires nothing else.</summary>
    public string? Condition { get; }

    /// <summary>What is assumed of the use because its source does not say it, in whole sentences; null where nothing is.</summary>
    public string? Assumption { get; }

    /// <summary>A role alone.</summary>
    /// <param name="role">The role of the ports.</param>
    public static implicit operator PortUsage(PortUseRole role) => new(role);

    /// <summary>Whether two uses are equal.</summary>
    /// <param name="left">A use.</param>
    /// <param name="right">A use.</param>
    public static bool operator ==(PortUsage left, PortUsage right) => left.Equals(right);

    /// <summary>Whether two uses differ.</summary>
    /// <param name="left">A use.</param>
    /// <param name="right">A use.</param>
    public static bool operator !=(PortUsage left, PortUsage right) => !left.Equals(right);

    /// <summary>The use of a role alone.</summary>
    /// <param name="role">The role of the ports.</param>
    /// <returns>The use.</returns>
    public static PortUsage FromPortUseRole(PortUseRole role) => new(role);

    /// <inheritdoc/>
    public bool Equals(PortUsage other) => Role == other.Role && IsBlocked == other.IsBlocked && Condition == other.Condition && Assumption == other.Assumption;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PortUsage other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
        => ((int)Role * 2) + (IsBlocked ? 1 : 0) + (HashOf(Condition) * 31) + (HashOf(Assumption) * 17);

    private static int HashOf(string? text) => text is null ? 0 : StringComparer.Ordinal.GetHashCode(text);
}
