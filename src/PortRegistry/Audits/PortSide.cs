namespace PortRegistry.Commands;

/// <summary>Whose ports are looked up, where an object has those of both sides.</summary>
public enum PortSide
{
    /// <summary>The side that has the service: of a rule by its direction, else the machine's own or the destination.</summary>
    Auto,

    /// <summary>The machine's own.</summary>
    Local,

    /// <summary>The other side's.</summary>
    Remote,
}
