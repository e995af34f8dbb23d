namespace PortRegistry.Commands;

/// <summary>What a property is known to hold.</summary>
internal enum PortNameKind
{
    None,

    /// <summary>Ports, whole.</summary>
    Port,

    /// <summary>The first port of a range.</summary>
    First,

    /// <summary>The last port of a range.</summary>
    Last,

    /// <summary>A transport.</summary>
    Transport,

    /// <summary>A word that may be a transport, or what a rule does: docker's, Check Point's and pfSense's type.</summary>
    Type,

    /// <summary>Whether the transport of this name is meant, in a table with a column for each.</summary>
    TransportMark,

    /// <summary>The family of a socket's addresses.</summary>
    Family,

    /// <summary>Whether all ports are meant but those that are named.</summary>
    Negation,

    /// <summary>Whether what stands beside it is negated: an address, or where there is none, the ports.</summary>
    BareNegation,

    /// <summary>How ports are compared: eq, gt, lt, neq.</summary>
    Operator,

    /// <summary>A published port beside a target, in a file of compose; elsewhere a date.</summary>
    Published,

    /// <summary>How many ports follow each other, in a mapping of podman.</summary>
    Count,

    /// <summary>Whether the machine asked, or was asked: Sysmon's.</summary>
    Initiated,

    /// <summary>Ports that are known and never looked up, as those at the source of a translation.</summary>
    Left,

    /// <summary>A service name, which is asked only where nothing else says a port.</summary>
    Service,

    /// <summary>The direction of a rule.</summary>
    Direction,

    /// <summary>Whether a rule is for what goes out.</summary>
    IsOutbound,

    /// <summary>What a rule does.</summary>
    Action,

    /// <summary>What a rule does, where it is a word for that.</summary>
    ActionWord,

    /// <summary>Whether a rule counts.</summary>
    Enabled,

    /// <summary>Whether a rule does not count.</summary>
    Disabled,

    /// <summary>Whether a translation is of ports; FortiGate's others are of every port and protocol.</summary>
    Forward,

    /// <summary>Whether a scan found the port open.</summary>
    IsOpen,

    /// <summary>Whose ports are named, where it is a word for that: Src or Dst.</summary>
    SideWord,

    /// <summary>The state of a socket.</summary>
    State,

    /// <summary>The role that this module gave a use.</summary>
    Role,

    /// <summary>What else a rule requires.</summary>
    Condition,

    /// <summary>What a use of this module takes for granted.</summary>
    Assumption,

    /// <summary>An object whose properties are read with its name before theirs: destination.port.</summary>
    Prefix,

    /// <summary>An object whose properties are read as if they stood beside it.</summary>
    Wrapper,

    /// <summary>What a rule alone has: the addresses that it is for, its chain, its priority.</summary>
    Ruled,

    /// <summary>What a record of something seen has, and no rule: a count of bytes, a time, the words of a scanner.</summary>
    Seen,

    /// <summary>What a rule blocks, as an object or a list of them.</summary>
    Blocked,

    /// <summary>What this module added.</summary>
    Answer,
}
