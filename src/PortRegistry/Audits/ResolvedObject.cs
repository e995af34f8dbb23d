namespace PortRegistry.Commands;

/// <summary>
/// What every object has that Resolve-IanaPort passes on, whatever it is besides. None is ever made: it tells PowerShell's
/// completion the type of <c>$_.Iana</c>.
/// </summary>
public abstract class ResolvedObject
{
    private ResolvedObject()
    {
    }

    /// <summary>What the registry says of the object's ports, and what is to be looked at.</summary>
    public PortResolution? Iana { get; }
}
